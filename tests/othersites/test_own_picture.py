"""Pages with a picture beside their body: filled with the copy's first, read first, shown by their own template."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Site

from tests.newsroom.building import Newsroom
from tests.services.test_conversion import gallery, picture, with_kinds
from wagtail_newsclean.feeds import reading
from wagtail_newsclean.feeds.base import StoryFeed
from wagtail_newsclean.mapping import mapping_for
from wagtail_newsclean.mapping.describing import describe
from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.publishing.json_ld import news_article
from wagtail_newsclean.publishing.parts import Photo
from wagtail_newsclean.publishing.story import read_stories, read_story
from wagtail_newsclean.services.conversion import create_draft, plan_draft, preview_draft
from wagtail_newsclean.services.targets import Target

from .models import FlatPage

pytestmark = pytest.mark.django_db

CAPTION = "Boats at the quay"
CREDIT = "Photo: Lena Brandt / Coastwire"


@pytest.fixture
def home(newsroom: Newsroom) -> Any:
    return newsroom.front.add_child(instance=Page(title="Anywhere", slug="anywhere"))


def figure(colour: str, caption: str = "", credit: str = "") -> str:
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<img src="{picture(colour)}" alt="{colour}">{below}' + (
        f"<small>{credit}</small>" if credit else ""
    )


def two_pictures() -> IncomingCopy:
    copy = gallery(figure("teal", CAPTION, CREDIT), figure("navy", "The mole"))
    return with_kinds(copy, {CAPTION: "caption", CREDIT: "credit", "The mole": "caption"})


def draft(copy: IncomingCopy, home: Any, user: Any) -> FlatPage:
    made = create_draft(copy, page_model=FlatPage, parent=home, user=user).page
    return FlatPage.objects.get(pk=made.pk).get_latest_revision_as_object()


def test_the_first_picture_goes_beside_the_body_with_what_is_said_of_it(home: Any, admin_user: Any) -> None:
    page = draft(two_pictures(), home, admin_user)
    assert page.hero_image.title == "teal"
    assert page.hero_caption == f"<p>{CAPTION}</p>"
    assert page.hero_credit == CREDIT
    assert CAPTION not in page.text


def test_the_other_pictures_are_told(admin_user: Any) -> None:
    left = [(item.kind, item.text) for item in plan_draft(two_pictures(), FlatPage, user=admin_user).left_out]
    assert ("picture", "navy") in left
    assert not any(CAPTION in text or CREDIT in text for _, text in left)


def test_words_without_a_field_are_told(settings: Any, admin_user: Any) -> None:
    bare = {"body": "text", "picture": "hero_image"}
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.FlatPage": bare}}
    left = plan_draft(two_pictures(), FlatPage, user=admin_user).left_out
    assert ("caption", CAPTION) in [(item.kind, item.text) for item in left]


def test_a_credit_that_is_too_long_is_cut_and_told_whole(home: Any, admin_user: Any) -> None:
    long = "Photo: " + "Lena Brandt and Ola Moe " * 4
    copy = with_kinds(gallery(figure("teal", credit=long)), {long.strip(): "credit"})
    assert draft(copy, home, admin_user).hero_credit == "Photo: Lena Brandt and Ola Moe Lena"
    assert long.strip() in [item.text for item in plan_draft(copy, FlatPage, user=admin_user).left_out]


def test_copy_without_a_picture_leaves_the_fields_empty(home: Any, admin_user: Any) -> None:
    page = draft(gallery(), home, admin_user)
    assert (page.hero_image, page.hero_caption, page.hero_credit) == (None, "", "")


def test_a_preview_keeps_no_picture(home: Any, admin_user: Any) -> None:
    page = preview_draft(two_pictures(), Target(FlatPage, home, ""), admin_user)
    assert page.hero_image is None


def published(home: Any, newsroom: Newsroom, name: str = "harbour") -> FlatPage:
    return home.add_child(
        instance=FlatPage(
            title="Storm",
            slug=name,
            text="<p>One.</p>",
            hero_image=newsroom.image(),
            hero_caption="<p>The <b>quay</b></p>",
            hero_credit="L. Brandt",
            first_published_at=timezone.now(),
            last_published_at=timezone.now(),
        )
    )


def test_it_is_read_first_and_left_to_the_template_where_the_page_is_shown(
    home: Any, newsroom: Newsroom
) -> None:
    page = published(home, newsroom)
    (story,) = read_stories([FlatPage.objects.get(pk=page.pk)])
    photo, text = story.parts
    assert photo == Photo(page.hero_image, "", "<p>The <b>quay</b></p>", "L. Brandt")
    assert story.pictures == (photo,)
    shown = read_story(FlatPage.objects.get(pk=page.pk))
    assert shown.parts == (text,)
    assert shown.pictures == (photo,)
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": newsroom.front})
    (data,) = news_article(shown, None)["image"]
    assert data["creditText"] == "L. Brandt"


def test_feeds_have_it_in_a_number_of_queries_that_does_not_grow(
    home: Any, newsroom: Newsroom, rf: Any
) -> None:
    class Latest(StoryFeed):
        model = FlatPage

    def asked() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as queries:
            answer = b"".join(Latest()(rf.get("/feed/"))).decode()
        return answer.count("L. Brandt</media:credit>"), len(queries)

    published(home, newsroom, "first")
    asked()  # makes the picture in the feed's size
    alone = asked()
    for number in range(4):
        published(home, newsroom, f"harbour-{number}")
    asked()
    assert (alone[0], asked()) == (1, (5, alone[1]))


def test_links_of_its_caption_are_asked_for_once_for_a_long_feed(
    home: Any, newsroom: Newsroom, rf: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "WHOLE", 2)
    monkeypatch.setattr(reading, "AT_ONCE", 2)

    class Long(StoryFeed):
        model = FlatPage
        limit = 1000
        streams_above = 1

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            answer = b"".join(Long()(rf.get("/feed/", headers={"host": "localhost"}))).decode()
        assert answer.count(f'href="{home.full_url}"') == FlatPage.objects.count()
        return len(queries)

    def add(number: int) -> None:
        for _ in range(number):
            page = published(home, newsroom, f"harbour-{FlatPage.objects.count()}")
            page.hero_caption = f'<p>The quay of <a linktype="page" id="{home.pk}">the port</a></p>'
            page.save()

    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": newsroom.front})
    add(3)
    asked()
    few = asked()
    add(6)
    asked()
    assert asked() == few


def test_it_is_told_in_words() -> None:
    mapping = mapping_for(FlatPage)
    assert mapping is not None
    said = dict(describe(mapping))["first picture"]
    assert (
        said == "goes into the field “hero_image”, its caption into “hero_caption”, credit into “hero_credit”"
    )
