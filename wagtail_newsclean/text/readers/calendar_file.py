"""Dates in a calendar's format (iCalendar, .ics), as press offices send them: what, where, when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..types import Copy, CopyError, Document
from .encoding import text_of
from .item import Item, as_markup
from .json_file import first_of
from .sniff import Head

_FOLD = re.compile(r"\r?\n[ \t]")
_ESCAPED = re.compile(r"\\([\\,;nN])")
_PROPERTY = re.compile(r"(?P<name>[A-Za-z-]+)(?P<said>(?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(?P<value>.*)")
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d)?(Z?)$")
_COMMON_NAME = re.compile(r";CN=\"?([^\";:]+)")
_EVENTS = ("VEVENT", "VTODO", "VJOURNAL")
_MOST = 1000  #: events


def is_calendar(head: Head) -> bool:
    return head.text[:15].upper() == "BEGIN:VCALENDAR"


def read_calendar(copy: Copy) -> Document:
    """The first event; others are kept out of it. Raises ``CopyError`` where none says anything."""
    decoded = text_of(copy.data or b"")
    items = list(_events(_FOLD.sub("", decoded.text)))
    if len(items) > _MOST:
        raise CopyError("too_large", "This calendar holds too many dates. Add some of them at a time.")
    return first_of(items, "calendar", decoded.warnings)


def _events(text: str) -> Iterator[Item]:
    item: Item | None = None
    inside = 0
    for line in text.splitlines():
        match = _PROPERTY.match(line)
        if match is None:
            continue
        name, value = match["name"].upper(), _ESCAPED.sub(_meant, match["value"]).strip()
        if name == "BEGIN" and value.upper() in _EVENTS:
            item, inside = Item(), 0
        elif item is not None and name in ("BEGIN", "END"):  # an alarm stands inside, with words of its own
            inside += 1 if name == "BEGIN" else -1
            if inside < 0:
                yield item
                item = None
        elif item is not None and not inside and value:
            _tell(item, name, match["said"], value)
    if item is not None:  # the file was cut off
        yield item


def _tell(item: Item, name: str, said: str, value: str) -> None:
    if name == "SUMMARY":
        item.headline = value
    elif name == "DESCRIPTION" or (name == "X-ALT-DESC" and not item.body):
        item.body = as_markup(value)
    elif name in ("DTSTART", "DTEND"):
        item.timestamp = " – ".join(filter(None, (item.timestamp, _moment(value))))
    elif name == "ORGANIZER":
        named = _COMMON_NAME.search(said)
        item.notes += [named[1]] if named else []
    elif name in ("LOCATION", "COMMENT", "CONTACT"):
        item.notes.append(" ".join(value.split()))
    elif name == "CATEGORIES":
        item.tags = value
    elif name == "STATUS":
        item.status = value


def _meant(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


def _moment(value: str) -> str:
    """ "20260304T100000Z" for people, in the zone of the file; anything else as it stands."""
    match = _MOMENT.match(value)
    if match is None:
        return value
    year, month, day, hour, minute, utc = match.groups()
    time = f" {hour}:{minute}" if hour else ""
    return f"{year}-{month}-{day}{time}{' UTC' if utc else ''}"
