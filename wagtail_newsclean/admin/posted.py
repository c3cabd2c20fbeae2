"""The state of a copy as the browser sends it: JSON from the script, plain form fields without it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import IO, Any, cast

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from ..models import IncomingCopy
from ..models.review import PictureChoice, Review, ReviewBlock, ReviewError, row_keys
from ..services.picture_slots import slots_of
from ..text import Kind

_KIND_FIELD = re.compile(r"kind-(\d{1,9})-(\d{1,9})")


def posted_version(request: HttpRequest) -> int:
    """The version the editor started from. Raises ``ReviewError``."""
    try:
        return int(request.POST["version"])
    except (KeyError, ValueError) as error:
        raise ReviewError(_("The form was not complete. Reload the page and try again.")) from error


def posted_text(request: HttpRequest, name: str) -> str:
    """A field's text as every database takes it: without NULs; empty where it was not sent."""
    return request.POST.get(name, "").replace("\x00", "")


def posted_review(request: HttpRequest, copy: IncomingCopy) -> Review:
    """The state in the request. Raises ``ReviewError`` for anything that is not one."""
    if "review" in request.FILES:
        try:
            return Review.from_json(json.load(cast(IO[bytes], request.FILES["review"])))
        except (ValueError, RecursionError) as error:
            raise ReviewError(str(error)) from error
    return review_from_fields(request.POST, copy)


def review_from_fields(data: QueryDict, copy: IncomingCopy) -> Review:
    """The state in a plain form: a kind for each block, its bounds in the field's name, and the details."""
    stored = copy.get_review()
    edited = {(b.start, b.end): b for b in stored.blocks}
    blocks = []
    for name, value in data.items():
        if found := _KIND_FIELD.fullmatch(name):
            start, end = int(found[1]), int(found[2])
            blocks.append(_block(start, end, str(value), edited.get((start, end))))
    blocks.sort(key=lambda block: block.start)
    shown_to = blocks[-1].end if blocks else 0
    # Very long copy is not shown to its end; what was not shown keeps its kinds.
    blocks += [b for b in stored.blocks if b.start >= shown_to]
    dateline = " ".join(data.get("dateline", "").split())
    return replace(
        stored,
        blocks=tuple(blocks),
        headline=data.get("headline", "").strip(),
        standfirst=data.get("standfirst", "").strip(),
        byline=tuple(name.strip() for name in data.get("byline", "").splitlines() if name.strip()),
        dateline=dateline,
        dateline_span=_dateline_span(dateline, stored, copy),
        tags=_ticked(data, "tags", stored.tags),
        related=tuple(row_keys(_ticked(data, "related", stored.related))),
        pictures={**stored.pictures, **_pictures(data, copy, stored)},
        teach="teach" in data if "teach-offered" in data else stored.teach,
    )


def _pictures(data: QueryDict, copy: IncomingCopy, stored: Review) -> dict[str, PictureChoice]:
    """What was typed and ticked for each picture that the form showed; images are chosen with the script only."""
    shown = set(data.getlist("picture"))
    choices = {}
    for slot in slots_of(copy.split, stored):
        if slot.key in shown:
            credit = " ".join(data.get(f"credit-{slot.key}", "").split())
            typed = None if credit == slot.found_credit else credit
            choice = replace(slot.choice, credit=typed, out=f"out-{slot.key}" in data)
            if choice != slot.choice:
                choices[slot.key] = choice
    return choices


def _block(start: int, end: int, kind: str, stored: ReviewBlock | None) -> ReviewBlock:
    try:
        chosen = Kind(kind)
    except ValueError as error:
        raise ReviewError(_("“%(kind)s” is not a kind of block.") % {"kind": kind[:40]}) from error
    return ReviewBlock(start, end, chosen, stored is None or stored.edited or stored.kind is not chosen)


def _ticked(data: QueryDict, name: str, stored: tuple[Any, ...]) -> tuple[Any, ...]:
    """What was ticked; what is stored where nothing was offered to tick."""
    if name not in data.getlist("offered"):
        return stored
    return tuple(data.getlist(name))


def _dateline_span(dateline: str, stored: Review, copy: IncomingCopy) -> tuple[int, int] | None:
    """What to take off the paragraph: nothing once the dateline was emptied."""
    if not dateline:
        return None
    if stored.dateline_span:
        return stored.dateline_span
    found = copy.split.get("dateline")
    return (found["start"], found["end"]) if found and found["text"].split() == dateline.split() else None
