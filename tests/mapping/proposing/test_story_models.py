"""Which page models look as if they held stories, and in which of their fields."""

from __future__ import annotations

import pytest
from wagtail.fields import RichTextField

from tests.othersites.models import FlatPage
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


@pytest.mark.parametrize(
    ("names", "body"),
    [(["intro"], None), (["intro", "words"], "words"), (["words", "content"], "content"), ([], None)],
)
def test_a_standfirst_in_rich_text_is_not_the_story(
    names: list[str], body: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = [RichTextField(name=name) for name in names]
    monkeypatch.setattr(proposing, "fields_of", lambda model: fields)
    assert proposing.body_of(FlatPage) == body


def test_a_headline_of_its_own_takes_the_headline(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "headline" not in proposing.propose(FlatPage), "the title has it"
    monkeypatch.setattr(FlatPage._meta.get_field("summary"), "name", "display_title")
    assert proposing.propose(FlatPage)["headline"] == "display_title"
