"""What stands beside the copy: warnings and pictures, with and without the script."""

from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.images import ImageFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image as Drawing
from wagtail.images.models import Image
from wagtail.models import Collection, GroupCollectionPermission, ModelLogEntry

from wagtail_newsclean.admin.draft import choices_of
from wagtail_newsclean.models import IncomingCopy, LearntLine
from wagtail_newsclean.services.targets import targets_for

from .factories import STORM, make_copy, make_user
from .near import make_version, publish
from .test_review import form_of, send, url_of

NOTE = "EDITORS: the minister speaks at noon, a lead follows"


def png(colour: str = "teal") -> bytes:
    out = io.BytesIO()
    Drawing.new("RGB", (40, 30), colour).save(out, "PNG")
    return out.getvalue()


def picture_copy(src: str | None = None, line: int | None = None) -> IncomingCopy:
    copy = make_copy()
    own = "data:image/png;base64," + base64.b64encode(png()).decode()
    copy.split["pictures"] = [{"src": src or own, "alt": "Boats at the quay", "line": line}]
    copy.save()
    return copy


def an_image(title: str = "The mole") -> Image:
    return Image.objects.create(title=title, file=ImageFile(io.BytesIO(png()), name="mole.png"))


@pytest.fixture
def chooser(editor: Any) -> Any:
    """The editor, who may choose images of the library."""
    for codename in ("choose_image", "add_image"):
        GroupCollectionPermission.objects.create(
            group=editor.groups.get(),
            collection=Collection.get_first_root_node(),
            permission=Permission.objects.get(codename=codename, content_type__app_label="wagtailimages"),
        )
    return editor


def test_an_ordinary_story_shows_no_warning(desk: Client) -> None:
    assert "Before this goes out" not in desk.get(url_of(make_copy())).content.decode()


def test_a_warning_leads_to_its_block(desk: Client) -> None:
    copy = make_copy([*STORM, (NOTE, "body", False)])
    page = desk.get(url_of(copy)).content.decode()
    start = copy.get_review().blocks[-1].start
    assert "This is a note for editors, not for readers" in page
    assert f'href="#nc-b{start}"' in page
    assert f'id="nc-b{start}"' in page


def test_a_warning_goes_when_its_block_is_kept_out(desk: Client) -> None:
    copy = make_copy([*STORM, (NOTE, "body", False)])
    review = copy.get_review().to_json()
    review["blocks"][-1]["kind"] = "other"
    markup = send(desk, copy, review).json()["panels"]["warnings"]
    assert "data-nc-harms hidden" in markup


def test_a_near_copy_is_named_with_what_differs(desk: Client, section: Any) -> None:
    page, copy = publish(section), make_version()
    shown = desk.get(url_of(copy)).content.decode()
    address = f"/admin/incoming-copy/compare/{copy.pk}/{page.pk}/"
    assert address in shown
    assert f'href="{page.url}"' in shown
    told = desk.get(address).content.decode()
    assert "1 paragraph changed" in told
    assert "<ins>Saturday </ins>" in told
    assert "<del>Sunday </del>" in told
    assert "<!doctype html>" in told
    bare = desk.get(address, headers={"X-Requested-With": "XMLHttpRequest"}).content.decode()
    assert "<html" not in bare
    assert "1 paragraph changed" in bare


def test_only_published_stories_are_compared(desk: Client, section: Any) -> None:
    page, copy = publish(section), make_version()
    page.unpublish()
    assert desk.get(f"/admin/incoming-copy/compare/{copy.pk}/{page.pk}/").status_code == 404


def test_a_picture_of_the_copy_is_shown_from_the_copy(desk: Client) -> None:
    copy = picture_copy()
    page = desk.get(url_of(copy)).content.decode()
    assert "Boats at the quay" in page
    assert "but you may not add images to the library" in page
    address = f"/admin/incoming-copy/picture/{copy.pk}/0/"
    assert f'src="{address}"' in page
    assert "base64" not in page
    response = desk.get(address)
    assert (response["Content-Type"], response.content) == ("image/png", png())
    assert desk.get(f"/admin/incoming-copy/picture/{copy.pk}/1/").status_code == 404


@pytest.mark.parametrize(
    "src",
    [
        "https://elsewhere.example/a.jpg",
        "data:image/png;base64,AAAA",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:text/html;base64,PGI+",
    ],
)
def test_what_is_no_picture_is_served_by_nobody(desk: Client, src: str) -> None:
    copy = picture_copy(src)
    assert desk.get(f"/admin/incoming-copy/picture/{copy.pk}/0/").status_code == 404
    assert desk.get(url_of(copy)).status_code == 200


def test_nothing_is_fetched_from_an_address(desk: Client) -> None:
    page = desk.get(url_of(picture_copy("https://elsewhere.example/a.jpg"))).content.decode()
    assert "nothing is fetched from there" in page
    assert 'src="https://elsewhere' not in page


def test_an_image_is_matched_and_shown(desk: Client, chooser: Any) -> None:
    copy, image = picture_copy(), an_image()
    review = copy.get_review().to_json() | {"pictures": {"p0": {"image": image.pk, "credit": "Ola Moe"}}}
    markup = send(desk, copy, review).json()["panels"]["pictures"]
    assert "From the library: The mole" in markup
    assert 'value="Ola Moe"' in markup
    copy.refresh_from_db()
    assert copy.get_review().pictures["p0"].image == image.pk
    image.delete()
    assert "no longer in the library" in desk.get(url_of(copy)).content.decode()


