"""What is not for other houses' readers is in no output, wherever it stands and however a site maps its pages."""

from __future__ import annotations

import datetime
import io
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Page
from wagtail.rich_text import RichText

from tests.newsroom.building import Newsroom, boxed, paragraph, picture
from tests.newsroom.models import ArticlePage
from tests.othersites.models import DeepPage, FlatPage
from wagtail_newsclean.feeds.atom import Atom
from wagtail_newsclean.feeds.base import StoryFeed
from wagtail_newsclean.feeds.export.formats import FORMATS as EXPORTS
from wagtail_newsclean.feeds.image_sitemap import ImageSitemap
from wagtail_newsclean.feeds.json_feed import JsonFeed
from wagtail_newsclean.feeds.news_sitemap import NewsSitemap
from wagtail_newsclean.feeds.ninjs import Ninjs, Ninjs21
from wagtail_newsclean.feeds.rss import Rss
from wagtail_newsclean.models import IncomingCopy, Source, StoryOrigin
from wagtail_newsclean.text import Kind

from . import checks

FEEDS = {
    Rss: checks.rss,
    Atom: checks.atom,
    JsonFeed: checks.json_feed,
    Ninjs: checks.ninjs,
    Ninjs21: checks.ninjs_21,
    NewsSitemap: checks.news_sitemap,
    ImageSitemap: checks.image_sitemap,
}
properties = hypothesis_settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

#: What desks write to each other, each with the words that must not get out.
HARMFUL = [
    "EMBARGOED until 00:01 on 1 January 2099",
    "EDITORS: the quotes in par 4 are to be checked",
    "(Quotes from the harbour master to come)",
    "Newsdesk: +49 30 5550 1234",
    "SPERRFRIST: 1. Januar 2099, 10.00 Uhr",
]


def outputs(model: Any) -> Iterator[tuple[str, str]]:
    """Everything that leaves the house of a page model's stories, each held to its standard."""
    for written, check in FEEDS.items():
        feed = type("Latest", (StoryFeed,), {"model": model})(written)
        content = feed(RequestFactory().get("/feed", headers={"host": "localhost"})).content
        check(content)
        yield written.__name__, content.decode()
    for name, written in EXPORTS.items():
        with TemporaryDirectory() as folder:
            if written.suffix:
                call_command(
                    "newsclean_export", folder, format=name, model=model._meta.label, stderr=io.StringIO()
                )
                files = (path for path in Path(folder).rglob("*") if path.is_file())
                yield name, "".join(path.read_text("utf-8") for path in files)
            else:
                out = io.StringIO()
                call_command(
                    "newsclean_export", format=name, model=model._meta.label, stdout=out, stderr=io.StringIO()
                )
                yield name, out.getvalue()


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@properties
@given(
    harmful=st.sampled_from(HARMFUL),
    place=st.sampled_from(
        ["standfirst", "paragraph", "second paragraph", "heading", "caption", "credit", "quote"]
    ),
)
def test_a_story_with_a_note_a_number_or_an_embargo_stays_in_the_house(
    newsroom: Newsroom, harmful: str, place: str
) -> None:
    image = newsroom.image()
    body = {
        "paragraph": paragraph(harmful),
        "second paragraph": ("paragraph", RichText(f"<p>Shut.</p><p>{harmful}</p>")),
        "heading": ("heading", harmful),
        "caption": picture(image, f"<p>{harmful}</p>"),
        "credit": picture(image, "", harmful),
        "quote": ("quote", {"text": harmful, "speaker": ""}),
    }
    fields = {"standfirst": harmful} if place == "standfirst" else {}
    bad = newsroom.article("Bad", [paragraph("BADTEXT"), *([body[place]] if place in body else [])], **fields)
    good = newsroom.article("Good", [paragraph("GOODTEXT"), picture(image)])
    for name, content in outputs(ArticlePage):
        assert "BADTEXT" not in content, (name, place)
        assert f"/{bad.slug}/" not in content, (name, place)
        assert harmful not in content, (name, place)
        assert good.slug in content, (name, place)
        number = digits(harmful)
        assert not (harmful.startswith("Newsdesk") and number in digits(content))
    bad.delete()
    good.delete()


