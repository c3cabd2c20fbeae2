"""Tags: the site's own, named in the story or carried by the nearest tagged stories; scored, banded, with reasons."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ..text.terms import profile
from .evidence import NEAREST, Carried, Neighbourhood, named_features
from .mentions import Mention, Named, StoryWords, find_named
from .related import nearest
from .storage import ArchiveStorage, Filter
from .vocabulary import Vocabulary, cut, exact_key
from .weights import CARRIED, NAMED, logistic


class Band(StrEnum):
    """What the desk does with a suggestion."""

    TICKED = "ticked"
    OFFERED = "offered"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Bands:
    """Scores from which a tag is ticked, and offered; below, it is hidden. Of tags scored .6, six in ten are right."""

    ticked: float = 0.6
    offered: float = 0.15

    def of(self, score: float) -> Band:
        """The band of a score."""
        return Band.TICKED if score >= self.ticked else Band.OFFERED if score >= self.offered else Band.HIDDEN


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
    terms = profile(title, text, language)
    around = Neighbourhood([], {})
    if archive is not None:
        tagged = _tagged(only or Filter())
        near = nearest(terms, archive=archive, only=tagged, limit=NEAREST)
        around = Neighbourhood(near, dict.fromkeys(terms.numbers, 1.0))
    story = StoryWords(title, text, language)
    carried_keys = {tag: exact_key(cut(tag, language), language) for tag in around.having}
    rows = vocabulary.find(story.keys().union(k for k in carried_keys.values() if k is not None))
    named = find_named(story, rows)
    ids = {row.name: row.tag_id for row in rows}
    names = dict.fromkeys([*named, *(tag for tag in around.having if tag in ids)])
    most = max((sum(not m.covered for m in n.mentions) for n in named.values()), default=0)
    found = []
    for name in names:
        if name in refused.story:
            continue
        here = named.get(name)
        score, carried = _score(name, here, around, words=len(story.words[1]), most=most, language=language)
        score = round(score * refused.share_left(name), 4)
        reasons = _reasons(here, carried)
        mentions = tuple(m for m in here.mentions) if here else ()
        found.append(TagSuggestion(name, score, bands.of(score), reasons, mentions, ids[name]))
    return sorted(found, key=lambda s: (-s.score, s.name))


def _tagged(only: Filter) -> Filter:
    return Filter(only.language, only.live_only, only.public_only, tagged_only=True, exclude=only.exclude)


def _score(
    name: str, here: Named | None, around: Neighbourhood, *, words: int, most: int, language: str
) -> tuple[float, Carried | None]:
    about = logistic(NAMED, named_features(here, words=words, most=most)) if here else 0.0
    if not around:
        return about, None
    is_named = bool(here and here.mentions)
    title_named = bool(here and any(m.in_title for m in here.mentions))
    form = here.form if here else cut(name, language)
    carried = around.carried(name, form, named=is_named, title_named=title_named)
    return logistic(CARRIED, [_logit(about) if here else 0.0, float(here is None), *carried.features]), carried


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
