from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from taggit.models import Tag
from wagtail.models import Locale, Page

from tests.newsroom.models import ArticlePage

from .factories import STORM, make_copy, make_user


def before_after(client: Client, pk: int) -> Any:
    return client.get(reverse("newsclean:before_after", args=[pk]))


def test_the_copy_stands_beside_the_page(desk: Client) -> None:
    copy = make_copy()
    response = before_after(desk, copy.pk)
    page = response.content.decode()
    for text, _kind, _ask in STORM:
        assert text in page
        assert f"<del>{text}</del>" not in page, "the site's mapping has a place for each of these kinds"
    preview = desk.get(response.context["preview_url"])
    assert preview["X-Frame-Options"] == "SAMEORIGIN"
    shown = preview.content.decode()
    assert "Storm closes harbour for third day" in shown
    assert "The harbour stayed shut on Wednesday." in shown
    assert "Lena Brandt / Coastwire" in shown


def test_what_stays_out_of_the_page_is_struck_out(desk: Client) -> None:
    copy = make_copy([("Read more: Ferry line suspended", "related", False), *STORM])
    response = before_after(desk, copy.pk)
    assert "<del>Read more: Ferry line suspended</del>" in response.content.decode()
    assert "Ferry line suspended" not in desk.get(response.context["preview_url"]).content.decode()


def test_nothing_is_made_for_it(desk: Client) -> None:
    copy = make_copy()
    copy.review = copy.get_review().to_json() | {"tags": ["a new tag"], "headline": ""}
    copy.save()
    pages = Page.objects.count()
    response = desk.get(before_after(desk, copy.pk).context["preview_url"])
    assert response.status_code == 200
    assert Page.objects.count() == pages
    assert not ArticlePage.objects.exists()
    assert not Tag.objects.exists()
    copy.refresh_from_db()
    assert (copy.status, copy.page_id) == ("waiting", None)


def test_who_may_create_no_page_is_told(client: Client, section: Any) -> None:
    client.force_login(make_user("vera", "view"))
    copy = make_copy()
    assert "no place where you may create a page" in before_after(client, copy.pk).content.decode()
    preview = reverse("newsclean:page_preview", args=[copy.pk])
    assert client.get(f"{preview}?target=newsroom.articlepage:{section.pk}").status_code == 404


def test_a_place_that_is_none_is_not_found(desk: Client) -> None:
    preview = reverse("newsclean:page_preview", args=[make_copy().pk])
    assert desk.get(f"{preview}?target=elsewhere").status_code == 404


def test_a_line_that_stays_out_keeps_its_direction(desk: Client) -> None:
    """The name of its kind, which is the admin's, says nothing about the line."""
    copy = make_copy([("اقرأ أيضا: توقف خط العبارة", "related", False), *STORM])
    page = before_after(desk, copy.pk).content.decode()
    assert '<p dir="auto" class="is-out"><bdi class="nc-before__kind">related</bdi> <del>اقرأ' in page


def test_on_a_site_of_several_languages_it_is_in_that_of_its_place(
    desk: Client, section: Any, settings: Any
) -> None:
    settings.WAGTAIL_I18N_ENABLED = True
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("fr", "French")]
    Page.objects.filter(pk=section.pk).update(locale=Locale.objects.create(language_code="fr"))
    preview = desk.get(before_after(desk, make_copy().pk).context["preview_url"])
    assert preview.status_code == 200
    assert '<html lang="fr"' in preview.content.decode()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("preview_modes", [], "Such pages have no preview on this site."),
        ("template", "no/such.html", "template cannot show such a page before it is saved"),
    ],
)
def test_a_site_without_templates_is_told_in_words(
    desk: Client, monkeypatch: pytest.MonkeyPatch, name: str, value: Any, words: str
) -> None:
    monkeypatch.setattr(ArticlePage, name, value)
    desk.raise_request_exception = False
    preview = desk.get(before_after(desk, make_copy().pk).context["preview_url"])
    assert preview.status_code == 409
    assert words in preview.content.decode()
    assert preview["X-Frame-Options"] == "SAMEORIGIN", "it stands in a frame"