def test_only_images_that_the_user_may_choose_are_taken(desk: Client, editor: Any) -> None:
    copy, image = picture_copy(), an_image()
    review = copy.get_review().to_json() | {"pictures": {"p0": {"image": image.pk}}}
    response = send(desk, copy, review)
    assert response.status_code == 400
    assert "may not choose one of these images" in response.json()["message"]
    assert send(desk, copy, review | {"pictures": {"p0": {"image": 10**12}}}).status_code == 400
    copy.refresh_from_db()
    assert copy.review is None


@pytest.mark.parametrize("pictures", [[], 3, {"p0": 3}, {"p0": {"image": "x"}}, {"p0": {"credit": 3}}])
def test_what_is_no_choice_is_refused_in_words(desk: Client, pictures: Any) -> None:
    copy = picture_copy()
    response = send(desk, copy, copy.get_review().to_json() | {"pictures": pictures})
    if pictures == []:
        assert response.status_code == 200
        return
    assert (response.status_code, len(response.json()["message"]) > 20) == (400, True)


def test_credits_and_pictures_left_out_in_a_plain_form(desk: Client) -> None:
    copy = picture_copy()
    shown = {"picture": ["p0"], "credit-p0": " Ola  Moe ", "out-p0": "on"}
    desk.post(url_of(copy), form_of(copy) | shown)
    copy.refresh_from_db()
    choice = copy.get_review().pictures["p0"]
    assert (choice.credit, choice.out) == ("Ola Moe", True)
    desk.post(url_of(copy), form_of(copy) | {"picture": ["p0"], "credit-p0": ""})
    copy.refresh_from_db()
    assert copy.get_review().pictures["p0"].out is False


def test_the_number_of_queries_does_not_grow_with_pictures_and_warnings(desk: Client, chooser: Any) -> None:
    def queries(copy: IncomingCopy) -> int:
        desk.get(url_of(copy))
        with CaptureQueriesContext(connection) as captured:
            desk.get(url_of(copy))
        return len(captured)

    def with_pictures(number: int) -> IncomingCopy:
        copy = make_copy([*STORM, *[(NOTE, "body", False)] * number])
        images = [an_image(f"Image {n}") for n in range(number)]
        copy.split["pictures"] = [{"src": "x.jpg", "alt": str(n), "line": None} for n in range(number)]
        copy.review = copy.get_review().to_json() | {
            "pictures": {f"p{n}": {"image": image.pk} for n, image in enumerate(images)}
        }
        copy.save()
        return copy

    assert queries(with_pictures(2)) == queries(with_pictures(20))


def test_a_sitting_saved_by_itself_is_one_entry_in_the_log(desk: Client, client: Client) -> None:
    copy = make_copy()
    for kind in ("appeal", "newsletter", "body"):
        review = copy.get_review().to_json()
        review["blocks"][2] |= {"kind": kind, "edited": True}
        answer = send(desk, copy, review, auto="1")
        assert answer.status_code == 200
        copy.refresh_from_db()
    assert copy.version == 3
    (entry,) = ModelLogEntry.objects.filter(action="wagtail_newsclean.review")
    assert entry.data == {}, "what was taken back is in no log"
    send(desk, copy, copy.get_review().to_json())
    assert ModelLogEntry.objects.filter(action="wagtail_newsclean.review").count() == 2


def test_a_copy_can_teach_nothing(desk: Client, editor: Any) -> None:
    editor.groups.get().permissions.add(Permission.objects.get(codename="add_learntline"))
    copy = make_copy()
    assert "What I correct here is learnt for coastwire" in desk.get(url_of(copy)).content.decode()
    form = form_of(copy, line2="appeal") | {"teach-offered": "1", "teach": "on"}
    desk.post(url_of(copy), form)
    assert LearntLine.objects.count() == 1
    copy.refresh_from_db()
    desk.post(url_of(copy), form_of(copy) | {"teach-offered": "1"})
    assert LearntLine.objects.count() == 0
    copy.refresh_from_db()
    assert copy.get_review().teach is False


def test_who_teaches_nothing_is_asked_nothing(desk: Client) -> None:
    assert "is learnt for" not in desk.get(url_of(make_copy())).content.decode()


def test_strangers_see_neither_pictures_nor_differences(client: Client, section: Any) -> None:
    page, copy = publish(section), picture_copy()
    client.force_login(make_user("oleg"))
    for address in (
        f"picture/{copy.pk}/0/",
        f"compare/{copy.pk}/{page.pk}/",
        f"before-after/{copy.pk}/",
        f"page/{copy.pk}/",
    ):
        assert client.get(f"/admin/incoming-copy/{address}").status_code == 302


@pytest.mark.parametrize(("own", "status"), [(True, 200), (False, 404)])
def test_who_sees_own_copy_only_looks_closer_at_no_other(
    own: bool, status: int, client: Client, section: Any
) -> None:
    user, page, copy = make_user("oleg", "add", "convert", section=section), publish(section), picture_copy()
    copy.created_by = user if own else make_user("vera", "add")
    copy.save()
    client.force_login(user)
    target = choices_of(targets_for(user))[0].value
    for address in (
        f"picture/{copy.pk}/0/",
        f"compare/{copy.pk}/{page.pk}/",
        f"before-after/{copy.pk}/",
        f"page/{copy.pk}/?target={target}",
    ):
        assert client.get(f"/admin/incoming-copy/{address}").status_code == status


def test_saving_a_copy_that_is_nearly_a_published_story_answers_with_both_panels(
    desk: Client, section: Any
) -> None:
    page, copy = publish(section), make_version()
    answer = send(desk, copy, copy.get_review().to_json())
    assert answer.status_code == 200
    assert reverse("newsclean:compare", args=[copy.pk, page.pk]) in answer.json()["panels"]["warnings"]
