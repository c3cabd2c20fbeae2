"""What the copy as a whole says against its lines, once each has a kind: the text, the headline and the standfirst."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..readers.mail_head import SUBJECT
from ..types import PICTURE_KINDS, STORY_KINDS, Block, Document, Kind, Verdict
from .forms import is_plain_sentence

#: In what a format itself calls the story's text, a line that is doubtful and none of these is a paragraph.
KEPT_IN_CONTENT = PICTURE_KINDS | {Kind.BODY, Kind.HEADING, Kind.NOTE}

#: A copy of few lines, and the characters of a title.
_SHORT_COPY, _TITLE_LENGTH = 8, 110

_SENTENCES_TOGETHER = 3
#: Kinds that are written in sentences: of these the model is believed, if it is this sure.
_IN_SENTENCES = frozenset({Kind.BIO, Kind.LEGAL, Kind.NOTE})
_SURE = 0.8
_DECK_LONGER = 10  #: characters

_CONTENT = "stands in what the file calls its text"
_SENTENCE = "is a plain sentence between paragraphs"
_ONLY_SUBJECT = "the subject of the e-mail; the copy has a headline of its own"
_TITLE = "is a short title without a stop"


def look_again(document: Document, blocks: list[Block], known: Mapping[int, Verdict], language: str) -> None:
    """Put right in ``blocks`` what the copy as a whole shows; what is ``known`` stays."""
    _keep_sentences(document, blocks, known, language)
    _find_the_text(document, blocks, known)
    _prefer_its_own_title(document, blocks, known)
    _name_the_story(document, blocks, known)
    _tell_the_deck(document, blocks, known)


def _keep_sentences(
    document: Document, blocks: list[Block], known: Mapping[int, Verdict], language: str
) -> None:
    """Plain sentences between paragraphs are paragraphs, whatever word they open with: "Advertisement revenue fell."""
    run: list[int] = []
    inside = False  #: a paragraph stands before the run
    for at, block in enumerate(blocks):
        if block.kind in PICTURE_KINDS and at not in known:
            continue
        if block.kind is Kind.BODY:
            for kept in run if len(run) <= _SENTENCES_TOGETHER else ():
                was = blocks[kept]
                blocks[kept] = replace(was, kind=Kind.BODY, ask=True, reasons=(_SENTENCE,), second=was.kind)
            run, inside = [], True
        elif (
            inside
            and at not in known
            and block.kind not in STORY_KINDS
            and not (block.kind in _IN_SENTENCES and block.confidence > _SURE)
            and is_plain_sentence(document.lines[at].text, language)
        ):
            run.append(at)
        else:
            run, inside = [], False


def _find_the_text(document: Document, blocks: list[Block], known: Mapping[int, Verdict]) -> None:
    """What a format itself calls the story's text is text, where the model finds no paragraph in it."""
    content = range(*document.content)
    if any(blocks[at].kind is Kind.BODY for at in content):
        return
    for at in content:
        if at not in known and blocks[at].kind not in KEPT_IN_CONTENT:
            blocks[at] = replace(blocks[at], kind=Kind.BODY, ask=True, reasons=(_CONTENT,))


def _prefer_its_own_title(document: Document, blocks: list[Block], known: Mapping[int, Verdict]) -> None:
    """The subject of an e-mail is no headline where the copy in it has one before its text."""
    subject = next((at for at, verdict in known.items() if verdict is SUBJECT), None)
    if subject is None or blocks[subject].kind is not Kind.HEADLINE:
        return
    for at in range(subject + 1, len(blocks)):
        block = blocks[at]
        if block.kind is Kind.BODY:
            return
        if block.kind is Kind.HEADLINE:
            if document.lines[at].text.casefold() != document.lines[subject].text.casefold():
                blocks[subject] = replace(blocks[subject], kind=Kind.OTHER, reasons=(_ONLY_SUBJECT,))
            return


def _name_the_story(document: Document, blocks: list[Block], known: Mapping[int, Verdict]) -> None:
    """Find the headline where the model has none: a heading before all text, or a title that opens a short copy.

    Or the first line after notes for desks, if the model is in doubt and would say headline next. A sub-heading has
    text before it: in 220 labelled copies two lines break this rule. Of a copy of few lines the model knows too little
    to tell a title from a paragraph.
    """
    doubtful = next((at for at in range(len(blocks)) if at not in known), len(blocks))
    for at, block in enumerate(blocks):
        if block.kind is Kind.HEADLINE:
            return
        if block.kind is Kind.BODY:
            if 0 < doubtful < at and _may_be_headline(blocks[doubtful]):
                blocks[doubtful] = replace(blocks[doubtful], kind=Kind.HEADLINE, second=blocks[doubtful].kind)
            elif at == 0 and at not in known and _is_title(document):
                blocks[at] = replace(block, kind=Kind.HEADLINE, second=Kind.BODY, reasons=(_TITLE,))
            return
        if block.kind is Kind.HEADING and at not in known:
            blocks[at] = replace(block, kind=Kind.HEADLINE, second=Kind.HEADING)
            return


def _tell_the_deck(document: Document, blocks: list[Block], known: Mapping[int, Verdict]) -> None:
    """Right under the headline a second one that is longer and no repetition of it is the standfirst."""
    for at, block in enumerate(blocks[1:], 1):
        if block.kind is Kind.HEADLINE and blocks[at - 1].kind is Kind.HEADLINE and at not in known:
            title, deck = document.lines[at - 1].text, document.lines[at].text
            if len(deck) > len(title) + _DECK_LONGER and title[-1] != ":":
                blocks[at] = replace(block, kind=Kind.STANDFIRST, second=Kind.HEADLINE)
            return


def _may_be_headline(block: Block) -> bool:
    return block.second is Kind.HEADLINE and block.ask


def _is_title(document: Document) -> bool:
    """Whether a short copy opens with a line that is set off, is shorter than the next and no sentence."""
    lines = document.lines
    if not 1 < len(lines) <= _SHORT_COPY:
        return False
    first, second = lines[0].text, lines[1]
    return (
        second.blank_before
        and len(first) <= _TITLE_LENGTH
        and len(first) < len(second.text)
        and first[-1].isalnum()
        and not second.text[-1].isalnum()
    )
