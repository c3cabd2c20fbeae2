"""Published stories as files, each read back by another program."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from tests.feeds.checks import SHARED, valid_ninjs
from tests.newsroom.building import Newsroom, boxed, paragraph, picture
from tests.newsroom.models import ArticlePage
from wagtail_newsclean.feeds.export import formats
from wagtail_newsclean.feeds.export.nitf import to_nitf
from wagtail_newsclean.feeds.item import FeedItem
from wagtail_newsclean.models import IncomingCopy, Source
from wagtail_newsclean.publishing.markup import paragraphs, portable
from wagtail_newsclean.text import Copy, clean

TEXT = "The # harbour * stayed _shut_ & <closed>."


@pytest.fixture
def page(newsroom: Newsroom) -> ArticlePage:
    return newsroom.article(
        "Storm closes “harbour” & quay",
        [
            picture(newsroom.image(), "<p>Waves on <i>Tuesday</i>.</p>", "Ines Torvald", "Waves"),
            paragraph(TEXT.replace("&", "&amp;").replace("<", "&lt;")),
            ("heading", "Forty boats"),
            ("table", {"data": [["a", "b"], ["c", "d"]]}),
            boxed("newsletter", "KEPT-OUT"),
            boxed("appeal", "KEPT-OUT"),
            boxed("note", "KEPT-OUT"),
            paragraph("The <b>last</b> paragraph."),
        ],
        standfirst="Nobody sails.",
        byline="Lena Brandt and Tomas Weil",
        dateline="PORT ELLAN —",
        tags=("Storms", "Fishing"),
    )


def export(*args: str) -> str:
    out = io.StringIO()
    call_command("newsclean_export", *args, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def one_file(folder: Path, written: str) -> str:
    export(str(folder), "--format", written)
    (path,) = folder.iterdir()
    assert path.name.startswith("story-1-")
    return path.read_text("utf-8")


def test_json_lines(page: ArticlePage) -> None:
    (line,) = export().splitlines()
    story = json.loads(line)
    assert story["headline"] == page.title
    assert story["standfirst"] == "Nobody sails."
    assert story["byline"] == ["Lena Brandt", "Tomas Weil"]
    assert story["dateline"] == "PORT ELLAN —"
    assert story["tags"] == ["Storms", "Fishing"]
    assert story["url"] == "http://localhost/coast/story-1/"
    assert [found["credit"] for found in story["pictures"]] == ["Ines Torvald"]
    blocks = story["text"].split("\n\n")
    assert blocks[:4] == ["Waves on Tuesday.", "Ines Torvald", TEXT, "Forty boats"]
    assert blocks[-1] == "The last paragraph."


@pytest.mark.skipif(SHARED is None, reason="needs the schemas beside the checkout")
def test_ninjs_lines(page: ArticlePage) -> None:
    (line,) = export("--format", "ninjs").splitlines()
    valid_ninjs(json.loads(line), "3.1")
    assert json.loads(line)["located"] == "PORT ELLAN"


def test_html(page: ArticlePage, tmp_path: Path) -> None:
    soup = BeautifulSoup(one_file(tmp_path, "html"), "html.parser")
    assert soup.title.string == soup.h1.string == page.title
    assert soup.find("link", rel="canonical")["href"] == "http://localhost/coast/story-1/"
    assert soup.find("meta", {"name": "description"})["content"] == "Nobody sails."
    assert TEXT in soup.article.text
    assert "PORT ELLAN — The # harbour" in soup.article.text
    assert soup.find("figcaption").text.split() == ["Waves", "on", "Tuesday.", "Ines", "Torvald"]


def test_markdown(page: ArticlePage, tmp_path: Path) -> None:
    text = one_file(tmp_path, "markdown")
    _, front, body = text.split("---\n", 2)
    fields = {line.partition(": ")[0]: json.loads(line.partition(": ")[2]) for line in front.splitlines()}
    assert fields["title"] == page.title
    assert fields["authors"] == ["Lena Brandt", "Tomas Weil"]
    html = BeautifulSoup(MarkdownIt("commonmark").enable("table").render(body), "html.parser")
    assert f"PORT ELLAN — {TEXT}" in [found.text for found in html.find_all("p")]
    assert [found.text for found in html.find_all("h2")] == ["Forty boats"]
    assert html.find("strong").text == "last"
    story = clean(Copy(data=text.encode(), filename="story.md"))
    assert (story.headline, story.byline) == (page.title, ("Lena Brandt", "Tomas Weil"))
    assert TEXT in story.body
    assert html.img["alt"] == "Waves"


def test_nitf(page: ArticlePage, tmp_path: Path) -> None:
    text = one_file(tmp_path, "nitf")
    root = etree.fromstring(text.encode())
    assert root.findtext("body/body.head/hedline/hl1") == page.title
    assert [found.text for found in root.iterfind("body/body.head/byline/person")] == [
        "Lena Brandt",
        "Tomas Weil",
    ]
    assert root.findtext("body/body.head/dateline") == "PORT ELLAN"
    assert root.findtext("body/body.head/abstract/p") == "Nobody sails."
    assert [found.get("key") for found in root.iterfind("head/docdata/key-list/keyword")] == [
        "Storms",
        "Fishing",
    ]
    content = root.find("body/body.content")
    assert [child.tag for child in content] == ["media", "p", "hl2", "table", "p"]
    assert content.findtext("p") == TEXT
    media = content.find("media")
    assert media.find("media-reference").get("mime-type") == "image/jpeg"
    assert media.findtext("media-caption/p") == "Waves on Tuesday."
    assert media.findtext("media-producer") == "Ines Torvald"


def test_nitf_read_back_as_copy_is_the_same_story(page: ArticlePage, tmp_path: Path) -> None:
    story = clean(Copy(data=one_file(tmp_path, "nitf").encode(), filename="story.xml"))
    assert story.headline == page.title
    assert story.standfirst == "Nobody sails."
    assert story.byline == ("Lena Brandt", "Tomas Weil")
    assert story.dateline is not None
    assert story.dateline.place == "PORT ELLAN"
    assert [credit.text for credit in story.credits] == ["Ines Torvald"]
    assert story.body.startswith(TEXT)


#: What may stand where, from the NITF 3.6 DTD, as far as it is written here.
_INLINE = {"a", "em", "br", "q"}
ALLOWED = {
    "nitf": {"head", "body"},
    "head": {"title", "docdata", "pubdata"},
    "docdata": {"doc-id", "date.issue", "date.release", "doc.copyright", "key-list"},
    "key-list": {"keyword"},
    "body": {"body.head", "body.content"},
    "body.head": {"hedline", "byline", "dateline", "abstract"},
    "hedline": {"hl1"},
    "byline": {"person"},
    "abstract": {"p"},
    "body.content": {"p", "hl2", "table", "media", "ol", "ul", "dl", "bq", "pre", "hr"},
    "block": {"p", "hl2", "table", "media", "ol", "ul", "dl", "bq", "pre", "hr"},
    "bq": {"block"},
    "media": {"media-reference", "media-caption", "media-producer"},
    "media-caption": {"p"},
    "table": {"caption", "tr"},
    "tr": {"td", "th"},
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd"},
    **dict.fromkeys(("p", "hl2", "li", "td", "th", "dt", "dd", "a", "em", "q", "caption", "pre"), _INLINE),
}
_TAGS = st.sampled_from(
    [
        *("p", "pre", "h2", "h3", "blockquote", "div", "figure", "figcaption", "hr", "br", "img", "span"),
        *(
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "thead",
            "caption",
            "tr",
            "td",
            "a",
            "b",
            "i",
            "em",
            "q",
        ),
    ]
)
_HTML = st.recursive(
    st.sampled_from(
        ["one", " two", "три ", "四 ", "five & six", "<br>", '<img src="/x.jpg" alt="y">', "<hr>"]
    ),
    lambda inner: st.tuples(_TAGS, st.lists(inner, max_size=4)).map(
        lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"
    ),
    max_leaves=25,
)


@hypothesis_settings(max_examples=150, deadline=None)
@given(html=_HTML)
def test_any_text_makes_nitf_that_holds_all_of_it_where_it_may_stand(html: str) -> None:
    content = portable(html, "https://tide.example/a/")
    item = FeedItem(
        "urn:x", "https://tide.example/a/", "T", "", "", content, (), (), "", "en", (), None, None
    )
    root = etree.fromstring(to_nitf(item).encode())
    for element in root.iter():
        assert {child.tag for child in element} <= ALLOWED.get(element.tag, set()), element.tag
    written = "".join("".join(root.find("body/body.content").itertext()).split())
    assert sorted(written) == sorted("".join("".join(paragraphs(content)).split()))


def test_nothing_that_is_kept_out_is_in_any_format(page: ArticlePage, tmp_path: Path) -> None:
    for written in ("jsonl", "ninjs"):
        text = export("--format", written)
        assert "KEPT-OUT" not in text
        assert "last" in text
    for written in ("html", "markdown", "nitf"):
        text = one_file(tmp_path / written, written)
        assert "KEPT-OUT" not in text
        assert "last" in text


def test_what_may_not_be_passed_on_stays_unless_it_is_asked_for(
    page: ArticlePage, newsroom: Newsroom
) -> None:
    source = Source.objects.create(name="coastwire", may_syndicate=False)
    IncomingCopy.objects.create(original=b"x", received_as="text", source=source, page=page)
    newsroom.article("Draft", live=False)
    newsroom.article("Old", last_published_at="2020-01-01T00:00:00Z")
    assert [json.loads(line)["headline"] for line in export().splitlines()] == ["Old"]
    assert export("--since", "2024-01-01") == ""
    assert len(export("--all-sources").splitlines()) == 2
    assert export("--model", "othersites.FlatPage") == ""


def test_wrong_use_is_told(newsroom: Newsroom, tmp_path: Path) -> None:
    wrong: list[tuple[list[Any], str]] = [
        (["--model", "newsroom.SectionPage"], "maps no page model newsroom.SectionPage"),
        (["--format", "html"], "needs a folder"),
        (["--since", "yesterday"], "no date"),
        ([str(tmp_path / "no" / "file.jsonl")], "cannot be written"),
    ]
    for args, said in wrong:
        with pytest.raises(CommandError, match=said):
            export(*args)


def test_one_bad_story_does_not_stop_the_others(
    page: ArticlePage, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.article("Bad")
    monkeypatch.setattr(formats, "paragraphs", lambda content: [content] if content else 1 / 0)
    assert [json.loads(line)["headline"] for line in export().splitlines()] == [page.title]
