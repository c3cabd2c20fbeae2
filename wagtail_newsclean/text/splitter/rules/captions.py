"""Captions without a credit, as what stands beside them shows; in a gallery sentences may be either."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from ...details.credit import credit_span
from ...types import PICTURE_KINDS, STORY_KINDS, Block, Document, Kind, Line
from ..features import own_line
from ..figures import in_figure
from ..forms import is_in_capitals
from ..lexicons import lexicon
from .asked import asked

#: "at noon (Jo Roe)"
_SIGNED = re.compile(
    r"[^.!?…\s]\s\([^\W\d_a-zà-ÿа-яёіїєґ][\w.'’-]+(?:\s[^\W\d_a-zà-ÿа-яёіїєґ][\w.'’-]+){1,2}\)$"
)
_STORY_FIRST = 0.45  #: a line less likely to be a paragraph was kept for caution
_SIGNED_FIRST = 0.6  #: and with a name in brackets
_STOPS, _STOPS_UNQUOTED = '.!?…:;”"»)', ".!?…"
_CLOSING = '”"»“'
_ENDING = 80  #: characters of a line that are looked at for a name
_GALLERY = 2  #: credits on lines of their own, to each paragraph
_UNSTOPPED = "has no full stop, below a paragraph"
_ALONE = "is the only line without a stop among the paragraphs"
_UNTITLED = "says more than a sub-heading does"
#: Words of a caption that is told by its place, and how unsure the model is of a paragraph or a sub-heading there.
_WORDS, _UNSURE_OF_BODY, _UNSURE_OF_HEADING = range(7, 30), 0.9, 0.5
_OF_HEAD = frozenset({Kind.BYLINE, Kind.TIMESTAMP, Kind.STANDFIRST})
_OPENS = "is a sentence above the first paragraph; another picture has its caption"
#: What a caption below the last paragraph is taken for, and how surely at most.
_LAST = {
    Kind.BODY: 0.8,
    Kind.RELATED: 0.6,
    Kind.APPEAL: 0.8,
    Kind.NEWSLETTER: 0.6,
    Kind.BIO: 0.5,
    Kind.SHARE: 0.5,
}
_WORDS_OF_LAST = range(5, 30)
_OF_TAIL = frozenset({Kind.NOTE, Kind.TAGS, Kind.LEGAL, Kind.BYLINE, Kind.TIMESTAMP})
_OF_FURNITURE = frozenset(
    ("newsletter", "signup", "inbox", "email", "consent", "support", "subscribe", "paywall", "payment", "later",
     "related", "readmore", "tags", "follow", "comment", "app", "ad", "shop", "private", "copyright", "legal", "we",
     "bio", "by", "note", "please")
)  # fmt: skip
_STOPPED = 0.8  #: of the paragraphs
_ABOVE_CREDIT = "stands above a picture's credit"
_ABOVE_FIRST = 0.7  #: above the first paragraph and a credit


def tell_captions(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """ "The count at noon" has no stop, below a paragraph: where the model doubts that it is one, it is a caption.

    With a name in brackets, "(Jo Roe)", wherever it stands. Below a quotation a name is whose it is.
    """
    for at in range(1, len(blocks)):
        block, text = blocks[at], document.lines[at].text
        if block.kind is not Kind.BODY or block.second is not Kind.CAPTION or at in known:
            continue
        if block.confidence >= _SIGNED_FIRST:
            continue
        if _SIGNED.search(text[-_ENDING:]) or (
            block.confidence < _STORY_FIRST
            and (text[-1] not in _STOPS or _ends_in_name(text))
            and "/" not in text
            and not is_in_capitals(text, language)
            and (
                blocks[at - 1].kind in PICTURE_KINDS
                or _is_unquoted_paragraph(document.lines[at - 1], blocks[at - 1])
            )
        ):
            doubt = block.ask or block.confidence >= _STORY_FIRST
            blocks[at] = replace(block, kind=Kind.CAPTION, ask=doubt, reasons=(_UNSTOPPED,), second=Kind.BODY)


def tell_unstopped(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """Where paragraphs have stops, a line of many words that has none, alone between two of them, is a caption.

    Where the model would say so next; in copy that was wrapped the next line goes on in small letters.
    """
    lines = document.lines
    paragraphs = [at for at, block in enumerate(blocks) if block.kind is Kind.BODY]
    stopped = sum(lines[at].text[-1] in _STOPS for at in paragraphs)
    if stopped < _STOPPED * len(paragraphs):
        return
    for above, below in pairwise(at for at in paragraphs if lines[at].text[-1] in _STOPS):
        at = above + 1
        block, text = blocks[at], lines[at].text
        if below - above != 2 or block.second is not Kind.CAPTION or at in known:
            continue
        likely = (block.kind is Kind.BODY and block.confidence < _UNSURE_OF_BODY) or (
            block.kind is Kind.HEADING and block.confidence < _UNSURE_OF_HEADING
        )
        if (
            likely
            and text[-1].isalpha()
            and text[0].isupper()
            and ":" not in text
            and len(text.split()) in _WORDS
            and not lines[below].text[0].islower()
        ):
            blocks[at] = asked(block, Kind.CAPTION, _ALONE if block.kind is Kind.BODY else _UNTITLED)


def tell_last(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Right below the last paragraph a line of many words without a stop, alone above furniture, is a caption.

    Where nothing in it is of furniture. Of labelled pages no such line was the story's.
    """
    lines = document.lines
    at = 1 + max(
        (at for at, block in enumerate(blocks) if block.kind is Kind.BODY and lines[at].text[-1] in _STOPS),
        default=len(blocks),
    )
    if at >= len(blocks) - 1 or at in known or blocks[at + 1].kind in STORY_KINDS:
        return
    block, text = blocks[at], lines[at].text
    if block.confidence >= _LAST.get(block.kind, 0.0) or blocks[at + 1].kind is block.kind is Kind.RELATED:
        return
    f = own_line(text, lexicon().mask(language)).facts
    if (
        (text[-1].isalpha() or block.second is Kind.CAPTION)
        and text[0].isupper()
        and len(f.words) in _WORDS_OF_LAST
        and (block.second is Kind.CAPTION or (":" not in text and block.second not in _OF_TAIL))
        and not (f.money or f.digits or f.email or f.address or f.handle)
        and _OF_FURNITURE.isdisjoint(f.hits)
    ):
        blocks[at] = asked(block, Kind.CAPTION, _UNSTOPPED)


