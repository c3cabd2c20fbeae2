"""The panel's two addresses: what they propose, for whom, and that they save nothing of the page."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from taggit.models import Tag
from wagtail.models import PageViewRestriction
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from tests.admin.factories import make_user
from tests.newsroom.models import ArticlePage, SectionPage
from tests.othersites.models import AuthoredPage, DeepPage, Topic
from wagtail_newsclean.models import Suggestion
from wagtail_newsclean.services import suggesting
from wagtail_newsclean.services.archive import index_pages
from wagtail_newsclean.suggesters.storage import ArchiveUnavailable

from .conftest import CLEAN, NOTE, make_article, posted

pytestmark = pytest.mark.django_db

PLACE = "Boats lay idle in Hamburg on Wednesday. The port of Hamburg has been shut since Sunday."
OTHER = (
    "The ferry line has sold all its tickets to the islands and will put on a bus, its owner said in Hamburg."
)


def suggest(page: Any) -> str:
    return reverse("newsclean_editor:suggest") + f"?page={page.pk}"


def decide(page: Any) -> str:
    return reverse("newsclean_editor:decide") + f"?page={page.pk}"


def groups(answer: Any) -> dict[str, list[str]]:
    return {group["kind"]: [item["text"] for item in group["items"]] for group in answer.json()["groups"]}


@pytest.fixture
def other(section: SectionPage) -> ArticlePage:
    Tag.objects.create(name="Hamburg", slug="hamburg")
    page = make_article(section, PLACE, OTHER, live=True, title="Port of Hamburg shut", slug="other")
    index_pages([page])
    return page


def test_what_is_written_now_is_what_counts(desk: Client, article: ArticlePage, other: ArticlePage) -> None:
    found = groups(desk.post(suggest(article), posted(PLACE, *CLEAN)))
    assert found["dateline"] == ["HAMBURG —"]
    assert found["tag"] == ["Hamburg"]
    assert found["related"] == ["Port of Hamburg shut"]
    assert desk.post(suggest(article), posted("Bakers met to talk about flour.")).json()["groups"] == []


def test_what_the_form_has_is_not_suggested(desk: Client, article: ArticlePage, other: ArticlePage) -> None:
    rows = inline_formset([{"page": other.pk, "id": "", "ORDER": 1, "DELETE": ""}])
    data = posted(PLACE, *CLEAN, tags="hamburg", dateline="BERLIN —", related_stories=rows)
    assert groups(desk.post(suggest(article), data)) == {}


def test_nothing_is_saved(desk: Client, article: ArticlePage, other: ArticlePage) -> None:
    before = article.revisions.count()
    desk.post(suggest(article), posted(PLACE))
    assert article.revisions.count() == before
    assert not Suggestion.objects.exists()


def test_the_dateline_is_in_the_sites_style(desk: Client, article: ArticlePage, section: SectionPage) -> None:
    for number in range(3):
        make_article(section, live=True, dateline="Sarn Bay –", slug=f"s{number}")
    assert groups(desk.post(suggest(article), posted(PLACE)))["dateline"] == ["Hamburg –"]


def test_a_dateline_in_the_text_is_taken_as_it_stands(desk: Client, article: ArticlePage) -> None:
    data = posted("HAMBURG, March 4 (Coastwire) — " + CLEAN[0], *CLEAN[1:])
    assert groups(desk.post(suggest(article), data))["dateline"][0] == "HAMBURG, March 4 (Coastwire) —"


def test_findings_come_along(desk: Client, article: ArticlePage) -> None:
    (finding,) = desk.post(suggest(article), posted(*CLEAN, NOTE)).json()["findings"]
    assert (finding["code"], finding["holds"], finding["where"]) == ("desk_note", True, "block 3")
    assert finding["excerpt"] == NOTE


def test_a_refused_suggestion_stays_refused_until_taken_back(
    desk: Client, editor: Any, article: ArticlePage, other: ArticlePage
) -> None:
    refusal = {"kind": "tag", "value": "Hamburg", "status": "refused"}
    assert desk.post(decide(article), refusal).json() == {"status": "refused"}
    assert "tag" not in groups(desk.post(suggest(article), posted(PLACE)))
    decision = Suggestion.objects.get()
    assert (decision.story, decision.decided_by) == (f"page:{article.pk}", editor)
    desk.post(decide(article), refusal | {"status": "offered"})
    assert groups(desk.post(suggest(article), posted(PLACE)))["tag"] == ["Hamburg"]
    assert Suggestion.objects.get().status == "offered"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"kind": "tag", "value": "", "status": "refused"},
        {"kind": "tag", "value": "x" * 300, "status": "refused"},
        {"kind": "tag", "value": "x", "status": "changed"},
    ],
)
def test_a_senseless_decision_is_refused(desk: Client, article: ArticlePage, data: dict[str, str]) -> None:
    assert desk.post(decide(article), data).status_code == 400


def test_stories_that_this_user_or_readers_may_not_see_are_not_named(
    desk: Client, article: ArticlePage, other: ArticlePage
) -> None:
    PageViewRestriction.objects.create(page=other, restriction_type=PageViewRestriction.LOGIN)
    assert "related" not in groups(desk.post(suggest(article), posted(PLACE, *CLEAN)))


def test_only_who_may_edit_is_answered(client: Client, article: ArticlePage, section: SectionPage) -> None:
    client.force_login(make_user("olga", "view"))
    new = reverse("newsclean_editor:suggest") + f"?model=newsroom.ArticlePage&parent={section.pk}"
    for address in (suggest(article), decide(article), new):
        assert client.post(address, posted(PLACE)).status_code in (302, 403)
    assert client.get(suggest(article)).status_code in (302, 403, 405)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?model=newsroom.ArticlePage&parent={section}", 200),
        ("?model=newsroom.SectionPage&parent={section}", 404),
        ("?model=othersites.FlatPage&parent={section}", 302),
        ("?model=nothing&parent={section}", 404),
        ("?model=newsroom.ArticlePage&parent=", 404),
        ("?page=9999", 404),
        ("?page=1e9", 404),
        ("", 404),
    ],
)
def test_new_pages_and_wrong_addresses(desk: Client, section: SectionPage, query: str, status: int) -> None:
    address = reverse("newsclean_editor:suggest") + query.format(section=section.pk)
    assert desk.post(address, posted(PLACE)).status_code == status


def test_a_decision_is_kept_without_what_no_database_takes(desk: Client, article: ArticlePage) -> None:
    texts = {"kind": "tag", "value": "Ham\x00burg", "text": "Ham\x00burg"}
    assert desk.post(decide(article), texts | {"status": "refused"}).status_code == 200
    kept = Suggestion.objects.get()
    assert kept.value == "Hamburg"
    assert (
        desk.post(decide(article), {"kind": "tag", "value": "\x00", "status": "refused"}).status_code == 400
    )


def test_a_database_that_is_gone_is_said_and_the_rest_comes(
    desk: Client, article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*args: Any, **kwargs: Any) -> None:
        raise ArchiveUnavailable("the archive's database did not answer")

    monkeypatch.setattr(suggesting, "suggest_tags", gone)
    answer = desk.post(suggest(article), posted(PLACE))
    assert answer.json()["notes"] == [
        "Suggestions are missing because the archive's database did not answer."
    ]
    assert "dateline" in groups(answer)


def test_queries_do_not_grow_with_the_text(desk: Client, article: ArticlePage, other: ArticlePage) -> None:
    def queries(*paragraphs: str) -> int:
        """What is asked of the database, savepoints and settings aside."""
        with CaptureQueriesContext(connection) as captured:
            desk.post(suggest(article), posted(*paragraphs))
        return sum("SELECT" in query["sql"][:10] for query in captured.captured_queries)

    queries(PLACE)
    assert queries(PLACE, *CLEAN * 20) <= queries(PLACE, *CLEAN) <= 40


def test_a_near_copy_on_the_site_is_named(desk: Client, article: ArticlePage, other: ArticlePage) -> None:
    (finding,) = desk.post(suggest(article), posted(PLACE, OTHER, title="Port of Hamburg shut")).json()[
        "findings"
    ]
    assert (finding["code"], finding["excerpt"]) == ("near_copy", "Port of Hamburg shut")
    assert finding["address"] == reverse("wagtailadmin_pages:edit", args=[other.pk])
    assert desk.post(suggest(article), posted(PLACE, *CLEAN)).json()["findings"] == []


def test_pages_of_other_sites(editor: Any, section: SectionPage, other: ArticlePage, client: Client) -> None:
    """A closed tag model, related pages in a many-to-many field, the text not even in the form."""
    Topic.objects.create(name="Hamburg", slug="hamburg")
    prose = RichText(f"<p>{PLACE}</p><p>{CLEAN[0]}</p>")
    page = section.add_child(instance=AuthoredPage(title="Boats wait", slug="boats", body=[("prose", prose)]))
    page.save_revision()
    deep = DeepPage(title="Boats", slug="deep", content=[("section", {"content": [("text", PLACE)]})])
    section.add_child(instance=deep)
    client.force_login(get_user_model().objects.create_superuser("root", "root@tide.example", "harbour"))
    form = nested_form_data({"title": "Boats wait", "slug": "boats", "comments": inline_formset([])})
    found = groups(client.post(suggest(page), form))
    assert found == {"tag": ["Hamburg"], "related": ["Port of Hamburg shut"]}
    assert groups(client.post(suggest(deep), form)) == {"dateline": ["HAMBURG —"]}
    page.topics.add(Topic.objects.get())
    page.see_also.add(other)
    page.save_revision()
    assert groups(client.post(suggest(page), form)) == {}
