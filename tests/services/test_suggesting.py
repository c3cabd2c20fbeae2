from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError
from taggit.models import Tag
from wagtail.models import PageViewRestriction

from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.mapping import mapping_for
from wagtail_newsclean.models import IncomingCopy, Suggestion
from wagtail_newsclean.services import archive, suggesting
from wagtail_newsclean.services.conversion import create_draft
from wagtail_newsclean.services.decisions import save_review
from wagtail_newsclean.services.intake import add_copy
from wagtail_newsclean.services.page_story import story_of_page

pytestmark = pytest.mark.django_db

TEXT = """Storm keeps the harbour of Port Ellan shut

The harbour of Port Ellan stayed shut on Wednesday as a storm kept the herring fleet at the quay,
the harbour master said.

Fishing crews mended nets while the storm went on; the herring fleet has not sailed since Sunday.

Read more: Herring fleet counts its losses
"""


def article(section: SectionPage, title: str, text: str, *tags: str) -> ArticlePage:
    page = ArticlePage(title=title, body=[("paragraph", f"<p>{text}</p>")])
    section.add_child(instance=page)
    page.tags.add(*tags)
    page.save()
    archive.index_pages([page])
    return page


@pytest.fixture
def stories(section: SectionPage) -> list[ArticlePage]:
    words = (
        "The herring fleet of Port Ellan waited at the quay for the storm to pass, the harbour master said."
    )
    return [
        article(section, "Herring fleet counts its losses", f"{words} Losses grew.", "fishing", "herring"),
        article(
            section, "Storm breaks the quay", f"{words} The quay broke in two places.", "storms", "fishing"
        ),
        article(section, "Choir sings", "The choir of Tolland sang in the old church all evening.", "music"),
    ]


@pytest.fixture
def copy(stories: list[ArticlePage]) -> IncomingCopy:
    return add_copy(text=TEXT, source="coastwire")


def suggest(copy: IncomingCopy) -> suggesting.Suggested:
    return suggesting.suggest(suggesting.story_of_copy(copy))


def names(found: suggesting.Suggested) -> list[str]:
    return [tag.name for tag in found.tags]


def test_tags_are_the_sites_own_with_reasons(copy: IncomingCopy) -> None:
    found = suggest(copy)
    assert "herring" in names(found)
    assert "music" not in names(found)
    assert all(tag.reasons for tag in found.tags)
    assert set(names(found)) <= set(Tag.objects.values_list("name", flat=True))


def test_a_story_the_copy_itself_links_to_is_offered_first(copy: IncomingCopy, stories: Any) -> None:
    found = suggest(copy)
    assert [related.page.title for related in found.related[:2]] == [
        "Herring fleet counts its losses",
        "Storm breaks the quay",
    ]
    assert found.related[0].reasons == ("The copy links to it.",)
    assert found.related[0].section == "Harbour"


def test_hidden_pages_are_not_offered(copy: IncomingCopy, stories: list[ArticlePage]) -> None:
    PageViewRestriction.objects.create(page=stories[0], restriction_type="login")
    ArticlePage.objects.filter(pk=stories[1].pk).update(live=False)
    assert [related.page.title for related in suggest(copy).related] == []


def test_stories_for_members_take_no_place_from_those_for_everybody(
    stories: list[ArticlePage], section: SectionPage
) -> None:
    members = section.add_child(instance=SectionPage(title="Members"))
    PageViewRestriction.objects.create(page=members, restriction_type="login")
    for number in range(25):  # each has words of its own, or they would be versions of one
        own = " ".join(f"word{number}and{other}" for other in range(40))
        article(members, f"Storm keeps the harbour of Port Ellan shut, day {number}", f"{TEXT} {own}")
    offered = suggest(add_copy(text=TEXT.rpartition("Read more")[0])).related
    assert {related.page.pk for related in offered} == {page.pk for page in stories[:2]}


def test_a_refused_tag_does_not_come_back_in_a_later_version(copy: IncomingCopy, editor: Any) -> None:
    story = suggesting.story_of_copy(copy)
    suggesting.decide(story, "tag", "herring", "refused", user=editor)
    assert "herring" not in names(suggest(copy))
    again = add_copy(text=TEXT, source="coastwire")
    assert "herring" not in names(suggest(again))
    update = add_copy(text=TEXT.replace("Storm keeps", "UPDATE 2: Storm still keeps"), source="coastwire")
    assert "herring" not in names(suggest(update))
    assert "herring" not in names(suggest(add_copy(text=TEXT, source="portnews"))), "by another way"
    suggesting.decide(story, "tag", "herring", "offered", user=editor)
    assert "herring" in names(suggest(copy))
    assert Suggestion.objects.get().status == "offered"


