"""Three page models that have nothing in common, each from dirty copy to the feed with its mapping alone."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests.newsroom.building import Newsroom
from wagtail_newsclean.admin.editor.gate import NewscleanPageFormMixin
from wagtail_newsclean.admin.editor.panel import SuggestionsPanel
from wagtail_newsclean.feeds.base import StoryFeed
from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.models.review import Review
from wagtail_newsclean.services.conversion import create_draft
from wagtail_newsclean.services.intake import add_copy
from wagtail_newsclean.services.open_findings import note_findings
from wagtail_newsclean.services.tidying import find_furniture, tidy

from .models import Author, AuthoredPage, DeepPage, FlatPage, Topic

pytestmark = pytest.mark.django_db

ONE = "The ferry stayed in Hamburg on Wednesday because of the storm, the company said. Hamburg waits."
TWO = "Passengers get their money back, a spokesman said on the quay in the evening."
LETTER = "Sign up for our free weekly newsletter and get the best stories in your inbox every Friday."
NOTE = "Eds: photos will follow"
LINES = {
    "Ferry line suspended until Sunday": "headline",
    "By Ola Moe": "byline",
    "Boats in port": "caption",
    "Photo: Lena Brandt / Coastwire": "credit",
    f"HAMBURG, March 4 (Coastwire) — {ONE}": "body",
    "What happens next": "heading",
    TWO: "body",
    "Sign up for our letter": "newsletter",
    "Give monthly": "appeal",
}


def rich(text: str) -> str:
    return str(get_rich_text_editor_widget(features=["bold"]).format_value(f"<p>{text}</p>"))


@dataclass(frozen=True)
class Other:
    """A site's page model, the fields of its form, and its text as the form and as code write it."""

    model: Any
    panels: tuple[str, ...]
    posted: Callable[[list[str]], dict[str, Any]]
    written: Callable[[list[str]], dict[str, Any]]
    body: str


SITES = {
    "flat": Other(
        FlatPage,
        ("summary", "text"),
        lambda texts: {"summary": "", "text": rich("</p><p>".join(texts))},
        lambda texts: {"text": "".join(f"<p>{text}</p>" for text in texts)},
        "text",
    ),
    "deep": Other(
        DeepPage,
        ("place_line", "corrections", "content"),
        lambda texts: {
            "place_line": "",
            "corrections": rich(""),
            "content": streamfield([("section", {"content": streamfield([("text", t) for t in texts])})]),
        },
        lambda texts: {
            "content": [
                ("section", {"content": [("text", text) for text in texts]}),
                ("pull_quote", "We wait for the wind to turn."),
            ]
        },
        "content",
    ),
    "authored": Other(
        AuthoredPage,
        ("topics", "see_also", "body"),
        lambda texts: {
            "topics": "",
            "see_also": [],
            "body": streamfield([("prose", rich(t)) for t in texts]),
        },
        lambda texts: {"body": [("prose", RichText(f"<p>{text}</p>")) for text in texts]},
        "body",
    ),
}


class GateForm(NewscleanPageFormMixin, WagtailAdminPageForm):
    """What a page class wants for the gate."""


@pytest.fixture(params=SITES)
def site(request: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Other]:
    """The model with the two lines that a site may add: the panel and the gate."""
    site = SITES[request.param]
    panels = [*Page.content_panels, *map(FieldPanel, site.panels), SuggestionsPanel()]
    monkeypatch.setattr(site.model, "content_panels", panels)
    monkeypatch.setattr(site.model, "base_form_class", GateForm)
    site.model.get_edit_handler.cache_clear()
    yield site
    site.model.get_edit_handler.cache_clear()


@pytest.fixture
def boss(admin_client: Client) -> Client:
    return admin_client


@pytest.fixture
def home(newsroom: Newsroom) -> Any:
    """A page of no model in particular, served at the site's root."""
    return newsroom.front.add_child(instance=Page(title="Anywhere", slug="anywhere"))


def reviewed(lines: dict[str, str]) -> IncomingCopy:
    text = "\n".join(lines)
    copy = add_copy(text=text, source="coastwire")
    blocks, start = [], 0
    for line, kind in lines.items():
        blocks.append({"start": start, "end": start + len(line), "kind": kind})
        start += len(line) + 1
    mark = "HAMBURG, March 4 (Coastwire) —"
    span = [text.index(mark), text.index(mark) + len(mark) + 1]
    data = {"blocks": blocks, "headline": next(iter(lines)), "byline": ["Ola Moe"]}
    data |= {"dateline": mark, "dateline_span": span}
    copy.review = Review.from_json(data).checked(text).to_json()
    copy.save()
    return copy


