"""The standfirst, by where it stands: right under the headline, and how it is set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ...types import Block, Document, Kind, Line, Verdict

_SMALLER = frozenset({"h2", "h3", "h4"})
_WHOLE = re.compile(r"<p[^>]*>\s*<(?P<tag>em|i|strong|b)>[^<]*</(?P=tag)>\s*</p>")
_LONGER = 10  #: characters, than the headline
_FEWEST_WORDS = 4  #: of a standfirst that is no longer
_LONGEST = 350  #: characters of a standfirst that nothing but its place or its letters tells
#: What it is taken for that tells of an editor, and how long it is.
_LIKE_NOTE, _SENTENCE = frozenset({Kind.NOTE, Kind.BIO}), range(40, _LONGEST)
_SURE = 0.9
_REASON = "stands above the first paragraph"
_STOPS = '.!?…”"»'
#: What stands between headline and text without being either.
_BETWEEN = frozenset({Kind.BYLINE, Kind.TIMESTAMP, Kind.SECTION})
#: What the model takes it for in copy that has no pictures.
_LIKE_DECK = frozenset({Kind.CAPTION, Kind.HEADING, Kind.RELATED, Kind.OTHER})
#: Formats of people who write, without a site's boxes.
_WRITTEN = frozenset({"email", "docx", "odt", "rtf", "wire"})


def tell_the_deck(document: Document, blocks: list[Block], known: Mapping[int, Verdict]) -> None:
    """Put right in ``blocks`` what stands as a standfirst; what is ``known`` stays."""
    _of_two_headlines(document, blocks, known)
    _told_again(document, blocks, known)
    title = next((at for at, block in enumerate(blocks) if block.kind is Kind.HEADLINE), None)
    if title is None or any(block.kind is Kind.STANDFIRST for block in blocks):
        return
    _between_headline_and_byline(document, blocks, known, title)
    _set_apart(document, blocks, known, title)
    _above_the_text(document, blocks, known, title)


def _of_two_headlines(document: Document, blocks: list[Block], known: Mapping[int, Verdict]) -> None:
    """Right under the headline a second one that neither repeats it nor goes on with its sentence is the standfirst."""
    for at, block in enumerate(blocks[1:], 1):
        if block.kind is Kind.HEADLINE and blocks[at - 1].kind is Kind.HEADLINE and at not in known:
            title, deck = document.lines[at - 1].text, document.lines[at].text
            if title[-1] != ":" and (len(deck) > len(title) + _LONGER or _says_more(title, deck)):
                blocks[at] = replace(block, kind=Kind.STANDFIRST, second=Kind.HEADLINE)
            return


def _told_again(document: Document, blocks: list[Block], known: Mapping[int, Verdict]) -> None:
    """The headline, word for word, right under itself is no standfirst."""
    for at in range(1, len(blocks)):
        block, above = blocks[at], blocks[at - 1]
        if block.kind is Kind.STANDFIRST and above.kind is Kind.HEADLINE and at not in known:
            if document.lines[at].text == document.lines[at - 1].text:
                blocks[at] = replace(block, kind=Kind.HEADLINE, second=Kind.STANDFIRST)
            return


def _says_more(title: str, deck: str) -> bool:
    said = set(title.casefold().split())
    words = deck.casefold().split()
    return (
        len(words) >= _FEWEST_WORDS
        and not deck[0].islower()
        and sum(word in said for word in words) * 2 < len(words)
    )


def _between_headline_and_byline(
    document: Document, blocks: list[Block], known: Mapping[int, Verdict], title: int
) -> None:
    """One paragraph between the headline and who wrote it, and the text only then; no note or profile is there."""
    kinds = [block.kind for block in blocks[title + 1 : title + 4]]
    stands = kinds[:2] == [Kind.BODY, Kind.BYLINE] and Kind.BODY in kinds[2:] and title + 1 not in known
    if (stands and len(document.lines[title + 1].text) <= _LONGEST) or (
        kinds[1:2] == [Kind.BYLINE]
        and kinds[0] in _LIKE_NOTE
        and title + 1 not in known
        and blocks[title + 1].confidence < _SURE
        and len(document.lines[title + 1].text) in _SENTENCE
    ):
        blocks[title + 1] = _deck(blocks[title + 1])


def _set_apart(document: Document, blocks: list[Block], known: Mapping[int, Verdict], title: int) -> None:
    """The first paragraph in italics or bold letters, those after it in neither."""
    first = next((at for at in range(title + 1, len(blocks)) if blocks[at].kind not in _BETWEEN), len(blocks))
    if first + 1 >= len(blocks) or first in known or blocks[first].kind is not Kind.BODY:
        return
    line = document.lines[first]
    if (
        is_set(document, first)
        and not is_set(document, first + 1)
        and blocks[first + 1].kind is Kind.BODY
        and len(line.text) <= _LONGEST
    ):
        blocks[first] = _deck(blocks[first])


def _above_the_text(
    document: Document, blocks: list[Block], known: Mapping[int, Verdict], title: int
) -> None:
    """In copy that somebody wrote, without pictures: a line without a stop right above the first paragraph."""
    at = title + 1
    if document.format not in _WRITTEN or document.pictures or at in known or at + 1 >= len(blocks):
        return
    block, text, element = blocks[at], document.lines[at].text, document.lines[at].element
    if element is not None and element.tag in _SMALLER and blocks[at + 1].kind is Kind.BODY:
        if block.kind is not Kind.STANDFIRST and _is_main(document.lines[title]):
            blocks[at] = _deck(block)
        return
    doubtful = block.kind in _LIKE_DECK and block.ask and blocks[at + 1].kind is Kind.BODY
    if doubtful and text[-1] not in _STOPS and len(text) <= _LONGEST:
        blocks[at] = _deck(block)


def _is_main(line: Line) -> bool:
    return line.element is not None and line.element.tag == "h1"


def is_set(document: Document, at: int) -> bool:
    """Whether all of a line is in italics or bold letters; of formats that are read as text their markup says so."""
    element = document.lines[at].element
    if element is not None:
        return element.italic or element.bold
    return document.render is not None and _WHOLE.fullmatch(document.render(at)) is not None


def _deck(block: Block) -> Block:
    return replace(block, kind=Kind.STANDFIRST, ask=True, reasons=(_REASON,), second=block.kind)
