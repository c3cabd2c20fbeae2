"""Why a line got its kind, in plain words, read off the weights of what the model saw."""

from __future__ import annotations

from collections.abc import Sequence

from ..types import STORY_KINDS, Kind
from .cues import PHRASES
from .model import Weights
from .phrases import phrase_for

#: More than this nobody reads.
MOST = 3

#: A feature that speaks for a kind by less than this (in nats over the runner-up) is no reason.
_LEAST = 0.15


def reasons_for(
    weights: Weights,
    row: Sequence[str],
    kind: Kind,
    second: Kind | None,
    kinds: Sequence[Kind],
    index: int,
) -> tuple[str, ...]:
    """The strongest cues for ``kind``, strongest first, each once."""
    found: list[tuple[float, str]] = []
    for name in row:
        for_kinds = weights.get(name)
        if for_kinds is not None:
            strength = for_kinds.get(kind, 0.0)
            if second is not None:
                strength -= max(for_kinds.get(second, 0.0), 0.0)
            if strength > _LEAST:
                found.append((strength * (1.5 if name in PHRASES else 1.0), name))
    found.sort(reverse=True)
    said: list[str] = []
    between = _between(kind, kinds, index)
    if between:
        said.append(between)
    for _, name in found:
        if len(said) == MOST:
            break
        phrase = phrase_for(name)
        if phrase and phrase not in said:
            said.append(phrase)
    if between and len(said) > 1:
        said.append(said.pop(0))
    return tuple(said) or ("nothing about it stands out",)


def _between(kind: Kind, kinds: Sequence[Kind], index: int) -> str | None:
    """What the neighbours are, where they are of the same box."""
    if kind in STORY_KINDS:
        return None
    before = index > 0 and kinds[index - 1] is kind
    after = index + 1 < len(kinds) and kinds[index + 1] is kind
    if before and after:
        return f"between two {kind.value} lines"
    if before:
        return f"follows another {kind.value} line"
    return f"leads into another {kind.value} line" if after else None
