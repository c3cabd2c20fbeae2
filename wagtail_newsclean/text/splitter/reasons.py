"""Why a line got its kind, in plain words, read off the weights of what the model saw."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

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
    found = sorted(map(sayable.__getitem__, sayable.keys() & row), reverse=True)
    said: list[str] = []
    spoken_of: set[str] = set()
    between = _between(kind, kinds, index)
    if between:
        said.append(between)
    for _, name in found:
        if len(said) == MOST:
            break
        form, _, words = name.rpartition(":")
        if form in _SAME_WORDS:
            if words in spoken_of:
                continue
            spoken_of.add(words)
        phrase = phrase_for(name)
        if phrase and phrase not in said:
            said.append(phrase)
    if between and len(said) > 1:
        said.append(said.pop(0))
    return tuple(said) or ("nothing about it stands out",)


@cache
def _sayable(brain: Model, kind: Kind, second: Kind | None) -> dict[str, tuple[float, str]]:
    """How strongly each feature there are words for speaks for a kind and not for the other, and its name; the strong
    ones."""
    against = brain.weights.get(second, {}) if second is not None else {}
    strengths = {
        name: weight - max(against.get(name, 0.0), 0.0)
        for name, weight in brain.weights.get(kind, {}).items()
        if weight >= _LEAST and phrase_for(name)
    }
    return {name: (strength, name) for name, strength in strengths.items() if strength >= _LEAST}


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
