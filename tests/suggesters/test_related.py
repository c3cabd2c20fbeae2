from __future__ import annotations

from unittest import mock

import pytest
from django.db import OperationalError

from tests.suggesters.conftest import DAY, story
from wagtail_newsclean.models import ArchivePosting, ArchiveStory, ArchiveTerm
from wagtail_newsclean.suggesters import related
from wagtail_newsclean.suggesters.related import RelatedSuggestion, suggest_related
from wagtail_newsclean.suggesters.storage import ArchiveStorage, ArchiveUnavailable, Filter, StoryData

STORM = (
    "Herring fleet waits",
    "A storm kept the herring fleet of Port Ellan at the broken quay on Wednesday.",
)


def ask(archive: ArchiveStorage, *, only: Filter | None = None, limit: int = 10) -> list[RelatedSuggestion]:
    return suggest_related(*STORM, DAY, archive=archive, only=only, limit=limit)


def test_stories_on_the_same_subject_come_first_with_reasons(archive: ArchiveStorage) -> None:
    archive.index([story("a", "choir"), story("b", "storm", "Insurers count losses"), story("c", "vote")])
    found = ask(archive)
    assert found[0].key == "b"
    assert "Port Ellan" in found[0].reasons[0]
    assert found[0].reasons[1] == "from the same day"
    assert all(0 <= suggestion.score <= 1 for suggestion in found)


def test_the_newer_of_two_like_stories_is_first(archive: ArchiveStorage) -> None:
    archive.index(
        [story("old", "storm", "Divers look", days=300), story("new", "storm", "Crews wait", days=1)]
    )
    assert [s.key for s in ask(archive)] == ["new", "old"]


def test_near_copies_of_the_story_and_of_each_other_are_left_out(archive: ArchiveStorage) -> None:
    archive.index(
        [
            StoryData("copy", *STORM, DAY),
            story("one", "storm", "Divers look at the hull of the ferry"),
            story("two", "storm", "Divers look at the hull of the ferry"),
        ]
    )
    assert [s.key for s in ask(archive)] == ["one"]


def test_only_what_the_filter_lets_through(archive: ArchiveStorage) -> None:
    archive.index(
        [
            story("live", "storm", "Divers look"),
            StoryData("draft", "Storm", STORM[1] + " Crews mend nets and drink tea.", DAY, live=False),
            StoryData("german", "Storm", STORM[1] + " Fischer warten auf das Ende.", DAY, language="de"),
            StoryData(
                "private", "Storm", STORM[1] + " Members read more about insurance.", DAY, public=False
            ),
        ]
    )
    only = Filter(language="en", live_only=True, public_only=True)
    assert [s.key for s in ask(archive, only=only)] == ["live"]
    assert not ask(archive, only=Filter("en", True, True, exclude=frozenset({"live"})))


def test_a_story_indexed_again_replaces_itself_and_counts_once(archive: ArchiveStorage) -> None:
    archive.index([story("a", "storm")])
    before = dict(ArchiveTerm.objects.values_list("term", "stories"))
    archive.index([story("a", "choir")])
    archive.index([story("a", "storm")])
    assert {t: n for t, n in ArchiveTerm.objects.values_list("term", "stories") if n} == before
    assert ArchiveStory.objects.count() == 1
    archive.unindex(["a", "unknown"])
    assert not ArchiveStory.objects.exists()
    assert not ArchivePosting.objects.exists()
    assert not ArchiveTerm.objects.exclude(stories=0).exists()


def test_ten_thousand_copies_of_one_story_do_not_hide_the_rest(
    archive: ArchiveStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(related, "POSTINGS", 50)
    for start in range(0, 300, 100):
        archive.index([story(f"copy {n}", "choir") for n in range(start, start + 100)])
    archive.index([story("other", "storm", "Divers look")])
    assert ask(archive)[0].key == "other"
    choir = story("x", "choir")
    assert suggest_related(choir.title, choir.text, DAY, archive=archive) == []


@pytest.mark.parametrize("text", ["", "Storm at sea", "!!! ???", "storm " * 60_000])
def test_strange_stories_are_asked_and_added_without_harm(archive: ArchiveStorage, text: str) -> None:
    archive.index([story("a", "storm"), StoryData("strange", "", text), StoryData("empty", "", "")])
    suggest_related("", text, None, archive=archive)


def test_a_database_that_is_gone_is_one_exception(archive: ArchiveStorage) -> None:
    with (
        mock.patch.object(ArchiveTerm.objects, "using", side_effect=OperationalError("gone")),
        pytest.raises(ArchiveUnavailable, match="did not answer"),
    ):
        ask(archive)
