"""The sitemap of pictures, held to its XSDs."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.newsroom.building import Newsroom, boxed, paragraph, picture
from wagtail_newsclean.feeds.image_sitemap import ImageSitemap

from . import checks

ADDRESS = "/sitemap-images.xml"


def test_stories_with_pictures_and_no_others(newsroom: Newsroom, client: Client) -> None:
    image, other = newsroom.image(), newsroom.image()
    newsroom.article("Two", [picture(image, "<p>Waves</p>"), paragraph("Text"), picture(other)])
    newsroom.article("None", [paragraph("Text"), picture(None, "<p>To come</p>")])
    newsroom.article("Draft", [picture(image)], live=False)
    found = checks.image_sitemap(client.get(ADDRESS).content)
    assert list(found) == ["http://localhost/coast/story-1/"]
    assert len(set(found["http://localhost/coast/story-1/"])) == 2
    assert all("/media/images/picture" in address for address in found["http://localhost/coast/story-1/"])


def test_a_picture_without_its_file_is_left_out(newsroom: Newsroom, client: Client) -> None:
    image = newsroom.image()
    newsroom.article("Lost", [picture(image)])
    image.file.storage.delete(image.file.name)
    assert checks.image_sitemap(client.get(ADDRESS).content) == {}


def test_no_words_are_in_it(newsroom: Newsroom, client: Client) -> None:
    newsroom.article(
        "HEADLINE", [picture(newsroom.image(), "<p>CAPTION</p>", "CREDIT"), boxed("appeal", "APPEAL")]
    )
    content = client.get(ADDRESS).content.decode()
    assert not any(word in content for word in ("HEADLINE", "CAPTION", "CREDIT", "APPEAL"))


def test_older_pictures_stand_on_the_next_page(
    newsroom: Newsroom, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageSitemap, "limit", 1)
    for number in range(2):
        newsroom.article(f"Story {number}", [picture(newsroom.image())])
    first = client.get(ADDRESS)
    assert first["Link"] == f'<http://testserver{ADDRESS}?page=2>; rel="next"'
    pages = [checks.image_sitemap(client.get(ADDRESS, {"page": page}).content) for page in (1, 2)]
    assert [len(page) for page in pages] == [1, 1]
    assert pages[0] != pages[1]
    assert client.get(ADDRESS, {"page": 3}).status_code == 404


def test_unchanged_it_is_not_sent_again_and_queries_do_not_grow(newsroom: Newsroom, client: Client) -> None:
    counts: list[Any] = []
    for number in (1, 6):
        for n in range(number):
            newsroom.article(f"Story {n}", [picture(newsroom.image())] * 2)
        known = client.get(ADDRESS)["ETag"]
        with CaptureQueriesContext(connection) as captured:
            client.get(ADDRESS)
        counts.append(len(captured))
        assert client.get(ADDRESS, headers={"If-None-Match": known}).status_code == 304
    assert counts[0] == counts[1]
