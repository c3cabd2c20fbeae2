"""Lines around a page's main region: menus, footers, teasers.

They stay out of the story, so each is looked at by itself: its own cues, weighed with what the chain learnt of them, at
a fraction of what reading them together costs. Only next to the main region can a line be about this story: an entry of
a menu far away is nobody's name, however much it looks like one ("Market Movers").
"""

from __future__ import annotations

from functools import lru_cache
from itertools import repeat
from math import exp
from typing import TYPE_CHECKING

from ..types import Document, Kind
from .features import own_line
from .lexicons import lexicon
from .phrases import phrase_for

if TYPE_CHECKING:
    from .model import Model

#: What stands anywhere around a story; names of sections are a menu's.
_ANYWHERE = (
    Kind.NAV, Kind.SECTION, Kind.SHARE, Kind.AD, Kind.LEGAL, Kind.APPEAL, Kind.NEWSLETTER, Kind.RELATED
)  # fmt: skip

#: What may stand so many lines above or below the main region as well.
_NEXT_TO_IT = (
    *_ANYWHERE, Kind.TIMESTAMP, Kind.BYLINE, Kind.CAPTION, Kind.CREDIT, Kind.TAGS, Kind.BIO, Kind.NOTE
)  # fmt: skip
_NEXT = 8

#: Names and pictures must say that they are some, also there: two words with capitals are most often a menu's.
_PROOF = {
    Kind.BYLINE: frozenset({"by a name", "by and time"}),
    Kind.CREDIT: frozenset({"photo label", "agency and slash", "courtesy of"}),
}

#: Around the main region a line is a way around the site unless its cues say otherwise (nats).
_WAY_AROUND = 2.0

#: The page's title may be set a little otherwise than its h1; so much of the words is the same.
_SAME_TITLE, _TITLE_WORDS = 0.6, 3

OUTSIDE = "stands outside the page's main region"
TITLE = "is the page's own title"

Found = tuple[Kind, float, tuple[str, ...]]


def outskirts(part: Document, language: str, brain: Model, *, above: bool) -> list[Found]:
    """For each line its kind, how sure that is, and why. ``above``: the main region follows, else it is over."""
    mask = lexicon().mask(language)
    title = part.metadata.title.lower()
    total = len(part.lines)
    found: list[Found] = []
    for at, line in enumerate(part.lines):
        if line.element is not None and line.element.tag == "h1" and _is_title(line.text.lower(), title):
            found.append((Kind.HEADLINE, 0.7, (TITLE, OUTSIDE)))
            continue
        own = own_line(line.text, mask)
        f, names = own.facts, [*own.cues]
        if f.hits:
            names += ["w:" + kind for kind in f.hits]
            names += ["whole:" + kind for kind in f.alone]
        near = (total - at if above else at + 1) <= _NEXT
        found.append(_weighed(tuple(names), brain, _kinds_near(names) if near else _ANYWHERE))
    return found


def _is_title(text: str, title: str) -> bool:
    if text in " ".join(title.split()):
        return True
    words, known = set(text.split()), set(title.split())
    return len(words) >= _TITLE_WORDS and len(words & known) >= _SAME_TITLE * max(len(words), len(known))


def _kinds_near(names: list[str]) -> tuple[Kind, ...]:
    unproved = [kind for kind, proof in _PROOF.items() if proof.isdisjoint(names)]
    return tuple(kind for kind in _NEXT_TO_IT if kind not in unproved) if unproved else _NEXT_TO_IT


@lru_cache(maxsize=4096)
def _weighed(names: tuple[str, ...], brain: Model, kinds: tuple[Kind, ...]) -> Found:
    """The likeliest of the kinds for a line with these features. Menus are much alike."""
    weights = brain.weights
    scores = {kind: sum(map(weights.get(kind, {}).get, names, repeat(0.0))) for kind in kinds}
    scores[Kind.NAV] += _WAY_AROUND
    best = max(scores, key=scores.__getitem__)
    top = scores[best]
    sure = 1.0 / sum([exp(score - top) for score in scores.values()])
    of_best = weights.get(best, {})
    strongest = max(names, key=lambda name: of_best.get(name, 0.0), default="")
    phrase = phrase_for(strongest) if of_best.get(strongest, 0.0) > 0 else None
    return best, sure, (OUTSIDE, phrase) if phrase else (OUTSIDE,)
