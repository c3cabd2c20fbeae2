"""From the page explorer or the report to a run's own page, with and without a script, and nobody else's runs."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests.admin.editor.conftest import CLEAN, NOTE, make_article
from tests.admin.factories import DESK, make_user
from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.models.bulk import BulkRun
from wagtail_newsclean.services.bulk import runs
from wagtail_newsclean.services.open_findings import note_findings

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(section: SectionPage) -> list[ArticlePage]:
    made = []
    for number in range(3):
        page = make_article(section, *CLEAN, NOTE, title=f"Story {number}", slug=f"story-{number}")
        page.get_latest_revision().publish()
        page.refresh_from_db()
        made.append(page)
    return made


def action(name: str, *pages: Any) -> str:
    query = "&".join(f"id={page.pk}" for page in pages)
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', f'newsclean-{name}'])}?{query}"


def words(response: Any) -> str:
    return " ".join(html.unescape(response.content.decode()).split())


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks: Any) -> Any:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_chosen_in_the_explorer_shown_changed_and_undone(desk: Client, pages: Any, on_commit: Any) -> None:
    listing = desk.get(reverse("wagtailadmin_explore", args=[pages[0].get_parent().pk])).content.decode()
    assert "Clean texts" in listing
    assert "Suggest tags" in listing
    ask = words(desk.get(action("clean", *pages)))
    assert "Story 2" in ask
    assert "Nothing is changed yet" in ask
    with on_commit():
        response = desk.post(action("clean", *pages))
    run = BulkRun.objects.get()
    address = reverse("newsclean_bulk:run", args=[run.pk])
    assert response.url == address
    shown = words(desk.get(address))
    assert "Change 3 pages" in shown
    assert f'goes out: <b>note</b> <span dir="auto">“{NOTE}”' in shown
    assert not Page.objects.filter(has_unpublished_changes=True, live=True).exists()
    desk.post(address, {"out": run.pages.first().pk})
    shown = words(desk.get(address))
    assert "Change 2 pages" in shown
    assert "Take in again" in shown
    desk.post(address, {"go": "yes"})
    shown = words(desk.get(address))
    assert "Undo 2 pages" in shown
    assert "Compare the versions of “Story 2”" in shown
    assert Page.objects.filter(has_unpublished_changes=True, live=True).count() == 2
    desk.post(address, {"undo": "yes"})
    assert "Undone" in words(desk.get(address))
    assert not Page.objects.filter(has_unpublished_changes=True, live=True).exists()


def test_progress_without_a_queue_is_driven_by_the_page_that_asks(
    desk: Client, editor: Any, pages: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = runs.begin(BulkRun.Kind.CLEAN, [page.pk for page in pages], user=editor)
    step = runs.step
    monkeypatch.setattr(runs, "step", lambda pk: step(pk, seconds=0))
    address = reverse("newsclean_bulk:run", args=[run.pk])
    progress = reverse("newsclean_bulk:progress", args=[run.pk])
    assert "0 of 3" in words(desk.get(progress))
    assert "1 of 3" in words(desk.post(progress))
    assert "1 of 3" in words(desk.get(address)), "the same without a script: refreshing shows how far it is"
    shown = desk.get(address).content.decode()
    assert 'name="step"' in shown
    assert 'name="on"' not in shown, "that would undo a stop"
    desk.post(address, {"stop": "yes"})
    assert "Stopped" in words(desk.post(progress))
    assert "1 of 3" in words(desk.get(address))
    desk.post(address, {"step": "yes"})
    assert "1 of 3" in words(desk.get(address)), "a page from before it was stopped does not make it go on"
    desk.post(address, {"on": "yes"})
    assert "2 of 3" in words(desk.get(address)), "“Go on” does a step without a script"
    desk.post(progress)
    assert 'data-nc-stage="review"' in desk.post(progress).content.decode()


def test_with_a_queue_asking_does_no_work(desk: Client, editor: Any, pages: Any, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    run = runs.begin(BulkRun.Kind.CLEAN, [page.pk for page in pages], user=editor)
    shown = words(desk.post(reverse("newsclean_bulk:progress", args=[run.pk])))
    assert "0 of 3" in shown
    assert 'data-nc-queue="yes"' in shown


def test_listed_pages_are_cleaned_from_the_report(desk: Client, pages: Any, on_commit: Any) -> None:
    note_findings(pages[:2])
    report = reverse("newsclean_editor:report")
    assert "Clean the listed pages" in words(desk.get(report))
    assert "Clean the listed pages" not in words(desk.get(report, {"code": "missing_credit"}))
    with on_commit():
        response = desk.post(f"{report}?code=desk_note", {"clean": "yes"})
    run = BulkRun.objects.get()
    assert response.url == reverse("newsclean_bulk:run", args=[run.pk])
    assert {item.page_id for item in run.pages.all()} == {page.pk for page in pages[:2]}


def test_nobody_elses_runs(client: Client, editor: Any, section: SectionPage, pages: Any) -> None:
    run = runs.begin(BulkRun.Kind.CLEAN, [pages[0].pk], user=editor)
    client.force_login(make_user("lena", *DESK, section=section))
    for name in ("run", "progress"):
        address = reverse(f"newsclean_bulk:{name}", args=[run.pk])
        assert client.get(address).status_code == 404
        assert client.post(address, {"go": "yes"}).status_code == 404
    link = reverse("newsclean_bulk:run", args=[run.pk])
    assert link not in words(client.get(reverse("newsclean_bulk:runs")))
    client.force_login(editor)
    assert link in words(client.get(reverse("newsclean_bulk:runs")))


def test_pages_that_one_may_not_edit_are_not_taken(client: Client, section: SectionPage, pages: Any) -> None:
    other = Page.get_first_root_node().add_child(instance=SectionPage(title="Else", slug="else"))
    client.force_login(make_user("olga", *DESK, section=other))
    assert "You may not edit these pages" in words(client.get(action("clean", *pages)))
    client.post(action("clean", *pages))
    assert not BulkRun.objects.filter(pages__isnull=False).exists()


def test_empty_states(desk: Client, editor: Any, section: SectionPage) -> None:
    assert "No pages were changed in bulk yet" in words(desk.get(reverse("newsclean_bulk:runs")))
    run = runs.begin(BulkRun.Kind.TAG, [section.pk], user=editor)
    assert "There is nothing to do" in words(desk.get(reverse("newsclean_bulk:run", args=[run.pk])))
    page = make_article(section, *CLEAN)
    run = runs.begin(BulkRun.Kind.CLEAN, [page.pk], user=editor)
    runs.step(run.pk)
    assert "Nothing is to be changed" in words(desk.get(reverse("newsclean_bulk:run", args=[run.pk])))


def test_a_long_run_is_listed_in_pages(desk: Client, editor: Any, section: SectionPage) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for size in (2, 60):
        made = [
            make_article(section, *CLEAN, NOTE, title=f"S {size} {n}", slug=f"s-{size}-{n}")
            for n in range(size)
        ]
        Page.objects.filter(pk__in=[page.pk for page in made]).update(live=True)
        run = runs.begin(BulkRun.Kind.CLEAN, [page.pk for page in made], user=editor)
        while runs.step(run.pk):
            pass
        with CaptureQueriesContext(connection) as captured:
            response = desk.get(reverse("newsclean_bulk:run", args=[run.pk]))
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert "1 of 2" in words(response)
    assert 'href="?p=2"' in response.content.decode()
