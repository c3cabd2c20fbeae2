from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from taggit.models import Tag
from wagtail.models import Page, PageViewRestriction

from tests.admin.factories import make_copy
from tests.newsroom.models import ArticlePage, SectionPage
from tests.othersites.models import AuthoredPage, FlatPage, Topic
from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.services.conversion import create_draft, foreseen, plan_draft

pytestmark = pytest.mark.django_db

NO_FIELD = "The site's mapping has no field for it."


def accepted(tags: tuple[str, ...] = (), related: tuple[int, ...] = ()) -> IncomingCopy:
    """Copy beside which these were accepted."""
    copy = make_copy()
    copy.review = copy.get_review().to_json() | {"tags": tags, "related": related}
    copy.save()
    return copy


def missed(copy: IncomingCopy, model: Any, user: Any) -> list[tuple[str, str, str]]:
    """Of what was accepted, what a plan leaves out."""
    return [(out.kind, out.text, out.reason) for out in plan_draft(copy, model, user=user).beside.missed]


def may_make_tags(user: Any) -> Any:
    user.user_permissions.add(Permission.objects.get(codename="add_tag", content_type__app_label="taggit"))
    return type(user).objects.get(pk=user.pk)


def test_a_tag_that_is_gone_meanwhile_is_told_and_the_draft_is_made(
    section: SectionPage, editor: Any
) -> None:
    Tag.objects.create(name="fishing")
    copy = accepted(tags=("kelp", "fishing"))
    why = [("tags", "kelp", "There is no such tag, and you may not make one.")]
    assert missed(copy, ArticlePage, editor) == why
    page, left = create_draft(copy, page_model=ArticlePage, parent=section, user=editor)
    assert [(out.kind, out.text, out.reason) for out in left] == why
    assert [tag.name for tag in page.get_latest_revision_as_object().tags.all()] == ["fishing"]
    assert not Tag.objects.filter(name="kelp").exists()


def test_who_may_make_tags_misses_none(section: SectionPage, editor: Any) -> None:
    copy = accepted(tags=("kelp",))
    user = may_make_tags(editor)
    assert missed(copy, ArticlePage, user) == []
    assert not Tag.objects.exists(), "a plan makes nothing"
    page, left = create_draft(copy, page_model=ArticlePage, parent=section, user=user)
    assert not left
    assert [tag.name for tag in page.get_latest_revision_as_object().tags.all()] == ["kelp"]


def test_a_closed_list_says_only_that_there_is_no_such_tag(admin_user: Any) -> None:
    Topic.objects.create(name="Harbour", slug="harbour")
    copy = accepted(tags=("Harbour", "kelp"))
    assert missed(copy, AuthoredPage, admin_user) == [("tags", "kelp", "There is no such tag.")]


def test_a_page_model_without_tags_and_stories_says_so(section: SectionPage, editor: Any) -> None:
    Tag.objects.create(name="fishing")
    copy = accepted(tags=("fishing",), related=(section.pk,))
    assert missed(copy, FlatPage, editor) == [
        ("tags", "fishing", NO_FIELD),
        ("related", "Harbour", NO_FIELD),
    ]


def test_stories_that_are_gone_or_hidden_meanwhile_are_told(section: SectionPage, editor: Any) -> None:
    def story(title: str, **fields: Any) -> Page:
        return section.add_child(instance=ArticlePage(title=title, **fields))

    seen, off, hidden, gone = story("Seen"), story("Off", live=False), story("Hidden"), story("Gone")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    gone.delete()
    copy = accepted(related=(gone.pk, off.pk, seen.pk, hidden.pk))
    assert missed(copy, ArticlePage, editor) == [
        ("related", "a page of the site", "It was deleted meanwhile."),
        ("related", "Off", "It is not published any more, or not for everybody."),
        ("related", "Hidden", "It is not published any more, or not for everybody."),
    ]
    page = create_draft(copy, page_model=ArticlePage, parent=section, user=editor).page
    assert [link.page_id for link in page.get_latest_revision_as_object().related_stories.all()] == [seen.pk]


def test_accepted_tags_and_stories_are_looked_up_once_for_a_plan_and_what_it_demands(
    section: SectionPage, editor: Any
) -> None:
    Tag.objects.create(name="fishing")
    stories = [section.add_child(instance=ArticlePage(title=f"Story {n}")) for n in range(4)]

    def asked(copy: IncomingCopy) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            foreseen(copy, ArticlePage, plan_draft(copy, ArticlePage, user=editor))
        return len(queries)

    asked(accepted())
    nothing = asked(accepted())
    assert asked(accepted(tags=("fishing",))) - nothing <= 2, "the tag, and Wagtail's own look at the page's"
    assert asked(accepted(related=tuple(story.pk for story in stories))) - nothing == 2, (
        "the stories, and what is restricted"
    )
