"""The page's main region: where the story stands."""

from __future__ import annotations

from .walk import Walked


def main_region(walked: Walked) -> tuple[int, int]:
    """First and last line (exclusive) of the main region.

    The smallest ``article`` or ``main`` that holds the first ``h1`` and at least three tenths of the page's text,
    else the largest with that much text, else the whole page.
    """
    lines = walked.lines
    before = [0]
    for line in lines:
        before.append(before[-1] + len(line.text) + 1)
    enough = before[-1] * 0.3
    best: tuple[int, int] | None = None
    best_with_h1: tuple[int, int] | None = None
    for _, first, last in walked.regions:
        size = before[last] - before[first]
        if size < enough:
            continue
        if best is None or size > before[best[1]] - before[best[0]]:
            best = (first, last)
        has_h1 = walked.first_h1 is not None and first <= walked.first_h1 < last
        if has_h1 and (best_with_h1 is None or size < before[best_with_h1[1]] - before[best_with_h1[0]]):
            best_with_h1 = (first, last)
    return best_with_h1 or best or (0, len(lines))
