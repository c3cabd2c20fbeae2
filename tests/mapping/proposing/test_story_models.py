"""Which page models look as if they held stories."""

from __future__ import annotations

import pytest

from wagtail_newsclean.mapping import proposing


def test_pages_that_list_stories_are_not_taken_for_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    class NewsIndexPage:
        pass

    monkeypatch.setattr(proposing, "page_models", lambda: [NewsIndexPage])
    monkeypatch.setattr(proposing, "body_of", lambda model: "body")
    assert proposing.story_models() == []


@pytest.mark.parametrize(
    ("name", "is_story"),
    [
        ("SpecialistArticlePage", True),
        ("JournalistStoryPage", True),
        ("HomelandNewsPage", True),
        ("BlogIndexPage", False),
        ("NewsTagPage", False),
        ("BlogCategoryPage", False),
        ("Meldung", True),
        ("NoticiaPage", True),
        ("PaginaArticolo", True),
    ],
)
def test_lists_are_told_by_whole_words(name: str, is_story: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposing, "page_models", lambda: [type(name, (), {})])
    monkeypatch.setattr(proposing, "body_of", lambda model: "body")
    assert bool(proposing.story_models()) is is_story