def test_it_is_logged_by_name_and_comes_back_when_it_is_mended(
    newsroom: Newsroom, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    page = newsroom.article("Story", [paragraph("Shut."), paragraph(HARMFUL[0])])
    with caplog.at_level(logging.WARNING):
        assert checks.rss(client.get("/feeds/rss.xml").content) == []
    assert f"Page {page.pk} stays out of a feed. Its text names an embargo." in caplog.text
    page.body = [paragraph("Shut.")]
    page.save_revision().publish()
    assert [item.title for item in checks.rss(client.get("/feeds/rss.xml").content)] == ["Story"]


def test_a_site_decides_what_is_withheld(newsroom: Newsroom, client: Client, settings: Any) -> None:
    newsroom.article("Note", [paragraph(HARMFUL[1])])
    newsroom.article("Number", [paragraph(HARMFUL[3])])

    def titles(*codes: str) -> list[str]:
        settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "WITHHOLD": codes}
        return [item.title for item in checks.rss(client.get("/feeds/rss.xml").content)]

    assert titles() == ["Number", "Note"]
    assert titles("phone") == ["Note"]
    assert titles("desk_note", "phone") == []


def test_reporting_about_such_things_goes_out(newsroom: Newsroom, client: Client) -> None:
    for text in (
        "The ministers lifted the arms embargo that had been in force until 2019.",
        "The harbour office can be reached at 555 0134 from nine to five.",
        "Editors at three newspapers said they would not print the list.",
    ):
        newsroom.article(text[:20], [paragraph(text)])
    assert len(checks.rss(client.get("/feeds/rss.xml").content)) == 3


@properties
@given(
    kinds=st.permutations(sorted(kind.value for kind in Kind)).map(lambda kinds: kinds[:4]),
    harmful=st.sampled_from([*HARMFUL, ""]),
    at=st.integers(0, 3),
)
def test_for_any_mapping(newsroom: Newsroom, settings: Any, kinds: list[str], harmful: str, at: int) -> None:
    """What is shown and harmful holds the story back; what is kept out is in nothing, harmful or not."""
    places = ["title.words", "section.content.text", "section.content.aside", "sign_up"]
    mapped = dict(zip(places, kinds, strict=True))
    settings.SILENCED_SYSTEM_CHECKS = ["newsclean.E004"]  # the site knows that its stories have no text
    settings.WAGTAIL_NEWSCLEAN = {
        "PAGES": {
            "othersites.DeepPage": {
                "body": "content",
                "blocks": {kind: place for place, kind in mapped.items()},
            }
        }
    }
    text = {place: f"TEXT{n}" for n, place in enumerate(places)}
    if harmful:
        text[places[at]] = harmful
    when = timezone.now() - datetime.timedelta(hours=1)
    page = DeepPage(title="Deep", slug="deep", first_published_at=when, last_published_at=when)
    page.content = [
        ("title", {"words": text["title.words"], "size": "h2"}),
        (
            "section",
            {
                "content": [
                    ("text", text["section.content.text"]),
                    ("aside", RichText(f"<p>{text['section.content.aside']}</p>")),
                ]
            },
        ),
        ("sign_up", RichText(f"<p>{text['sign_up']}</p>")),
    ]
    Page.objects.get(pk=newsroom.section.pk).add_child(instance=page)
    shown = {Kind.BODY.value, Kind.HEADING.value, Kind.CAPTION.value, Kind.CREDIT.value}
    for name, content in outputs(DeepPage):
        assert not harmful or harmful not in content, name
        for place, kind in mapped.items():
            assert kind in shown or text[place] not in content, (name, place, kind)
        if harmful and mapped[places[at]] in shown & {"body", "heading"}:
            assert "/deep/" not in content, name
    page.delete()


