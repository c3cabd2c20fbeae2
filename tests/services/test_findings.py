"""Findings know their place on pages of every shape, and clean stories have none."""

from __future__ import annotations

import datetime
import io
import json
import tomllib
from typing import Any

import pytest
from django.core.files.images import ImageFile
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.rich_text import RichText

from tests.newsroom.loading import CONTENT
from tests.newsroom.models import ArticlePage
from tests.othersites.models import AuthoredPage, DeepPage, FlatPage
from tests.shared import SHARED, needs_shared
from wagtail_newsclean.mapping.paragraphs import Paragraph, Place
from wagtail_newsclean.services.findings import FURNITURE, findings_for
from wagtail_newsclean.services.page_split import split_paragraphs

pytestmark = pytest.mark.django_db

SIGN_UP = "Sign up for our free newsletter and get the best of the coast in your inbox every Friday."
GIVE = "Support our independent journalism from just 2 a month. Donate now, cancel anytime."
STORY = [
    "The harbour stayed shut for a third day on Wednesday, the harbour master said.",
    "Crews waited ashore while the wind blew from the north-west at up to 90 kilometres an hour.",
    "“We have not sold a crate since Sunday,” said Ola Moe, who has fished here for thirty years.",
]


def article(*paragraphs: str, **values: Any) -> ArticlePage:
    html = "".join(f"<p>{text}</p>" for text in paragraphs)
    return ArticlePage(title="Storm closes harbour", body=[("paragraph", RichText(html))], **values)


def found(page: Any, **how: Any) -> list[tuple[str, str]]:
    return [(finding.code, finding.excerpt) for finding in findings_for(page, **how)]


@pytest.fixture
def image() -> Any:
    buffer = io.BytesIO()
    Pillow.new("RGB", (8, 8)).save(buffer, "PNG")
    return get_image_model().objects.create(title="Harbour", file=ImageFile(buffer, name="harbour.png"))


def test_a_clean_story_has_none() -> None:
    assert found(article(*STORY)) == []


def test_each_finding_says_where() -> None:
    page = article(*STORY)
    page.body.append(("heading", "What happens next"))
    page.body.append(("paragraph", RichText(f"<p>{STORY[1]}</p><p>Eds: photos <b>to come</b></p>")))
    (finding,) = findings_for(page)
    assert (finding.code, finding.holds) == ("desk_note", True)
    assert (finding.place.field, finding.place.block, finding.place.name) == ("body", 2, "paragraph")
    assert (finding.number, finding.excerpt) == (1, "Eds: photos to come")


def test_furniture_in_the_text_is_shown_but_holds_nothing() -> None:
    findings = findings_for(article(*STORY[:2], SIGN_UP, STORY[2], GIVE))
    assert [(f.code, f.holds, f.number) for f in findings] == [
        ("newsletter", False, 2),
        ("appeal", False, 4),
    ]


def test_furniture_in_its_own_block_is_where_it_belongs() -> None:
    page = article(*STORY)
    page.body.append(("newsletter", {"heading": "", "text": RichText(f"<p>{SIGN_UP}</p>")}))
    assert found(page) == []


def test_desk_notes_are_found_in_every_block_and_in_the_headline() -> None:
    page = article(*STORY, standfirst="(details to come)")
    page.body.append(("quote", {"text": "Eds: check this quote", "speaker": "Ola Moe"}))
    assert found(page) == [("desk_note", "(details to come)"), ("desk_note", "Eds: check this quote")]
    assert findings_for(page)[1].place.path == ("text",)


def test_an_embargo_ends() -> None:
    page = article("EMBARGOED UNTIL 18:00 GMT 6 March 2026", *STORY)
    before = datetime.datetime(2026, 3, 6, 12, tzinfo=datetime.UTC)
    (finding,) = findings_for(page, now=before)
    assert (finding.code, finding.holds) == ("embargo", True)
    assert "2026" in finding.message
    (finding,) = findings_for(page, now=before + datetime.timedelta(days=1))
    assert finding.code == "desk_note"


