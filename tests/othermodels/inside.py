"""What must hold on a site with its own user and image models. Run by ``tests/test_other_models.py``."""

from __future__ import annotations

import base64
import html
import io
import json
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.urls import reverse
from PIL import Image
from wagtail.models import Page, Site

from tests.othermodels.models import Photo, PlainPicturePage
from wagtail_newsclean.checks import check_settings
from wagtail_newsclean.feeds.base import StoryFeed
from wagtail_newsclean.models import IncomingCopy, LearntLine
from wagtail_newsclean.models.review import Review
from wagtail_newsclean.services.conversion import create_draft
from wagtail_newsclean.services.copy_warnings import warnings_for
from wagtail_newsclean.services.findings import findings_for
from wagtail_newsclean.services.intake import add_copy
from wagtail_newsclean.services.picture_slots import slots_of

pytestmark = pytest.mark.django_db
CREDIT = "Lena Brandt / Coastwire"


class Latest(StoryFeed):
    model = PlainPicturePage


@pytest.fixture
def home() -> Any:
    page = Page.get_first_root_node().add_child(instance=Page(title="Tide", slug="tide"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": page}
    )
    return page


@pytest.fixture
def boss(client: Client) -> Any:
    user = get_user_model().objects.create_superuser("boss", "boss@tide.example", "tide")
    client.force_login(user)
    return user


def drawing(colour: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(stream, "PNG")
    return stream.getvalue()


def copy_with_picture(caption: str) -> IncomingCopy:
    source = "data:image/png;base64," + base64.b64encode(drawing("teal")).decode()
    return add_copy(
        html="<h1>Storm closes harbour</h1>"
        "<p>The harbour stayed shut on Wednesday because of the storm, the harbour master said.</p>"
        f'<figure><img src="{source}" alt="Boats at the quay"><figcaption>{caption}</figcaption></figure>'
        "<p>Crews mended their nets on the quay and waited for the wind to turn.</p>",
        source="coastwire",
    )


def draft_of(copy: IncomingCopy, home: Any, user: Any) -> Any:
    return create_draft(copy, page_model=PlainPicturePage, parent=home, user=user).page


def published(page: Any) -> Any:
    page.get_latest_revision().publish()
    return PlainPicturePage.objects.get(pk=page.pk)


def test_a_picture_takes_what_the_copy_says_into_the_library_and_on_to_every_reader(
    home: Any, boss: Any, client: Client
) -> None:
    page = published(draft_of(copy_with_picture(f"Boats < in port. Photo: {CREDIT}"), home, boss))
    photo = Photo.objects.get()
    assert (photo.alt_text, photo.legend, photo.credit) == ("Boats at the quay", "Boats < in port.", CREDIT)
    assert photo.uploaded_by_user == boss
    assert [block.value for block in page.body if block.block_type == "photo"] == [photo]
    shown = client.get(page.url).content.decode()
    data = shown.split('<script type="application/ld+json">')[1].split("</script>")[0]
    (told,) = json.loads(data)["image"]
    assert (told["creditText"], told["caption"]) == (CREDIT, "Boats < in port.")
    feed = Latest()(RequestFactory().get("/rss")).content.decode()
    assert CREDIT in feed
    assert "Boats at the quay" in feed
    assert "Boats &lt; in port." in html.unescape(feed)
    assert "missing_credit" not in [finding.code for finding in findings_for(page)]


def test_what_the_library_asks_for_is_told_and_nothing_is_broken(
    home: Any, boss: Any, client: Client
) -> None:
    copy = copy_with_picture("Boats in port.")
    why = "The image library asks for more than the copy says: credit."
    assert why in html.unescape(client.get(reverse("newsclean:edit", args=[copy.pk])).content.decode())
    assert why in html.unescape(client.get(reverse("newsclean:draft", args=[copy.pk])).content.decode())
    page = draft_of(copy, home, boss)
    assert not Photo.objects.exists()
    assert "photo" not in [block.block_type for block in page.body]
    assert "harbour stayed shut" in str(page.body)


def test_a_credit_that_an_editor_types_is_enough(home: Any, boss: Any) -> None:
    copy = copy_with_picture("Boats in port.")
    review = copy.get_review().to_json() | {"pictures": {"p0": {"credit": CREDIT}}}
    copy.review = Review.from_json(review).to_json()
    copy.save()
    draft_of(copy, home, boss)
    assert Photo.objects.get().credit == CREDIT


def test_a_picture_of_the_library_brings_its_own_credit(home: Any, boss: Any, client: Client) -> None:
    photo = Photo(title="Harbour", credit="Ola Moe")
    photo.file = SimpleUploadedFile("harbour.png", drawing("navy"), "image/png")
    photo.save()
    copy = copy_with_picture("Boats in port.")
    review = Review.from_json(copy.get_review().to_json() | {"pictures": {"p0": {"image": photo.pk}}})
    slots = slots_of(copy.split, review)
    assert "missing_credit" not in [warning.code for warning in warnings_for(copy, review, slots)]
    Photo.objects.update(credit="")
    assert "missing_credit" in [warning.code for warning in warnings_for(copy, review, slots)]
    Photo.objects.update(credit="Ola Moe")
    posted = SimpleUploadedFile("review.json", json.dumps(review.to_json()).encode(), "application/json")
    client.post(reverse("newsclean:edit", args=[copy.pk]), {"version": 0, "review": posted})
    copy.refresh_from_db()
    assert copy.get_review().pictures["p0"].image == photo.pk
    left = html.unescape(client.get(reverse("newsclean:draft", args=[copy.pk])).content.decode())
    assert "Boats in port." in left, "a caption that stands nowhere is told"
    page = published(draft_of(copy, home, boss))
    assert "Ola Moe" in Latest()(RequestFactory().get("/rss")).content.decode()
    assert Photo.objects.get().credit == "Ola Moe", "the library's own words are left alone"
    assert page.body[1].value == photo


def test_the_settings_are_told_in_words_and_checked(settings: Any) -> None:
    assert check_settings() == []
    out = io.StringIO()
    call_command("newsclean_check", stdout=out, no_color=True)
    assert "caption           goes into the field “legend”" in out.getvalue()
    assert "credit            goes into the field “credit”" in out.getvalue()
    settings.WAGTAIL_NEWSCLEAN = settings.WAGTAIL_NEWSCLEAN | {
        "IMAGES": {"credit": "nosuch", "title": "title"}
    }
    assert [error.id for error in check_settings()] == ["newsclean.E013", "newsclean.E013"]


def test_users_with_other_keys_work_at_the_desk(home: Any, boss: Any, client: Client) -> None:
    anna = get_user_model().objects.create_superuser("anna", "anna@tide.example", "tide")
    copy = copy_with_picture(f"Boats in port. Photo: {CREDIT}")
    at = [copy.pk]
    for step in ("claim", "release", "claim"):
        assert client.post(reverse(f"newsclean:{step}", args=at)).status_code == 302
    review = copy.get_review().to_json()
    review["blocks"][-1] |= {"kind": "note", "edited": True}
    posted = SimpleUploadedFile("review.json", json.dumps(review).encode(), "application/json")
    answer = client.post(
        reverse("newsclean:edit", args=at),
        {"version": 0, "review": posted},
        headers={"Accept": "application/json", "X-Requested-With": "XMLHttpRequest"},
    )
    assert answer.json()["version"] == 1
    copy.refresh_from_db()
    assert (copy.claimed_by, copy.saved_by) == (boss, boss)
    assert LearntLine.objects.get().taught_by == boss
    hand = reverse("wagtail_bulk_action", args=["wagtail_newsclean", "incomingcopy", "hand"])
    assert client.post(f"{hand}?id={copy.pk}", {"to": str(anna.pk)}).status_code == 302
    copy.refresh_from_db()
    assert copy.claimed_by == anna
    draft = client.post(
        reverse("newsclean:draft", args=at), {"target": f"othermodels.plainpicturepage:{home.pk}"}
    )
    page = PlainPicturePage.objects.get()
    assert draft.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert page.owner == boss
    begin = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "newsclean-clean"])
    assert client.post(f"{begin}?id={page.pk}", {}, follow=True).status_code == 200
    for name in (
        "newsclean:list",
        "newsclean_learnt:list",
        "newsclean_rules:list",
        "newsclean_settings:edit",
        "newsclean_bulk:runs",
        "newsclean_editor:report",
        "wagtailadmin_reports:site_history",
    ):
        assert client.get(reverse(name)).status_code == 200, name
    history = client.get(reverse("newsclean:history", args=at)).content.decode()
    assert "boss" in history
    settings_url = reverse("newsclean_settings:edit")
    assert client.get(reverse("wagtailadmin_explore", args=[home.pk])).status_code == 200
    assert client.get(settings_url).status_code == 200
