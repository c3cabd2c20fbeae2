"""Which words name a news agency."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from ..gazetteer import fold, look_up

_FILE = Path(__file__).parents[1] / "data" / "agencies.txt"
_JOINT = re.compile(r"\s*[/+&,–—]\s*|\s+-\s+|\s+(?:and|und|et|y|e|и|і|via|with)\s+")
_INITIALS = re.compile(r"[^\W\d_][\w&.’'-]*(?: [\w&.’'-]+){0,2}")
_COPYRIGHT = re.compile(r"^(?:©|\(c\)|copyright|von|from|da|dall['’])\s*", re.IGNORECASE)
_REPORTER_OF = re.compile(r"^(?:спец)?(?:корр?|кор)\.?\s+(\S+)(?:\s+[^\W\d_]+){0,2}$", re.IGNORECASE)
_CALLED_AGENCY = re.compile(r"(?:ИА|ІА|МИА) (?=\S)")  # "ИА Регнум"
_AROUND = ",.;:-–—/ "  # what stands around a name
_PREFIX = 3  # letters of an agency that a service of its own is named after: PRNewswire-HISPANIC
_SHOUTED = 4  # letters from which a name in capitals needs no brackets either: KYODO
_LONGEST = 4  # words of the longest agency's name that is looked for without brackets


def is_agency(name: str) -> bool:
    """Whether this is a known agency, or several joined ("tca/dpa", "Reuters/AFP") of which one is known."""
    name = _COPYRIGHT.sub("", name.strip()).strip(" .")
    if fold(name) in _known():
        return True
    first, hyphen, _ = name.partition("-")
    if hyphen and len(first) >= _PREFIX and first[0].isupper() and fold(first) in _known():
        return True
    parts = _JOINT.split(name)
    return any(fold(part) in _known() for part in parts) and all(map(may_be_agency, parts))


def is_listed(name: str) -> bool:
    """Whether it is one agency's name and nothing more."""
    return fold(name) in _known()


def may_be_agency(name: str) -> bool:
    """Whether a word in brackets after a place could be an agency nobody told us of: "KXAN", "ndk", "local.de"."""
    parts = name.strip().split("/")
    if " " in name.strip() and name.strip()[0].islower():
        return False  # "Lincoln (the president) -"
    return len(name) <= 40 and all(_INITIALS.fullmatch(part.strip()) is not None for part in parts)


def agency_of(words: str) -> str:
    """The agency's name without its reporter's: "ТАСС" for "Корр. ТАСС Анна Белова"."""
    found = _REPORTER_OF.match(words)
    return found[1] if found and fold(found[1]) in _known() else words


def bare_agency_at_end(text: str) -> int:
    """Where the known agency starts that stands at the end of the text without brackets; -1 if none does."""
    return next((span[0] for span in _ends(text, last=True)), -1)


def bare_agency_at_start(text: str) -> int:
    """Where the known agency ends that stands at the start of the text; -1 if none does."""
    return next((span[1] for span in _ends(text, last=False)), -1)


def _ends(text: str, *, last: bool) -> list[tuple[int, int]]:
    if "/" not in text and not _may_end(text, last=last):
        return []
    words = list(re.finditer(r"\S+", text))
    for length in range(min(_LONGEST, len(words)), 0, -1):
        run = words[-length:] if last else words[:length]
        start, end = run[0].start(), run[-1].end()
        name = text[start:end].strip(_AROUND)
        if _is_bare(name) or ("/" in name and _are_bare(name.split("/")) and is_agency(name)):
            start += text[start:end].index(name)
            return [(start, start + len(name))]
    return []


def _may_end(text: str, *, last: bool) -> bool:
    """Whether the word at the end, or at the start, is one of a bare agency's name: most are not, and cost little."""
    found = text.rsplit(maxsplit=1)[-1:] if last else text.split(maxsplit=1)[:1]
    word = found[0].strip(_AROUND) if found else ""
    return not word or word.isupper() or word in _edges(last=last)


@cache
def _edges(*, last: bool) -> frozenset[str]:
    """The last, or the first, word of every bare name."""
    return frozenset(name.split()[-1 if last else 0].strip(_AROUND) for name in _bare())


def _are_bare(names: list[str]) -> bool:
    """Agencies that share a report, one of them known; not a town and its agency: "Rostock/dpa"."""
    town = look_up(names[0])
    return any(name in _bare() for name in names) and (names[0] in _bare() or town is None or not town.digits)


def _is_bare(name: str) -> bool:
    name = _CALLED_AGENCY.sub("", name)
    return name in _bare() or (len(name) >= _SHOUTED and name.isupper() and fold(name) in _bare_folded())


@lru_cache(maxsize=1)
def _lines() -> tuple[str, ...]:
    return tuple(line for line in _FILE.read_text("utf-8").splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(fold(line.removeprefix("( ")) for line in _lines())


@lru_cache(maxsize=1)
def _bare() -> frozenset[str]:
    """Names that need no brackets: they are no ordinary words. Here case matters."""
    return frozenset(line for line in _lines() if not line.startswith("("))


@lru_cache(maxsize=1)
def _bare_folded() -> frozenset[str]:
    return frozenset(map(fold, _bare()))