def test_a_picture_without_a_credit(image: Any) -> None:
    page = article(*STORY)
    picture = {"image": image, "alt": "", "caption": RichText("<p>Boats in port</p>"), "credit": ""}
    page.body.append(("picture", picture))
    (finding,) = findings_for(page)
    assert (finding.code, finding.excerpt, finding.place.block) == ("missing_credit", "Harbour", 1)
    page.body[1] = ("picture", picture | {"credit": "Lena Brandt"})
    assert found(page) == []
    page.body[1] = ("picture", picture | {"caption": RichText("<p>Boats in port (Photo: Lena Brandt)</p>")})
    assert found(page) == []


def test_a_picture_block_still_empty_is_no_harm() -> None:
    page = article(*STORY)
    page.body.append(("picture", {"image": None, "alt": "", "caption": RichText(""), "credit": ""}))
    assert found(page) == []


def test_the_gate_is_the_sites_choice(settings: Any) -> None:
    page = article(*STORY, "Eds: photos to follow", SIGN_UP)
    assert found(page, only_holding=True) == [("desk_note", "Eds: photos to follow")]
    settings.WAGTAIL_NEWSCLEAN = settings.WAGTAIL_NEWSCLEAN | {"GATE": ("newsletter",)}
    assert found(page, only_holding=True) == [("newsletter", SIGN_UP)]
    settings.WAGTAIL_NEWSCLEAN = settings.WAGTAIL_NEWSCLEAN | {"GATE": ()}
    assert found(page, only_holding=True) == []


def test_pages_of_other_shapes() -> None:
    flat = FlatPage(title="Storm", text="".join(f"<p>{t}</p>" for t in [*STORY, "Eds: new headline"]))
    assert [(f.code, f.number, f.place.block) for f in findings_for(flat)] == [("desk_note", 3, None)]
    deep = DeepPage(title="Storm", content=[("section", {"content": [("text", t) for t in [*STORY, GIVE]]})])
    (finding,) = findings_for(deep)
    assert (finding.code, finding.place.path) == ("appeal", ("content", 3))
    authored = AuthoredPage(title="Storm", body=[("prose", RichText("<p>NOT FOR PUBLICATION</p>"))])
    assert found(authored) == [("desk_note", "NOT FOR PUBLICATION")]


def test_unfinished_drafts_are_read() -> None:
    assert findings_for(ArticlePage(title="")) == []
    assert findings_for(ArticlePage(), {}.get) == []


def test_pages_the_site_does_not_map_have_none() -> None:
    assert findings_for(Page(title="Eds: a note")) == []


def test_the_demo_stories_are_clean() -> None:
    for file in sorted((CONTENT / "stories").glob("*.toml")):
        story = tomllib.loads(file.read_text(encoding="utf-8"))
        texts = [value for value in _texts(story) if len(value) > 60]
        assert found(article(*texts)) == [], file.name


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [t for item in value.values() for t in _texts(item)]
    return [t for item in value for t in _texts(item)] if isinstance(value, list) else []


@needs_shared
def test_at_most_one_real_story_in_a_hundred_is_warned_about() -> None:
    assert SHARED is not None
    warned, stories = [], sorted((SHARED / "gold").glob("*.json"))
    for file in stories:
        page = json.loads(file.read_text(encoding="utf-8"))
        pairs = zip(page["lines"], page["labels"], strict=True)
        paragraphs = [
            Paragraph(line, Place("body"), i, kind)
            for i, (line, kind) in enumerate(pairs)
            if kind in ("body", "heading")
        ]
        split = split_paragraphs(paragraphs, page["language"][:2])
        if any(block.kind in FURNITURE for _, block in split.furniture(0.9)):
            warned.append(file.name)
    assert len(warned) <= len(stories) / 100, warned
