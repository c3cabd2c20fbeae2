"""Pages of readers' letters say so at their top: below that short lines among the letters are titles and names."""

from __future__ import annotations

import re
from collections.abc import Collection

from ...types import STORY_KINDS, Block, Document, Kind
from ..features import own_line
from ..lexicons import lexicon
from .asked import AMONG_PARAGRAPHS, asked

#: What titles and signatures are taken for.
_LIKE_LETTERS = frozenset(
    {
        Kind.SHARE,
        Kind.RELATED,
        Kind.BIO,
        Kind.BYLINE,
        Kind.NAV,
        Kind.TAGS,
        Kind.SECTION,
        Kind.CAPTION,
        Kind.CREDIT,
    }
)
_HEAD, _LONGEST, _SHORT = 4, 60, 60  #: lines from the top; characters of what says it, and of a line
_UNSURE, _SURE = 0.8, 0.97  #: the latter of a name, which a page of letters is full of
_FEWEST_PARAGRAPHS = 2
_SET_PHRASE = 0.5  #: of its words
_SIGNATURE = 2  #: lines of it, at most
#: Characters of a name, its words, and how many of those begin with a capital.
_NAME, _NAME_WORDS, _CAPITALS = 40, range(1, 6), 0.9
#: What words in names and signatures mean: "Dr Mary Swift, Marlow".
_OF_NAMES = frozenset(("role", "bio", "weekday", "month", "section"))
_STOPS = '.!?…”"»'
#: "Letters: Bins and owls", and not "Letters from prison found in a wall".
_LETTERS = re.compile(
    r"(?:(?:readers['’] )?letters?(?: to the editor| page)?|leserbriefe?|leserpost|post von lesern"
    r"|courrier des lecteurs|cartas al director|cartas de los lectores|lettere (?:al direttore|dei lettori)"
    r"|le vostre lettere|ingezonden brieven|lezersbrieven|brieven van lezers|listy (?:do redakcji|od czytelników)"
    r"|cartas (?:ao director|ao diretor|dos leitores)|письма (?:читателей|в редакцию)|листи (?:читачів|до редакції))"
    r"\s?(?:$|[:|–—-]\s)",
    re.IGNORECASE,
)


def keep_letter_pages(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Keep in the story in ``blocks`` what stands between readers' letters; what is ``known`` stays."""
    lines = document.lines
    if not any(len(line.text) <= _LONGEST and _LETTERS.match(line.text) for line in lines[:_HEAD]):
        return
    paragraphs = [at for at, block in enumerate(blocks) if block.kind is Kind.BODY]
    if len(paragraphs) < _FEWEST_PARAGRAPHS:
        return
    mask = lexicon().mask(language)
    headline = next((at for at, block in enumerate(blocks) if block.kind is Kind.HEADLINE), paragraphs[0])
    last = _last_letter(document, blocks, paragraphs)
    for at in range(headline + 1, min(last + 1 + _signed_in(document, blocks, last), len(blocks))):
        block, text = blocks[at], lines[at].text
        if block.kind in STORY_KINDS:
            continue
        f = own_line(text, mask).facts
        name = (
            f.capital > _CAPITALS
            and len(f.words) in _NAME_WORDS
            and f.length <= _NAME
            and not f.digits
            and not f.hits.keys() - _OF_NAMES
        )
        if at > last and not name:
            break
        if (
            block.kind in _LIKE_LETTERS
            and block.confidence < (_SURE if name else _UNSURE)
            and len(text) <= _SHORT
            and text[-1].isalpha()
            and at not in known
            and (name or f.covered <= _SET_PHRASE)
            and (at > last or blocks[at - 1].kind in STORY_KINDS or blocks[at + 1].kind in STORY_KINDS)
        ):
            blocks[at] = asked(block, Kind.BODY, AMONG_PARAGRAPHS)


def _last_letter(document: Document, blocks: list[Block], paragraphs: list[int]) -> int:
    """The last paragraph that is a sentence."""
    return next((at for at in reversed(paragraphs) if document.lines[at].text[-1] in _STOPS), paragraphs[-1])


def _signed_in(document: Document, blocks: list[Block], last: int) -> int:
    """How many lines readers sign their letters in: the most that stand between two, without a stop."""
    most = run = 0
    for at in range(last):
        is_short = len(document.lines[at].text) <= _NAME and document.lines[at].text[-1] not in _STOPS
        run = run + 1 if is_short and run >= 0 else 0 if blocks[at].kind is Kind.BODY else -1
        if run > 0 and at + 1 <= last and document.lines[at + 1].text[-1] in _STOPS:
            most = max(most, run)
    return min(most, _SIGNATURE)
