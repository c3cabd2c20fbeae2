"""Why a line got its kind, in plain words, read off the weights of what the model saw."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..types import STORY_KINDS, Kind
from .phrases import phrase_for

if TYPE_CHECKING:
    from .model import Model

#: More than this nobody reads.
MOST = 3

#: A feature that speaks for a kind by less than this (in nats over the runner-up) is no reason.
_LEAST = 0.15

#: Features that say of a line which words it has: one of them is enough.
_SAME_WORDS = frozenset({"w", "opens", "whole"})


def reasons_for(
    brain: Model,
    row: Sequence[str],
    kind: Kind,
    second: Kind | None,
    kinds: Sequence[Kind],
    index: int,
) -> tuple[str, ...]:
    """The strongest cues for ``kind``, strongest first, each once."""
    sayable = _sayable(brain, kind, second)
    said: list[str] = []
    spoken_of: set[str] = set()
    between = _between(kind, kinds, index)
    if between:
        said.append(between)
    for _, _, words, phrase in sorted(filter(None, map(sayable.get, row)), reverse=True):
        if words not in spoken_of and phrase not in said:
            said.append(phrase)
            if len(said) == MOST:
                break
        if words:
            spoken_of.add(words)
    if between and len(said) > 1:
        said.append(said.pop(0))
    return tuple(said) or ("nothing about it stands out",)


class _Cue(NamedTuple):
    """What a feature says for a kind."""

    strength: float
    name: str
    words: str | None  #: which words the line has, where the feature says so: once is enough
    phrase: str


@cache
def _sayable(brain: Model, kind: Kind, second: Kind | None) -> dict[str, _Cue]:
    """By name the features that speak for a kind, and not for the other, and that there are words for."""
    against = brain.weights.get(second, {}) if second is not None else {}
    found: dict[str, _Cue] = {}
    for name, weight in brain.weights.get(kind, {}).items():
        strength = weight - max(against.get(name, 0.0), 0.0)
        phrase = phrase_for(name) if strength >= _LEAST else None
        if phrase:
            form, _, words = name.rpartition(":")
            found[name] = _Cue(strength, name, words if form in _SAME_WORDS else None, phrase)
    return found


def _between(kind: Kind, kinds: Sequence[Kind], index: int) -> str | None:
    """What the neighbours are, where they are of the same box."""
    if kind in STORY_KINDS:
        return None
    before = index > 0 and kinds[index - 1] is kind
    after = index + 1 < len(kinds) and kinds[index + 1] is kind
    if before and after:
        return f"between two {kind} lines"
    if before:
        return f"follows another {kind} line"
    return f"leads into another {kind} line" if after else None
