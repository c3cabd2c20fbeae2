"""Which decisions on suggestions are on one story: its versions, and the pages that were made of them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from ..models import IncomingCopy, Suggestion
from ..text.fingerprint import fingerprint
from .archive import key_of


def key_of_copy(copy: IncomingCopy) -> str:
    """What decisions on the copy's story are kept under, whatever version of it this is."""
    return _key(copy.story or copy.pk)


def pages_of(copy: IncomingCopy) -> frozenset[str]:
    """The names of the pages that were made of this story."""
    first = copy.story or copy.pk
    versions = IncomingCopy.objects.filter(Q(pk=first) | Q(story=first), page__isnull=False)
    return frozenset(key_of(pk) for pk in versions.order_by().values_list("page", flat=True))


def copies_of(page: Any) -> frozenset[str]:
    """The names of the stories in the inbox that the page was made of."""
    copies = IncomingCopy.objects.filter(page=page.pk).order_by() if page.pk else IncomingCopy.objects.none()
    return frozenset(_key(story or pk) for pk, story in copies.values_list("pk", "story"))


def print_of(headline: str, paragraphs: list[str]) -> int | None:
    """Knows a story again that comes by another way: the same headline over the same first paragraph.

    A headline alone does not: "Weather for the weekend" comes every week.
    """
    return fingerprint(f"{headline}\n{paragraphs[0]}") if paragraphs else None


def keep_refusals(copy: IncomingCopy) -> None:
    """The copy is being deleted: what was refused for it stays refused for the page that was made of it."""
    if copy.page_id is None:
        return
    refused = Suggestion.objects.refused().filter(story=key_of_copy(copy))
    Suggestion.objects.bulk_create(
        [
            Suggestion(
                story=key_of(copy.page_id),
                kind=one.kind,
                value=one.value,
                status=one.status,
                decided_by_id=one.decided_by_id,
                decided_at=one.decided_at,
            )
            for one in refused
        ],
        ignore_conflicts=True,
    )


def _key(number: int) -> str:
    return f"copy:{number}"
