"""Lines around a page's main region: menus, footers, teasers.

They stay out of the story, so each is looked at by itself: its own cues, weighed with what the chain learnt of them, at
a fraction of what reading them together costs.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import exp
from typing import TYPE_CHECKING

from ..types import STORY_KINDS, Document, Kind, Line
from .features import own_line
from .lexicons import lexicon
from .phrases import phrase_for

if TYPE_CHECKING:
    from .model import Model

_KINDS = tuple(kind for kind in Kind if kind not in STORY_KINDS)

#: Around the main region a line is a way around the site unless its cues say otherwise (nats).
_WAY_AROUND = 2.0

OUTSIDE = "stands outside the page's main region"
TITLE = "is the page's own title"


def outskirts(
    document: Document, lines: tuple[Line, ...], language: str, brain: Model
) -> list[tuple[Kind, float, tuple[str, ...]]]:
    """For each line its kind, how sure that is, and why."""
    mask = lexicon().mask(language)
    title = " ".join(document.metadata.title.lower().split())
    found: list[tuple[Kind, float, tuple[str, ...]]] = []
    for line in lines:
        if line.element is not None and line.element.tag == "h1" and line.text.lower() in title:
            found.append((Kind.HEADLINE, 0.7, (TITLE, OUTSIDE)))
            continue
        own = own_line(line.text, mask)
        f, names = own.facts, [*own.cues]
        if f.hits:
            names += ["w:" + kind for kind in f.hits]
            names += ["whole:" + kind for kind in f.alone]
        found.append(_weighed(tuple(names), brain))
    return found


@lru_cache(maxsize=4096)
def _weighed(names: tuple[str, ...], brain: Model) -> tuple[Kind, float, tuple[str, ...]]:
    """The likeliest kind of a line with these features, how sure that is, and why. Menus are much alike."""
    weights = brain.weights
    scores = dict.fromkeys(_KINDS, 0.0)
    if names:
        columns = zip(*[_worths(name, brain) for name in names], strict=True)
        scores = dict(zip(_KINDS, map(sum, columns), strict=True))
    scores[Kind.NAV] += _WAY_AROUND
    best = max(scores, key=scores.__getitem__)
    top = scores[best]
    sure = 1.0 / sum([exp(score - top) for score in scores.values()])
    of_best = weights.get(best, {})
    strongest = max(names, key=lambda name: of_best.get(name, 0.0), default="")
    phrase = phrase_for(strongest) if of_best.get(strongest, 0.0) > 0 else None
    return best, sure, (OUTSIDE, phrase) if phrase else (OUTSIDE,)


@cache
def _worths(name: str, brain: Model) -> tuple[float, ...]:
    """What a feature says for each kind; there are few hundred."""
    weights = brain.weights
    return tuple([weights.get(kind, {}).get(name, 0.0) for kind in _KINDS])
