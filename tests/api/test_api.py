"""Stories through Wagtail's API: versions 2 and 3 say the same of any mapped page model."""

from __future__ import annotations

from typing import Any

import pytest
import wagtail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site
from wagtail.rich_text import RichText

from tests.newsroom.building import Newsroom, boxed, paragraph, picture
from tests.newsroom.models import ArticlePage
from tests.othersites.models import Author, AuthoredPage, DeepPage, FlatPage, Topic, Writer
from wagtail_newsclean.api import story_api_fields
from wagtail_newsclean.api.story import read_together
from wagtail_newsclean.services.intake import add_copy

VERSIONS = [
    "v2",
    pytest.param("v3", marks=pytest.mark.skipif(wagtail.VERSION < (8, 0), reason="7.4 has none")),
]
STORY = ("headline", "standfirst", "byline", "dateline", "credits", "blocks", "topics", "related")
LIST = f"/api/v2/pages/?type=newsroom.ArticlePage&fields={','.join(STORY)}"


def get(client: Client, page: Any, version: str = "v2") -> dict[str, Any]:
    response = client.get(f"/api/{version}/pages/{page.pk}/")
    assert response.status_code == 200, response.content
    found: dict[str, Any] = response.json()
    return {name: found[name] for name in STORY}


@pytest.fixture
def under(newsroom: Newsroom) -> Any:
    """Where pages of other sites may stand: the API shows what stands under a site's root."""
    return Site.objects.get().root_page


@pytest.mark.parametrize("version", VERSIONS)
def test_an_article_field_by_field(newsroom: Newsroom, client: Client, version: str) -> None:
    other = newsroom.article("The other story")
    page = newsroom.article(
        "Storm <closes> harbour & quay",
        [
            picture(newsroom.image(), "<p>Waves on <i>Tuesday</i>.</p>", "Ines Torvald", "Waves"),
            paragraph(f'The harbour <a linktype="page" id="{other.pk}">stayed</a> shut.'),
            ("heading", "Forty boats & more"),
            ("quote", {"text": "We wait.", "speaker": "Piet"}),
            boxed("newsletter", "KEPT-OUT"),
            boxed("appeal", "KEPT-OUT"),
            ("related", {"heading": "KEPT-OUT", "stories": [other]}),
            picture(newsroom.image(), "", "Ines Torvald"),
            picture(None, "<p>No picture yet</p>"),
        ],
        standfirst="Nobody sails.",
        byline="Lena Brandt and Tomas Weil",
        dateline="PORT ELLAN, March 4 (Coastwire) —",
        tags=("Storms", "Fishing"),
        related=(other,),
    )
    data = get(client, page, version)
    blocks, related = data.pop("blocks"), data.pop("related")
    assert data == {
        "headline": "Storm <closes> harbour & quay",
        "standfirst": "Nobody sails.",
        "byline": ["Lena Brandt", "Tomas Weil"],
        "dateline": {"text": "PORT ELLAN, March 4 (Coastwire)", "place": "PORT ELLAN"},
        "credits": ["Ines Torvald"],
        "topics": ["Storms", "Fishing"],
    }
    photo, body, heading, quote, second = blocks
    assert photo.pop("url").startswith("http://localhost/media/images/picture")
    assert photo == {
        "kind": "picture",
        "width": 1200,
        "height": 738,
        "alt": "Waves",
        "caption": "Waves on Tuesday.",
        "credit": "Ines Torvald",
    }
    assert body == {
        "kind": "body",
        "html": '<p>The harbour <a href="http://localhost/coast/story-1/">stayed</a> shut.</p>',
        "text": "The harbour stayed shut.",
    }
    assert heading == {
        "kind": "heading",
        "html": "<h2>Forty boats &amp; more</h2>",
        "text": "Forty boats & more",
    }
    assert (quote["kind"], quote["block"]) == ("other", "quote")
    assert "We wait." in quote["text"]
    assert second["kind"] == "picture"
    (link,) = related
    assert link.pop("first_published_at")
    assert link == {"id": other.pk, "title": "The other story", "url": "http://localhost/coast/story-1/"}


@pytest.mark.parametrize("version", VERSIONS)
def test_any_mapped_page_model_has_the_same_fields(under: Any, client: Client, version: str) -> None:
    flat = under.add_child(instance=FlatPage(title="Flat", summary="Deck", text="<p>One.</p>"))
    assert get(client, flat, version) == {
        "headline": "Flat",
        "standfirst": "Deck",
        "byline": [],
        "dateline": None,
        "credits": [],
        "blocks": [{"kind": "body", "html": "<p>One.</p>", "text": "One."}],
        "topics": [],
        "related": [],
    }
    content = [
        ("title", {"words": "Two", "size": "h2"}),
        ("section", {"content": [("text", "Three.")]}),
        ("sign_up", RichText("<p>KEPT-OUT</p>")),
    ]
    deep = under.add_child(instance=DeepPage(title="Deep", place_line="ELLAN", content=content))
    data = get(client, deep, version)
    assert data["dateline"] == {"text": "ELLAN", "place": "ELLAN"}
    assert [(block["kind"], block["text"]) for block in data["blocks"]] == [
        ("heading", "Two"),
        ("body", "Three."),
    ]
    authored = AuthoredPage(title="Authored", body=[("prose", RichText("<p>Four.</p>"))])
    under.add_child(instance=authored)
    authored.topics.add(Topic.objects.create(name="Storms"))
    authored.writers = [Writer(author=Author.objects.create(full_name=name)) for name in ("A B", "C D")]
    authored.see_also = [flat, deep]
    authored.save()
    data = get(client, authored, version)
    assert (data["byline"], data["topics"]) == (["A B", "C D"], ["Storms"])
    assert [other["title"] for other in data["related"]] == ["Flat", "Deep"]


