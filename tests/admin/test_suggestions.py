"""Suggestions beside the copy: refused and taken back, accepted with a save, found in the text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from taggit.models import Tag

from tests.newsroom.models import ArticlePage
from wagtail_newsclean.admin import suggestions
from wagtail_newsclean.admin.deciding import without
from wagtail_newsclean.models import IncomingCopy, Suggestion
from wagtail_newsclean.services.intake import add_copy
from wagtail_newsclean.services.suggesting import Suggested

from .factories import make_copy, make_user
from .test_review import FETCH, form_of, url_of

LINES = [
    ("Herring fleet stays in Port Ellan", "headline", False),
    ("Sign up for our herring letter", "newsletter", False),
    ("The herring boats lay at the quay of Hamburg on Wednesday.", "body", False),
    ("“No herring this week,” said Mara Quill in Hamburg. The port of Hamburg is shut.", "body", False),
]


@pytest.fixture
def copy(section: Any) -> IncomingCopy:
    Tag.objects.create(name="herring", slug="herring")
    return make_copy(LINES)


def decide(client: Client, copy: IncomingCopy, suggestion: str, status: str = "refused") -> Any:
    data = {"suggestion": suggestion, "status": status}
    return client.post(url_of(copy, "decide"), data, headers=FETCH)


def group_of(copy: IncomingCopy, field: str) -> suggestions.SuggestionGroup:
    groups = suggestions.suggestions_for(copy, copy.get_review())
    return next(group for group in groups if group.field == field)


def names(items: Any) -> list[Any]:
    return [item.value for item in items]


def test_a_refused_tag_is_kept_apart_and_taken_back(desk: Client, copy: IncomingCopy, editor: Any) -> None:
    assert names(group_of(copy, "tags").items) == ["herring"]
    assert decide(desk, copy, "tags:herring").json() == {"status": "refused"}
    kept = Suggestion.objects.get()
    assert (kept.value, kept.status, kept.decided_by) == ("herring", "refused", editor)
    group = group_of(copy, "tags")
    assert (names(group.items), names(group.refused)) == ([], ["herring"])
    assert "Take back “herring”" in desk.get(url_of(copy)).content.decode()
    assert decide(desk, copy, "tags:herring", "offered").status_code == 200
    assert names(group_of(copy, "tags").items) == ["herring"]


def test_a_refusal_of_an_earlier_version_is_taken_back_too(desk: Client, copy: IncomingCopy) -> None:
    text = "\n\n".join(line for line, *_ in LINES)
    first, again = add_copy(text=text, source="coastwire"), add_copy(text=text, source="portnews")
    decide(desk, first, "tags:herring")
    assert names(group_of(again, "tags").refused) == ["herring"]
    decide(desk, again, "tags:herring", "offered")
    assert names(group_of(again, "tags").items) == ["herring"]


def test_a_place_and_a_story_are_refused(desk: Client, copy: IncomingCopy, section: Any) -> None:
    page = section.add_child(instance=ArticlePage(title="Herring fleet stays in Port Ellan", slug="other"))
    copy.split["lines"][1]["html"] = f'<p><a href="http://localhost{page.url}">Read</a></p>'
    copy.save()
    assert names(group_of(copy, "dateline").items) == ["Hamburg"]
    assert names(group_of(copy, "related").items) == [page.pk]
    decide(desk, copy, "dateline:Hamburg")
    decide(desk, copy, f"related:{page.pk}")
    assert [i.text for i in group_of(copy, "related").refused] == [page.title]
    assert names(group_of(copy, "dateline").refused) == ["Hamburg"]
    page.delete()
    assert desk.get(url_of(copy)).status_code == 200


def test_what_was_accepted_and_is_refused_now_leaves_the_story(
    desk: Client, copy: IncomingCopy, section: Any
) -> None:
    one, two = (
        section.add_child(instance=ArticlePage(title=title, slug=title.lower())) for title in ("One", "Two")
    )
    review = replace(copy.get_review(), tags=("herring", "sea"), related=(one.pk, two.pk), dateline="Hamburg")
    assert without(review, "tags:herring") == replace(review, tags=("sea",))
    assert without(review, f"related:{one.pk}") == replace(review, related=(two.pk,))
    assert without(review, "dateline:Hamburg") == replace(review, dateline="")
    assert without(review, "dateline:Bremen") == review
    form = form_of(copy) | {"offered": ["tags", "related"], "related": [str(one.pk), str(two.pk)]}
    desk.post(url_of(copy), form | {"refused": f"related:{one.pk}"})
    copy.refresh_from_db()
    assert copy.get_review().related == (two.pk,)


@pytest.mark.parametrize(
    "suggestion",
    ["", "tags:", "kinds:body", "related:x", "related:²", "related:" + "9" * 20, "tags:" + "x" * 300],
)
def test_what_is_no_suggestion_is_refused_with_a_reason(
    desk: Client, copy: IncomingCopy, suggestion: str
) -> None:
    answer = decide(desk, copy, suggestion)
    assert (answer.status_code, answer.json()["message"]) == (400, "This is no decision on a suggestion.")
    assert decide(desk, copy, "tags:herring", "liked").status_code == 400
    assert desk.post(url_of(copy), form_of(copy) | {"refused": suggestion or "tags:"}).status_code == 400
    assert not Suggestion.objects.exists()


def test_only_who_may_change_copy_decides(client: Client, copy: IncomingCopy, editor: Any) -> None:
    client.force_login(make_user("vera", "view"))
    assert decide(client, copy, "tags:herring").status_code == 403
    assert "Refuse “herring”" not in client.get(url_of(copy)).content.decode()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert decide(strict, copy, "tags:herring").status_code == 403
    client.force_login(editor)
    assert client.get(url_of(copy, "decide")).status_code == 405
    client.post(url_of(copy, "discard"))
    assert decide(client, copy, "tags:herring").status_code == 409
    assert not Suggestion.objects.exists()


def test_without_a_script_the_button_keeps_the_rest_of_the_form(desk: Client, copy: IncomingCopy) -> None:
    form = form_of(copy, line1="appeal") | {
        "offered": ["tags"],
        "tags": ["herring"],
        "refused": "tags:herring",
    }
    assert desk.post(url_of(copy), form).status_code == 302
    copy.refresh_from_db()
    assert (copy.get_review().tags, copy.get_review().blocks[1].kind) == ((), "appeal")
    assert Suggestion.objects.get().status == "refused"
    form = form_of(copy) | {"offered-again": "tags:herring"}
    desk.post(url_of(copy), form)
    assert Suggestion.objects.get().status == "offered"


def test_the_enter_key_refuses_nothing(desk: Client, copy: IncomingCopy) -> None:
    form = desk.get(url_of(copy)).content.decode().partition("data-nc-form")[2]
    assert form.index('<button type="submit" hidden>') < form.index("data-nc-refuse")


def test_what_is_accepted_is_kept_with_the_save(desk: Client, copy: IncomingCopy) -> None:
    def save(**changed: Any) -> dict[tuple[str, str], str]:
        copy.refresh_from_db()
        desk.post(url_of(copy), form_of(copy) | {"offered": ["tags"], **changed})
        return {(s.kind, s.value): s.status for s in Suggestion.objects.all()}

    assert save() == {}
    assert save(tags=["herring"]) == {("tag", "herring"): "accepted"}
    both = save(tags=["herring"], dateline="Hamburg")
    assert both == {("tag", "herring"): "accepted", ("place", "Hamburg"): "accepted"}
    assert set(save(dateline="").values()) == {"offered"}
    decide(desk, copy, "tags:herring")
    assert save(dateline="")["tag", "herring"] == "refused"


def test_accepted_tags_and_stories_stay_listed(desk: Client, copy: IncomingCopy, section: Any) -> None:
    page = section.add_child(instance=ArticlePage(title="Choir wins", slug="choir"))
    form = form_of(copy) | {"offered": ["tags", "related"], "tags": ["choirs"], "related": [str(page.pk)]}
    desk.post(url_of(copy), form)
    copy.refresh_from_db()
    assert "choirs" in names(group_of(copy, "tags").items)
    assert [(i.text, i.accepted) for i in group_of(copy, "related").items] == [("Choir wins", True)]


def test_why_suggestions_are_missing_is_said(
    desk: Client, copy: IncomingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = "Suggestions are missing because the archive does not answer."
    monkeypatch.setattr(suggestions, "suggest", lambda story: Suggested(missing=why))
    assert why in desk.get(url_of(copy)).content.decode()
    form = form_of(copy) | {"tags": ["herring"]}
    desk.post(url_of(copy), form)
    copy.refresh_from_db()
    assert copy.get_review().tags == ()


def test_a_tags_mentions_are_found_in_the_copy(copy: IncomingCopy) -> None:
    (tag,) = group_of(copy, "tags").items
    source = copy.split["source"]
    assert [source[start:end] for start, end in tag.named] == ["Herring", "herring", "herring"]
    assert tag.named[0][0] == 0
    assert tag.spans.startswith("0-7 ")
    letter = source.index("Sign up")
    assert not [start for start, _end in tag.named if letter <= start < letter + len(LINES[1][0])]
