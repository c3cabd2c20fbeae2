"""What must not be published: desk notes, a desk's phone number, an embargo, broken characters. Certain cases only.

A warning that comes with every story is not read. So a phrase counts only where it cannot be a sentence of the
story: at the start of a line with a colon or nothing after it, alone in brackets, or in capitals among small letters.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from .details.datelines.dates import find_dates
from .mojibake import find_mojibake
from .word_lists import phrases_in

_LONG = 100_000  #: characters of a line that are looked at
_NOTE = 120  #: characters; a longer line that names an embargo without a date is reporting
#: What may follow the word in a note that names no date: nothing, a colon, "until further notice".
_UNDATED = re.compile(r"(?i:\s*(?:$|[:–—-]|(?:until|till|bis|jusqu|hasta|до|fino|até|do|tot)\b|[)\]]))")
_ABOUT_WHEN = 90  #: characters after the word "embargo" that can say until when
_NEAR_DESK = 220  #: characters; in a line this long a number and the word for a desk belong together
_SECTION_LINES = 12  #: lines after "Notizblock" that belong to it
_BRACKETS_TO_COME = 60  #: characters: "(quotes from the harbour master to come)"

#: Possessive: no phrase begins with a mark or a space, and a line of 100,000 of them is read once.
_OPENING = r"^[\s*#•·=+>_/!–—\-]*+(?:[(\[{]\s*+)?"
_AFTER = r"(?=\s*(?:$|[:：!—–)\]}]|-\s|\.\s*$|//))"
_CLOCK = re.compile(
    r"\b(?P<h>[01]?\d|2[0-4])\s?(?:[:.h]|\sUhr\s?|ч\.?\s?)?(?P<m>[0-5]\d)?\s?(?P<half>[ap]\.?m\b)?",
    re.IGNORECASE,
)
_CLOCK_SIGN = re.compile(
    r"(?<![\d./])\d?\d\s?[:.h]\s?[0-5]\d\b(?![./]\d)|\b[0-2]\d[0-5]\d\s?(?:gmt|utc|hrs|hours|cet|cest|bst)\b|\d\s?[ap]\.?m\b|\d\s?(?:uhr|uur|час|год\b|h\b)",
    re.IGNORECASE,
)
#: Hours from UTC of the zones that embargoes name; others count as the site's own time.
_ZONES = {
    "GMT": 0, "UTC": 0, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "МСК": 3,
    "EST": -5, "EDT": -4, "PST": -8, "PDT": -7,
}  # fmt: skip
_ZONE = re.compile(rf"\b({'|'.join(_ZONES)})\b")
_PHONE = re.compile(r"(?<![\w./-])(?:\+|\(?0|\(?\d{2,4}\)?[ /-])[\d ()./-]{5,16}\d(?![\w/])")
_ADDED = re.compile(
    r"\((?:Adds|Updates|Recasts|Corrects|Repeats|Refiles|Rewrites|Removes|Combines)\b[^()]{0,200}\)\W*"
)


class HarmCode(StrEnum):
    """What kind of harm."""

    DESK_NOTE = "desk_note"
    PHONE = "phone"
    EMBARGO = "embargo"
    MOJIBAKE = "mojibake"


@dataclass(frozen=True, slots=True)
class Harm:
    """``lines[line][start:end]`` must not go out as it stands."""

    code: HarmCode
    line: int
    start: int
    end: int
    until: datetime.datetime | None = None  #: when an embargo ends, where the line says it


def find_harm(
    lines: Sequence[str], *, now: datetime.datetime, codes: Collection[HarmCode] = tuple(HarmCode)
) -> list[Harm]:
    """Everything harmful in these lines, in their order. ``now`` is aware; its zone is the newsroom's.

    ``codes`` are the kinds of harm that are wanted; for what is not wanted little time is spent.

    An embargo that has ended is a desk note: it holds nothing back, but nobody should read it.
    """
    found: list[Harm] = []
    section_left = 0
    for index, whole in enumerate(lines):
        line = whole[:_LONG]
        opens_section = _patterns("section").match(line)
        if opens_section:
            section_left = _SECTION_LINES + 1
        embargo = _embargo(index, line, now)
        if embargo:
            found.append(embargo)
        else:
            found += _notes(index, line, bool(opens_section))
        if HarmCode.PHONE in codes and (section_left or _names_a_desk(line)):
            found += [Harm(HarmCode.PHONE, index, *number.span()) for number in _phones(line)]
        section_left = max(0, section_left - 1)
        if HarmCode.MOJIBAKE in codes:
            found += [Harm(HarmCode.MOJIBAKE, index, start, end) for start, end in find_mojibake(line)]
    return [harm for harm in found if harm.code in codes]


def is_desk_line(line: str) -> bool:
    """Whether a line says at its very start that it is a note of a desk or an embargo."""
    return (
        _patterns("note").match(line) is not None
        or _ADDED.fullmatch(line) is not None
        or (
            _embargo_opening().match(line) is not None
            and _embargo(0, line, datetime.datetime.now(datetime.UTC)) is not None
        )
    )


def opens_desk_section(line: str) -> bool:
    """Whether what follows is for desks: "Notizblock", "Redaktionelle Hinweise"."""
    return _patterns("section").match(line) is not None


def _notes(index: int, line: str, opens_section: bool) -> Iterator[Harm]:
    start = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    if opens_section or _patterns("note").match(line) or _ADDED.fullmatch(line.strip()):
        yield Harm(HarmCode.DESK_NOTE, index, start, end)
        return
    for pattern in (_bracketed("note"), _to_come()):
        for match in pattern.finditer(line):
            yield Harm(HarmCode.DESK_NOTE, index, match.start("note"), match.end("note"))
    if not _capitals().search(line):
        return  # most lines: the phrases take a hundred times as long to look for
    words = line.split()
    if any(word.isupper() for word in words) and (not line.isupper() or len(words) <= 6):
        for match in _shouted().finditer(line):
            yield Harm(HarmCode.DESK_NOTE, index, *match.span())
            return


def _embargo(index: int, line: str, now: datetime.datetime) -> Harm | None:
    match = _embargo_opening().match(line) or _embargo_in_brackets().search(line)
    if match is None:
        return None
    tail = line[match.end("what") : match.end("what") + _ABOUT_WHEN]
    clock = _CLOCK_SIGN.search(tail)
    days = tail if clock is None else f"{tail[: clock.start()]} ; {tail[clock.end() :]}"
    dates = [found.date for found in find_dates(days, now.date()) if found.date]
    if not dates and not clock and not _is_undated_note(line, match["what"], tail):
        return None
    until = _moment(dates[0], tail, clock, now) if dates else None
    code = HarmCode.DESK_NOTE if until and until <= now else HarmCode.EMBARGO
    start = (
        len(line) - len(line.lstrip())
        if line[: match.start("what")].strip(" (*#[-–—") == ""
        else match.start()
    )
    end = len(line.rstrip()) if len(line) < _NEAR_DESK else match.end("what") + _ABOUT_WHEN
    return Harm(code, index, start, end, until)


def _is_undated_note(line: str, what: str, tail: str) -> bool:
    """ "EMBARGOED until further notice", and not "Embargo: what it means for fishing"."""
    plain = what.casefold() == "embargo" and not what.isupper()
    return len(line) < _NOTE and not plain and _UNDATED.match(tail) is not None


def _moment(
    date: datetime.date, tail: str, clock: re.Match[str] | None, now: datetime.datetime
) -> datetime.datetime:
    hour = minute = 0
    if clock:
        read = _CLOCK.search(tail, max(0, clock.start() - 1))
        if read:
            hour, minute = int(read["h"]), int(read["m"] or 0)
            if read["half"]:
                hour = hour % 12 + (12 if read["half"][0].lower() == "p" else 0)
    zone = _ZONE.search(tail)
    tz = datetime.timezone(datetime.timedelta(hours=_ZONES[zone[1]])) if zone else now.tzinfo
    midnight = datetime.datetime.combine(date, datetime.time(), tzinfo=tz)
    return midnight + datetime.timedelta(hours=hour, minutes=minute)


def _names_a_desk(line: str) -> bool:
    return len(line) <= _NEAR_DESK and bool(_desk().search(line))


def _phones(line: str) -> Iterator[re.Match[str]]:
    for match in _PHONE.finditer(line):
        if 7 <= sum(map(str.isdigit, match[0])) <= 15:
            yield match


@cache
def _patterns(kind: str) -> re.Pattern[str]:
    """A line that opens with a phrase of this kind and says no more, or a colon and then the rest."""
    closed = [p for p in _phrases(kind) if not p.endswith((":", "—")) and "*" not in p]
    other = [p for p in _phrases(kind) if p not in closed]
    either = f"(?:{_any(closed)}){_AFTER}|(?:{_any(other) or '(?!)'})"
    return re.compile(_OPENING + f"(?:{either})")


@cache
def _bracketed(kind: str) -> re.Pattern[str]:
    phrases = [p.rstrip(":— ") for p in _phrases(kind) if "*" not in p]
    return re.compile(rf"(?P<note>[(\[]\s*(?:{_any(phrases)})\b(?=\s*[:—–)\]-])[^()\[\]]{{0,300}}[)\]])")


@cache
def _to_come() -> re.Pattern[str]:
    """ "(details to come)", standing apart from the sentence before it."""
    phrases = _any(_phrases("to come"))
    return re.compile(
        rf"(?:^|(?<=[.!?…\"”»])\s+|(?<=[.!?…])\s*)"
        rf"(?P<note>[(\[](?:[^()\[\].!?]{{0,{_BRACKETS_TO_COME}}}\W)?(?:{phrases})[.…]*[)\]])(?=\s*\.?\s*(?:$|[^\W\d_]))"
    )


@cache
def _shouted() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(p) for p in _in_capitals())})(?!\w)")


@cache
def _capitals() -> re.Pattern[str]:
    """Two capitals side by side, of those that ``_shouted`` looks for: all of its phrases have them."""
    letters = {letter for phrase in _in_capitals() for letter in phrase if letter.isupper()}
    return re.compile(f"[{re.escape(''.join(sorted(letters)))}]{{2}}")


@cache
def _in_capitals() -> list[str]:
    return sorted(p.rstrip(":— ").upper() for p in _phrases("note") if " " in p.strip(":— ") and "*" not in p)


@cache
def _embargo_opening() -> re.Pattern[str]:
    return re.compile(rf"{_OPENING}(?P<what>{_any(_phrases('embargo'))})(?!\w)")


@cache
def _embargo_in_brackets() -> re.Pattern[str]:
    return re.compile(rf"[(\[]\s*(?P<what>{_any(_phrases('embargo'))})(?!\w)")


@cache
def _desk() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(_phrases('desk'))})(?!\w)")


def _any(phrases: Sequence[str]) -> str:
    return "|".join(_regex(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _regex(phrase: str) -> str:
    words = [re.escape(word).replace(r"\*", ".{0,40}?") for word in phrase.split()]
    pattern = (
        r"\s+".join(words).replace("'", "['’]").replace(r"\s+:", r"\s*:").replace(r".{0,40}?\s+", ".{0,40}?")
    )
    pattern = re.sub(r":$", r"\\s*:", pattern)
    return pattern if phrase.isupper() else f"(?i:{pattern})"


def _phrases(kind: str) -> tuple[str, ...]:
    return phrases_in(__package__, "harm_phrases.txt")[kind]
