"""The top of a press release: who sends it, the word for it, and below that the title.

Press offices set their name and address, then "Press release" and the day, then what the story is called. Line by line
the first of these looks like a headline.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ...readers.labelled import is_paragraph, is_release_label
from ...types import Block, Document, Kind, Line, Verdict
from ..desk_lines.releases import is_sender
from ..senders import is_of_sender

_TOP = 16  #: lines
_FEWEST_WORDS, _LONGEST_TITLE, _LONGEST_DECK = 3, 220, 300
_TITLE = "is written like a title"
_SENDER = "stands above the story"
_DECK = "stands above the first paragraph"
#: "Tel. 01632 960222"
_TELEPHONE = re.compile(
    r"(?i:\b(?:tel|tél|telefon|telephone|phone|fax|тел))\W{1,3}\+?(?:\d[\s()/.-]{0,3}){6}"
)
_HEADINGS = frozenset({"h1", "h2", "h3"})
_OF_HEAD = frozenset({Kind.HEADLINE, Kind.STANDFIRST, Kind.BYLINE, Kind.HEADING, Kind.BODY, Kind.CAPTION})


def tell_release_head(document: Document, blocks: list[Block], known: Mapping[int, Verdict]) -> None:
    """Below the word for a press release the first title is the headline; what stands above it is the sender's."""
    lines = document.lines
    first = next((at for at, line in enumerate(lines) if is_paragraph(line.text)), 0)
    label = next((at for at in range(min(first, _TOP)) if is_release_label(lines[at].text)), None)
    if label is None:
        texts = [line.text for line in lines[: min(first, _TOP)]]
        label = next((at for at in range(len(texts)) if is_sender(texts, at)), None)
    if label is None and document.format != "html":  # a letterhead alone: a name, then how to ring up
        label = next((at for at in range(1, min(first, _TOP)) if _TELEPHONE.search(lines[at].text)), None)
    if label is None:
        return
    if any(known[at].kind is Kind.HEADLINE for at in known if at < first):
        return
    below = [at for at in range(label + 1, first) if at not in known and _may_be_title(lines[at].text)]
    if not below:
        _tell_title_above(document, blocks, known, label, first)
        return
    # Sender and day may stand below the word: the title follows the last of them.
    days = [at for at in range(label + 1, first) if is_of_sender(lines[at].text)]
    below = [at for at in below if not days or at > days[-1]] or below
    title = next((at for at in below if _is_heading(lines[at])), below[0])
    if blocks[title].kind is Kind.BYLINE and len(below) > 1:
        title = below[1]
    blocks[title] = _told(blocks[title], Kind.HEADLINE, _TITLE)
    for at in range(first):
        if at in known or at == title:
            continue
        if at < title and blocks[at].kind in _OF_HEAD:
            blocks[at] = _told(blocks[at], Kind.OTHER, _SENDER)
        elif at == title + 1 and at in below and blocks[at].kind is not Kind.BYLINE:
            blocks[at] = _told(blocks[at], Kind.STANDFIRST, _DECK)


def _tell_title_above(
    document: Document, blocks: list[Block], known: Mapping[int, Verdict], label: int, first: int
) -> None:
    """Some set the title over the word for a press release: then nothing but the day stands below that."""
    texts = [line.text for line in document.lines[:first]]
    if not all(at in known or is_of_sender(texts[at]) for at in range(label + 1, first)):
        return
    above = [
        at
        for at in range(label)
        if at not in known
        and " " in texts[at]
        and len(texts[at]) <= _LONGEST_TITLE
        and not is_of_sender(texts[at])
    ]
    if not above or any(block.kind is Kind.HEADLINE for block in blocks[:first]):
        return
    title = above[-1]
    blocks[title] = _told(blocks[title], Kind.HEADLINE, _TITLE)
    for at in range(label + 1, first):
        if at not in known and blocks[at].kind in _OF_HEAD:
            blocks[at] = _told(blocks[at], Kind.TIMESTAMP, _SENDER)


def _is_heading(line: Line) -> bool:
    return line.element is not None and line.element.tag in _HEADINGS


def _told(block: Block, kind: Kind, reason: str) -> Block:
    if block.kind is kind:
        return block
    return replace(block, kind=kind, ask=False, reasons=(reason,), second=block.kind)


def _may_be_title(text: str) -> bool:
    """Words enough, and neither an address nor a day."""
    if len(text.split()) < _FEWEST_WORDS or len(text) > _LONGEST_TITLE:
        return False
    return text[0] not in "-–—*•·" and not is_of_sender(text) and not is_release_label(text)
