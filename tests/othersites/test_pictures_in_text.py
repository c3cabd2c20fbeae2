"""A body that is one rich text: pictures stand between its paragraphs, where its editor has a place for them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.images.models import Image
from wagtail.models import Page

from tests.newsroom.building import Newsroom
from wagtail_newsclean.feeds.base import StoryFeed
from wagtail_newsclean.mapping import mapping_for
from wagtail_newsclean.mapping.describing import describe
from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.publishing.story import mapping_of, parts_in, read_stories
from wagtail_newsclean.services.conversion import create_draft, plan_draft
from wagtail_newsclean.services.intake import add_copy

from .models import FlatPage, TutorialPage
from .test_demanding_site import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy() -> IncomingCopy:
    return add_copy(
        html="<h1>Ferry stays</h1><p>The ferry stayed in port on Wednesday because of the storm, the company said.</p>"
        f'<figure><img src="{picture()}" alt="Waves &quot;&lt;high&gt;&quot;"><figcaption>Boats in port. Photo: Ola Moe'
        "</figcaption></figure>"
        "<p>Passengers got their money back on the quay in the evening, a spokesman said.</p>"
    )


def draft(copy: IncomingCopy, newsroom: Newsroom, user: Any) -> Any:
    parent = newsroom.front.add_child(instance=Page(title="Anywhere", slug="anywhere"))
    made = create_draft(copy, page_model=TutorialPage, parent=parent, user=user).page
    return TutorialPage.objects.get(pk=made.pk)


def test_it_stands_where_it_stood_with_its_words(
    copy: IncomingCopy, newsroom: Newsroom, admin_user: Any, admin_client: Client
) -> None:
    plan = plan_draft(copy, TutorialPage, user=admin_user)
    assert "picture" not in [item.kind for item in plan.left_out]
    assert not Image.objects.exists(), "a plan keeps nothing"
    page = draft(copy, newsroom, admin_user)
    image = Image.objects.get()
    before, after = page.body.split(
        f'<embed alt="Waves &quot;&lt;high&gt;&quot;" embedtype="image" format="fullwidth" id="{image.pk}"/>'
    )
    assert "the company said" in before
    assert "a spokesman said" in after
    assert admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    page.intro = "The storm keeps it"
    page.save_revision().publish()
    shown = admin_client.get(page.url).content.decode()
    assert re.search(r'<img[^>]*alt="Waves &quot;&lt;high&gt;&quot;"', shown)


def test_caption_and_credit_follow_it_where_the_site_says_so(
    copy: IncomingCopy, newsroom: Newsroom, admin_user: Any, settings: Any
) -> None:
    mapping = {"body": "body", "blocks": {"caption": "body", "credit": "body"}}
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.TutorialPage": mapping}}
    page = draft(copy, newsroom, admin_user)
    assert re.search(r"<embed[^>]*/><p[^>]*>Boats in port\.</p><p[^>]*>Ola Moe</p><p", page.body)


def test_its_caption_and_credit_are_below_it_where_the_site_says_nothing(
    copy: IncomingCopy, newsroom: Newsroom, admin_user: Any
) -> None:
    assert not plan_draft(copy, TutorialPage, user=admin_user).left_out
    page = draft(copy, newsroom, admin_user)
    assert re.search(r"<embed[^>]*/><p[^>]*>Boats in port\. \(Ola Moe\)</p><p", page.body)


def test_it_stays_out_where_the_site_or_its_editor_wants_none(
    copy: IncomingCopy, newsroom: Newsroom, admin_user: Any, settings: Any
) -> None:
    assert "picture" in [item.kind for item in plan_draft(copy, FlatPage, known_only=True).left_out]
    pages = {"othersites.TutorialPage": {"body": "body", "blocks": {"picture": None}}}
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": pages}
    left = plan_draft(copy, TutorialPage, user=admin_user, store=True).left_out
    assert ("picture", 'Waves "<high>"') in [(item.kind, item.text) for item in left]
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.TutorialPage": {"body": "body"}}}
    settings.WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"OPTIONS": {"features": ["bold"]}}}
    left = plan_draft(copy, TutorialPage, user=admin_user, store=True).left_out
    assert "picture" in [item.kind for item in left]


class Latest(StoryFeed):
    model = TutorialPage


def test_feeds_have_it_as_a_picture_of_the_story(
    copy: IncomingCopy, newsroom: Newsroom, admin_user: Any
) -> None:
    page = draft(copy, newsroom, admin_user)
    page.intro = "The storm keeps it"
    page.save_revision().publish()
    (told,) = read_stories([TutorialPage.objects.get(pk=page.pk)])
    assert [type(part).__name__ for part in told.parts] == ["Text", "Photo", "Text"]
    (photo,) = told.pictures
    assert (photo.image, photo.alt) == (Image.objects.get(), 'Waves "<high>"')
    feed = Latest()(RequestFactory().get("/rss")).content.decode()
    assert "<media:content" in feed
    assert "a spokesman said" in feed


@pytest.mark.parametrize("inside", ["<p>a {} b</p>", "<ul><li>{}</li></ul>", '<p><a href="/">{}</a></p>'])
def test_one_inside_a_paragraph_leaves_the_text_whole(newsroom: Newsroom, inside: str) -> None:
    html = inside.format('<embed alt="" embedtype="image" format="left" id="1"/>')
    parts = list(parts_in(mapping_of(TutorialPage), html))
    assert [part.html for part in parts] == [html]


def test_it_is_told_in_words() -> None:
    tutorial, flat = mapping_for(TutorialPage), mapping_for(FlatPage)
    assert tutorial
    assert flat
    told = dict(describe(tutorial))
    assert told["picture"] == "goes into the field “body” between the paragraphs"
    assert told["alt"] == "goes into the field “body” with the picture"
    below = "goes into the field “body” below its picture; without one it stays out, and the editor is told"
    assert told["caption"] == told["credit"] == below
    assert "stays out" in dict(describe(flat))["picture"]
    assert dict(describe(flat))["caption"].startswith("stays out")
