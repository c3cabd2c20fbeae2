"""What should not go out with a page: real harm only, each finding in plain words and with its place."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import StreamField

from ..clock import local
from ..mapping import PageMapping
from ..mapping.config import PICTURE
from ..mapping.faults import mapping_to_read
from ..mapping.images import words_of
from ..mapping.paragraphs import Paragraph, Place, paragraphs_of, plain_text
from ..text import Kind
from ..text.details.credit import split_caption
from ..text.harm import HarmCode, find_harm
from .page_split import language_of, split_paragraphs
from .site_settings import site_settings

#: Kinds that are found in the text of a story, and the code each goes by.
FURNITURE = {
    Kind.NEWSLETTER: "newsletter",
    Kind.APPEAL: "appeal",
    Kind.CREDIT: "credit",
    Kind.AD: "furniture",
    Kind.SHARE: "furniture",
    Kind.NAV: "furniture",
}

#: Every code a finding can have.
CODES = (
    *(code.value for code in HarmCode),
    *dict.fromkeys(FURNITURE.values()),
    "missing_credit",
    "near_copy",
)

_EXCERPT = 120  #: characters


class Level(StrEnum):
    """What a finding does."""

    HOLD = "hold"  #: publishing and submitting wait
    WARN = "warn"  #: it is shown


@dataclass(frozen=True, slots=True)
class Finding:
    """One harmful thing on a page."""

    code: str
    message: str
    level: Level
    place: Place
    number: int = 0  #: which paragraph of the place
    start: int = 0  #: where in that paragraph, characters
    end: int = 0
    excerpt: str = ""
    until: datetime.datetime | None = None  #: when an embargo ends

    @property
    def holds(self) -> bool:
        """Publishing waits for it."""
        return self.level is Level.HOLD


def findings_for(
    page: Any,
    value_of: Callable[[str], Any] | None = None,
    *,
    now: datetime.datetime | None = None,
    only_holding: bool = False,
) -> list[Finding]:
    """Everything found on a page of a mapped model, in reading order; nothing for other pages.

    ``value_of`` reads a field of what is being written now, where that is not the page itself (a form's cleaned
    data). ``only_holding`` leaves out what the site's gate does not hold for, and the work of finding it.
    """
    model = type(page)
    mapping = mapping_to_read(model)
    if mapping is None:
        return []
    value_of = value_of or partial(getattr, page)
    gate = frozenset(site_settings().gate)
    paragraphs = list(paragraphs_of(model, mapping, value_of))
    found = list(_harm(paragraphs, now or local(), gate))
    if not only_holding or gate & set(FURNITURE.values()):
        found += _furniture(paragraphs, language_of(page), gate)
    if not only_holding or "missing_credit" in gate:
        found += _missing_credits(model, mapping, value_of, gate)
    if only_holding:
        found = [finding for finding in found if finding.holds]
    order = {(p.place, p.number): index for index, p in enumerate(paragraphs)}
    return sorted(found, key=lambda f: (order.get((f.place, f.number), len(order)), f.start))


def _harm(paragraphs: Sequence[Paragraph], now: datetime.datetime, gate: frozenset[str]) -> Iterator[Finding]:
    for harm in find_harm([p.text for p in paragraphs], now=now):
        paragraph = paragraphs[harm.line]
        finding = _finding(
            harm.code, message_for(harm.code.value, harm.until, now), paragraph, gate, harm.start, harm.end
        )
        yield replace(finding, until=harm.until)


def _furniture(paragraphs: Sequence[Paragraph], language: str, gate: frozenset[str]) -> Iterator[Finding]:
    for paragraph, block in split_paragraphs(paragraphs, language).furniture(
        site_settings().finding_confidence
    ):
        code = FURNITURE.get(block.kind)
        if code:
            yield _finding(code, message_for(code), paragraph, gate, 0, len(paragraph.text))


def _missing_credits(
    model: Any, mapping: PageMapping, value_of: Callable[[str], Any], gate: frozenset[str]
) -> Iterator[Finding]:
    """Pictures whose credit has a place on the page and is not there, nor in the caption, nor with the image."""
    picture, credit = mapping.blocks.get(PICTURE), mapping.blocks.get(Kind.CREDIT.value)
    caption = mapping.blocks.get(Kind.CAPTION.value)
    if not (mapping.body and picture and credit and picture.block == credit.block):
        return
    if not isinstance(model._meta.get_field(mapping.body), StreamField):
        return
    for index, child in enumerate(value_of(mapping.body) or ()):
        if child.block_type != picture.block:
            continue
        image = value_at(child.value, picture.path)
        if not image or str(value_at(child.value, credit.path) or "").strip():
            continue
        below = value_at(child.value, caption.path) if caption and caption.block == picture.block else ""
        text = plain_text(below)
        if split_caption(text)[1] or words_of(image).credit:
            continue
        place = Place(mapping.body, index, str(child.id or ""), child.block_type, credit.path)
        excerpt = str(getattr(image, "title", ""))[:_EXCERPT]
        code = "missing_credit"
        yield Finding(code, message_for(code), _level(code, gate), place, excerpt=excerpt)


def value_at(value: Any, path: Iterable[str]) -> Any:
    """The child value at a path of the mapping; the first item where there is a list on the way."""
    for name in path:
        if isinstance(value, (list, blocks.list_block.ListValue)):
            value = next(iter(value), None)
        if isinstance(value, blocks.StreamValue):
            value = next((child.value for child in value if child.block_type == name), None)
        elif hasattr(value, "get"):
            value = value.get(name)
        else:
            return None
    return value


def message_for(
    code: str, until: datetime.datetime | None = None, now: datetime.datetime | None = None
) -> str:
    """The sentence for a code, in the reader's language; ``until`` is when an embargo ends."""
    if until and until <= (now or local()):
        return _("The embargo has ended. Take this line out.")
    if until:
        when = formats.date_format(local(until), "DATETIME_FORMAT")
        message = _("Under embargo until %(when)s. Take this line out and publish no earlier.")
        return message % {"when": when.rstrip(".")}
    messages = {
        HarmCode.EMBARGO.value: _("This line names an embargo. When it has ended, take the line out."),
        HarmCode.DESK_NOTE.value: _("This is a note for editors, not for readers. Take it out."),
        HarmCode.PHONE.value: _("This is a phone number of a desk, not for readers. Take it out."),
        HarmCode.MOJIBAKE.value: _("Characters are broken here; the text was read in a wrong encoding."),
        "newsletter": _("This invites to a newsletter; it is no part of the story."),
        "appeal": _("This asks the reader to give or subscribe; it is no part of the story."),
        "credit": _("This is a picture's credit; it stands in the text."),
        "furniture": _("This is left over from the page it came from; it is no part of the story."),
        "missing_credit": _("This picture has no credit."),
        "near_copy": _("The site has a story with nearly the same text."),
    }
    return messages[code]


def _finding(
    code: str, message: str, paragraph: Paragraph, gate: frozenset[str], start: int, end: int
) -> Finding:
    excerpt = paragraph.text[start:end]
    short = excerpt if len(excerpt) <= _EXCERPT else excerpt[: _EXCERPT - 1] + "…"
    return Finding(
        str(code), message, _level(str(code), gate), paragraph.place, paragraph.number, start, end, short
    )


def _level(code: str, gate: frozenset[str]) -> Level:
    return Level.HOLD if code in gate else Level.WARN