@properties
@given(fate=st.sampled_from(["killed", "embargoed", "deleted", "forbidden", "restricted", "draft"]))
def test_killed_embargoed_and_forbidden_stories_are_gone_from_everything_at_once(
    newsroom: Newsroom, fate: str
) -> None:
    page = newsroom.article(
        "GONE-TITLE",
        [paragraph("GONE-TEXT"), picture(newsroom.image(), "<p>GONE-CAPTION</p>")],
        slug="gone-slug",
    )
    stays = newsroom.article("Stays", [picture(newsroom.image()), paragraph("Text")], slug="stays")
    source = None
    if fate == "killed":
        page.unpublish()
    elif fate == "embargoed":
        page.go_live_at = timezone.now() + datetime.timedelta(days=1)
        page.unpublish()
        page.save_revision().publish()
    elif fate == "deleted":
        page.delete()
    elif fate == "forbidden":
        source = Source.objects.create(name="coastwire", may_syndicate=False)
        IncomingCopy.objects.create(original=b"x", received_as="text", source=source, page=page)
    elif fate == "restricted":
        page.view_restrictions.create(restriction_type="login")
    else:
        ArticlePage.objects.filter(pk=page.pk).update(live=False)
    for name, content in outputs(ArticlePage):
        assert "GONE" not in content, (name, fate)
        assert "gone-slug" not in content, (name, fate)
        assert "/stays/" in content, (name, fate)
    if source:
        IncomingCopy.objects.filter(source=source).delete()
        StoryOrigin.objects.filter(source=source).delete()
        source.delete()
    if fate != "deleted":
        ArticlePage.objects.get(pk=page.pk).delete()
    stays.delete()


SCRIPTS = [
    "Latin",
    "Кирилиця",
    "Ελληνικά",
    "עברית",
    "العربية",
    "देवनागरी",
    "ไทย",
    "漢字かな",
    "한국어",
    "🚢👩🏽‍🔧",
]
ANYTHING = st.one_of(
    st.text(max_size=60).filter(
        lambda text: "\x00" not in text and not any("\ud800" <= c <= "\udfff" for c in text)
    ),
    st.lists(
        st.sampled_from(
            [*SCRIPTS, "]]>", "<![CDATA[", "&amp;", "<b>", "\x07", "\x1f", "\ufffe", "\u2028", "\u202e", "--"]
        )
    ).map(" ".join),
)


@properties
@given(
    title=ANYTHING,
    words=ANYTHING,
    dated=st.booleans(),
    lost=st.booleans(),
    long=st.booleans(),
    tags=st.lists(st.sampled_from([*SCRIPTS, "]]>", "a&b", "\x07"]), max_size=3, unique=True),
)
def test_any_story_makes_valid_outputs(
    newsroom: Newsroom, title: str, words: str, dated: bool, lost: bool, long: bool, tags: list[str]
) -> None:
    """Or is refused by name: the story beside it is in every output either way."""
    image = newsroom.image()
    text = f"{words} " * (200_000 // (len(words) + 1) if long else 1)
    dates = {} if dated else {"first_published_at": None, "last_published_at": None}
    page = newsroom.article(
        title[:200] or "x",
        [
            ("heading", words),
            ("quote", {"text": text, "speaker": words}),
            picture(image, words, words, words),
        ],
        standfirst=words,
        byline=words[:250],
        dateline=words[:250],
        tags=tuple(tags),
        slug="any",
        **dates,
    )
    beside = newsroom.article("Beside", [picture(newsroom.image()), paragraph("Text")], slug="beside")
    if lost:
        image.file.storage.delete(image.file.name)
    for name, content in outputs(ArticlePage):
        assert "/beside/" in content, name
        if name in ("jsonl", "ninjs"):
            assert all(json.loads(line) for line in content.split("\n") if line)
    page.delete()
    beside.delete()


def test_a_flat_page_is_withheld_too(newsroom: Newsroom) -> None:
    when = timezone.now() - datetime.timedelta(hours=1)
    dates = {"first_published_at": when, "last_published_at": when}
    for title, text in (("Bad", f"<p>Shut.</p><p>{HARMFUL[0]}</p>"), ("Good", "<p>Shut.</p>")):
        page = FlatPage(title=title, slug=title.lower(), text=text, summary="In short", **dates)
        Page.objects.get(pk=newsroom.section.pk).add_child(instance=page)
    for name, content in outputs(FlatPage):
        assert "/bad/" not in content, name
        assert "/good/" in content or name == "ImageSitemap"


def test_a_note_box_is_no_note_to_editors(newsroom: Newsroom, client: Client) -> None:
    """What is kept out anyway does not hold the story back."""
    newsroom.article("Story", [paragraph("Shut."), boxed("note", HARMFUL[1])])
    content = client.get("/feeds/rss.xml").content
    assert [item.title for item in checks.rss(content)] == ["Story"]
    assert HARMFUL[1].encode() not in content
