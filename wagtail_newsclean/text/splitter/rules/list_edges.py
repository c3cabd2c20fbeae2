"""Where lists of other stories begin and end: a title that only names them, "Also in this issue", and "Read on" below.

Neither says by itself what it is: "See all" stands below newsletters and pictures too.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from ...types import STORY_KINDS, Block, Document, Kind
from ...word_lists import phrases_in
from ..features import own_line
from ..lexicons import lexicon
from .asked import HEADS, asked
from .box_edges import is_title

_FEWEST_PARAGRAPHS = 2
_LONGEST = 40  #: characters
_SURE, _UNSURE = 0.98, 0.7
#: What a link below such a title is taken for.
_LIKE_LINK = frozenset({Kind.NEWSLETTER, Kind.APPEAL, Kind.SHARE, Kind.AD, Kind.TAGS, Kind.BIO})
_ENDS_LIST = "is the button of a list of stories"
_HOME = "leads to the front page"
_IN_LIST = "stands below the title of a list of stories"


def tell_lists(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Tell such titles and buttons in ``blocks``, and the link below a title; what is ``known`` stays."""
    lines = document.lines
    paragraphs = 0
    for at, block in enumerate(blocks):
        text = lines[at].text
        paragraphs += block.kind is Kind.BODY
        if len(text) > _LONGEST or at in known:
            continue
        if block.kind is Kind.RELATED:
            if paragraphs >= _FEWEST_PARAGRAPHS and _bare(text) in _home():
                blocks[at] = asked(block, Kind.NAV, _HOME)
            continue
        if block.confidence >= _SURE or paragraphs < _FEWEST_PARAGRAPHS:
            continue
        if blocks[at - 1].kind is Kind.RELATED and reads_on(text):
            blocks[at] = asked(block, Kind.RELATED, _ENDS_LIST)
        elif _heads_list(text) and at + 1 < len(blocks) and blocks[at + 1].kind not in STORY_KINDS:
            below = blocks[at + 1]
            is_link = below.kind is Kind.RELATED
            if (
                not is_link
                and below.kind in _LIKE_LINK
                and below.confidence < _UNSURE
                and at + 1 not in known
            ):
                is_link = _leads_to_link(document, blocks, at + 1) or is_title(
                    own_line(lines[at + 1].text, lexicon().mask(language)).facts
                )
                if is_link:
                    blocks[at + 1] = asked(below, Kind.RELATED, _IN_LIST)
            if is_link:
                blocks[at] = asked(block, Kind.RELATED, HEADS)


def _leads_to_link(document: Document, blocks: list[Block], at: int) -> bool:
    """Whether a line without a stop stands right above a link."""
    return (
        at + 1 < len(blocks) and blocks[at + 1].kind is Kind.RELATED and document.lines[at].text[-1].isalnum()
    )


def reads_on(text: str) -> bool:
    """Whether a line is nothing but such a button: "Read on"."""
    return len(text) <= _LONGEST and _bare(text) in _buttons()


def _heads_list(text: str) -> bool:
    return _bare(text) in _titles()


def _bare(text: str) -> str:
    return text.strip(" ›»>→…:?¿!.+").casefold().replace("’", "'")


@cache
def _titles() -> frozenset[str]:
    labels = phrases_in(__package__, "links.txt")[""]
    return frozenset([*labels, *phrases_in(__package__, "list_edges.txt")["titles"]])


@cache
def _home() -> frozenset[str]:
    return frozenset(phrases_in(__package__, "list_edges.txt")["home"])


@cache
def _buttons() -> frozenset[str]:
    return frozenset(phrases_in(__package__, "list_edges.txt")["read on"])