@pytest.mark.parametrize("languages", [False, True])
def test_a_list_costs_what_one_story_costs(
    newsroom: Newsroom, client: Client, settings: Any, languages: bool
) -> None:
    settings.WAGTAIL_I18N_ENABLED = languages

    def queries(number: int) -> int:
        for n in range(number):
            other = newsroom.article(f"Linked {n}")
            link = paragraph(f'<a linktype="page" id="{other.pk}">link</a>')
            body = [picture(newsroom.image(), "", "A B"), link] * 3
            newsroom.article(f"Story {n}", body, tags=("Storms", f"Tag {n}"), related=(other,))
        client.get(LIST)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(LIST).status_code == 200
        return len(captured)

    assert queries(1) == queries(8) <= 16 + languages


@pytest.mark.parametrize("version", VERSIONS)
def test_a_story_costs_the_same_whatever_its_length(newsroom: Newsroom, client: Client, version: str) -> None:
    def queries(blocks: int) -> int:
        body = [picture(newsroom.image(), "", "A B"), paragraph("Text.")] * blocks
        page = newsroom.article(body=body, tags=("Storms",))
        get(client, page, version)
        with CaptureQueriesContext(connection) as captured:
            get(client, page, version)
        return len(captured)

    assert queries(1) == queries(10)


def test_a_list_keeps_each_story_to_its_page(newsroom: Newsroom, client: Client) -> None:
    first = newsroom.article("First", [paragraph("One.")])
    newsroom.article("Second", [paragraph("Two.")], related=(first,))
    items = client.get(LIST).json()["items"]
    assert [(item["headline"], item["blocks"][0]["text"]) for item in items] == [
        ("First", "One."),
        ("Second", "Two."),
    ]
    assert [[other["title"] for other in item["related"]] for item in items] == [[], ["First"]]


@pytest.mark.parametrize("version", VERSIONS)
def test_only_what_everybody_may_read(newsroom: Newsroom, client: Client, version: str) -> None:
    draft = newsroom.article("HIDDEN draft", live=False)
    killed = newsroom.article("HIDDEN killed")
    members = newsroom.article("HIDDEN for members")
    PageViewRestriction.objects.create(page=members, restriction_type=PageViewRestriction.LOGIN)
    page = newsroom.article("Story", related=(killed, members, draft))
    killed.unpublish()
    page.title = "HIDDEN draft of the story"
    page.save_revision()
    assert get(client, page, version)["related"] == []
    for hidden in (draft, killed, members):
        assert client.get(f"/api/{version}/pages/{hidden.pk}/").status_code == 404
    for address in (f"/api/{version}/pages/", f"/api/{version}/pages/{page.pk}/", LIST):
        assert b"HIDDEN" not in client.get(address).content


def test_raw_copy_is_nowhere(newsroom: Newsroom, client: Client) -> None:
    copy = add_copy(text="RAWCOPY\n\nThe harbour stayed shut.\n", source="wire")
    page = newsroom.article("Story", [paragraph("The harbour stayed shut.")])
    copy.page = page
    copy.save()
    for address in ("/api/v2/pages/?fields=*", f"/api/v2/pages/{page.pk}/?fields=*", LIST):
        content = client.get(address).content
        assert b"RAWCOPY" not in content
        assert b"wire" not in content


@pytest.mark.parametrize("version", VERSIONS)
def test_a_missing_picture_file_is_left_out(newsroom: Newsroom, client: Client, version: str) -> None:
    image = newsroom.image()
    page = newsroom.article(body=[picture(image), paragraph("Text")])
    image.file.storage.delete(image.file.name)
    assert [block["kind"] for block in get(client, page, version)["blocks"]] == ["body"]


def test_a_part_of_the_fields() -> None:
    assert [field.name for field in story_api_fields("byline", "credits")] == ["byline", "credits"]
    with pytest.raises(KeyError):
        story_api_fields("copy")


def test_pages_of_other_models_beside_it(newsroom: Newsroom, client: Client) -> None:
    newsroom.article("Story")
    answer = client.get("/api/v2/pages/?fields=title")
    assert answer.status_code == 200
    assert {item["meta"]["type"] for item in answer.json()["items"]} >= {"newsroom.SectionPage"}
    read_together(list(ArticlePage.objects.none()))
