"""The dateline of a file that has an element for it."""

from __future__ import annotations

import datetime
from dataclasses import replace

from ..types import Block, Dateline, Document, Kind
from .dateline import find_dateline

_SEPARATOR = " \u2013 "


def stated_dateline(
    document: Document, *, received: datetime.date | None = None, language: str = ""
) -> Dateline | None:
    """The line that the format itself calls the dateline, read by the same grammar; None where there is none.

    Such a line needs no separator and no confirmation: where the grammar does not know it, its first part is the
    place.
    """
    if document.dateline is None:
        return None
    line = document.lines[document.dateline]
    place, comma, rest = line.text.partition(",")
    # A place the gazetteer does not know counts as one where it stands in capitals.
    for text in (line.text, f"{place.upper()}{comma}{rest}"):
        probe = f"{text}{_SEPARATOR}It was so."
        block = Block(Kind.BODY, 0, len(probe), 1.0)
        found = find_dateline(probe, [block], received=received, language=language)
        if found is not None:
            break
    else:
        found = Dateline("", 0, 0, None)
    if found.place is None or found.place.casefold() == place.strip().casefold():
        found = replace(found, place=place.strip(), places=(place.strip(),))
    else:  # as the file writes it
        at = line.text.casefold().find(found.place.casefold())
        own = line.text[at : at + len(found.place)] if at >= 0 else found.place
        if own != found.place:
            found = replace(found, place=own, places=(own,) if len(found.places) == 1 else found.places)
    return replace(found, text=line.text, start=line.start, end=line.end)


def without_repeated_dateline(
    document: Document, blocks: tuple[Block, ...], dateline: Dateline | None
) -> tuple[Block, ...]:
    """The blocks: where the text begins with its dateline, the file's own line for it is no paragraph."""
    at = document.dateline
    if at is None or dateline is None or dateline.start < blocks[at].end:
        return blocks
    own = replace(blocks[at], kind=Kind.OTHER, reasons=("the dateline stands in the text again",))
    return (*blocks[:at], own, *blocks[at + 1 :])
