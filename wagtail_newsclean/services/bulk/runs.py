"""Runs, from the choice of pages to undoing. ``step`` does a slice of the work; whoever calls it may do so again.

Memory is bounded by a batch, queries by the page. One page that fails is told and does not stop the others.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from time import monotonic
from typing import Any

import swapper
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from ...models.bulk import BulkPage, BulkRun
from ..archive import mapped_models
from ..site_settings import read_once
from .one_page import change, look, undo

logger = logging.getLogger(__name__)

_BATCH = 20  #: pages read at once
_ROWS = 500  #: rows written at once
_LEASE = datetime.timedelta(minutes=2)  #: after which a worker that died is no longer waited for

_DO = {BulkRun.Stage.LOOK: look, BulkRun.Stage.CHANGE: change, BulkRun.Stage.UNDO: undo}
_NEXT = {
    BulkRun.Stage.LOOK: BulkRun.Stage.REVIEW,
    BulkRun.Stage.CHANGE: BulkRun.Stage.DONE,
    BulkRun.Stage.UNDO: BulkRun.Stage.UNDONE,
}


def begin(kind: str, page_pks: Iterable[int], *, user: Any, below: bool = False) -> BulkRun:
    """A run over those of these pages (and, with ``below``, of all pages under them) that the site maps.

    Nothing is looked at yet: that is for ``step``.
    """
    page_class = swapper.load_model("wagtailcore", "Page")
    types = ContentType.objects.get_for_models(*mapped_models()).values()
    mapped = page_class.objects.filter(content_type__in=list(types))
    with transaction.atomic():
        run = BulkRun.objects.create(kind=kind, created_by=user)
        chosen = iter(sorted(set(_chosen(mapped, page_pks, below=below))))
        while batch := list(islice(chosen, _ROWS)):
            titles = mapped.filter(pk__in=batch).order_by("path").values_list("pk", "title")
            BulkPage.objects.bulk_create(
                BulkPage(run=run, page_id=pk, title=title[:255]) for pk, title in titles
            )
    return run


def step(run_pk: int, *, seconds: float = 2.0) -> bool:
    """Work on a run for about so long. Returns whether more is to be done; False while somebody else works on it."""
    with _lease(run_pk) as run, read_once():
        if run is None:
            return False
        deadline = monotonic() + seconds
        while _goes_on(run):
            batch = list(run.pages.filter(state=run.waits_in).select_related("page")[:_BATCH])
            if not batch:
                run.stage = _NEXT[BulkRun.Stage(run.stage)]
                run.save(update_fields=["stage"])
                return False
            for item in batch:
                if not _goes_on(run):
                    return False
                _do(run, item)
                if monotonic() > deadline:
                    return True
    return False


def carry_out(run: BulkRun) -> bool:
    """Begin to change the pages as planned. Returns whether the run was ready for it."""
    return _to_stage(run, BulkRun.Stage.REVIEW, BulkRun.Stage.CHANGE)


def take_back(run: BulkRun) -> bool:
    """Begin to undo what was changed; also what a stopped run has changed so far."""
    done = Q(stage=BulkRun.Stage.DONE) | Q(stage=BulkRun.Stage.CHANGE, stopped=True)
    changed = BulkRun.objects.filter(done, pk=run.pk).update(stage=BulkRun.Stage.UNDO, stopped=False)
    return bool(changed)


def stop(run: BulkRun) -> None:
    """The page in hand is finished, then nothing more is done."""
    BulkRun.objects.filter(pk=run.pk).update(stopped=True)


def go_on(run: BulkRun) -> None:
    """Go on with a stopped run where it stopped."""
    BulkRun.objects.filter(pk=run.pk).update(stopped=False)


def leave_out(run: BulkRun, item_pk: int, *, out: bool) -> None:
    """Leave a planned page out of the run, or take it in again, before it is carried out."""
    before, after = (
        (BulkPage.State.PLANNED, BulkPage.State.LEFT)
        if out
        else (BulkPage.State.LEFT, BulkPage.State.PLANNED)
    )
    if run.stage == BulkRun.Stage.REVIEW:
        run.pages.filter(pk=item_pk, state=before).update(state=after)


def _chosen(mapped: Any, page_pks: Iterable[int], *, below: bool) -> Iterator[int]:
    page_class = swapper.load_model("wagtailcore", "Page")
    pks = iter(page_pks)
    while batch := list(islice(pks, _ROWS)):
        if not below:
            yield from mapped.filter(pk__in=batch).values_list("pk", flat=True)
            continue
        for path in page_class.objects.filter(pk__in=batch).values_list("path", flat=True):
            yield from mapped.filter(path__startswith=path).values_list("pk", flat=True).iterator()


@contextmanager
def _lease(run_pk: int) -> Iterator[BulkRun | None]:
    """The run for one worker at a time; None where another has it."""
    now = timezone.now()
    free = Q(busy_until__isnull=True) | Q(busy_until__lt=now)
    got = BulkRun.objects.filter(free, pk=run_pk).update(busy_until=now + _LEASE)
    if not got:
        yield None
        return
    try:
        yield BulkRun.objects.select_related("created_by").get(pk=run_pk)
    finally:
        BulkRun.objects.filter(pk=run_pk).update(busy_until=None)


def _goes_on(run: BulkRun) -> bool:
    """Whether nobody stopped it meanwhile. Keeps the lease fresh."""
    until = timezone.now() + _LEASE
    goes = BulkRun.objects.filter(pk=run.pk, stage=run.stage, stopped=False).update(busy_until=until)
    return bool(goes) and run.waits_in is not None


def _to_stage(run: BulkRun, before: str, after: str) -> bool:
    return bool(BulkRun.objects.filter(pk=run.pk, stage=before).update(stage=after, stopped=False))


def _do(run: BulkRun, item: BulkPage) -> None:
    try:
        with transaction.atomic():
            _DO[BulkRun.Stage(run.stage)](run, item)
            item.save()
    except Exception:
        logger.exception("Page %s made a bulk run stumble and is left as it is.", item.page_id)
        state = BulkPage.State.KEPT if run.stage == BulkRun.Stage.UNDO else BulkPage.State.SKIPPED
        note = _(
            "Something went wrong with this page, which is as it was. Whoever runs the site finds it in the log."
        )
        BulkPage.objects.filter(pk=item.pk).update(state=state, note=note)
