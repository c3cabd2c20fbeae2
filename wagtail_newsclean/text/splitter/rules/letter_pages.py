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
_UNSURE = 0.8
_FEWEST_PARAGRAPHS = 2
_SET_PHRASE = 0.5  #: of its words
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
    for at in range(headline + 1, paragraphs[-1]):
        block, text = blocks[at], lines[at].text
        if (
            block.kind in _LIKE_LETTERS
            and block.confidence < _UNSURE
            and len(text) <= _SHORT
            and text[-1].isalpha()
            and at not in known
            and own_line(text, mask).facts.covered <= _SET_PHRASE
            and (blocks[at - 1].kind in STORY_KINDS or blocks[at + 1].kind in STORY_KINDS)
        ):
            blocks[at] = asked(block, Kind.BODY, AMONG_PARAGRAPHS)