def test_another_story_under_the_same_headline_has_its_own_refusals(
    copy: IncomingCopy, section: SectionPage, editor: Any
) -> None:
    suggesting.decide(suggesting.story_of_copy(copy), "tag", "herring", "refused", user=editor)
    headline, text = TEXT.splitlines()[0], "Not a boat of the herring fleet of Port Ellan sailed, crews said."
    assert "herring" in names(suggest(add_copy(text=f"{headline}\n\n{text}", source="coastwire")))
    assert "herring" in names(suggest(add_copy(text=f"{headline}\n\n{text}")))
    page = article(section, headline, text)
    found = suggesting.suggest(story_of_page(page, mapping_for(ArticlePage)))
    assert "herring" in names(found)


def test_a_story_and_the_pages_made_of_it_share_their_refusals(
    copy: IncomingCopy, section: SectionPage, editor: Any
) -> None:
    def refused(page: Any) -> set[str]:
        found = suggesting.suggest(story_of_page(page, mapping_for(ArticlePage)))
        return {value for _kind, value in found.refused}

    suggesting.decide(suggesting.story_of_copy(copy), "tag", "herring", "refused", user=editor)
    page = create_draft(copy, page_model=ArticlePage, parent=section, user=editor).page
    page.title = "Another headline altogether"
    page.save()
    assert refused(page) == {"herring"}
    of_page = story_of_page(page, mapping_for(ArticlePage))
    suggesting.decide(of_page, "tag", "fishing", "refused", user=editor)
    update = add_copy(text=TEXT.replace("Storm keeps", "UPDATE 2: Storm still keeps"), source="coastwire")
    assert {value for _kind, value in suggest(update).refused} == {"herring", "fishing"}
    IncomingCopy.objects.get(pk=copy.pk).delete()
    assert refused(page) == {"herring", "fishing"}, "whatever becomes of the copy"


def test_two_who_decide_on_one_suggestion_in_the_same_moment(
    copy: IncomingCopy, editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = suggesting.story_of_copy(copy)
    make, colleagues = Suggestion.objects.bulk_create, []

    def later(*args: Any, **options: Any) -> Any:
        if not colleagues:
            colleagues.append("bo")
            suggesting.decide(story, "tag", "herring", Suggestion.Status.ACCEPTED, user=editor)
        return make(*args, **options)

    monkeypatch.setattr(
        type(Suggestion.objects), "bulk_create", lambda self, *args, **rest: later(*args, **rest)
    )
    suggesting.decide(story, "tag", "herring", Suggestion.Status.REFUSED, user=editor)
    kept = Suggestion.objects.get(story=story.key, value="herring")
    assert kept.status == "refused"


def test_a_tag_refused_for_many_stories_sinks(copy: IncomingCopy, editor: Any) -> None:
    before = {tag.name: tag.score for tag in suggest(copy).tags}
    for number in range(8):
        Suggestion.objects.create(kind="tag", value="herring", status="refused", story=f"copy:{900 + number}")
    after = {tag.name: tag.score for tag in suggest(copy).tags}
    assert after.get("herring", 0) < before["herring"] / 2


def test_accepted_tags_and_stories_go_where_the_mapping_says(
    copy: IncomingCopy, stories: list[ArticlePage], section: SectionPage, editor: Any
) -> None:
    review = copy.get_review().to_json() | {
        "headline": "Storm",
        "tags": ["herring", "storms", "made up"],
        "related": [stories[1].pk, stories[0].pk, 999_999],
    }
    from wagtail_newsclean.models.review import Review

    copy = save_review(copy, Review.from_json(review), version=0, user=editor)
    page = create_draft(copy, page_model=ArticlePage, parent=section, user=editor).page
    draft = page.get_latest_revision_as_object()
    assert sorted(tag.name for tag in draft.tags.all()) == ["herring", "storms"]
    assert [link.page_id for link in draft.related_stories.all()] == [stories[1].pk, stories[0].pk]
    assert not Tag.objects.filter(name="made up").exists()


def test_a_database_that_is_gone_for_a_moment_is_said_in_words(
    copy: IncomingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wagtail_newsclean.suggesters.storage import database

    def gone(*args: Any, **kwargs: Any) -> None:
        raise DatabaseError("connection refused")

    monkeypatch.setattr(database.ArchiveTerm.objects, "using", gone)
    found = suggest(copy)
    assert found.tags == ()
    assert found.missing.startswith("Suggestions are missing because")


def test_the_number_of_queries_does_not_grow_with_archive_or_vocabulary(
    copy: IncomingCopy, stories: list[ArticlePage], section: SectionPage
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            suggest(copy)
        return len(captured)

    suggest(copy)
    before = count()
    for number in range(12):
        article(
            section,
            f"Herring {number}",
            f"The herring fleet of Port Ellan sailed {number} times.",
            f"t{number}",
        )
    assert count() <= before + 2
