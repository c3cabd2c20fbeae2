"""What is found on published pages, kept for the report: a page is looked at when it is published, or all are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import swapper
from django.db import transaction

from ..mapping import mapping_for
from ..models import OpenFinding
from .archive import live_pages
from .findings import findings_for


def note_findings(pages: Iterable[Any]) -> int:
    """Look at these pages as readers see them now and keep what is found. Returns how many findings there are."""
    pages = list(pages)
    rows = [
        OpenFinding(
            page_id=page.pk,
            code=finding.code,
            excerpt=finding.excerpt[:255],
            until=finding.until,
            block_id=finding.place.block_id[:36],
        )
        for page in pages
        if page.live and mapping_for(type(page))
        for finding in findings_for(page)
    ]
    keys = [page.pk for page in pages]
    with transaction.atomic():
        # Two workers may have looked at a page in the same moment: the later one's findings are kept, not both.
        locked = swapper.load_model("wagtailcore", "Page").objects.select_for_update(of=("self",))
        list(locked.filter(pk__in=keys).order_by("pk").values_list("pk"))
        OpenFinding.objects.filter(page_id__in=keys).delete()
        OpenFinding.objects.bulk_create(rows)
    return len(rows)


def forget_findings(page_pk: int) -> None:
    """The page is no longer published."""
    OpenFinding.objects.filter(page_id=page_pk).delete()


def look_at_all() -> int:
    """Look at every published page of a mapped model, in batches; memory is bounded. Returns how many were found."""
    return sum(note_findings(batch) for _last, batch in live_pages())
