"""Where lists of other stories begin and end: a title that only names them, "Also in this issue", and "Read on" below.

Neither says by itself what it is: "See all" stands below newsletters and pictures too.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, lru_cache

from ...types import STORY_KINDS, Block, Document, Kind
from ...word_lists import phrases_in
from ..features import own_line
from ..lexicons import lexicon
from .asked import HEADS, asked
from .box_edges import is_title, names_others

_FEWEST_PARAGRAPHS = 2
_LONGEST, _WORDS = 40, 3  #: characters; words of the link below a title
_SURE, _SURE_OF_BOX, _UNSURE, _HALF = 0.98, 0.9, 0.7, 0.6
_ASKING = frozenset({Kind.NEWSLETTER, Kind.APPEAL, Kind.SHARE})
#: What a link below such a title is taken for.
_LIKE_LINK = frozenset({Kind.NEWSLETTER, Kind.APPEAL, Kind.SHARE, Kind.AD, Kind.TAGS, Kind.BIO})
_LIKE_TOPICS, _FEWEST_OF_TITLE = frozenset({Kind.TAGS, Kind.RELATED}), 4  #: words
_ENDS_LIST = "has “read more” words"
_HOME = "is a menu word"
_IN_LIST = "is a title below another link"


def tell_lists(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Tell such titles and buttons in ``blocks``, and the link below a title; what is ``known`` stays."""
    lines = document.lines
    mask = lexicon().mask(language)
    last = max((at for at, block in enumerate(blocks) if block.kind is Kind.BODY), default=len(blocks))
    paragraphs = 0
    for at, block in enumerate(blocks):
        paragraphs += block.kind is Kind.BODY
        if block.confidence >= _SURE and block.kind is not Kind.RELATED:
            continue
        text = lines[at].text
        if len(text) > _LONGEST or at in known:
            continue
        if block.kind is Kind.RELATED:
            if paragraphs >= _FEWEST_PARAGRAPHS and _bare(text) in _home():
                blocks[at] = asked(block, Kind.NAV, _HOME)
            continue
        if paragraphs < _FEWEST_PARAGRAPHS:
            continue
        if blocks[at - 1].kind is Kind.RELATED and reads_on(text):
            blocks[at] = asked(block, Kind.RELATED, _ENDS_LIST)
        elif at + 1 < len(blocks) and blocks[at + 1].kind not in STORY_KINDS and _heads_list(text):
            if blocks[at + 1].kind is Kind.RELATED or _go_on(document, blocks, at + 1, known, mask):
                blocks[at] = asked(block, Kind.RELATED, HEADS)
        elif (
            block.kind is Kind.TAGS
            and block.second is Kind.RELATED
            and at > last
            and at + 1 < len(blocks)
            and blocks[at + 1].kind in _LIKE_TOPICS
            and is_title(own_line(lines[at + 1].text, mask).facts, _FEWEST_OF_TITLE)
            and names_others(own_line(text, mask).facts)
        ):
            for line in (at, at + 1):
                blocks[line] = asked(blocks[line], Kind.RELATED, HEADS)
        elif (
            block.kind in _LIKE_LINK
            and block.confidence < (_SURE if block.kind in _ASKING else _HALF)
            and at > last
            and text[-1].isalnum()
            and names_others(own_line(text, mask).facts)
        ):
            blocks[at] = asked(block, Kind.RELATED, HEADS)
            _go_on(document, blocks, at + 1, known, mask)


def _go_on(document: Document, blocks: list[Block], first: int, known: Collection[int], mask: int) -> bool:
    """Make titles links below a title of a list, and say whether there are any."""
    at = first
    while at < len(blocks) and at not in known:
        block = blocks[at]
        surest = _SURE_OF_BOX if block.second is Kind.RELATED else _UNSURE
        if block.kind not in _LIKE_LINK or block.confidence >= surest:
            break
        f = own_line(document.lines[at].text, mask).facts
        is_only = (
            at == first and block.confidence < _HALF and len(f.words) >= _WORDS and not (f.stops or f.digits)
        )
        if not (is_only or _leads_to_link(document, blocks, at) or is_title(f)):
            break
        blocks[at] = asked(block, Kind.RELATED, _IN_LIST)
        at += 1
    return at > first


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


@lru_cache(maxsize=1024)
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
