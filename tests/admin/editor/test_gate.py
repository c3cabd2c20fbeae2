"""Publishing and submitting wait for real harm by every way the editor has; drafts and autosave never do."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import streamfield

from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.admin.editor.gate import _both
from wagtail_newsclean.checks import check_settings
from wagtail_newsclean.models import CleanCopyTask

from .conftest import CLEAN, NOTE, make_article, posted

pytestmark = pytest.mark.django_db


def edit(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add(section: SectionPage) -> str:
    return reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", section.pk])


@pytest.fixture
def workflow(section: SectionPage, editor: Any) -> CleanCopyTask:
    task = CleanCopyTask.objects.create(name="Clean copy")
    task.groups.set(editor.groups.all())
    workflow = Workflow.objects.create(name="Desk")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=section)
    return task


def test_a_new_page_with_a_desk_note_is_not_published_nor_left_behind(
    desk: Client, section: SectionPage
) -> None:
    answer = desk.post(add(section), posted(*CLEAN, NOTE) | {"action-publish": "publish"})
    assert answer.status_code == 200
    assert "This is a note for editors" in html.unescape(answer.content.decode())
    assert not ArticlePage.objects.exists()


def test_a_clean_page_is_published(desk: Client, section: SectionPage) -> None:
    answer = desk.post(add(section), posted() | {"action-publish": "publish"})
    assert answer.status_code == 302
    assert ArticlePage.objects.get().live


def test_the_message_stands_at_the_block(desk: Client, article: ArticlePage) -> None:
    answer = desk.post(edit(article), posted(CLEAN[0], NOTE, CLEAN[1]) | {"action-publish": "publish"})
    form = answer.context["form"]
    (error,) = form.errors.as_data()["body"]
    assert list(error.block_errors) == [1]
    assert NOTE in error.block_errors[1].messages[0]
    assert "block 2" in error.as_json_data()["messages"][0]
    article.refresh_from_db()
    assert not article.live


def test_the_message_goes_down_to_the_field_of_the_block(desk: Client, article: ArticlePage) -> None:
    body = streamfield([("quote", {"text": NOTE, "speaker": ""})])
    answer = desk.post(edit(article), posted(body=body) | {"action-publish": "publish"})
    (error,) = answer.context["form"].errors.as_data()["body"]
    assert list(error.block_errors[0].block_errors) == ["text"]


def test_what_else_is_wrong_is_told_at_once(desk: Client, article: ArticlePage) -> None:
    quote = {"text": "", "speaker": ""}
    body = streamfield([("quote", quote), ("quote", {"text": NOTE, "speaker": ""})])
    answer = desk.post(edit(article), posted(body=body) | {"action-publish": "publish"})
    (error,) = answer.context["form"].errors.as_data()["body"]
    assert error.block_errors[0].block_errors["text"].messages == ["This field is required."]
    assert NOTE in error.block_errors[1].block_errors["text"].messages[0]
    assert "block 2" in error.as_json_data()["messages"][0]
    shown = html.unescape(answer.content.decode())
    assert "This field is required." in shown
    assert "This is a note for editors" in shown


def test_two_errors_of_one_block_are_one() -> None:
    missing = StructBlockValidationError(block_errors={"image": ValidationError("It is missing.")})
    note = StructBlockValidationError(block_errors={"caption": ValidationError("It is a note.")})
    both = _both(missing, note)
    assert {name: error.messages for name, error in both.block_errors.items()} == {
        "image": ["It is missing."],
        "caption": ["It is a note."],
    }
    around = _both(ValidationError("It is too long."), _both(both, ValidationError("It is a note.")))
    assert list(around.block_errors) == ["image", "caption"]
    assert around.as_json_data()["messages"] == ["It is too long.", "It is a note."]
    assert _both(ValidationError("One."), ValidationError("Two.")).messages == ["One.", "Two."]


def test_a_note_in_the_standfirst_is_an_error_of_that_field(desk: Client, article: ArticlePage) -> None:
    answer = desk.post(edit(article), posted(standfirst="(details to come)") | {"action-publish": "publish"})
    assert list(answer.context["form"].errors) == ["standfirst"]


def test_drafts_pass(desk: Client, article: ArticlePage) -> None:
    assert desk.post(edit(article), posted(*CLEAN, NOTE)).status_code == 302
    article.refresh_from_db()
    assert NOTE in str(article.get_latest_revision_as_object().body)


def test_autosave_passes(desk: Client, article: ArticlePage) -> None:
    data = posted(*CLEAN, NOTE) | {
        "loaded_revision_id": article.latest_revision_id,
        "loaded_revision_created_at": article.latest_revision.created_at.isoformat(),
    }
    answer = desk.post(edit(article), data, headers={"Accept": "application/json"})
    assert answer.json()["success"] is True, answer.json()


def test_warnings_hold_nothing(desk: Client, article: ArticlePage) -> None:
    sign_up = "Sign up for our free newsletter and get the best of the coast in your inbox every Friday."
    answer = desk.post(edit(article), posted(*CLEAN, sign_up) | {"action-publish": "publish"})
    assert answer.status_code == 302
    article.refresh_from_db()
    assert article.live


def test_the_site_chooses_what_holds(desk: Client, article: ArticlePage, settings: Any) -> None:
    settings.WAGTAIL_NEWSCLEAN = settings.WAGTAIL_NEWSCLEAN | {"GATE": ()}
    assert desk.post(edit(article), posted(NOTE) | {"action-publish": "publish"}).status_code == 302


def test_submitting_for_moderation_waits_too(
    desk: Client, article: ArticlePage, workflow: CleanCopyTask
) -> None:
    answer = desk.post(edit(article), posted(*CLEAN, NOTE) | {"action-submit": "submit"})
    assert answer.status_code == 200
    assert article.current_workflow_state is None
    answer = desk.post(edit(article), posted() | {"action-submit": "submit"})
    assert answer.status_code == 302
    assert ArticlePage.objects.get().current_workflow_state is not None


def test_the_task_judges_the_revision_under_review(
    editor: Any, article: ArticlePage, workflow: CleanCopyTask
) -> None:
    article.body.append(("quote", {"text": NOTE, "speaker": ""}))
    article.save_revision()
    article.get_workflow().start(article, editor)
    names = [name for name, *_ in workflow.get_actions(article, editor)]
    assert names == ["reject"]
    clean = ArticlePage.objects.get()
    revision = clean.save_revision()
    state = clean.current_workflow_task_state
    state.revision = revision
    state.save()
    assert "approve" in [name for name, *_ in workflow.get_actions(clean, editor)]


def test_the_task_refuses_an_approval_that_is_posted_all_the_same(
    desk: Client, editor: Any, article: ArticlePage, workflow: CleanCopyTask
) -> None:
    article.body.append(("quote", {"text": NOTE, "speaker": ""}))
    article.save_revision()
    article.get_workflow().start(article, editor)
    state = article.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", state.pk])
    desk.post(url, {"comment": ""})
    article.refresh_from_db()
    assert not article.live
    state.refresh_from_db()
    assert state.status == "in_progress"


@pytest.mark.parametrize(
    ("action", "code", "status"), [("reject", 302, "rejected"), ("approve", 200, "in_progress")]
)
def test_a_moderator_may_ask_for_changes_while_a_finding_is_open_and_not_approve(
    desk: Client,
    editor: Any,
    article: ArticlePage,
    workflow: CleanCopyTask,
    action: str,
    code: int,
    status: str,
) -> None:
    article.save_revision()
    article.get_workflow().start(article, editor)
    state = article.current_workflow_task_state
    asked = {"action-workflow-action": "true", "workflow-action-name": action}
    answer = desk.post(edit(article), posted(*CLEAN, NOTE) | asked)
    state.refresh_from_db()
    assert (answer.status_code, state.status) == (code, status)


def test_a_task_may_hold_on_warnings(editor: Any, article: ArticlePage, workflow: CleanCopyTask) -> None:
    article.body.append(("quote", {"text": "He said â€œno", "speaker": ""}))
    article.save_revision()
    article.get_workflow().start(article, editor)
    assert "approve" in [name for name, *_ in workflow.get_actions(article, editor)]
    workflow.hold_on_warnings = True
    assert "approve" not in [name for name, *_ in workflow.get_actions(article, editor)]


def bulk(*pages: Any) -> str:
    query = "&".join(f"id={page.pk}" for page in pages)
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?{query}"


def test_bulk_publish_publishes_none_while_one_must_wait(desk: Client, section: SectionPage) -> None:
    clean, dirty = make_article(section, slug="a"), make_article(section, *CLEAN, NOTE, slug="b")
    answer = desk.post(bulk(clean, dirty), follow=True)
    assert not ArticlePage.objects.live().exists()
    assert "One page must wait" in html.unescape(answer.content.decode())
    desk.post(bulk(clean))
    assert ArticlePage.objects.live().get().pk == clean.pk


def test_bulk_publish_looks_at_the_pages_below(desk: Client, section: SectionPage) -> None:
    make_article(section, *CLEAN, NOTE)
    desk.post(bulk(section), {"include_descendants": "on"})
    assert not ArticlePage.objects.live().exists()


def test_a_misspelt_code_of_the_gate_is_an_error(settings: Any) -> None:
    settings.WAGTAIL_NEWSCLEAN = settings.WAGTAIL_NEWSCLEAN | {"GATE": ("embargos",)}
    (error,) = [found for found in check_settings() if found.id == "newsclean.E008"]
    assert "'embargos'" in error.msg
