"""The headline, the standfirst and the writer of a story, once its lines have kinds: what the copy as a whole shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from ...details.byline import names_in
from ...details.gazetteer import look_up
from ...readers.mail_head import SUBJECT, is_mail_header
from ...types import Block, Document, Kind, Verdict
from ..features import own_line
from ..lexicons import lexicon
from ..outskirts import TITLE as PAGE_TITLE
from .asked import SHORT_TITLE, asked
from .decks import tell_the_deck
from .release_head import tell_release_head

#: The reason of what is told from the story as about its writer.
WRITER = "says what the writer does"

#: A copy of few lines, and the characters of a title.
_SHORT_COPY, _TITLE_LENGTH = 8, 110
_PAIR = 2  #: lines, which may be two paragraphs
_ONLY_SUBJECT = "the subject of the e-mail; the copy has a headline of its own"
_FEWEST_PARAGRAPHS, _LAST = 3, 2
_LAST_NAMED = 4  #: paragraphs that may be about whom the byline names in full
_BIO = 400  #: characters
_LINK_LENGTH = 40  #: characters of a link below the text, taken for more of it
_OF_WRITERS = frozenset(("bio", "role"))  #: kinds of word; "Mark your calendar" has none
_SENTENCE_ENDS = '.!?…”"»'
#: "Jane Roe is a potter", "Лев Ткач — прозаїк", "Jane lives in Ely": a name, and what is said of it.
_OF_SOMEBODY = re.compile(
    r"(?P<name>[^\W\d_a-zà-ÿа-яёіїєґ][\w.’'-]*[^\W_](?:\s[^\W\d_a-zà-ÿа-яёіїєґ][\w.’'-]*?){0,2})"
    r",?\s(?:[a-zà-ÿа-яёіїєґ]|[—–]\s)"
)
_OPENING = 3  #: lines
_OF_BOXES = frozenset({Kind.NEWSLETTER, Kind.APPEAL, Kind.SHARE, Kind.AD, Kind.RELATED})
_ASKING = frozenset({Kind.APPEAL, Kind.NEWSLETTER})
_OF_MAIL = frozenset(("newsletter", "inbox", "email", "signup"))
_OPENS = "is near the top"
_NAMED = "names a writer and a time"
_DATED = re.compile(r"\d{4}|\d[:.h/]\d")
_HEADINGS = frozenset({"h1", "h2", "h3"})
_SURE = 0.8
_TITLE_WORDS, _MOSTLY = 4, 0.6  #: of the words of a title, those that the subject has too
_COMMON = 3  #: words, and most of the subject's
_OF_TITLE = 0.4  #: of the characters of a page's title, which names the site too


def tell_the_head(
    document: Document, blocks: list[Block], known: Mapping[int, Verdict], language: str
) -> None:
    """Put right in ``blocks`` what names the story and its writer; what is ``known`` stays."""
    tell_release_head(document, blocks, known)
    _prefer_its_own_title(document, blocks, known)
    _name_by_page_title(document, blocks, known)
    _name_the_story(document, blocks, known, language)
    tell_the_deck(document, blocks, known)
    _name_the_writer(document, blocks, known, language)
    _tell_the_writer(document, blocks, known, language)


def _prefer_its_own_title(document: Document, blocks: list[Block], known: Mapping[int, Verdict]) -> None:
    """The subject of an e-mail is no headline where the copy in it has one before its text."""
    subject = next((at for at, verdict in known.items() if verdict is SUBJECT), None)
    if subject is None or blocks[subject].kind is not Kind.HEADLINE:
        return
    for at in range(subject + 1, len(blocks)):
        block = blocks[at]
        if is_mail_header(document.lines[at].text):  # of a message inside this one
            continue
        likely = at not in known and (
            _says_nearly(document.lines[subject].text, document.lines[at].text)
            or _names_more(document.lines[subject].text, document.lines[at].text, blocks[at : at + 2])
        )
        if block.kind is Kind.HEADLINE or likely:
            if document.lines[at].text.casefold() != document.lines[subject].text.casefold():
                blocks[subject] = replace(blocks[subject], kind=Kind.OTHER, reasons=(_ONLY_SUBJECT,))
                blocks[at] = replace(block, kind=Kind.HEADLINE)
            return
        if block.kind is Kind.BODY:
            return


def _says_nearly(subject: str, line: str) -> bool:
    """Whether a line without a stop has most of its words from the subject: it is the title, told anew."""
    words, said = set(line.casefold().split()), set(subject.casefold().split())
    common = len(words & said)
    mostly = common >= _MOSTLY * len(words) or (common >= _COMMON and common >= _MOSTLY * len(said))
    return (
        line[-1] not in _SENTENCE_ENDS
        and len(words) >= _TITLE_WORDS
        and len(line) <= _TITLE_LENGTH
        and mostly
    )


def _names_more(subject: str, line: str, blocks: Sequence[Block]) -> bool:
    """Whether below a subject of a word or two ("Wall", "Text für morgen") a line without a stop heads the text."""
    return (
        len(subject.split()) < _TITLE_WORDS <= len(line.split())
        and line[-1] not in _SENTENCE_ENDS + ":,"
        and len(line) <= _TITLE_LENGTH
        and len(blocks) > 1
        and blocks[0].kind not in (Kind.BYLINE, Kind.TIMESTAMP)
        and blocks[1].kind is Kind.BODY
    )


def _name_by_page_title(document: Document, blocks: list[Block], known: Mapping[int, Verdict]) -> None:
    """Where a page has no headline, a heading that its title repeats is it, wherever it stands above the text.

    The nearest to the text: a title names the site too, and so may a heading at the top.
    """
    title = " ".join(document.metadata.title.casefold().split())
    if not title or any(block.kind is Kind.HEADLINE for block in blocks):
        return
    text = next((at for at, block in enumerate(blocks) if block.kind is Kind.BODY), len(blocks))
    for at in range(text - 1, -1, -1):
        line = document.lines[at]
        if line.element is None or line.element.tag not in _HEADINGS or at in known:
            continue
        words = " ".join(line.text.casefold().split())
        if words in title and words.count(" ") and len(words) >= _OF_TITLE * len(title):
            was = blocks[at].kind
            blocks[at] = replace(
                blocks[at], kind=Kind.HEADLINE, confidence=_SURE, ask=False, reasons=(PAGE_TITLE,), second=was
            )
            return


def _name_the_story(
    document: Document, blocks: list[Block], known: Mapping[int, Verdict], language: str
) -> None:
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
            first = document.lines[doubtful].text if not doubtful else ""
            if doubtful < at and _may_be_headline(blocks[doubtful], first, language):
                blocks[doubtful] = replace(blocks[doubtful], kind=Kind.HEADLINE, second=blocks[doubtful].kind)
            elif at == 0 and at not in known and _is_title(document):
                blocks[at] = replace(block, kind=Kind.HEADLINE, second=Kind.BODY, reasons=(SHORT_TITLE,))
            else:
                _name_it_for_its_place(document, blocks[:at], blocks, known)
            return
        if block.kind is Kind.HEADING and at not in known:
            blocks[at] = replace(block, kind=Kind.HEADLINE, second=Kind.HEADING)
            return


def _name_it_for_its_place(
    document: Document, above: Sequence[Block], blocks: list[Block], known: Mapping[int, Verdict]
) -> None:
    """A title that reads like a box ("Don't read the comments") is the headline, where it opens copy that has none."""
    for at, block in enumerate(above[:_OPENING]):
        title = document.lines[at].text
        if (
            at not in known
            and block.kind in _OF_BOXES
            and block.second is Kind.HEADLINE
            and len(title) <= _TITLE_LENGTH
        ):
            blocks[at] = replace(block, kind=Kind.HEADLINE, ask=True, second=block.kind, reasons=(_OPENS,))
            return


def _name_the_writer(
    document: Document, blocks: list[Block], known: Mapping[int, Verdict], language: str
) -> None:
    """Between headline and text a line with a time and a whole name is the byline: "Jane Roe · May 4, 2026".

    A town is no name: "Port Ellan, 4 May 2026".
    """
    kinds = [block.kind for block in blocks]
    title = kinds.index(Kind.HEADLINE) if Kind.HEADLINE in kinds else 0
    for at in range(title, kinds.index(Kind.BODY) if Kind.BODY in kinds else title):
        if (
            kinds[at] is Kind.TIMESTAMP
            and at not in known
            and _names_a_writer(document.lines[at].text, language)
        ):
            blocks[at] = asked(blocks[at], Kind.BYLINE, _NAMED)


@lru_cache(maxsize=1024)
def _names_a_writer(text: str, language: str) -> bool:
    if _DATED.search(text) is None:
        return False
    f = own_line(text, lexicon().mask(language)).facts
    if "published" in f.opening and "by" not in f.hits:  # "Letzte Aktualisierung: 21.55 Uhr"
        return False
    names = [name for name in names_in(text, language) if " " in name]
    return bool(names) and not any(look_up(name) or text.startswith(f"{name},") for name in names)


def _tell_the_writer(
    document: Document, blocks: list[Block], known: Mapping[int, Verdict], language: str
) -> None:
    """Whom the byline names does not end the story as "Jane Roe is a potter": that is about the writer, no box either.

    Nor whom a credit above the text names. By the first name only where the story knows nobody of that name.
    """
    lines = document.lines
    text = [at for at, block in enumerate(blocks) if block.kind is Kind.BODY]
    if len(text) < _FEWEST_PARAGRAPHS:
        return
    # A list of links below the text has neither stops nor long lines.
    said = [at for at in text if lines[at].text[-1] in _SENTENCE_ENDS or len(lines[at].text) > _LINK_LENGTH]
    ending = [at for at in said[-_LAST_NAMED:] if len(lines[at].text) <= _BIO and at not in known]
    mask = lexicon().mask(language)
    openings: dict[int, str] = {}
    for at in ending:
        match = _OF_SOMEBODY.match(lines[at].text)
        if match is None:
            continue
        if " " in match["name"] or (
            at in said[-_LAST:] and not _OF_WRITERS.isdisjoint(own_line(lines[at].text, mask).facts.hits)
        ):
            openings[at] = match["name"]
    boxed = [
        at
        for at in range(text[_FEWEST_PARAGRAPHS - 1] + 1, len(blocks))
        if blocks[at].kind in _ASKING and at not in known and len(lines[at].text) <= _BIO
    ]
    for at in boxed:
        match = _OF_SOMEBODY.match(lines[at].text)
        if (
            match is not None
            and " " in match["name"]
            and _OF_MAIL.isdisjoint(own_line(lines[at].text, mask).facts.hits)
        ):
            openings[at] = match["name"]
    if not openings:
        return
    names: set[str] = set()
    for block, line in zip(blocks, lines, strict=True):
        if block.kind is Kind.BYLINE or (block.kind is Kind.CREDIT and line.start < blocks[text[0]].start):
            names.update(names_in(line.text, language))
    for at, name in openings.items():
        is_writer = name in names or (
            " " not in name
            and any(whole.startswith(name + " ") for whole in names)
            and not any(name in lines[other].text for other in text if other != at)
        )
        if is_writer:
            blocks[at] = replace(
                blocks[at], kind=Kind.BIO, ask=True, second=blocks[at].kind, reasons=(WRITER,)
            )


def _may_be_headline(block: Block, first: str, language: str) -> bool:
    """Whether the model would say so next; of the very ``first`` line only if it is no byline, for it names nobody."""
    if block.second is not Kind.HEADLINE:
        return False
    return block.kind is Kind.BYLINE and not names_in(first, language) if first else block.ask


def _is_title(document: Document) -> bool:
    """Whether a short copy opens with a line that is set off, is shorter than the next and no sentence."""
    lines = document.lines
    if not 1 < len(lines) <= _SHORT_COPY:
        return False
    first, second = lines[0].text, lines[1]
    apart = second.blank_before or (len(lines) > _PAIR and not any(line.blank_before for line in lines))
    return (
        apart
        and len(first) <= _TITLE_LENGTH
        and len(first) < len(second.text)
        and first[-1].isalnum()
        and not second.text[-1].isalnum()
    )
