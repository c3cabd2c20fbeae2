"""Stories of the site with nearly the same text: an earlier version, or the same agency story run before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import swapper

from ..mapping import mapping_for
from ..mapping.faults import fault_of
from ..mapping.paragraphs import paragraphs_of
from ..models import IncomingCopy
from ..models.review import Review
from ..suggesters.related import nearest
from ..suggesters.storage import ArchiveUnavailable, Filter, get_storage
from ..text import Kind
from ..text.compare import Compared, compare, share_kept
from ..text.terms import profile
from .archive import key_of

_LOOKED_AT = 5  #: nearest stories whose text is read
_TERMS_SHARED = 0.2  #: below this share of terms two texts cannot be versions of one
_READ = (Kind.BODY.value, Kind.HEADING.value)
_SAME = 0.5  #: so much of the shorter text word for word in the other makes it one


@dataclass(frozen=True, slots=True)
class NearCopy:
    """A published story and how much of the shorter text stands in the other, word for word (0..1)."""

    page: Any
    share: float


def near_copies(title: str, text: str, language: str, *, own_page: int | None = None) -> list[NearCopy]:
    """Live, public stories nearly the same as this one, nearest first; none while the archive does not answer.

    A constant number of queries. Never ``own_page``, which was made of this very story.
    """
    own = frozenset([key_of(own_page)]) if own_page else frozenset()
    only = Filter(language=language, live_only=True, public_only=True, exclude=own)
    try:
        query = profile(title, text, language)
        around = nearest(query, archive=get_storage(), only=only, limit=_LOOKED_AT)
    except ArchiveUnavailable:
        return []
    pks = [n.story.page_id for n in around if n.copied >= _TERMS_SHARED and n.story.page_id]
    found = [NearCopy(page, share_kept("\n".join(page_text(page)), text)) for page in _readable(pks)]
    return sorted((near for near in found if near.share >= _SAME), key=lambda near: -near.share)


def changes_since(page: Any, copy: IncomingCopy) -> list[Compared]:
    """What the copy says otherwise than the page, paragraph by paragraph."""
    return compare(page_text(page), copy_text(copy.split["source"], copy.get_review()))


def page_text(page: Any) -> list[str]:
    """The running text of a page of a mapped model: paragraphs and headings, the dateline run in."""
    mapping = mapping_for(type(page))
    if mapping is None or fault_of(mapping.label):
        return []
    found = list(paragraphs_of(type(page), mapping, partial(getattr, page)))
    dateline = next((paragraph.text for paragraph in found if paragraph.kind == "dateline"), "")
    return _run_in(dateline, [paragraph.text for paragraph in found if paragraph.kind in _READ])


def copy_text(source: str, review: Review) -> list[str]:
    """The same of a copy as its editor left it."""
    texts = [text.strip() for text in review.text(source, Kind.BODY, Kind.HEADING)]
    return _run_in("" if review.dateline_span else review.dateline, [text for text in texts if text])


def _run_in(dateline: str, paragraphs: list[str]) -> list[str]:
    return [f"{dateline} {paragraphs[0]}", *paragraphs[1:]] if dateline and paragraphs else paragraphs


def _readable(pks: Sequence[int]) -> Iterator[Any]:
    """Pages that readers may see now, as their own models."""
    if pks:
        page_class = swapper.load_model("wagtailcore", "Page")
        yield from page_class.objects.live().public().filter(pk__in=pks).specific()