def keep_opening(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """Where another picture has its caption a sentence right above the first paragraph may open the story and stays."""
    kinds = [block.kind for block in blocks]
    if Kind.BODY not in kinds:
        return
    at = kinds.index(Kind.BODY) - 1
    if (
        at > 0
        and kinds[at] is Kind.CAPTION
        and blocks[at].second is Kind.BODY
        and blocks[at].confidence < _UNSURE_OF_BODY
        and kinds[at - 1] in _OF_HEAD
        and Kind.CAPTION in kinds[at + 1 :]
        and document.lines[at].text[-1] in _STOPS_UNQUOTED
        and credit_span(document.lines[at].text) is None
        and not in_figure(document.lines[at])
        and at not in known
    ):
        blocks[at] = asked(blocks[at], Kind.BODY, _OPENS)


def _ends_in_name(text: str) -> bool:
    """ "Roe at the engine that she calls “the patient”": what is quoted at the end is a name, and no remark."""
    return text[-1] in _CLOSING and text[-2:-1].isalnum() and text[0].isalpha()


def tell_credited(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """Right above a credit, and above all text, stands a caption where the model would say so next, and no paragraph.

    Nor a link, wherever it stands.
    """
    above_text = True
    for at in range(1, len(blocks) - 1):
        block = blocks[at]
        if (
            block.second is Kind.CAPTION
            and blocks[at + 1].kind is Kind.CREDIT
            and at not in known
            and (
                block.kind is Kind.RELATED
                or (block.kind is Kind.BODY and above_text and block.confidence < _ABOVE_FIRST)
            )
        ):
            blocks[at] = asked(block, Kind.CAPTION, _ABOVE_CREDIT)
        above_text = above_text and blocks[at].kind is not Kind.BODY


def _is_unquoted_paragraph(line: Line, block: Block) -> bool:
    quoted = line.element is not None and "blockquote" in line.element.path
    return block.kind is Kind.BODY and line.text[-1] in _STOPS_UNQUOTED and not quoted


def ask_in_gallery(blocks: list[Block], known: Collection[int]) -> None:
    """In a copy of pictures a sentence alone above a credit may be a caption as well as a paragraph: somebody looks.

    Of tips or steps that have a picture each there are as many as credits: there it asks about paragraphs only.
    """
    kinds = [block.kind for block in blocks]
    credited = kinds.count(Kind.CREDIT)
    if credited < kinds.count(Kind.BODY) * _GALLERY:
        return
    for at, (before, kind, after) in enumerate(zip(kinds, kinds[1:], kinds[2:], strict=False), 1):
        if kind is Kind.BODY and before is not Kind.BODY and after is Kind.CREDIT and at not in known:
            blocks[at] = replace(blocks[at], ask=True)
