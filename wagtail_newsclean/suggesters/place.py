"""A place to suggest for a dateline that the copy does not have. Suggested, never set: the reason says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..text.details.datelines.labels import is_ambiguous, is_label
from ..text.details.gazetteer import Place, look_up
from ..text.details.words import phrases
from ..text.types import Kind, Story

_LONGEST_NAME = 4  # words
_LEAST_MENTIONS = 2
_TOWN_DIGITS = 5  # of the population: smaller towns are too often words
_LOOKED_AT = 20_000  # characters of the story
_LEDE = 600  # characters in which a mention counts double
_TIMES = {2: "twice", 3: "three times", 4: "four times", 5: "five times", 6: "six times"}
_NAME = re.compile(r"[^\W\d_a-zà-ÿа-яёіїєґ][\w’'-]*(?:\s[^\W\d_a-zà-ÿа-яёіїєґ][\w’'-]*)*")
_IN = re.compile(
    r"(?:\b(?:in|at|near|from|to|bei|nach|aus|à|en|a|em|no|na|w|we|v|ve|i|på|til|te|en|в|во|у|на|под|біля|до|з|із|из|к)\s)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlaceSuggestion:
    """A place that the story names, for an editor to accept."""

    place: str  #: as the story or the gazetteer writes it
    country: str | None  #: ISO 3166 code, where one country is meant
    mentions: int
    reason: str  #: for a person; says that the copy has no dateline


def suggest_place(story: Story) -> PlaceSuggestion | None:
    """The town that the story names most, in its lede before others; None where the copy has a dateline with a
    place, or where no town is named twice and once as a place ("in Istanbul")."""
    if story.dateline and story.dateline.place:
        return None
    text = "\n".join(
        story.source[block.start : block.end]
        for block in story.blocks
        if block.kind in (Kind.HEADLINE, Kind.STANDFIRST, Kind.BODY)
    )[:_LOOKED_AT]
    mentions: Counter[str] = Counter()
    weight: Counter[str] = Counter()
    located: set[str] = set()
    for name, start in _towns(text, story.language):
        mentions[name] += 1
        weight[name] += 2 if start < _LEDE else 1
        if _IN.search(text, max(0, start - 8), start):
            located.add(name)
    named = [name for name in located if mentions[name] >= _LEAST_MENTIONS]
    if not named:
        return None
    best = max(named, key=lambda name: (weight[name], -text.find(name[:4])))
    place = look_up(best)
    times = _TIMES.get(mentions[best], f"{mentions[best]} times")
    return PlaceSuggestion(
        place=best,
        country=place.countries[0] if place and place.countries else None,
        mentions=mentions[best],
        reason=f"{best} is named {times}; the copy has no dateline",
    )


def _towns(text: str, language: str) -> Iterator[tuple[str, int]]:
    """Towns named in the text and where. A town inside a longer name ("The Moscow Times") is not named."""
    for match in _NAME.finditer(text):
        name, start = match[0], match.start()
        first, space, others = name.partition(" ")
        if space and is_label(first):  # "In Istanbul", "After Ankara"
            name, start = others, start + len(first) + 1
        name = _base(name.removesuffix("'s").removesuffix("’s"), language)
        if name.count(" ") < _LONGEST_NAME and _is_town(name):
            yield name, start


def _is_town(name: str) -> bool:
    place = look_up(name)
    return place is not None and _is_big(place) and not is_ambiguous(name)


def _is_big(place: Place) -> bool:
    return place.digits >= _TOWN_DIGITS and not place.country


def _base(name: str, language: str) -> str:
    """The name as the gazetteer has it: "Москва" for "Москве"."""
    if _is_town(name):
        return name
    for ending, other in _endings(language):
        if name.endswith(ending) and len(name) - len(ending) > 1 and _is_town(name[: -len(ending)] + other):
            return name[: -len(ending)] + other
    return name


@lru_cache(maxsize=16)
def _endings(language: str) -> tuple[tuple[str, str], ...]:
    pairs = (pair.split(":") for pair in phrases("cases", language))
    return tuple((ending, "" if other == "-" else other) for ending, other in pairs)
