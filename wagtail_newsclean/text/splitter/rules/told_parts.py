"""A part of the story that tells of members and subscribers, under a sub-heading that reads like a call to be one.

"Become a member, get a haddock", and below it sentences that speak to nobody: a box does.
"""

from __future__ import annotations

from collections.abc import Collection

from ...types import Block, Document, Kind
from ..forms import is_plain_sentence, is_remark
from .asked import AMONG_PARAGRAPHS, SHORT_TITLE, asked

_LIKE_PART = frozenset({Kind.APPEAL, Kind.NEWSLETTER})
_HEADING = 60  #: characters, at most
_FEWEST, _MOST = 2, 4  #: sentences below it
_STOPS = '.!:;…”"»'


def keep_told_parts(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Keep in the story in ``blocks`` such parts between paragraphs; what is ``known`` stays, and somebody looks."""
    lines = document.lines
    for at in range(1, len(blocks) - _FEWEST - 1):
        title = lines[at].text
        if (
            blocks[at].kind not in _LIKE_PART
            or blocks[at - 1].kind is not Kind.BODY
            or len(title) > _HEADING
            or title[-1] in _STOPS
            or " " not in title
        ):
            continue
        end = at + 1
        while (
            end < len(blocks)
            and end - at <= _MOST
            and blocks[end].kind in _LIKE_PART
            and (is_plain_sentence(lines[end].text, language) or is_remark(lines[end].text, language))
        ):
            end += 1
        if end - at - 1 < _FEWEST or end == len(blocks) or blocks[end].kind is not Kind.BODY:
            continue
        if all(line not in known for line in range(at, end)):
            blocks[at] = asked(blocks[at], Kind.HEADING, SHORT_TITLE)
            for line in range(at + 1, end):
                blocks[line] = asked(blocks[line], Kind.BODY, AMONG_PARAGRAPHS)
