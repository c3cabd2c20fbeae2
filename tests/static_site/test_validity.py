"""The newspaper's pages, judged by what was not written here: html-validate, extruct and an XML parser."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import extruct
import pytest
from lxml import etree
from wagtail.models import Site

from tests.newsroom.building import Newsroom, paragraph, picture
from tests.newsroom.models import ArticlePage
from tests.newsroom.settings import ROOT
from wagtail_newsclean.static_site.build import build

from . import hard

CHECKER = ROOT / "tools" / "node_modules" / ".bin" / "html-validate"


def faults(pages: list[Path]) -> list[str]:
    """What html-validate says about these files."""
    assert CHECKER.exists(), "npm ci --prefix tools"
    command = [CHECKER, "--config", ROOT / "tools" / "htmlvalidate.json", "--formatter", "json", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    found = json.loads(done.stdout)
    return [
        f"{Path(page['filePath']).parent.name}:{fault['line']} {fault['ruleId']}: {fault['message']}"
        for page in found
        for fault in page["messages"]
    ]


def told(html: bytes, address: str = "http://localhost/") -> dict[str, Any]:
    """The page's NewsArticle and Open Graph, as extruct reads them."""
    data = extruct.extract(html, base_url=address, syntaxes=["json-ld", "opengraph"], uniform=True)
    (article,) = data["json-ld"]
    (graph,) = data["opengraph"]
    return {"article": article, "graph": graph}


@pytest.mark.node
def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "wrong" / "index.html"
    page.parent.mkdir()
    page.write_text(
        "<!DOCTYPE html><html lang='en'><head><title>T</title></head><body><b>open</p></body></html>"
    )
    assert any("close-order" in fault for fault in faults([page]))


@pytest.mark.node
def test_every_page_is_valid(newsroom: Newsroom, tmp_path: Path) -> None:
    pages = hard.publish(newsroom)
    for n in range(5):  # the section's list gets a second page
        newsroom.article(f"Story {n}")
    report = build(tmp_path, Site.objects.get())
    assert report.failed == {}
    written = sorted(tmp_path.rglob("*.html"))
    assert len(written) > len(pages) + 6
    assert faults(written) == []


def test_whatever_the_text_every_file_can_be_read(newsroom: Newsroom, tmp_path: Path) -> None:
    pages = hard.publish(newsroom)
    assert build(tmp_path, Site.objects.get()).failed == {}
    for path in (*tmp_path.rglob("*.xml"), *tmp_path.rglob("*.json"), *tmp_path.rglob("*.html")):
        content = path.read_bytes()
        text = content.decode("utf-8")
        assert not set(text) & {*map(chr, range(9)), *map(chr, range(14, 32)), "\x7f", "\ufffe"}, path.name
        if path.suffix == ".xml":
            etree.fromstring(content)
        elif path.suffix == ".json":
            json.loads(content)
    for page in pages:
        html = (tmp_path / page.url.lstrip("/") / "index.html").read_bytes()
        data = told(html)
        assert data["article"]["headline"] == hard_headline(page)
        assert b"<script>alert" not in html
        assert data["article"]["url"] == page.full_url


def hard_headline(page: ArticlePage) -> str:
    from wagtail_newsclean.publishing.markup import for_xml

    return for_xml(page.title).strip()


def test_the_data_of_a_full_story(newsroom: Newsroom, tmp_path: Path) -> None:
    page = newsroom.article(
        "Storm & “harbour” <shut>",
        [
            picture(newsroom.image(), "<p>Waves on <i>Tuesday</i></p>", "Ines Torvald/AFP", "A wall"),
            paragraph("Shut."),
            picture(newsroom.image(), "", "Handout"),
        ],
        standfirst="Nobody sails.",
        byline="Lena Brandt and Reuters",
        dateline="PORT ELLAN, March 4 (Coastwire) —",
        tags=("Storms", "Fishing"),
    )
    build(tmp_path, Site.objects.get())
    data = told((tmp_path / "coast/story-1/index.html").read_bytes())
    article, graph = data["article"], data["graph"]
    first, second = article.pop("image")
    when = page.first_published_at.isoformat(timespec="seconds")
    assert article == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": "http://localhost/coast/story-1/",
        "url": "http://localhost/coast/story-1/",
        "headline": "Storm & “harbour” <shut>",
        "description": "Nobody sails.",
        "datePublished": when,
        "dateModified": when,
        "inLanguage": "en",
        "author": [
            {"@type": "Person", "name": "Lena Brandt"},
            {"@type": "Organization", "name": "Reuters"},
        ],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": "The Ellan Tide",
            "url": "http://localhost",
        },
        "dateline": "PORT ELLAN, March 4 (Coastwire)",
        "locationCreated": {"@type": "Place", "name": "PORT ELLAN"},
        "articleSection": "Coast",
        "keywords": ["Storms", "Fishing"],
        "isAccessibleForFree": True,
    }
    assert first.pop("url") == first.pop("contentUrl")
    assert first == {
        "@type": "ImageObject",
        "width": 1200,
        "height": 738,
        "caption": "Waves on Tuesday",
        "creditText": "Ines Torvald/AFP",
        "creator": [
            {"@type": "Person", "name": "Ines Torvald"},
            {"@type": "Organization", "name": "AFP"},
        ],
    }
    assert second["creditText"] == "Handout"
    assert "creator" not in second
    assert (graph["@type"], graph["og:title"], graph["og:url"]) == ("article", page.title, page.full_url)
    assert (graph["og:description"], graph["og:site_name"]) == ("Nobody sails.", "The Ellan Tide")
    assert graph["og:image"].startswith("http://localhost/media/images/picture")
    assert (graph["og:image:width"], graph["og:image:alt"]) == ("1200", "A wall")
    assert graph["article:published_time"] == when
    assert graph["article:section"] == "Coast"
