"""Pages that the database refuses without a date, a desk and an author, and pages as Wagtail's tutorial builds them."""

from __future__ import annotations

import base64
import datetime
import html
import io
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from PIL import Image as Drawing
from wagtail.models import Page

from tests.newsroom.building import Newsroom
from wagtail_newsclean.feeds.base import StoryFeed
from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.models.review import Review
from wagtail_newsclean.publishing.story import read_story
from wagtail_newsclean.services.conversion import ConversionError, create_draft, preview_draft
from wagtail_newsclean.services.findings import findings_for
from wagtail_newsclean.services.intake import add_copy
from wagtail_newsclean.services.targets import targets_for

from .models import Author, AuthoredPage, Columnist, Desk, StrictPage, TutorialPage

pytestmark = pytest.mark.django_db

STANDFIRST = "Boats & crews wait, for the wind is <strong> this week."
BODY = "The ferry stayed in port on Wednesday because of the storm, the company said."


def picture() -> str:
    out = io.BytesIO()
    Drawing.new("RGB", (40, 30), "#446688").save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


def copy_by(*names: str, html_before: str = "") -> IncomingCopy:
    standfirst = html.escape(STANDFIRST)
    page = f"<h1>Ferry stays</h1><p>{standfirst}</p>{html_before}<p>{BODY}</p>"
    copy = add_copy(html=page, source="coastwire")
    text = copy.split["source"]
    kinds = {"Ferry stays": "headline", STANDFIRST: "standfirst", "Boats in port": "caption", BODY: "body"}
    blocks = []
    for words, kind in kinds.items():
        start = text.find(words)
        if start >= 0:
            blocks.append({"start": start, "end": start + len(words), "kind": kind})
    data = {"blocks": blocks, "headline": "Ferry stays", "standfirst": STANDFIRST, "byline": list(names)}
    copy.review = Review.from_json(data).checked(text).to_json()
    copy.save()
    return copy


@pytest.fixture
def home(newsroom: Newsroom) -> Any:
    return newsroom.front.add_child(instance=Page(title="Anywhere", slug="anywhere"))


@pytest.fixture
def desk() -> Desk:
    return Desk.objects.create(name="Coast", slug="coast")


@pytest.fixture
def ann() -> Columnist:
    return Columnist.objects.create(first_name="Ann", last_name="Li")


def strict(copy: IncomingCopy, home: Any, user: Any) -> StrictPage:
    made = create_draft(copy, page_model=StrictPage, parent=home, user=user).page
    return StrictPage.objects.get(pk=made.pk).get_latest_revision_as_object()


def test_what_the_database_demands_is_there(home: Any, admin_user: Any, desk: Desk, ann: Columnist) -> None:
    page = strict(copy_by("ann li"), home, admin_user)
    assert page.date == datetime.date.today()
    assert page.featured is False
    assert page.desk == desk
    assert page.author == ann


def test_an_author_whom_the_site_does_not_know_leaves_the_one_of_the_settings(
    home: Any, admin_user: Any, desk: Desk, ann: Columnist
) -> None:
    house = Columnist.objects.create(first_name="News", last_name="Desk")
    assert strict(copy_by("Ola Moe"), home, admin_user).author == house


def test_a_second_author_is_told_where_there_is_room_for_one(
    boss: Client, home: Any, desk: Desk, ann: Columnist
) -> None:
    Columnist.objects.create(first_name="Ola", last_name="Moe")
    copy = copy_by("Ann Li", "Ola Moe")
    shown = html.unescape(boss.get(reverse("newsclean:draft", args=[copy.pk])).content.decode())
    assert "The page has room for one author." in shown


@pytest.fixture
def boss(admin_client: Client) -> Client:
    return admin_client


@pytest.mark.parametrize("desk", [{"slug": "coast"}, "coast", {"slag": "coast"}, ["coast"]])
def test_a_desk_that_there_is_not_is_a_sentence_and_no_page(
    home: Any, admin_user: Any, ann: Columnist, settings: Any, desk: Any
) -> None:
    mapping = settings.WAGTAIL_NEWSCLEAN["PAGES"]["othersites.StrictPage"]
    mapping = {**mapping, "set": {**mapping["set"], "desk": desk}}
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.StrictPage": mapping}}
    with pytest.raises(ConversionError, match="no such Desk"):
        strict(copy_by("Ann Li"), home, admin_user)
    assert not StrictPage.objects.exists()


@pytest.mark.parametrize("several", [True, False])
def test_a_many_to_many_field_has_the_objects_of_the_settings(
    newsroom: Newsroom, home: Any, admin_user: Any, settings: Any, several: bool
) -> None:
    named = [home.pk, {"slug": newsroom.section.slug}] if several else {"slug": home.slug}
    mapping = {"body": "body", "blocks": {"body": "prose"}, "set": {"see_also": named}}
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.AuthoredPage": mapping}}
    page = create_draft(copy_by(), page_model=AuthoredPage, parent=home, user=admin_user).page
    wanted = {home.pk, newsroom.section.pk} if several else {home.pk}
    for seen in (AuthoredPage.objects.get(pk=page.pk), page.get_latest_revision_as_object()):
        assert {other.pk for other in seen.see_also.all()} == wanted


