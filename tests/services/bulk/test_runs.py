"""Many pages: planned, changed as drafts, stopped, undone; one that cannot be changed is told and stops no other."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import Page, PageLogEntry

from tests.admin.editor.conftest import CLEAN, NOTE, make_article
from tests.admin.factories import DESK, make_newsroom, make_user
from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.models.bulk import BulkPage, BulkRun
from wagtail_newsclean.services.bulk import jobs
from wagtail_newsclean.services.bulk.runs import begin, carry_out, go_on, leave_out, step, stop, take_back

pytestmark = pytest.mark.django_db

LETTER = "Sign up for our free weekly newsletter and get the best stories in your inbox every Friday."


@pytest.fixture
def section() -> SectionPage:
    return make_newsroom()


@pytest.fixture
def editor(section: SectionPage) -> Any:
    return make_user("anna", *DESK, section=section)


def live(section: SectionPage, number: int, *paragraphs: str) -> ArticlePage:
    """A published page with these paragraphs."""
    page = make_article(section, *paragraphs, title=f"Story {number}", slug=f"story-{number}")
    page.get_latest_revision().publish()
    page.refresh_from_db()
    return page


def done(run: BulkRun) -> BulkRun:
    """The run after everything that its stage has to do."""
    while step(run.pk, seconds=3600):  # one step, however slow the machine
        pass
    run.refresh_from_db()
    return run


def texts(page: Any) -> str:
    """The paragraphs of the newest draft."""
    body = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object().body
    return " ".join(str(block.value) for block in body if block.block_type == "paragraph")


def states(run: BulkRun) -> dict[str, str]:
    return dict(run.pages.values_list("title", "state"))


def test_looking_changes_nothing_and_changing_makes_drafts(section: SectionPage, editor: Any) -> None:
    pages = [live(section, 1, *CLEAN, LETTER), live(section, 2, *CLEAN), live(section, 3, *CLEAN, NOTE)]
    revisions = [page.latest_revision_id for page in pages]
    run = done(begin(BulkRun.Kind.CLEAN, [page.pk for page in pages], user=editor))
    assert run.stage == "review"
    assert states(run) == {"Story 1": "planned", "Story 2": "nothing", "Story 3": "planned"}
    assert [Page.objects.get(pk=p.pk).latest_revision_id for p in pages] == revisions
    item = run.pages.get(title="Story 1")
    assert (item.plan[0]["kind"], item.plan[0]["text"]) == ("newsletter", LETTER)
    assert carry_out(run)
    assert done(run).stage == "done"
    assert states(run) == {"Story 1": "changed", "Story 2": "nothing", "Story 3": "changed"}
    for page, words in ((pages[0], CLEAN[1]), (pages[2], CLEAN[1])):
        page.refresh_from_db()
        assert page.live
        assert page.has_unpublished_changes
        assert LETTER in str(page.body) or NOTE in str(page.body), "readers see what was published"
        assert words in texts(page)
        assert NOTE not in texts(page)
        assert page.get_latest_revision().user == editor
    assert PageLogEntry.objects.filter(action="wagtail_newsclean.tidy", user=editor).count() == 2


def test_undo_puts_back_what_nobody_has_edited_since(section: SectionPage, editor: Any) -> None:
    pages = [live(section, number, *CLEAN, LETTER) for number in range(3)]
    run = done(begin(BulkRun.Kind.CLEAN, [page.pk for page in pages], user=editor))
    carry_out(run)
    done(run)
    edited = Page.objects.get(pk=pages[1].pk).specific.get_latest_revision_as_object()
    edited.title = "Edited since"
    edited.save_revision(user=editor)
    pages[2].delete()
    assert take_back(run)
    assert done(run).stage == "undone"
    assert states(run) == {"Story 0": "undone", "Story 1": "kept", "Story 2": "kept"}
    assert LETTER in texts(pages[0])
    page = Page.objects.get(pk=pages[0].pk)
    assert not page.has_unpublished_changes, "readers see all of it again"
    assert LETTER not in texts(pages[1])
    notes = dict(run.pages.values_list("title", "note"))
    assert "edited since" in notes["Story 1"]
    assert "gone" in notes["Story 2"]
    assert not take_back(run), "once"


def test_unpublished_pages_keep_their_notes_for_editors(section: SectionPage, editor: Any) -> None:
    draft = make_article(section, *CLEAN, NOTE, LETTER)
    run = done(begin(BulkRun.Kind.CLEAN, [draft.pk], user=editor))
    carry_out(run)
    done(run)
    assert NOTE in texts(draft)
    assert LETTER not in texts(draft)


def test_pages_that_may_not_be_changed_are_told(section: SectionPage, editor: Any) -> None:
    colleague = make_user("lena", *DESK, section=section)
    locked, open_now, late, good = (live(section, number, *CLEAN, LETTER) for number in range(4))
    elsewhere = Page.get_first_root_node().add_child(instance=SectionPage(title="Else", slug="else"))
    foreign = make_article(elsewhere, *CLEAN, LETTER, title="Foreign", slug="foreign")
    alias = good.create_alias(update_slug="alias")
    Page.objects.filter(pk=locked.pk).update(locked=True, locked_by=colleague, locked_at=timezone.now())
    opened = Page.objects.get(pk=open_now.pk)
    EditingSession.objects.create(user=colleague, content_object=opened, last_seen_at=timezone.now())
    chosen = [locked, open_now, late, good, foreign, alias]
    run = done(begin(BulkRun.Kind.CLEAN, [page.pk for page in chosen], user=editor))
    notes = {item.page_id: (item.state, item.note) for item in run.pages.all()}
    assert notes[locked.pk] == ("skipped", "It is locked.")
    assert notes[open_now.pk] == ("skipped", "Lena has it open in the editor.")
    assert notes[foreign.pk] == ("skipped", "You may not edit it.")
    assert notes[alias.pk][0] == "skipped"
    late.refresh_from_db()
    late.save_revision()
    carry_out(run)
    done(run)
    assert run.pages.get(page=late).state == "skipped"
    assert "after it was looked at" in run.pages.get(page=late).note
    assert run.pages.get(page=good).state == "changed"


def test_other_kinds_of_pages_are_not_looked_at_and_those_below_are_on_request(
    section: SectionPage, editor: Any
) -> None:
    page = live(section, 1, *CLEAN, LETTER)
    assert not begin(BulkRun.Kind.CLEAN, [section.pk], user=editor).pages.exists()
    run = begin(BulkRun.Kind.CLEAN, [section.pk, page.pk], user=editor, below=True)
    assert [item.page_id for item in run.pages.all()] == [page.pk]


def test_stopped_gone_on_with_and_left_out(section: SectionPage, editor: Any) -> None:
    pages = [live(section, number, *CLEAN, LETTER) for number in range(4)]
    run = begin(BulkRun.Kind.CLEAN, [page.pk for page in pages], user=editor)
    assert step(run.pk, seconds=0), "one page, then time was up"
    stop(run)
    assert not step(run.pk)
    run.refresh_from_db()
    assert run.counts()["waiting"] == 3
    go_on(run)
    done(run)
    leave_out(run, run.pages.first().pk, out=True)
    leave_out(run, run.pages.last().pk, out=True)
    leave_out(run, run.pages.last().pk, out=False)
    carry_out(run)
    assert step(run.pk, seconds=0)
    stop(run)
    run.refresh_from_db()
    assert (run.counts()["left"], run.counts()["changed"], run.counts()["planned"]) == (1, 1, 2)
    assert take_back(run), "what a stopped run has done can be undone"
    done(run)
    assert run.counts()["undone"] == 1
    assert all(LETTER in texts(page) for page in pages)


def test_one_page_that_fails_stops_no_other(
    section: SectionPage, editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [live(section, number, *CLEAN, LETTER) for number in range(3)]
    run = done(begin(BulkRun.Kind.CLEAN, [page.pk for page in pages], user=editor))
    tidy = jobs.tidy

    def stumble(page: Any, choices: Any, **kwargs: Any) -> Any:
        saved = tidy(page, choices, **kwargs)
        if page.pk == pages[1].pk:
            raise RuntimeError
        return saved

    monkeypatch.setattr(jobs, "tidy", stumble)
    carry_out(run)
    done(run)
    assert states(run) == {"Story 0": "changed", "Story 1": "skipped", "Story 2": "changed"}
    assert LETTER in texts(pages[1]), "nothing half done is kept"


def test_one_worker_at_a_time(section: SectionPage, editor: Any) -> None:
    run = begin(BulkRun.Kind.CLEAN, [live(section, 1, *CLEAN, LETTER).pk], user=editor)
    BulkRun.objects.filter(pk=run.pk).update(busy_until=timezone.now() + timezone.timedelta(minutes=1))
    assert not step(run.pk)
    assert run.counts()["waiting"] == 1
    BulkRun.objects.filter(pk=run.pk).update(busy_until=timezone.now() - timezone.timedelta(seconds=1))
    assert done(run).counts()["planned"] == 1, "a worker that died is not waited for"


def test_tags_that_would_be_ticked_are_added_and_taken_back(section: SectionPage, editor: Any) -> None:
    from wagtail_newsclean.models import DeskSettings
    from wagtail_newsclean.services.archive import index_pages

    DeskSettings.objects.create(pk=1, tag_ticked=0.13)
    for number in range(4):
        page = live(section, number, "The storm closed the harbour again, the harbour master said.")
        page.tags.add("Storm")
        page.save()
        index_pages([page])
    bare = live(section, 9, "The storm closed the harbour once more, crews said.")
    run = done(begin(BulkRun.Kind.TAG, [bare.pk, page.pk], user=editor))
    assert [change["tag"] for change in run.pages.get(page=bare).plan] == ["Storm"]
    assert run.pages.get(page=page).state == "nothing", "it has the tag"
    carry_out(run)
    done(run)
    draft = Page.objects.get(pk=bare.pk).specific.get_latest_revision_as_object()
    assert [tag.name for tag in draft.tags.all()] == ["Storm"]
    bare.refresh_from_db()
    assert not bare.tags.exists(), "readers see it when it is published"
    entry = PageLogEntry.objects.get(action="wagtail_newsclean.tag")
    assert entry.message == "Tagged: Storm"
    take_back(run)
    done(run)
    draft = Page.objects.get(pk=bare.pk).specific.get_latest_revision_as_object()
    assert not draft.tags.all()


@pytest.mark.parametrize("stage", ["look", "change", "undo"])
def test_queries_grow_with_the_page_by_a_constant(section: SectionPage, editor: Any, stage: str) -> None:
    counts = []
    for start, size in ((0, 2), (10, 12)):
        pages = [live(section, start + number, *CLEAN, LETTER) for number in range(size)]
        run = begin(BulkRun.Kind.CLEAN, [page.pk for page in pages], user=editor)
        if stage != "look":
            carry_out(done(run))
        if stage == "undo":
            take_back(done(run))
        with CaptureQueriesContext(connection) as captured:
            done(run)
        counts.append(len(captured))
    assert (counts[1] - counts[0]) / 10 <= {"look": 14, "change": 45, "undo": 45}[stage]


def test_a_page_of_the_site_may_go_while_a_run_knows_it(section: SectionPage, editor: Any) -> None:
    page = live(section, 1, *CLEAN, LETTER)
    run = begin(BulkRun.Kind.CLEAN, [page.pk], user=editor)
    page.delete()
    done(run)
    assert states(run) == {"Story 1": "skipped"}
    assert BulkPage.objects.get().note == "The page is gone."