def form(texts: list[str], site: Other) -> dict[str, Any]:
    details = {"title": "Ferry stays", "slug": "ferry", "comments": inline_formset([])}
    return nested_form_data(details | site.posted(texts))


def everything(page: Any) -> str:
    """All that the page holds, as readers or editors would see it."""
    value = getattr(page, SITES_BODY[type(page)])
    shown = value.render_as_block() if hasattr(value, "render_as_block") else value
    return html.unescape(f"{page.title} {shown} {getattr(page, 'place_line', '')}")


SITES_BODY = {site.model: site.body for site in SITES.values()}


def test_copy_becomes_a_draft_and_the_draft_a_feed(site: Other, home: Any, admin_user: Any) -> None:
    Author.objects.create(full_name="Ola Moe")
    page = create_draft(reviewed(LINES), page_model=site.model, parent=home, user=admin_user).page
    page = site.model.objects.get(pk=page.pk)
    assert not page.live
    for text in (ONE, TWO, "HAMBURG, March 4", "What happens next"):
        assert text in everything(page)
    assert "Give monthly" not in everything(page)
    page.get_latest_revision().publish()
    page.refresh_from_db()
    assert page.live

    class Latest(StoryFeed):
        model = site.model

    feed = html.unescape(Latest()(RequestFactory().get("/feed")).content.decode())
    for text in ("Ferry line suspended until Sunday", ONE, TWO, "What happens next", "HAMBURG, March 4"):
        assert text in feed
    assert "Sign up for our letter" not in feed
    assert "Give monthly" not in feed


def test_the_panel_suggests_for_what_is_in_the_form(site: Other, home: Any, boss: Client) -> None:
    Topic.objects.create(name="Hamburg", slug="hamburg")
    add = reverse("wagtailadmin_pages:add", args=["othersites", site.model._meta.model_name, home.pk])
    assert "nc-suggest" in boss.get(add).content.decode()
    query = f"?model={site.model._meta.label}&parent={home.pk}"
    answer = boss.post(reverse("newsclean_editor:suggest") + query, form([ONE, TWO, NOTE], site)).json()
    found = {group["kind"]: [item["text"] for item in group["items"]] for group in answer["groups"]}
    expected: dict[str, dict[str, list[str]]] = {
        "flat": {},
        "deep": {"dateline": ["HAMBURG —"]},
        "authored": {"tag": ["Hamburg"]},
    }
    assert found == next(expected[name] for name, known in SITES.items() if known is site)
    assert [finding["code"] for finding in answer["findings"]] == ["desk_note"]


def test_the_gate_holds_publishing_and_lets_drafts_pass(site: Other, home: Any, boss: Client) -> None:
    add = reverse("wagtailadmin_pages:add", args=["othersites", site.model._meta.model_name, home.pk])
    held = boss.post(add, form([ONE, NOTE], site) | {"action-publish": "publish"})
    assert held.status_code == 200
    assert "This is a note for editors" in html.unescape(held.content.decode())
    assert not site.model.objects.exists()
    assert boss.post(add, form([ONE, NOTE], site)).status_code == 302
    page = site.model.objects.get()
    assert not page.live
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert boss.post(edit, form([ONE, NOTE], site) | {"action-publish": "publish"}).status_code == 200
    assert boss.post(edit, form([ONE, TWO], site) | {"action-publish": "publish"}).status_code == 302
    assert site.model.objects.get().live


def test_clean_this_text(site: Other, home: Any, boss: Client, admin_user: Any) -> None:
    page = home.add_child(
        instance=site.model(title="Ferry", slug="ferry", **site.written([ONE, LETTER, TWO, NOTE]))
    )
    page.save_revision()
    shown = html.unescape(boss.get(reverse("newsclean_editor:tidy", args=[page.pk])).content.decode())
    assert LETTER in shown
    assert NOTE in shown
    latest = page.get_latest_revision_as_object()
    choices = {item.key: "out" for item in find_furniture(latest)}
    tidy(latest, choices, user=admin_user)
    after = everything(site.model.objects.get().get_latest_revision_as_object())
    assert ONE in after
    assert TWO in after
    assert LETTER not in after
    assert NOTE not in after
    assert ("We wait for the wind" in after) == (site.model is DeepPage), "other blocks stay"


def test_what_code_publishes_is_in_the_report(site: Other, home: Any, boss: Client) -> None:
    page = home.add_child(instance=site.model(title="Ferry", slug="ferry", **site.written([ONE, NOTE])))
    note_findings([page])
    report = html.unescape(boss.get(reverse("newsclean_editor:report")).content.decode())
    assert NOTE in report
    assert "Ferry" in report
