"""The words of a picture in the fields that a site's image model has for them."""

from __future__ import annotations

import pytest
from wagtail.images.models import Image

from wagtail_newsclean.mapping.images import ImageWords, fill, words_of


@pytest.mark.django_db
def test_words_go_where_the_image_has_a_field_and_are_cut_to_it() -> None:
    image = Image(title="Boats")
    fill(image, ImageWords("Boats at the quay", "In port", "Lena Brandt"))
    assert words_of(image) == ImageWords("Boats at the quay")
    fill(image, ImageWords("x" * 400))
    assert image.description == "x" * Image._meta.get_field("description").max_length
