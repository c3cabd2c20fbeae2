"""A page as Wagtail's template for news sites has it: the leading picture in a stream that is not the body."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.checks import CheckMessage
from django.test import RequestFactory
from wagtail.images.models import Image
from wagtail.models import Page

from tests.newsroom.building import Newsroom
from wagtail_newsclean.checks import check_settings
from wagtail_newsclean.feeds.base import StoryFeed
from wagtail_newsclean.mapping import MappingError, mapping_for, parse_mapping
from wagtail_newsclean.mapping.describing import describe
from wagtail_newsclean.mapping.proposing import propose
from wagtail_newsclean.publishing.story import read_story
from wagtail_newsclean.services.conversion import create_draft
from wagtail_newsclean.services.intake import add_copy

from .models import TemplatePage
from .test_demanding_site import picture

pytestmark = pytest.mark.django_db

PICTURE = {
    "image": "image.image.image",
    "alt": "image.image.image_alt_text",
    "caption": "image.image.caption",
}
MAPPING = {
    "standfirst": "introduction",
    "picture": PICTURE,
    "body": "body",
    "blocks": {"body": "section.content.paragraph", "heading": "section.heading"},
}
COPY = (
    "<h1>Ferry stays</h1><p>The ferry stayed in port on Wednesday because of the storm, the company said.</p>"
    f'<figure><img src="{picture()}" alt="Waves"><figcaption>Boats in port.</figcaption></figure>'
    "<p>Passengers got their money back on the quay in the evening, a spokesman said.</p>"
)


@pytest.fixture(autouse=True)
def template_site(settings: Any) -> None:
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.TemplatePage": MAPPING}}


def said(settings: Any, picture: Any) -> list[CheckMessage]:
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.TemplatePage": {**MAPPING, "picture": picture}}}
    return [message for message in check_settings() if message.id != "newsclean.W003"]


class Latest(StoryFeed):
    model = TemplatePage


def test_the_first_picture_goes_there_and_from_there_into_feeds(newsroom: Newsroom, admin_user: Any) -> None:
    home = newsroom.front.add_child(instance=Page(title="Anywhere", slug="anywhere"))
    made = create_draft(add_copy(html=COPY), page_model=TemplatePage, parent=home, user=admin_user).page
    page = TemplatePage.objects.get(pk=made.pk)
    image = Image.objects.get()
    (block,) = page.image
    assert (block.block_type, dict(block.value)) == (
        "image",
        {"image": image, "image_alt_text": "Waves", "caption": "Boats in port."},
    )
    page.get_latest_revision().publish()
    page = TemplatePage.objects.get(pk=page.pk)
    own = read_story(page).own_picture
    assert own
    assert (own.image, own.alt, own.caption) == (image, "Waves", "Boats in port.")
    feed = Latest()(RequestFactory().get("/rss")).content.decode()
    assert "<media:content" in feed
    assert "Boats in port." in feed


def test_it_is_proposed_and_told_in_words() -> None:
    assert propose(TemplatePage)["picture"] == PICTURE
    mapping = mapping_for(TemplatePage)
    assert mapping
    told = dict(describe(mapping))["first picture"]
    assert told == (
        "goes into the field “image.image.image”, its alt into “image.image.image_alt_text”, "
        "caption into “image.image.caption”"
    )


@pytest.mark.parametrize(
    ("picture", "hint"),
    [
        ("image", "'image.image.image'"),
        ("introduction.image", "Name it without a dot"),
        ("image.imag.image", "Did you mean 'image'?"),
        ({"image": "image.image.image", "caption": "image.image.captoin"}, ""),
    ],
)
def test_each_fault_is_told(settings: Any, picture: Any, hint: str) -> None:
    (message,) = said(settings, picture)
    assert message.is_serious()
    assert hint in str(message.hint or "")


def test_a_good_one_is_silent(settings: Any) -> None:
    assert said(settings, PICTURE) == []


def test_image_and_words_stand_together() -> None:
    for words in ({"alt": "introduction"}, {"caption": "body.section.heading"}):
        with pytest.raises(MappingError, match="same field"):
            parse_mapping("othersites.TemplatePage", {**MAPPING, "picture": PICTURE | words})
