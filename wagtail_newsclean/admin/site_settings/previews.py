"""What settings would do, shown on the newsroom's own copy and stories where it has some."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import Count
from django.db.models.functions import Length

from ...conf import NewscleanSettings
from ...mapping.faults import sound_mappings
from ...models import IncomingCopy, OpenFinding
from ...services.cleaning import story_of
from ...services.house_style import dateline_of, seen_style
from ...services.page_story import story_of_page
from ...services.site_settings import dateline_style, with_details
from ...services.suggesting import scored_tags
from ...suggesters.storage import ArchiveUnavailable
from ...text import Block, CopyError, Kind
from ...text.details.dateline import find_dateline
from ...text.details.dateline_style import AP, format_dateline
from ...text.types import Dateline
from ..editor.report import CODE_CHOICES

#: Datelines of a newsroom that has had no copy yet, and their languages.
_SAMPLES = (
    ("LONDON, March 4 (Coastwire) —", "en"),
    ("Portland, Oregon, March 4 (Coastwire) -", "en"),
    ("KÖLN, 4. März (kw) –", "de"),
    ("PARIS, 4 mars (Coastwire) —", "fr"),
    ("МОСКВА, 4 марта —", "ru"),
)
_RECENT = 30  #: copies in which datelines are looked for
_DATELINES = 4
_SHOWN = 7
_COPIES = 5  #: split anew for the doubt
_LARGEST = 100_000  #: bytes of copy that is split anew
_HIDDEN = 8  #: tags shown that would be hidden


def datelines(settings: NewscleanSettings, user: Any) -> dict[str, Any]:
    """Datelines of recent copy, then made-up ones: as they came in, and as they would be proposed."""
    style = dateline_style(settings)
    if style is None:
        mapping = next((found for found in sound_mappings() if found.dateline), None)
        style = with_details(seen_style(mapping) if mapping else AP, settings)
    rows = []
    for found, language in [*_recent(user), *_made_up()][:_SHOWN]:
        text = format_dateline(found, style, settings.dateline_months or language or "en")
        rows.append({"original": found.text.strip(), "set": text, "language": language})
    return {"rows": rows}


def tags(settings: NewscleanSettings, user: Any) -> dict[str, Any]:
    """The tags of the newest story that has any, in their bands."""
    for mapping in sound_mappings():
        model: Any = mapping.model
        page = model.objects.live().public().order_by("-first_published_at").first() if mapping.tags else None
        if page is None:
            continue
        try:
            scored = scored_tags(story_of_page(page, mapping), settings)
        except ArchiveUnavailable:
            continue
        if scored:
            bands: dict[str, list[Any]] = {"ticked": [], "offered": [], "hidden": []}
            for tag in scored:
                bands[tag.band.value].append(tag)
            return {"page": page, **bands, "hidden": bands["hidden"][:_HIDDEN]}
    return {"page": None}


def gate(settings: NewscleanSettings, user: Any) -> dict[str, Any]:
    """Each harm, whether publishing waits for it, and how many published pages have it now."""
    pages = OpenFinding.objects.order_by().values("code").annotate(pages=Count("page", distinct=True))
    counts = dict(pages.values_list("code", "pages"))
    rows = [
        {"code": code, "label": label, "holds": code in settings.gate, "pages": counts.get(code, 0)}
        for code, label in CODE_CHOICES
    ]
    return {"rows": rows, "any": any(row["holds"] for row in rows)}


def doubt(settings: NewscleanSettings, user: Any) -> dict[str, Any]:
    """The newest copy the user may see, split anew: how many blocks would ask."""
    newest = IncomingCopy.objects.visible_to(user).annotate(size=Length("original")).filter(size__lt=_LARGEST)
    rows = []
    for copy in newest.select_related("source").order_by("-received_at")[:_COPIES]:
        try:
            blocks = story_of(copy, settings).blocks
        except CopyError:
            continue
        asks = sum(block.ask for block in blocks)
        rows.append({"title": copy.title, "blocks": len(blocks), "asks": asks, "now": copy.doubtful})
    return {"rows": rows, "asks": sum(row["asks"] for row in rows)}


def _recent(user: Any) -> Iterator[tuple[Dateline, str]]:
    copies = IncomingCopy.objects.visible_to(user).order_by("-received_at")
    seen: set[str] = set()
    for data, language in copies.values_list("split__dateline", "language")[:_RECENT]:
        found = dateline_of({"dateline": data})
        if found and found.text.strip() not in seen and len(seen) < _DATELINES:
            seen.add(found.text.strip())
            yield found, language


def _made_up() -> Iterator[tuple[Dateline, str]]:
    received = datetime.date(2026, 3, 5)
    for text, language in _SAMPLES:
        whole = f"{text} {_REST}"
        found = find_dateline(
            whole, [Block(Kind.BODY, 0, len(whole), 1.0)], received=received, language=language
        )
        if found:
            yield replace(found, text=text), language


#: A dateline stands before a sentence.
_REST = "The harbour stayed shut for a third day, the harbour master said."

#: Sections of the form, in order, and what makes each one's preview.
PREVIEWS = {"datelines": datelines, "tags": tags, "gate": gate, "doubt": doubt}
