"""Agencies without brackets: "LONDON, May 3 AAP -", "Berlin/dpa", "МОСКВА, 5 мая. ФедералПресс."."""

from __future__ import annotations

import re

from ..gazetteer import look_up
from .agencies import bare_agency_at_end, bare_agency_at_start, is_listed
from .letters import LETTERS

#: What stands between the parts of a dateline.
GLUE = " \t\r\n\u00a0.,;:=|*•·–—_/-"
_CAMEL = re.compile(r"[^\W\d_a-zа-яё][a-zа-яё]+[^\W\d_a-zа-яё]")  # ФедералПресс
_LAST_PART = re.compile(r"\s*(?P<sign>[,/|])\s*(?P<name>[^,/|]{2,40})$")
_LETTERS_OF_PAPER = re.compile(r"[A-ZÄÖÜ]{2,3}|[a-zäöü]{2,4}")  # MZ, dpa
_UNKNOWN_AGENCY = re.compile(rf"{LETTERS}[\w.-]*")


def bare_agency(
    chunks: list[tuple[int, str]], dated: bool, dashed: bool
) -> tuple[str | None, int, list[tuple[int, str]]]:
    """An agency without brackets: a known one at either end, or any word in capitals after the date."""
    for index in (len(chunks) - 1, 0):
        if not 0 <= index < len(chunks):
            continue
        start, text = chunks[index]
        cut = bare_agency_at_end(text)
        if cut >= 0:
            name = text[cut:].strip(GLUE)
            left = text[:cut].rstrip(GLUE)
            if cut and left.count(" - ") == 0:
                return (
                    name,
                    start + cut,
                    [*chunks[:index], *([(start, left)] if left else []), *chunks[index + 1 :]],
                )
            if not cut:
                return name, start, [*chunks[:index], *chunks[index + 1 :]]
        cut = bare_agency_at_start(text)
        if cut >= 0 and index == 0:
            right = text[cut:].lstrip(GLUE)
            moved = start + len(text) - len(right)
            return text[:cut].strip(GLUE), start, [*([(moved, right)] if right else []), *chunks[1:]]
    if dated and len(chunks) == 2:
        start, name = chunks[1]
        shouted = name.isupper() and "." not in name and not dashed and not look_up(name)
        unknown = len(name) > 1 and _UNKNOWN_AGENCY.fullmatch(name) and (shouted or _CAMEL.search(name))
        if unknown or is_listed(name):
            return name, start, chunks[:1]
    return None, -1, chunks


def agency_after_place(text: str) -> tuple[str, str | None]:
    """The place, and what stands after it like a region and is an agency: "Berlin/dpa", "Asunción, IP"."""
    found = _LAST_PART.search(text)
    if found is None or not look_up(text[: found.start()].split(",")[0]):
        return text, None
    name = found["name"]
    shown = found["sign"] == "|" and name.isupper()
    letters = found["sign"] == "/" and _LETTERS_OF_PAPER.fullmatch(name) is not None
    place = look_up(name)
    if (is_listed(name) and not (place and place.region)) or ((shown or letters) and not place):
        return text[: found.start()].strip(GLUE), name
    return text, None
