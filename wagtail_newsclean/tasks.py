"""Work that may be done off the request: at once by default, by workers where a site has a queue."""

from __future__ import annotations

import swapper
from django_tasks import task
from django_tasks.backends.immediate import ImmediateBackend

from .services import archive, open_findings
from .services.bulk import runs


@task()
def index_page(pk: int) -> int:
    """Bring the archive up to date with one page. Returns how many stories went in (0 or 1)."""
    page_class = swapper.load_model("wagtailcore", "Page")
    return archive.index_pages(page_class.objects.filter(pk=pk).specific())


@task()
def index_tree(pk: int) -> int:
    """Bring the archive up to date with a page that was moved, closed or opened, and all below it."""
    return archive.index_tree(pk)


@task()
def forget_pages(pks: list[int]) -> None:
    """Take deleted pages out of the archive."""
    archive.forget_pages(pks)


@task()
def note_findings(pk: int) -> int:
    """Look at a page that was just published, for the report of open findings. Returns how many were found."""
    page_class = swapper.load_model("wagtailcore", "Page")
    return open_findings.note_findings(page_class.objects.filter(pk=pk).specific())


@task()
def look_at_all_pages() -> int:
    """Look at every published page, for the report of open findings. Returns how many findings there are."""
    return open_findings.look_at_all()


@task()
def bulk_step(pk: int) -> bool:
    """Work on a bulk run for some seconds, then queue again: a run never keeps a worker from other work for long.

    Without a queue the run's own page asks for the next step.
    """
    more = runs.step(pk)
    if more and has_queue():
        bulk_step.enqueue(pk)
    return more


def has_queue() -> bool:
    """Whether work waits for workers, rather than being done at once where it is asked for."""
    return not isinstance(bulk_step.get_backend(), ImmediateBackend)
