"""What speaks for a tag, as numbers: how the story names it, and how the nearest stories carry it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..text.terms import Profile, number
from .mentions import Named, is_lede
from .related import Neighbour
from .vocabulary import Form
from .voices import voices

HEARD = 400  #: stories that are asked for their tags
NEAREST = 60  #: of these, whose tags are candidates
ENOUGH = 20  #: neighbours from which their word is taken; a young archive has fewer
_TELLING = 0.3  #: share of a tag's stories that must have a term for it to tell anything


def named_features(named: Named, *, words: int, most: int) -> list[float]:
    """How the story names the tag; ``words`` is its length, ``most`` the mentions of its most mentioned tag."""
    free = [m for m in named.mentions if not m.covered]
    used = free or named.mentions
    text = [m.first for m in used if not m.in_title]
    several = len(named.form.items) > 1
    proper = any(m.exact and m.capital and not m.opens for m in used)
    # "Apple" is not "apple"; a tag that is itself written small is.
    common = bool(used) and not several and named.form.items[0].capital and not any(m.capital for m in used)
    inflected = bool(used) and all(m.inflected for m in used)
    loose = bool(named.sentences) and not used
    return [
        float(any(m.in_title for m in used)),
        float(any(map(is_lede, used))),
        math.log1p(len(free)),
        float(bool(used) and not free),
        float(several and proper),
        float(not several and proper),
        float(common),
        float(inflected),
        float(common and inflected),
        float(loose),
        float(loose and -1 in named.sentences),
        (max(text) - min(text)) / max(1, words) if text else 0.0,
        min(len(named.form.items), 5) - 1.0,
        len(free) / max(1, most),
        float(bool(used) and not several and all(m.in_name for m in used)),
    ]


@dataclass(frozen=True, slots=True)
class Carried:
    """How the nearest stories carry a tag."""

    stories: int  #: of the ten nearest, those with it
    of: int  #: how many of the ten there are
    trust: float  #: 0..1, how much the neighbourhood knows of the tag
    features: list[float]


class Neighbourhood:
    """The nearest tagged stories, counted once for all tags."""

    def __init__(self, neighbours: Sequence[Neighbour], query: Profile) -> None:
        heard = [n for n in neighbours if n.likeness > 0]
        self.near = heard[:NEAREST]
        self.query = frozenset(query.numbers)
        self.having: dict[str, list[int]] = defaultdict(list)
        for index, neighbour in enumerate(self.near):
            for tag in dict.fromkeys(neighbour.story.tags):
                self.having[tag].append(index)
        self.terms = [frozenset(n.story.numbers) for n in self.near]
        self.all_terms = Counter(term for terms in self.terms for term in terms)
        self.shares = [self._shares(k, power) for k, power in ((5, 1), (15, 2), (60, 2))]
        self.voice: dict[str, float] = defaultdict(float)
        for neighbour, voice in zip(heard, voices(query, [n.story for n in heard]), strict=True):
            for tag in dict.fromkeys(neighbour.story.tags):
                self.voice[tag] += voice

    def __bool__(self) -> bool:
        return bool(self.near)

    def _shares(self, k: int, power: int) -> dict[str, float]:
        weights = [n.likeness**power for n in self.near[:k]]
        total = sum(weights) or 1.0
        found: dict[str, float] = defaultdict(float)
        for weight, neighbour in zip(weights, self.near, strict=False):
            for tag in dict.fromkeys(neighbour.story.tags):
                found[tag] += weight / total
        return found

    def carried(self, tag: str, form: Form, *, named: bool, title_named: bool) -> Carried:
        """How the neighbours carry ``tag``; ``named`` says whether the story itself names it."""
        near, having = self.near, self.having.get(tag, [])
        five, fifteen, sixty = (share.get(tag, 0.0) for share in self.shares)
        best = near[0].likeness
        wanted = frozenset(number(s) for s in form.stems)
        naming = {i for i, terms in enumerate(self.terms) if wanted and wanted <= terms}
        both = len(naming.intersection(having))
        if_named = (both + 0.5) / (len(naming) + 1)  # of stories that name it, how many carry it
        if_carried = (both + 0.3) / (len(having) + 1)  # of stories that carry it, how many name it
        strength, told = self._told(having)
        is_named = float(named)
        return Carried(
            sum(i < 10 for i in having),
            min(10, len(near)),
            min(1.0, len(near) / ENOUGH) * (1.0 if naming or having else 0.5),
            [
                five,
                fifteen,
                sixty,
                math.sqrt(fifteen),
                max((near[i].likeness for i in having), default=0.0) / best,
                is_named * if_named,
                is_named * (1 - if_named),
                (1 - is_named) * if_carried,
                told,
                min(1.0, strength / 10) * told,
                is_named * len(naming) / len(near),
                fifteen * is_named,
                fifteen * (1 - is_named) * if_carried,
                float(title_named) * if_named,
                best,
                self.voice.get(tag, 0.0),
            ],
        )

    def _told(self, having: Sequence[int]) -> tuple[float, float]:
        """Terms that tell the stories with a tag from those without: how strongly they do in all, and the share of
        that strength that this story's own terms have."""
        if len(having) < 2:
            return 0.0, 0.5
        count = Counter(term for index in having for term in self.terms[index])
        inside, outside = len(having) + 1, len(self.near) - len(having) + 1
        strength = told = 0.0
        for term, stories in count.items():
            if stories < 2 or stories + 0.5 <= _TELLING * inside:
                continue
            odds = math.log((stories + 0.5) / inside / ((self.all_terms[term] - stories + 0.5) / outside))
            if odds > 1:
                part = odds * (stories + 0.5) / inside
                strength += part
                told += part * (term in self.query)
        return strength, told / strength if strength else 0.5
