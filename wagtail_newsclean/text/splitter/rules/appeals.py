"""Appeals that give their reasons in paragraphs, as a letter: only the voice tells them from the story.

The story speaks of others; above the button that asks for money somebody says "we" and "you".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ...types import Block, Document, Kind
from ..facts import Facts
from ..features import own_line
from ..forms import is_speech
from ..lexicons import lexicon
from .asked import FOR_ITSELF, asked

_LONGEST = 5  #: paragraphs of such a letter, at most
_FEWEST_OF_STORY = 3  #: paragraphs above it, at least
_SHORTEST = 40  #: characters, but for the first, which may be a title
_VOICE = frozenset(("we", "i"))
_READER = frozenset(("you", "please"))
_ASKING = frozenset(("support", "subscribe", "payment", "paywall"))
_ADDRESSING = frozenset(("we", "i", "you"))
_RARE = 0.2  #: paragraphs of the story that say such words themselves, at most


def join_letters(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Paragraphs in which the newsroom speaks for itself belong to the appeal below them; somebody looks."""
    content = range(*document.content)
    for at in _letters(document, blocks, language):
        if at not in known and at not in content:
            blocks[at] = asked(blocks[at], Kind.APPEAL, FOR_ITSELF)


def _letters(document: Document, blocks: Sequence[Block], language: str) -> list[int]:
    """The lines right above an appeal that are its first ones, and were taken for paragraphs.

    Where the story itself says "we" or "you" nothing can be told.
    """
    ends = [
        at
        for at in range(1, len(blocks))
        if blocks[at].kind is Kind.APPEAL and blocks[at - 1].kind in (Kind.BODY, Kind.HEADING)
    ]
    if not ends:
        return []
    mask = lexicon().mask(language)
    facts = [own_line(line.text, mask).facts for line in document.lines]
    found: list[int] = []
    for end in ends:
        found += _above(end, facts, blocks)
    return found


def _above(end: int, facts: Sequence[Facts], blocks: Sequence[Block]) -> list[int]:
    first = end
    for at in range(end - 1, max(0, end - 1 - _LONGEST), -1):
        if blocks[at].kind not in (Kind.BODY, Kind.HEADING) or _is_spoken(facts[at]):
            break
        if _speaks(facts[at]):
            first = at
    run = range(first, end)
    story = [facts[at] for at in range(first) if blocks[at].kind is Kind.BODY]
    addressing = sum(not f.quotes and not _ADDRESSING.isdisjoint(f.hits) for f in story)
    if (
        not run
        or len(story) < _FEWEST_OF_STORY
        or addressing > _RARE * len(story)
        or any(facts[at].length < _SHORTEST for at in run[1:])
        or not any(not _VOICE.isdisjoint(facts[at].hits) for at in run)
        or not any(not (_READER | _ASKING).isdisjoint(facts[at].hits) for at in run)
    ):
        return []
    return list(run)


def _is_spoken(f: Facts) -> bool:
    return f.quotes or f.first in "—–" or is_speech(f)


def _speaks(f: Facts) -> bool:
    """Somebody speaks for the outlet, or to its readers."""
    return not _VOICE.isdisjoint(f.hits) or "you" in f.hits or "support" in f.opening
