"""How the newsroom sets its datelines: as its settings say, else as its newest stories show."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..mapping import PageMapping
from ..models import IncomingCopy
from ..text.details.dateline_style import AP, DatelineStyle, format_dateline
from ..text.types import Dateline
from .site_settings import dateline_style, site_settings, with_details

_RECENT = 20  #: published pages whose datelines show the house style
_ENOUGH = 3  #: with fewer there is no style to see
_TOWN = re.compile(r"[,(—–:]|\d|\s-\s?")
_SEPARATOR = re.compile(r"\s*[—–:\-.|/]+$")


def house_style(mapping: PageMapping) -> DatelineStyle:
    """The style for stories of this page model; the Associated Press's where there is none to see."""
    settings = site_settings()
    return dateline_style(settings) or with_details(seen_style(mapping), settings)


def in_house_style(dateline: Dateline, mapping: PageMapping, language: str) -> str:
    """The dateline as the house sets it, months in the house's language; empty where nothing is left to set."""
    return format_dateline(
        dateline, house_style(mapping), site_settings().dateline_months or language or "en"
    )


def copy_in_house_style(copy: IncomingCopy) -> str:
    """The copy's own dateline as the newsroom's settings want it; empty where it has none or they leave it open."""
    settings = site_settings()
    style, found = dateline_style(settings), dateline_of(copy.split)
    if style is None or found is None:
        return ""
    return format_dateline(found, style, settings.dateline_months or copy.language or "en")


def dateline_of(split: Mapping[str, Any]) -> Dateline | None:
    """The dateline that a stored split found."""
    data = split.get("dateline")
    return _stored(data) if data else None


def _stored(data: Mapping[str, Any]) -> Dateline:
    return Dateline(
        text=data["text"],
        start=data["start"],
        end=data["end"],
        place=data.get("place"),
        places=tuple(data.get("places") or ()),
        date=datetime.date.fromisoformat(data["date"]) if data.get("date") else None,
        agency=data.get("agency"),
    )


def seen_style(mapping: PageMapping) -> DatelineStyle:
    """How the newest stories of a page model set their datelines."""
    name = str(mapping.dateline)
    model: Any = mapping.model
    pages = model.objects.live().exclude(**{name: ""}).order_by("-first_published_at")
    values = pages.values_list(name, flat=True)[:_RECENT] if mapping.dateline else ()
    seen = [value.strip() for value in values if value and value.strip()]
    if len(seen) < _ENOUGH:
        return AP
    half = len(seen) / 2
    ends = Counter(match[0].rstrip() if (match := _SEPARATOR.search(value)) else "" for value in seen)
    towns = [_TOWN.split(value)[0].strip() for value in seen]
    return DatelineStyle(
        capitals=sum(town.isupper() for town in towns) >= half,
        date=sum(any(map(str.isdigit, value)) for value in seen) > half,
        agency="({agency})" if sum("(" in value for value in seen) > half else "",
        separator=ends.most_common(1)[0][0],
    )