def test_what_nobody_fills_is_a_sentence_and_no_page(
    settings: Any, home: Any, boss: Client, desk: Desk
) -> None:
    pages = settings.WAGTAIL_NEWSCLEAN["PAGES"]
    bare = {key: value for key, value in pages["othersites.StrictPage"].items() if key != "set"}
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.StrictPage": bare}}
    copy = copy_by("Ola Moe")
    answer = boss.post(
        reverse("newsclean:draft", args=[copy.pk]), {"target": f"othersites.strictpage:{home.pk}"}
    )
    assert answer.status_code == 409
    assert "must have “desk, author”" in html.unescape(answer.content.decode())
    assert not StrictPage.objects.exists()


def test_a_standfirst_in_rich_text_keeps_its_characters(
    home: Any, admin_user: Any, desk: Desk, ann: Columnist
) -> None:
    page = strict(copy_by("Ann Li"), home, admin_user)
    assert page.intro == f"<p>{html.escape(STANDFIRST, quote=False)}</p>"
    assert read_story(page).standfirst == STANDFIRST


def test_wagtails_image_block_takes_picture_and_alternative_text(
    home: Any, admin_user: Any, desk: Desk, ann: Columnist
) -> None:
    figure = (
        f'<figure><img src="{picture()}" alt="A grey sea"><figcaption>Boats in port</figcaption></figure>'
    )
    page = strict(copy_by("Ann Li", html_before=figure), home, admin_user)
    block = next(block for block in page.body if block.block_type == "photo")
    assert block.value["image"].contextual_alt_text == "A grey sea"
    assert block.value["caption"] == "Boats in port"
    assert findings_for(page) == []
    (photo,) = read_story(page).pictures
    assert (photo.alt, photo.caption, photo.image) == ("A grey sea", "Boats in port", block.value["image"])
    page.get_latest_revision().publish()

    class Latest(StoryFeed):
        model = StrictPage

    feed = html.unescape(Latest()(RequestFactory().get("/feed")).content.decode())
    assert 'alt="A grey sea"' in feed
    assert "Ann Li</dc:creator>" in feed


def test_a_picture_in_a_block_that_the_mapping_does_not_name_is_read(newsroom: Newsroom, home: Any) -> None:
    image = newsroom.image()
    body = [
        {"type": "picture", "value": {"image": image.pk, "alt_text": "Waves", "decorative": False}},
        {"type": "table", "value": {"data": [["Call the desk on +44 20 7946 0000"]]}},
    ]
    page = StrictPage(title="Ferry", body=body)
    (photo,) = read_story(page).pictures
    assert (photo.image, photo.alt) == (image, "Waves")
    assert findings_for(page) == []


def test_a_page_of_the_tutorial_with_its_authors(home: Any, admin_user: Any) -> None:
    author = Author.objects.create(full_name="Ola Moe")
    copy = copy_by("Ola Moe", "Ann Li")
    target = next(t for t in targets_for(admin_user) if t.page_model is TutorialPage)
    shown = preview_draft(copy, target, admin_user)
    assert (shown.title, read_story(shown).byline) == ("Ferry stays", ("Ola Moe",))
    assert read_story(TutorialPage(title="New")).byline == (), "the editor's own preview of a new page"
    made = create_draft(copy, page_model=TutorialPage, parent=home, user=admin_user).page
    page = TutorialPage.objects.get(pk=made.pk)
    assert page.date == datetime.date.today()
    assert list(page.authors.all()) == [author]
    assert list(page.get_latest_revision_as_object().authors.all()) == [author]
    assert BODY in page.body


def test_copy_without_a_name_makes_a_page_of_the_tutorial_too(home: Any, admin_user: Any) -> None:
    made = create_draft(copy_by(), page_model=TutorialPage, parent=home, user=admin_user).page
    assert not TutorialPage.objects.get(pk=made.pk).authors.exists()


def test_a_field_in_which_no_two_pages_are_alike_is_named_before_the_database_refuses(
    home: Any, admin_user: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.TutorialPage": {"body": "body"}}}
    monkeypatch.setitem(vars(TutorialPage._meta.get_field("intro")), "unique", True)
    page = create_draft(copy_by(), page_model=TutorialPage, parent=home, user=admin_user).page
    with pytest.raises(ConversionError, match="“intro”"):
        create_draft(copy_by(), page_model=TutorialPage, parent=home, user=admin_user)
    page.intro = "Filled in"
    page.save()
    assert create_draft(copy_by(), page_model=TutorialPage, parent=home, user=admin_user).page.pk != page.pk
