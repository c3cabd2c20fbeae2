"""Which relation leads to related stories."""

from __future__ import annotations

import pytest

from tests.newsroom.models import ArticlePage
from tests.othersites.models import Author, AuthoredPage, FeaturePage
from wagtail_newsclean.mapping.proposing import relations
from wagtail_newsclean.mapping.proposing.relations import related, ways_to_objects


def test_a_relation_named_so_goes_before_others(monkeypatch: pytest.MonkeyPatch) -> None:
    ways = [("writers.author", Author), ("links.page", ArticlePage), ("related.page", ArticlePage)]
    for there_are, expected in ((ways, "related.page"), (ways[:2], "links.page"), (ways[:1], None)):
        monkeypatch.setattr(relations, "ways_to_objects", lambda _model, found=there_are: found)
        assert related(ArticlePage) == expected


def test_a_many_to_many_field_of_the_page_itself_is_one() -> None:
    assert related(FeaturePage) == "follows"


def test_tags_are_no_relation() -> None:
    assert "topics" not in dict(ways_to_objects(AuthoredPage))
    assert dict(ways_to_objects(AuthoredPage))["writers.author"] is Author
