"""What stands alone between two paragraphs and only reads like a box: sub-headings, items of a list, readers' voices.

"Donations in kind" asks for none where the story goes on below it in whole sentences; "£4.50 from a jar" costs nothing
among other sums; “Leave it.” — J. R. signs a remark.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from ...types import Block, Document, Kind
from ..facts import Facts
from ..features import own_line
from ..lexicons import lexicon
from .asked import AMONG_PARAGRAPHS, SHORT_TITLE, asked

#: What a sub-heading is taken for, for one of its words.
_LIKE_HEADING = frozenset({Kind.AD, Kind.APPEAL, Kind.NEWSLETTER})
_HEADING, _HEADING_WORDS = 45, range(2, 8)  #: characters, at most, and words
#: Of its words: a label has more of them; where a single word counts in two ways the second.
_SET_PHRASE, _LABEL = 0.5, 0.7
_PARAGRAPH_WORDS = 7

#: What an item of a list is taken for.
_LIKE_ITEM = frozenset({Kind.APPEAL, Kind.NEWSLETTER, Kind.RELATED, Kind.SHARE, Kind.TAGS, Kind.NAV})
_LIST, _ITEM = 12, 120  #: lines, at most; characters of an item
_FEWEST_ITEMS = 2
_SURE = 0.8

#: "Register by telephone: 555 0123 456, £20." tells readers of the story whom to call; a box has a button for it.
_LIKE_SERVICE = frozenset({Kind.APPEAL, Kind.NEWSLETTER, Kind.SHARE, Kind.BIO, Kind.NOTE})
_OF_OUTLET = frozenset(
    ("we", "i", "newsletter", "inbox", "subscribe", "paywall", "follow", "app", "consent", "ad",
     "private", "copyright", "legal")
)  # fmt: skip

#: “Leave it as it is.” — J. R., Marlow Street
_REMARK = re.compile(
    r"[“\"«„][^“”\"«»„]{6,400}[”\"»“]\s?[—–-]{1,2}\s?[^\W\d_a-zà-ÿа-яёіїєґ]"
    r"(?:[^“”\"«»„.!?]|(?<=\b[^\W\d_a-zà-ÿа-яёіїєґ])\.){0,60}\.?"
)
_ADDRESSING = frozenset(("we", "you", "please"))
_STORY = frozenset({Kind.BODY, Kind.HEADING})


def keep_between(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Keep in the story in ``blocks`` what its neighbours show to be of it; what is ``known`` stays."""
    lines = document.lines
    mask = lexicon().mask(language)
    for at in range(1, len(blocks) - 1):
        if at in known or blocks[at - 1].kind not in _STORY or blocks[at + 1].kind is not Kind.BODY:
            continue
        kind = blocks[at].kind
        if kind in _LIKE_HEADING and blocks[at].second is Kind.HEADING:
            f, below = (own_line(lines[near].text, mask).facts for near in (at, at + 1))
            if _is_heading(f) and below.stops and len(below.words) >= _PARAGRAPH_WORDS:
                blocks[at] = asked(blocks[at], Kind.HEADING, SHORT_TITLE)
        elif (kind in _LIKE_SERVICE and _is_service(own_line(lines[at].text, mask).facts)) or (
            kind in _LIKE_ITEM
            and blocks[at].confidence < _SURE
            and _is_item(own_line(lines[at].text, mask).facts)
            and _is_in_list(document, blocks, at)
        ):
            blocks[at] = asked(blocks[at], Kind.BODY, AMONG_PARAGRAPHS)
    for at in _remarks(document):
        if at not in known and blocks[at].kind not in _STORY:
            blocks[at] = asked(blocks[at], Kind.BODY, AMONG_PARAGRAPHS)


def _is_service(f: Facts) -> bool:
    """Whether a sentence gives a telephone number, and says nothing of the outlet or of what it sells."""
    return (
        f.phone
        and f.stops
        and not (f.email or f.handle)
        and f.covered <= _SET_PHRASE
        and _OF_OUTLET.isdisjoint(f.hits)
    )


def _is_remark(text: str) -> bool:
    """Whether a line is what somebody said, in quotation marks, and whose it is."""
    return _REMARK.fullmatch(text) is not None


def _is_heading(f: Facts) -> bool:
    return (
        f.length <= _HEADING
        and len(f.words) in _HEADING_WORDS
        and f.first_class in ("capital", "quote")
        and f.last_class in ("letter", "?", "quote")
        and not (f.shout or f.digits or f.email or f.address or f.handle)
        and f.covered <= (_LABEL if "ad" in f.opening and len(f.words) > _HEADING_WORDS[0] else _SET_PHRASE)
    )


def _is_item(f: Facts) -> bool:
    return (
        f.length <= _ITEM
        and f.covered <= _SET_PHRASE
        and _ADDRESSING.isdisjoint(f.hits)
        and not (f.email or f.address or f.handle)
    )


def _is_in_list(document: Document, blocks: list[Block], at: int) -> bool:
    """Whether the lines above, up to one that ends with a colon, are the story's, and two at least are items too."""
    for above in range(at - 1, max(-1, at - 1 - _LIST), -1):
        if blocks[above].kind is not Kind.BODY:
            return False
        text = document.lines[above].text
        if text.endswith(":"):
            return at - above > _FEWEST_ITEMS
        if len(text) > _ITEM:
            return False
    return False


def _remarks(document: Document) -> list[int]:
    """Remarks of several people, one below the other."""
    found = [at for at, line in enumerate(document.lines) if _is_remark(line.text)]
    return [at for at in found if at - 1 in found or at + 1 in found]
