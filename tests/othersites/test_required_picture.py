"""A page model that must have a picture, and copy without one."""

from __future__ import annotations

import pytest

from tests.othersites.models import FlatPage
from wagtail_newsclean.mapping import mapping_for
from wagtail_newsclean.publishing.story import own_picture


@pytest.mark.django_db
@pytest.mark.parametrize("shown", [True, False])
def test_a_page_that_has_none_yet_is_shown_without(monkeypatch: pytest.MonkeyPatch, shown: bool) -> None:
    monkeypatch.setattr(FlatPage._meta.get_field("hero_image"), "null", False)
    mapping = mapping_for(FlatPage)
    assert mapping
    assert mapping.picture
    assert own_picture(mapping, FlatPage(title="Storm"), shown=shown) is None
