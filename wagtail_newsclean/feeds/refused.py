"""Which of the newest stories a partner would not get, and why: for the report and the command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Model
from django.utils import timezone

from ..publishing.partners import Partner
from ..publishing.refusals import Refusal
from ..publishing.rights import sources_of
from ..services.archive import pages_of
from .item import Shape, make_items

#: So many of the newest stories of a page model are looked at where nobody says how many.
NEWEST = 100


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """A published page that is not in a partner's feed, for these reasons."""

    page: Any
    partner: Partner
    refusals: tuple[Refusal, ...]

    @property
    def why(self) -> str:
        """The reasons as one text, in the reader's language."""
        return " ".join(map(str, self.refusals))


def newest(model: type[Model], number: int = NEWEST) -> Any:
    """The newest stories of a page model that everybody may read, as feeds order them."""
    return (
        pages_of(model)
        .live()
        .public()
        .order_by(F("first_published_at").desc(nulls_last=True), "-pk")[:number]
    )


def refused_of(partner: Partner, pages: Sequence[Any]) -> Iterator[RefusedPage]:
    """Those of the pages, all of one model, that the partner does not get, in their order."""
    reasons: dict[Any, list[Refusal]] = {page.pk: [] for page in pages}
    for pk, names in sources_of(pages).items():
        reasons[pk] += _of_sources(partner, names)
    for page in pages:
        reasons[page.pk] += _of_age(partner, page)
    items = make_items(
        pages,
        shape=Shape(partner=partner),
        left_out=lambda page, refused: reasons[page.pk].extend(refused.refusals),
    )
    for _item in items:
        pass
    for page in pages:
        if reasons[page.pk]:
            yield RefusedPage(page, partner, tuple(reasons[page.pk]))


def _of_sources(partner: Partner, names: dict[str, bool]) -> Iterator[Refusal]:
    if not all(names.values()):
        yield Refusal("not_to_be_passed_on")
    excluded = {name.casefold() for name in partner.exclude_sources}
    for name in names:
        if name.casefold() in excluded:
            yield Refusal("source", {"name": name})


def _of_age(partner: Partner, page: Any) -> Iterator[Refusal]:
    days, published = partner.max_age_days, page.first_published_at
    if days and published and (timezone.now() - published).days >= days:
        yield Refusal("too_old", {"days": days})
