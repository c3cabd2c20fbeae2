"""The page's main region: where the story stands."""

from __future__ import annotations

from .walk import Walked


def main_region(walked: Walked) -> tuple[int, int]:
    """The first line of the main region and the line after its last.

    The smallest ``article`` or ``main`` that holds the page's first ``h1`` and at least three tenths of its
    text, else the largest with that much text, else the whole page.
    """
    before = [0]
    for line in walked.lines:
        before.append(before[-1] + len(line.text) + 1)
    enough = before[-1] * 0.3
    large = [
        (before[region.last] - before[region.first], region)
        for region in walked.regions
        if before[region.last] - before[region.first] >= enough
    ]
    if not large:
        return 0, len(walked.lines)
    with_h1 = [sized for sized in large if sized[1].has_h1]
    region = (min(with_h1, key=_size) if with_h1 else max(large, key=_size))[1]
    return region.first, region.last


def _size(sized: tuple[int, object]) -> int:
    return sized[0]
