"""What stands above the text: codes, notes and versions, points of the story, and words to whoever gets the mail."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from ...details.datelines.agencies import is_agency, is_listed
from ...harm import is_desk_line
from ...readers.labelled import is_release_label
from ...readers.mail_head import opens_forwarded
from ...types import Kind, Verdict
from ...urgency import is_urgent
from ...word_lists import any_of, phrases_in
from ..letters import COVERS, opens_answered
from .common import ADDED, CODES, HEAD, LONGEST, NOTE, OFFERED, PICKUP, REMEMBERED, SLUG

#: "(AP) URGENT"
_HURRIED = re.compile(
    r"[(\[/]?(?P<agency>[^\W\d_]{2,12})[)\]/]?[\s:,–—-]{1,3}(?P<label>[^\W\d_a-zа-яіїє][^a-zа-яіїє.]{2,24})"
)
#: "Prozesse/Landesgericht/Tirol", "Wetter/DEU/Unwetter"
_SUBJECTS = re.compile(r"[^\W\d_][\w .-]{1,25}(?:/[^\W\d_][\w.-]*(?: [\w.-]{1,20}){0,2}){2,5}/?")
_SENT_OUT = re.compile(
    r"(?P<agency>[^\W\d_a-zа-яіїє]{2,10})(?:\s?[,|–—-]\s?[^\W\d_]{3,20}){0,2}\s?[,|–—-]\s?(?=[^.!?]{0,12}\d)(?=.*\d{4})[^!?]{6,30}"
)
_WORDS_ABOVE = 600  #: characters that somebody writes above a message that they pass on, at most
_LONGEST_CORRECTION = 600  #: characters

CORRECTS = Verdict(Kind.NOTE, "is a note about the story itself", 0.9)
_HEADLINE = Verdict(Kind.HEADLINE, "a headline with the number of its version", 0.9)
_SENT = Verdict(Kind.TIMESTAMP, "when a wire service sent it", 0.9)
_KEY_POINT = Verdict(Kind.STANDFIRST, "stands as a point before the text", 0.9)

#: What is most of a story at a glance, between its headline and its text.
_POINT = re.compile(r"\*\s{2,3}[^\W\d_a-zà-ÿа-яё].{10,110}(?<![.!?])")
_POINT_OF_WIRE = re.compile(_POINT.pattern.replace(r"\*\s{2,3}", r"[*•·–-]\s{1,3}", 1))
#: A headline with the number of its version: "UPDATE 2-Storm closes harbour".
_VERSION = re.compile(r"(?:(?:(?:UPDATE|WRAPUP) \d{1,2}|RPT|REFILE|CORRECTED)-\s?){1,3}[\w\"'“‘«].{10,200}")


@lru_cache(maxsize=REMEMBERED)
def said_above(text: str) -> Verdict | None:
    """What one line says of itself, where it stands above the text."""
    if len(text) > LONGEST:
        return None
    if is_desk_line(text) or ADDED.fullmatch(text) or is_release_label(text):
        return NOTE
    if _is_field(text) or _hurries(text) or _files(text):
        return CODES
    if _dates(text):
        return _SENT
    if PICKUP.fullmatch(text) or OFFERED.fullmatch(text):
        return NOTE
    if _VERSION.fullmatch(text):
        return _HEADLINE
    return CODES if SLUG.fullmatch(text) else None


def _hurries(text: str) -> bool:
    """ "(AP) URGENT": whose story it is, and that it cannot wait."""
    match = _HURRIED.fullmatch(text)
    return match is not None and is_listed(match["agency"]) and is_urgent([match["label"]])


def _dates(text: str) -> bool:
    """ "MTI - Belföld - 2026. június 2.": whose story it is, for which desk, and when it was sent."""
    match = _SENT_OUT.fullmatch(text)
    return match is not None and is_listed(match["agency"])


def _files(text: str) -> bool:
    """Subjects between slashes, under which a desk files it; of a picture's makers one is an agency."""
    return (
        text.count("/") > 1
        and _SUBJECTS.fullmatch(text) is not None
        and not any(is_agency(part.strip()) for part in text.split("/"))
    )


def _is_field(text: str) -> bool:
    """ "Priority: 3", "Nadtytuł:"."""
    return ":" in text and _field().fullmatch(text) is not None


@cache
def _field() -> re.Pattern[str]:
    names = phrases_in(__package__, "fields.txt")[""]
    return re.compile(rf"(?:{any_of(names)})\s?:(?:\s.{{0,60}})?", re.IGNORECASE)


def corrects(text: str) -> bool:
    """ "Correction: An earlier version of this article said ...", and not "Corrections: a prison's new word"."""
    if len(text) > _LONGEST_CORRECTION or ":" not in text:
        return False
    opening, speaks_of = _correction()
    return opening.match(text) is not None and speaks_of.search(text) is not None


@cache
def _correction() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What such a note opens with, before its colon and perhaps a date, and what it speaks of."""
    phrases = phrases_in(__package__, "corrections.txt")
    return (
        re.compile(rf"\W{{0,3}}(?:{any_of(phrases['opens'])})(?!\w)[^:.!?]{{0,40}}:", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{any_of(phrases['of'])})(?!\w)", re.IGNORECASE),
    )


def points(texts: Sequence[str], first: int, *, wire: bool) -> dict[int, Verdict]:
    """Two or more points between the headline and the text. ``wire``: something else shows that an agency sent it."""
    point = _POINT_OF_WIRE if wire else _POINT
    found = {at: _KEY_POINT for at in range(1, first) if point.fullmatch(texts[at])}
    return found if len(found) > 1 else {}


def passed_on(texts: Sequence[str], forwarded: Collection[int], *, mail: bool) -> dict[int, Verdict]:
    """What somebody wrote above a message that they passed on. ``forwarded``: the lines of its head."""
    opened = next((at for at, text in enumerate(texts[:HEAD]) if opens_forwarded(text[:LONGEST])), 0)
    if not opened and mail:  # some programs put nothing but the head above it
        opened = min(forwarded, default=0)
    above = sum(map(len, texts[:opened]))
    return dict.fromkeys(range(opened), COVERS) if above < _WORDS_ABOVE else {}


def answers(texts: Sequence[str]) -> dict[int, Verdict]:
    """A few words above copy that is quoted below them: what somebody answered to whoever sent it."""
    answered = next((at for at, text in enumerate(texts[:HEAD]) if opens_answered(text)), 0)
    above, below = sum(map(len, texts[:answered])), sum(map(len, texts[answered + 1 :]))
    return dict.fromkeys(range(answered), COVERS) if above < _WORDS_ABOVE and above * 3 < below else {}
