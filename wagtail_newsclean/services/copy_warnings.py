"""What must not go out with a copy: real harm only, each in plain words and with its place in the copy."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from ..clock import local
from ..mapping import mappings
from ..mapping.images import image_field
from ..models import IncomingCopy
from ..models.review import Review
from ..text import Kind
from ..text.harm import Harm, HarmCode, find_harm
from .findings import message_for
from .near_copies import NearCopy, copy_text, near_copies
from .picture_slots import PictureSlot

_EXCERPT = 90  #: characters


@dataclass(frozen=True, slots=True)
class CopyWarning:
    """One harmful thing in a copy."""

    code: str
    message: str
    start: int | None = None  #: where in the copy's source; None: it is about the copy as a whole
    excerpt: str = ""
    block: int | None = None  #: where its block begins
    kind: str = ""  #: of that block
    #: it counts only while its block is of a kind that goes on the page
    in_block: bool = False
    near: NearCopy | None = None
    picture: str = ""  #: the slot of the picture it is about

    @property
    def counts(self) -> bool:
        """Whether it would go out with the story as it is now."""
        return not self.in_block or self.kind in placed_kinds()

    @property
    def key(self) -> str:
        """Tells warnings of one copy apart."""
        about = self.near.page.pk if self.near else self.picture or self.start
        return f"{self.code}-{about}"


def warnings_for(copy: IncomingCopy, review: Review, slots: Sequence[PictureSlot]) -> list[CopyWarning]:
    """Everything found, the copy as a whole first, then in reading order. A constant number of queries."""
    found = [*_near(copy, review), *_harm(copy, review), *_without_credit(slots)]
    return sorted(found, key=lambda w: (w.start is not None, w.start or 0))


def placed_kinds() -> frozenset[str]:
    """Kinds whose text some page model of the site takes; the rest is kept out whatever page is made."""
    story = {Kind.HEADLINE, Kind.STANDFIRST, Kind.BYLINE, Kind.BODY, Kind.HEADING}
    placed = {kind.value for kind in story}
    for mapping in mappings().values():
        placed |= {kind for kind, target in mapping.blocks.items() if target} | set(mapping.fields)
    return frozenset(placed)


def _near(copy: IncomingCopy, review: Review) -> Iterator[CopyWarning]:
    text = "\n".join(copy_text(copy.split["source"], review))
    for near in near_copies(review.headline, text, copy.language, own_page=copy.page_id):
        yield CopyWarning("near_copy", message_for("near_copy"), near=near)


def _harm(copy: IncomingCopy, review: Review) -> Iterator[CopyWarning]:
    source, now = copy.split["source"], local()
    blocks = review.blocks
    for harm in _once(find_harm([source[b.start : b.end] for b in blocks], now=now)):
        block = blocks[harm.line]
        start = block.start + harm.start
        text = source[start : block.start + harm.end]
        excerpt = text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1]}…"
        # An embargo holds whether or not its line is in the story.
        in_block = harm.code is not HarmCode.EMBARGO
        yield CopyWarning(
            str(harm.code), _message(harm, now), start, excerpt, block.start, block.kind.value, in_block
        )


def _once(found: list[Harm]) -> list[Harm]:
    """Without what stands inside a note or an embargo that is told as a whole."""
    whole = [harm for harm in found if harm.code in (HarmCode.DESK_NOTE, HarmCode.EMBARGO)]

    def inside(harm: Harm) -> bool:
        return any(
            other.line == harm.line and other.start <= harm.start and harm.end <= other.end for other in whole
        )

    return [harm for harm in found if harm in whole or not inside(harm)]


def _message(harm: Harm, now: datetime.datetime) -> str:
    if harm.code is not HarmCode.EMBARGO:
        return message_for(harm.code.value, harm.until, now)
    if harm.until is None:
        return _("Under embargo; the copy does not say until when. Ask before you publish.")
    when = formats.date_format(local(harm.until), "DATETIME_FORMAT").rstrip(".")
    return _("Under embargo until %(when)s. Publish no earlier, and keep this line out.") % {"when": when}


def _without_credit(slots: Sequence[PictureSlot]) -> Iterator[CopyWarning]:
    """Pictures that go on the page and whose maker nobody names."""
    without = [slot for slot in slots if slot.goes_along and not slot.credit]
    known = _credited({slot.choice.image for slot in without if slot.choice.image is not None})
    for slot in without:
        if slot.choice.image not in known:
            message = message_for("missing_credit")
            yield CopyWarning("missing_credit", message, slot.start, slot.name, picture=slot.key)


def _credited(images: set[int]) -> set[int]:
    """Those of the library's images that carry a credit themselves."""
    name = image_field(Kind.CREDIT.value)
    if not images or not name:
        return set()
    found: Any = get_image_model().objects.filter(pk__in=images)
    return set(found.filter(**{f"{name}__gt": ""}).values_list("pk", flat=True))
