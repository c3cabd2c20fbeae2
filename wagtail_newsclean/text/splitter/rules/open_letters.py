"""Letters that are the story: who signs one is no author of it, and what it asks is no box.

An editor explains a mistake, readers write about the bus: below "Yours," stands a name, and "support us" is said in the
same voice as all the rest.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from ...types import Block, Document, Kind, Verdict
from ..facts import Facts
from ..features import own_line
from ..letter_phrases import labels
from ..letters import greets
from ..lexicons import lexicon
from ..sign_offs import closes_letter
from .asked import AMONG_PARAGRAPHS, asked

#: What a name between paragraphs is taken for.
_LIKE_NAME = frozenset({Kind.BYLINE, Kind.BIO, Kind.SECTION, Kind.TAGS})
#: What who signs below "Yours," is taken for.
_LIKE_SIGNATURE = _LIKE_NAME | {
    Kind.APPEAL,
    Kind.SHARE,
    Kind.NOTE,
    Kind.NAV,
    Kind.OTHER,
    Kind.AD,
    Kind.CREDIT,
}
_OF_STORY = frozenset({Kind.BODY, Kind.HEADING})
_TOP = 2  #: lines in which copy says that readers wrote it
_SIGNATURE, _SIGNERS = 60, 2  #: characters and lines
#: Characters of a name, how many of its longer words begin with a capital, and what none has.
_NAME, _CAPITALS = 45, 0.9
_OF_FURNITURE = frozenset(
    ("share", "follow", "network", "comment", "related", "readmore", "tags", "ad", "listen", "legal", "copyright",
     "nav", "subscribe", "support", "newsletter", "signup", "note")
)  # fmt: skip
_ADDRESSING = frozenset(("we", "i", "you"))
#: What a letter that only asks for help does not say.
_SELLING = frozenset(
    ("payment", "subscribe", "paywall", "period", "signup", "newsletter", "consent", "form", "later", "app")
)  # fmt: skip
_FEWEST_PARAGRAPHS, _MOST_OF_THEM = 3, 0.7
_UNSURE = 0.6
#: "Rosa Lima, by email", "Rosa Lima (by email)", "By email"
_BY_MAIL = re.compile(
    r"(?:(?P<name>[^\W\d_][\w.'’ -]{2,60}?)(?:,\s|\s\())?(?i:by|via|per|par|por|door|по|через)\s"
    r"(?i:e-?mail|courriel|correo(?: electrónico)?|электронной почте|e-?mailem)[.)]?"
)
_GREETS = "greets whom a letter is written to"
_SIGNED = "signs the letter above it"
_SAME_VOICE = "speaks as the paragraphs above it do"


def keep_letters(
    document: Document, blocks: list[Block], known: Mapping[int, Verdict], language: str
) -> None:
    """Keep in the story what only letters have; what is ``known`` stays, and somebody looks."""
    mask = lexicon().mask(language)
    greeted = _keep_greetings(document, blocks, known) or _is_readers_letter(document)
    if _keep_names(document, blocks, known, mask) >= _SIGNERS or greeted:
        _keep_last_names(document, blocks, known, mask)
    _keep_signatures(document, blocks, known)
    _keep_the_voice(document, blocks, known, mask)


def _is_readers_letter(document: Document) -> bool:
    """ "Leserbrief: Radweg statt Parkplatz", "Letters to the editor"."""
    return any(
        len(line.text) <= _SIGNATURE * 2 and labels("to the editor").match(line.text) is not None
        for line in document.lines[:_TOP]
    )


def _keep_greetings(document: Document, blocks: list[Block], known: Mapping[int, Verdict]) -> bool:
    """Whether a paragraph is greeted, "Dear editor,": that opens a letter, whatever it was taken for."""
    found = False
    for at in range(1, len(blocks) - 1):
        block, text = blocks[at], document.lines[at].text
        if at in known or blocks[at + 1].kind is not Kind.BODY or not greets(text, first=False):
            continue
        if block.kind is not Kind.BODY and (block.kind in _LIKE_NAME or block.confidence < _UNSURE):
            blocks[at] = asked(blocks[at], Kind.BODY, _GREETS)
        found = found or blocks[at].kind is Kind.BODY
    return found


def _keep_names(document: Document, blocks: list[Block], known: Mapping[int, Verdict], mask: int) -> int:
    """Alone between paragraphs stands no byline, author's profile, section or tag: of 3,600 labelled lines there none.

    A name that says "by" may be one, where stories follow each other. How many there are, with a place where nobody
    doubted them.
    """
    found = 0
    for at in range(1, len(blocks) - 1):
        if (
            blocks[at].kind is Kind.BODY
            and blocks[at - 1].kind is Kind.BODY
            and blocks[at + 1].kind in _OF_STORY
            and "," in document.lines[at].text  # and where they live
            and _is_name(own_line(document.lines[at].text, mask).facts)
        ):
            found += 1
        elif (
            blocks[at].kind in _LIKE_NAME
            and blocks[at - 1].kind is Kind.BODY
            and blocks[at + 1].kind in _OF_STORY
            and at not in known
        ):
            f = own_line(document.lines[at].text, mask).facts
            if "by" not in f.opening and not (f.stops or f.email or f.address or f.handle):
                blocks[at] = asked(blocks[at], Kind.BODY, AMONG_PARAGRAPHS)
                found += 1
    return found


def _keep_last_names(
    document: Document, blocks: list[Block], known: Mapping[int, Verdict], mask: int
) -> None:
    """Among letters the last is signed as the others are: a name and a place below a paragraph."""
    signed = _SIGNERS
    for at, block in enumerate(blocks):
        f = own_line(document.lines[at].text, mask).facts
        if block.kind is Kind.BODY and f.stops:
            signed = 0
            continue
        if signed < _SIGNERS and at not in known and _is_name(f):
            if block.kind in _LIKE_SIGNATURE:
                blocks[at] = asked(blocks[at], Kind.BODY, _SIGNED)
            signed += 1
        else:
            signed = _SIGNERS


def _is_name(f: Facts) -> bool:
    return (
        f.length <= _NAME
        and not (f.stops or f.digits or f.email or f.address or f.handle or f.shout)
        and f.capital > _CAPITALS
        and _OF_FURNITURE.isdisjoint(f.kinds)
    )


def _keep_signatures(document: Document, blocks: list[Block], known: Mapping[int, Verdict]) -> None:
    """ "Yours," and below it a name, and what its owner is."""
    lines = document.lines
    for at, block in enumerate(blocks):
        if block.kind is not Kind.BODY or not closes_letter(lines[at].text):
            continue
        for below in range(at + 1, min(at + 1 + _SIGNERS, len(blocks))):
            text = lines[below].text
            if below in known or len(text) > _SIGNATURE or "@" in text or not text[-1].isalpha():
                break
            if blocks[below].kind in _LIKE_SIGNATURE:
                blocks[below] = asked(blocks[below], Kind.BODY, _SIGNED)


def _keep_the_voice(document: Document, blocks: list[Block], known: Mapping[int, Verdict], mask: int) -> None:
    """Where nearly all paragraphs say "I", "we" or "you", those below them that only ask for help are more of them.

    A box says what it costs, how to pay, or where to click.
    """
    paragraphs = [at for at, block in enumerate(blocks) if block.kind is Kind.BODY]
    if len(paragraphs) < _FEWEST_PARAGRAPHS or not any(
        block.kind is Kind.APPEAL and blocks[at].kind is Kind.BODY for at, block in enumerate(blocks[1:])
    ):
        return
    facts = [own_line(document.lines[at].text, mask).facts for at in paragraphs]
    addressing = sum(not _ADDRESSING.isdisjoint(f.hits) for f in facts)
    if addressing < _MOST_OF_THEM * len(paragraphs):
        return
    for at in range(1, len(blocks)):
        if blocks[at].kind is not Kind.APPEAL or blocks[at - 1].kind is not Kind.BODY or at in known:
            continue
        f = own_line(document.lines[at].text, mask).facts
        if (
            f.stops
            and _SELLING.isdisjoint(f.hits)
            and not _ADDRESSING.isdisjoint(f.hits)
            and not (f.money or f.address or f.email or f.handle)
        ):
            blocks[at] = asked(blocks[at], Kind.BODY, _SAME_VOICE)


def tell_senders(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """ "Rosa Lima, by email" below a reader's letter offers no newsletter."""
    for at in range(1, len(blocks)):
        if blocks[at].kind is not Kind.NEWSLETTER or at in known:
            continue
        match = _BY_MAIL.fullmatch(document.lines[at].text)
        if match is None:
            continue
        above = at - 1
        if not match["name"] and blocks[above].kind is not Kind.BODY and above not in known:
            above -= 1  # the name has a line of its own
        if above >= 0 and blocks[above].kind is Kind.BODY:
            for line in range(above + 1, at + 1):
                blocks[line] = asked(blocks[line], Kind.BODY, AMONG_PARAGRAPHS)
