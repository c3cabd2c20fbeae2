"""The page's main region: where the story stands."""

from __future__ import annotations

from .walk import Region, Walked

#: A sibling with less of the page's text than this is a teaser, not an entry of a live blog.
_ENTRY = 0.04


def main_region(walked: Walked) -> tuple[int, int]:
    """The first line of the main region and the line after its last.

    The smallest ``article`` or ``main`` that holds the page's first ``h1`` and at least three tenths of its
    text, else the largest with that much text, else the whole page. Where the largest is one article among
    others of some size (a live blog, a page of briefs), all of them.
    """
    before = [0]
    for line in walked.lines:
        before.append(before[-1] + len(line.text) + 1)

    def size(region: Region) -> int:
        return before[region.last] - before[region.first]

    large = [region for region in walked.regions if size(region) >= before[-1] * 0.3]
    if not large:
        return 0, len(walked.lines)
    with_h1 = [region for region in large if region.has_h1]
    if with_h1:
        region = min(with_h1, key=size)
        return region.first, region.last
    region = max(large, key=size)
    entries = [
        other
        for other in walked.regions
        if other.node.parent is region.node.parent and size(other) >= before[-1] * _ENTRY
    ]
    return min(entry.first for entry in entries), max(entry.last for entry in entries)
