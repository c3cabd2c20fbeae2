"""Tags: the site's own, named in the story or carried by the nearest tagged stories; scored, banded, with reasons."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ..text.terms import Profile, profile
from .evidence import HEARD, Carried, Neighbourhood, named_features
from .mentions import Mention, Named, StoryWords, find_named
from .related import nearest
from .storage import ArchiveStorage, Filter
from .vocabulary import Vocabulary, cut, exact_key
from .weights import CARRIED, NAMED, logistic

_FEW, _MANY = 5, 10  #: tags that most stories have at most; that anybody reads


class Band(StrEnum):
    """What the desk does with a suggestion."""

    TICKED = "ticked"
    OFFERED = "offered"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Bands:
    """Scores from which a tag is ticked, and offered; below, it is hidden. Of tags scored .6, six in ten are right."""

    ticked: float = 0.6
    offered: float = 0.12

    def of(self, scores: Sequence[float]) -> list[Band]:
        """The band of each of a story's tags, given the scores best first.

        Offers end before ``offered`` where surer tags leave little to find.
        """
        worth = _worth_reading(scores)
        return [
            Band.TICKED
            if score >= self.ticked
            else Band.OFFERED
            if score >= self.offered and at < worth
            else Band.HIDDEN
            for at, score in enumerate(scores)
        ]


def _worth_reading(scores: Sequence[float]) -> int:
    """At how many of the tags the F1 of the first five and the recall of the first ten, as the scores expect them, are
    highest in sum. On 500 stories of a tagged archive this ends lists better than any one score does."""
    expected = sum(scores) or 1.0
    best, most = 0, 0.0
    found = found_in_five = 0.0
    for count, score in enumerate(scores[:_MANY], 1):
        found += score
        if count <= _FEW:
            found_in_five = found
        gain = 2 * found_in_five / (min(count, _FEW) + max(expected, 1.0)) + found / expected
        if gain > most:
            best, most = count, gain
    return len(scores) if best >= _FEW else best


@dataclass(frozen=True, slots=True)
class Refusals:
    """What editors refused: ``story`` for this story, which never comes back; ``counts`` for all stories, by tag:
    how often refused, how often accepted."""

    story: Collection[str] = ()
    counts: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def share_left(self, tag: str) -> float:
        """What a tag's score is multiplied with: below 1 when it is refused for three stories or more."""
        refused, accepted = self.counts.get(tag, (0, 0))
        return 1.0 if refused < 3 else (accepted + 2) / (accepted + refused)


@dataclass(frozen=True, slots=True)
class TagSuggestion:
    """A tag to offer."""

    name: str
    score: float  #: 0..1, calibrated
    band: Band
    reasons: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()
    tag_id: str = ""


def suggest_tags(
    title: str,
    text: str,
    language: str,
    *,
    vocabulary: Vocabulary,
    archive: ArchiveStorage | None = None,
    only: Filter | None = None,
    refused: Refusals | None = None,
    bands: Bands | None = None,
) -> list[TagSuggestion]:
    """The tags of ``vocabulary`` that fit, best first, hidden ones too (the caller drops those it does not want).

    ``archive`` adds what the nearest tagged stories carry; ``only.exclude`` must hold the story's own key.
    Raises ``ArchiveUnavailable`` when the database does not answer.
    """
    refused, bands = refused or Refusals(), bands or Bands()
    scored = [
        (round(candidate.score() * refused.share_left(candidate.name), 4), candidate)
        for candidate in candidates(title, text, language, vocabulary=vocabulary, archive=archive, only=only)
        if candidate.name not in refused.story
    ]
    scored.sort(key=lambda one: (-one[0], one[1].name))
    return [
        TagSuggestion(
            candidate.name,
            score,
            band,
            _reasons(candidate.named, candidate.carried),
            tuple(candidate.named.mentions) if candidate.named else (),
            candidate.tag_id,
        )
        for (score, candidate), band in zip(scored, bands.of([score for score, _ in scored]), strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A tag that something speaks for."""

    name: str
    tag_id: str
    named: Named | None  #: where the story names it
    naming: list[float] | None  #: how, as numbers
    carried: Carried | None  #: how the nearest stories carry it, where there are any

    def score(self) -> float:
        """The probability that an editor takes it, 0..1."""
        about = logistic(NAMED, self.naming) if self.naming else 0.0
        if self.carried is None:
            return about
        trust = self.carried.trust if self.naming else 1.0
        return trust * logistic(CARRIED, self.features()) + (1 - trust) * about

    def features(self) -> list[float]:
        """What ``weights.CARRIED`` weighs."""
        about = _logit(logistic(NAMED, self.naming)) if self.naming else 0.0
        return [about, float(self.naming is None), *(self.carried.features if self.carried else ())]


def candidates(
    title: str,
    text: str,
    language: str,
    *,
    vocabulary: Vocabulary,
    archive: ArchiveStorage | None,
    only: Filter | None = None,
) -> list[Candidate]:
    """All tags of the vocabulary that the story names or that its neighbours carry, in no order."""
    story = StoryWords(title, text, language)
    around = _around(profile(title, text, language), archive, only or Filter())
    keys = story.keys().union(exact_key(cut(tag, language), language) or 0 for tag in around.having)
    rows = vocabulary.find(keys)
    named = find_named(story, rows)
    ids = {row.name: row.tag_id for row in rows}
    most = max((sum(not m.covered for m in n.mentions) for n in named.values()), default=0)
    found = []
    for name in dict.fromkeys([*named, *(tag for tag in around.having if tag in ids)]):
        here = named.get(name)
        naming = named_features(here, words=len(story.words[1]), most=most) if here else None
        carried = _carried(name, here, around, language) if around else None
        found.append(Candidate(name, ids[name], here, naming, carried))
    return found


def _around(terms: Profile, archive: ArchiveStorage | None, only: Filter) -> Neighbourhood:
    if archive is None:
        return Neighbourhood([], terms)
    near = nearest(terms, archive=archive, only=replace(only, tagged_only=True), limit=HEARD)
    return Neighbourhood(near, terms)


def _carried(name: str, here: Named | None, around: Neighbourhood, language: str) -> Carried:
    return around.carried(
        name,
        here.form if here else cut(name, language),
        named=bool(here and here.mentions),
        title_named=bool(here and any(m.in_title for m in here.mentions)),
    )


def _logit(probability: float) -> float:
    kept = min(0.999, max(0.001, probability))
    return math.log(kept / (1 - kept))


def _reasons(here: Named | None, carried: Carried | None) -> tuple[str, ...]:
    reasons = []
    if here and here.mentions:
        reasons.append(_named_reason(here.mentions))
    elif here:
        reasons.append("its words stand together" + (" in the headline" if -1 in here.sentences else ""))
    if carried and carried.stories:
        reasons.append(f"on {carried.stories} of the {carried.of} nearest stories")
    elif carried and not here:
        reasons.append("on stories near this one")
    return tuple(reasons)


def _named_reason(mentions: Sequence[Mention]) -> str:
    in_text = sum(not m.in_title for m in mentions)
    times = "once" if in_text == 1 else f"{in_text} times"
    if len(mentions) == in_text:
        return f"named {times}"
    return f"named in the headline and {times}" if in_text else "named in the headline"
