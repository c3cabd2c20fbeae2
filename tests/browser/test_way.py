"""From the clipboard to the public page and the feed, by an editor without administrator rights."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Sequence
from typing import Any

import feedparser
import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from lxml import html as lxml_html
from PIL import Image as Drawing
from wagtail.images.models import Image
from wagtail.models import Collection, GroupCollectionPermission

from tests.newsroom.models import ArticlePage
from tests.shared import SHARED, needs_shared
from wagtail_newsclean.admin.kinds import KINDS
from wagtail_newsclean.text import Kind

from .conftest import paste

OTHERS = [kind.value for kind, desk in KINDS.items() if desk.kept_out and not desk.key]

RUSSIAN = [
    ("Гавань Эллана закрыта третий день", "headline"),
    (
        "Гавань оставалась закрытой и в среду: волны перекатывались через северный мол, сообщила компания.",
        "body",
    ),
    ("Рыбаки потеряли лучшую неделю сезона. «Мы не продали ни одного ящика», — сказала Мара Куилл.", "body"),
    ("Подпишитесь на нашу еженедельную рассылку", "newsletter"),
    ("Поддержите независимую журналистику: сделайте пожертвование сегодня", "appeal"),
    ("Паром не выйдет в море раньше воскресенья, говорят в порту, где ждут двести пассажиров.", "body"),
]
HTML = [
    ("Ferry line suspended until Sunday", "headline"),
    ("Boats tied up in Port Ellan. Photo: Lena Brandt / Coastwire", "caption"),
    ("The ferry will stay in port, the company said on Wednesday, because of the storm.", "body"),
    ("Passengers get their money back, a spokesman said on the quay in the evening.", "body"),
    ("Sign up for our free weekly newsletter", "newsletter"),
]


@pytest.fixture
def page(page: Any) -> Any:
    """The editor's window; the test ends when the server has answered everything, as the database is shared."""
    yield page
    page.wait_for_load_state("networkidle")


