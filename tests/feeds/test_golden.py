"""Every output of one story, to the byte. Run with ``NEWSCLEAN_GOLDEN=write`` to write the files anew."""

from __future__ import annotations

import datetime
import json
import os
import re
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import RequestFactory
from wagtail.models import Locale

from tests.newsroom.building import Newsroom, boxed, paragraph, picture
from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.feeds.atom import Atom
from wagtail_newsclean.feeds.base import StoryFeed
from wagtail_newsclean.feeds.image_sitemap import ImageSitemap
from wagtail_newsclean.feeds.item import guid_of
from wagtail_newsclean.feeds.json_feed import JsonFeed
from wagtail_newsclean.feeds.news_sitemap import NewsSitemap
from wagtail_newsclean.feeds.ninjs import Ninjs, Ninjs21
from wagtail_newsclean.feeds.rss import Rss

from . import checks

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("NEWSCLEAN_GOLDEN") == "write"
PUBLISHED = datetime.datetime(2026, 3, 4, 9, 30, tzinfo=datetime.UTC)
KEY = uuid.UUID("11111111-2222-4333-8444-555555555555")

FEEDS = {
    "rss.xml": (Rss, checks.rss),
    "atom.xml": (Atom, checks.atom),
    "feed.json": (JsonFeed, checks.json_feed),
    "ninjs-3.1.json": (Ninjs, checks.ninjs),
    "ninjs-2.1.json": (Ninjs21, checks.ninjs_21),
    "sitemap-images.xml": (ImageSitemap, checks.image_sitemap),
}
EXPORTS = {"apple-news": "article.json", "nitf": "story.xml", "html": "story.html", "markdown": "story.md"}


class Latest(StoryFeed):
    model = ArticlePage


@pytest.fixture
def page(newsroom: Newsroom) -> ArticlePage:
    """A story with everything, the same on every machine."""
    other = newsroom.section.add_child(instance=SectionPage(title="Elsewhere", slug="elsewhere"))
    page = newsroom.article(
        "Storm closes “harbour” & quay <again>",
        [
            picture(newsroom.image(), "<p>Waves on <i>Tuesday</i>.</p>", "Ines Torvald", "Waves at the quay"),
            paragraph(
                f'The harbour <a linktype="page" id="{other.pk}">stayed</a> shut, the master said ]]&gt;.'
            ),
            ("heading", "Forty boats"),
            ("quote", {"text": "We wait.", "speaker": "Piet"}),
            ("table", {"data": [["Boat", "Days"], ["Aurora", "3"]]}),
            boxed("newsletter", "KEPT-OUT"),
            boxed("appeal", "KEPT-OUT"),
            boxed("note", "KEPT-OUT"),
            paragraph("Гавань закрита. ميناء مغلق. 港が閉鎖。 🚢"),
        ],
        standfirst="Nobody sails & nobody <minds>.",
        byline="Lena Brandt and Tomas Weil",
        dateline="PORT ELLAN —",
        tags=("Storms", "Fishing"),
        slug="storm",
        first_published_at=PUBLISHED,
        last_published_at=PUBLISHED + datetime.timedelta(hours=2),
    )
    ArticlePage.objects.filter(pk=page.pk).update(translation_key=KEY)
    return ArticlePage.objects.get(pk=page.pk)


def compare(name: str, text: str) -> None:
    text = re.sub(
        r"/media/images/picture[\w.-]*\.(width-\d+)[\w.]*\.jpg", r"/media/images/picture.\1.jpg", text
    )
    text = text.replace(guid_of(KEY, Locale.objects.get().pk), "urn:uuid:GUID")
    text = text.replace(guid_of(KEY, Locale.objects.get().pk).rpartition(":")[2], "GUID")
    path = GOLDEN / name
    if WRITE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("name", FEEDS)
def test_feeds(page: ArticlePage, name: str) -> None:
    written, check = FEEDS[name]
    content = Latest(written)(RequestFactory().get(f"/feeds/{name}", headers={"host": "localhost"})).content
    check(content)
    assert b"KEPT-OUT" not in content
    compare(name, _by_lines(content.decode()))


def test_the_news_sitemap(page: ArticlePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NewsSitemap, "max_age", datetime.timedelta(days=36_500))
    content = Latest(NewsSitemap)(RequestFactory().get("/sitemap.xml", headers={"host": "localhost"})).content
    checks.sitemap(content)
    compare("sitemap-news.xml", _by_lines(content.decode()))


@pytest.mark.parametrize("written", EXPORTS)
def test_exports(page: ArticlePage, tmp_path: Path, written: str) -> None:
    call_command("newsclean_export", str(tmp_path), "--format", written, verbosity=0)
    (path,) = (found for found in tmp_path.rglob("*") if found.is_file())
    text = path.read_text("utf-8")
    assert "KEPT-OUT" not in text
    compare(EXPORTS[written], _by_lines(text))


def _by_lines(text: str) -> str:
    """Indented, so that a change can be read."""
    if text.startswith("{"):
        data: Any = json.loads(text)
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return text.replace("><", ">\n<")
