"""What is written beside a page's own picture: the copy's words before those that the image has itself."""

from __future__ import annotations

from typing import Any

import pytest

from tests.newsroom.building import Newsroom
from tests.othersites.models import FlatPage
from wagtail_newsclean.mapping import mapping_for
from wagtail_newsclean.mapping.writing import LeftOut
from wagtail_newsclean.services.own_picture import own_picture
from wagtail_newsclean.services.picture_slots import PictureSlot

pytestmark = pytest.mark.django_db


def values(settings: Any, picture: Any, slot: PictureSlot, image: Any) -> tuple[Any, list[LeftOut]]:
    """The fields' values, and what was left out."""
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.FlatPage": {"body": "text", "picture": picture}}}
    mapping = mapping_for(FlatPage)
    assert mapping
    left: list[LeftOut] = []
    return own_picture(mapping, slot, image, (), left), left


@pytest.mark.parametrize(("in_copy", "shown"), [("Boats at the quay", "Boats at the quay"), ("", "Nets")])
def test_alternative_text_is_the_copy_s_else_the_image_s(
    settings: Any, newsroom: Newsroom, in_copy: str, shown: str
) -> None:
    image = newsroom.image()
    image.description = "Nets"
    picture = {"image": "hero_image", "alt": "summary"}
    found, left = values(settings, picture, PictureSlot("p0", {"alt": in_copy}), image)
    assert (found, left) == ({"hero_image": image, "summary": shown}, [])