def add(page: Any, text: str, html: str | None = None) -> None:
    """Paste it into the box and split it, without the mouse."""
    page.goto(reverse("newsclean:add"))
    page.wait_for_function("window.newsclean.pasteBox")
    page.focus("textarea[name=text]")
    paste(page, text, html)
    page.focus("input[name=source]")
    page.keyboard.type("coastwire")
    for _field in ("address", "button"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/*/")
    page.wait_for_function("window.newsclean.desk")


def review(page: Any, lines: Sequence[tuple[str, str]]) -> None:
    """Look at every line, and give it its kind by key where the program gave it another."""
    page.get_by_role("button", name="Open all").click()
    page.locator(".nc-block").first.focus()
    rows = page.locator(".nc-blocks > .nc-block")
    assert rows.locator(".nc-block__text").all_inner_texts() == [text for text, _kind in lines]
    for index, (_text, kind) in enumerate(lines):
        assert "is-current" in rows.nth(index).get_attribute("class")
        if rows.nth(index).get_attribute("data-kind") == kind:
            page.keyboard.press("j")
        elif key := KINDS[Kind(kind)].key:
            page.keyboard.press(key)
        else:
            page.keyboard.press("x")
            page.keyboard.press(str((OTHERS.index(kind) + 1) % 10))
    assert [row.get_attribute("data-kind") for row in rows.all()] == [kind for _text, kind in lines]


def draft(page: Any) -> ArticlePage:
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/draft/*/")
    page.wait_for_function("document.activeElement.textContent.trim() === 'Create draft'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pages/*/edit/")
    article = ArticlePage.objects.get()
    assert not article.live
    return article


def publish(page: Any, article: ArticlePage) -> None:
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    page.locator("[name=action-publish]").click()
    page.get_by_text("published").first.wait_for(timeout=30_000)
    article.refresh_from_db()
    assert article.live


def paragraphs(body: Any) -> list[str]:
    """The running text: not what stands in boxes or under pictures."""
    found = body.xpath(".//p[not(ancestor::aside or ancestor::figure)]")
    return [" ".join(p.text_content().split()) for p in found]


def public_body(page: Any, article: ArticlePage) -> Any:
    response = page.request.get(article.url)
    assert response.ok
    return lxml_html.fromstring(response.text()).find_class("story-body")[0]


def feed_item(page: Any) -> tuple[Any, Any]:
    """The feed's one item and its text."""
    feed = feedparser.parse(page.request.get(reverse("rss")).body())
    (item,) = feed.entries
    return item, lxml_html.fromstring(f"<div>{item.content[0].value}</div>")


def check_public(page: Any, article: ArticlePage, lines: Sequence[tuple[str, str]]) -> Any:
    """Page and feed hold exactly the body's paragraphs, the feed nothing else. Returns the page's body."""
    wanted = [text for text, kind in lines if kind == "body"]
    body = public_body(page, article)
    assert paragraphs(body) == wanted
    for box in body.xpath(".//aside|.//figure"):
        box.drop_tree()
    assert "".join(body.text_content().split()) == "".join("".join(wanted).split()), "nothing else is there"
    item, text = feed_item(page)
    assert item.title == article.title == next(text for text, kind in lines if kind == "headline")
    assert paragraphs(text) == wanted
    told = text.text_content()
    assert not [line for line, kind in lines if kind in ("newsletter", "appeal", "related") and line in told]
    return public_body(page, article)


@needs_shared
def test_a_real_paste_is_published(page: Any, editor: Any) -> None:
    assert SHARED is not None
    assert not editor.is_superuser
    sample = json.loads((SHARED / "samples" / "moscow-times-paste.json").read_text())
    lines = list(zip(sample["lines"], sample["labels"], strict=True))
    add(page, (SHARED / "samples" / "moscow-times-paste.txt").read_text())
    review(page, lines)
    assert page.input_value("#nc-dateline") == ""
    article = draft(page)
    pictures = [b.value for b in article.get_latest_revision_as_object().body if b.block_type == "picture"]
    assert [picture["credit"] for picture in pictures] == list(sample["credits"].values())
    publish(page, article)
    assert article.dateline == ""
    body = check_public(page, article, lines)
    assert len(paragraphs(body)) == 8
    assert sample["credits"]["2"] in body.find_class("newsclean-credit")[0].text_content()


def test_a_russian_paste_is_published(page: Any) -> None:
    add(page, "\n\n".join(text for text, _kind in RUSSIAN))
    review(page, RUSSIAN)
    article = draft(page)
    publish(page, article)
    body = check_public(page, article, RUSSIAN)
    assert "Мара Куилл" in body.text_content()


def test_html_with_a_picture_is_published(page: Any, editor: Any) -> None:
    GroupCollectionPermission.objects.create(
        group=editor.groups.get(),
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(codename="add_image"),
    )
    buffer = io.BytesIO()
    Drawing.new("RGB", (640, 400), "#446688").save(buffer, "PNG")
    address = "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()
    headline, caption, first, second, letter = (text for text, _kind in HTML)
    html = (
        f'<h1>{headline}</h1><figure><img src="{address}" alt="Boats at the quay">'
        f"<figcaption>{caption}</figcaption></figure>"
        f"<p>{first.replace('company', '<a href=https://tide.example/>company</a>')}</p><p>{second}</p>"
        f'<div class="newsletter-box"><p>{letter}</p></div>'
    )
    add(page, "\n".join(text for text, _kind in HTML), html)
    review(page, HTML)
    article = draft(page)
    publish(page, article)
    body = check_public(page, article, HTML)
    image = Image.objects.get()
    assert (image.title, image.width, image.uploaded_by_user) == ("Boats at the quay", 640, editor)
    (figure,) = body.xpath(".//figure")
    (shown,) = figure.xpath(".//img")
    assert shown.get("alt") == "Boats at the quay"
    assert page.request.get(shown.get("src")).ok
    assert "Lena Brandt / Coastwire" in figure.find_class("newsclean-credit")[0].text_content()
    assert "Photo:" not in figure.text_content()
    assert body.xpath(".//a/@href") == ["https://tide.example/"]
