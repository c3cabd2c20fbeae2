from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.utils import timezone

from wagtail_newsclean.models import HouseRule, IncomingCopy, LearntLine, SeenLine
from wagtail_newsclean.models.review import Review
from wagtail_newsclean.services import learning
from wagtail_newsclean.services.cleaning import split_copy
from wagtail_newsclean.services.decisions import save_review
from wagtail_newsclean.services.intake import add_copy
from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.fingerprint import fingerprint

pytestmark = pytest.mark.django_db

WEATHER = ["fog", "hail", "sleet", "drizzle", "frost", "thunder", "a gale", "snow", "haze", "a heatwave"]
PLACES = ["Port Ellan", "Marrow", "Saint Brede", "Tolland", "Quay Hill", "Upper Wen", "Larkness", "Coldmere"]
FURNITURE = "Every tide brings a letter to those who ask the harbour office for it"


def story(number: int, extra: str = "") -> str:
    """A story like no other, with the source's own line under it."""
    weather, place = WEATHER[number % len(WEATHER)], PLACES[number % len(PLACES)]
    words = "-".join("abcdefghijklmnopqrstuvwxyz"[(number * 7 + i * 3) % 26] for i in range(5))
    return "\n".join(
        [
            f"Harbour log {words}: {weather} over {place}",
            f"{weather.capitalize()} kept the {words} fleet of {place} in port, the harbour master said on Monday.",
            f"Crews from the {words} quay mended nets and waited for {weather} to clear, as they did last year.",
            FURNITURE,
            *([extra] if extra else []),
        ]
    )


def kind_of(copy: IncomingCopy, text: str) -> str:
    """The kind of the block that holds ``text``."""
    source = copy.split["source"]
    return next(b["kind"] for b in copy.split["blocks"] if text in source[b["start"] : b["end"]])


def reasons_of(copy: IncomingCopy, text: str) -> str:
    source = copy.split["source"]
    blocks = copy.split["blocks"]
    return " ".join(next(b["reasons"] for b in blocks if text in source[b["start"] : b["end"]]))


@pytest.fixture
def editor() -> Any:
    user = get_user_model().objects.create_user("anna", password="harbour")
    user.user_permissions.add(Permission.objects.get(codename="add_learntline"))
    return get_user_model().objects.get(pk=user.pk)


def correct(copy: IncomingCopy, text: str, kind: Kind, user: Any) -> None:
    """Set the kind of one line, as the desk does."""
    data = copy.get_review().to_json()
    for block in data["blocks"]:
        if text in copy.split["source"][block["start"] : block["end"]]:
            block["kind"], block["edited"] = kind.value, True
    copy.refresh_from_db()
    save_review(copy, Review.from_json(data), version=copy.version, user=user)


def test_a_corrected_line_is_right_in_the_next_copy_of_that_source(editor: Any) -> None:
    line = "Ask at the desk for the harbour tides"
    first = add_copy(text=story(1, line), source="coastwire")
    correct(first, line, Kind.APPEAL, editor)

    second = add_copy(text=story(2, line), source="Coastwire")
    elsewhere = add_copy(text=story(3, line), source="landwire")

    assert kind_of(second, line) == "appeal"
    assert "anna marked this line as appeal on" in reasons_of(second, line)
    assert "anna" not in reasons_of(elsewhere, line)


def test_a_learnt_line_can_be_switched_off_and_widened(editor: Any) -> None:
    line = "Ask at the desk for the harbour tides"
    correct(add_copy(text=story(1, line), source="coastwire"), line, Kind.SHARE, editor)
    LearntLine.objects.update(everywhere=True)
    assert kind_of(add_copy(text=story(2, line), source="landwire"), line) == "share"
    LearntLine.objects.update(active=False)
    assert "anna" not in reasons_of(add_copy(text=story(4, line), source="coastwire"), line)


def test_what_a_source_s_own_line_is_counts_more_than_what_it_is_everywhere(editor: Any) -> None:
    line = "Ask at the desk for the harbour tides"
    for source, kind in (("coastwire", Kind.LEGAL), ("landwire", Kind.SHARE), ("airwire", Kind.AD)):
        correct(add_copy(text=story(1, line), source=source), line, kind, editor)
    LearntLine.objects.exclude(source__name="coastwire").update(everywhere=True)
    assert kind_of(add_copy(text=story(2, line), source="coastwire"), line) == "legal"
    LearntLine.objects.filter(source__name="coastwire").update(everywhere=True)
    assert kind_of(add_copy(text=story(3, line), source="airwire"), line) == "ad"
    assert kind_of(add_copy(text=story(4, line), source="landwire"), line) == "share"
    assert kind_of(add_copy(text=story(5, line)), line) in ("legal", "share")


def test_what_was_switched_off_or_widened_stays_so_when_its_copy_is_saved_again(editor: Any) -> None:
    line = "Ask at the desk for the harbour tides"
    copy = add_copy(text=story(1, line), source="coastwire")
    correct(copy, line, Kind.SHARE, editor)
    LearntLine.objects.update(active=False, everywhere=True)
    colleague = get_user_model().objects.create_superuser("bo")
    copy.refresh_from_db()
    correct(copy, "Sign up", Kind.LEGAL, colleague)
    row = LearntLine.objects.get(text=line)
    assert (row.active, row.everywhere, row.taught_by) == (False, True, editor)


def test_a_new_correction_puts_a_line_to_use_again_and_a_new_kind_counts_as_widely(editor: Any) -> None:
    line = "Ask at the desk for the harbour tides"
    correct(add_copy(text=story(1, line), source="coastwire"), line, Kind.SHARE, editor)
    LearntLine.objects.update(active=False, everywhere=True)
    correct(add_copy(text=story(2, line), source="coastwire"), line, Kind.LEGAL, editor)
    row = LearntLine.objects.get()
    assert (row.kind, row.active, row.everywhere) == ("legal", True, True)


def test_the_last_correction_counts_whoever_taught_the_line_before(editor: Any) -> None:
    line = "Ask at the desk for the harbour tides"
    correct(add_copy(text=story(1, line), source="coastwire"), line, Kind.SHARE, editor)
    colleague = get_user_model().objects.create_superuser("bo")
    correct(add_copy(text=story(2, line), source="coastwire"), line, Kind.LEGAL, colleague)
    row = LearntLine.objects.get()
    assert (row.kind, row.taught_by) == ("legal", colleague)


def test_a_correction_changes_nothing_else_that_was_taught(editor: Any) -> None:
    line, other = "Ask at the desk for the harbour tides", "Friends of the harbour keep the lamps lit"
    correct(add_copy(text=story(1, line), source="landwire"), line, Kind.SHARE, editor)
    correct(add_copy(text=story(2, other), source="coastwire"), other, Kind.APPEAL, editor)
    correct(add_copy(text=story(3, line), source="coastwire"), line, Kind.LEGAL, editor)
    taught = LearntLine.objects.values_list("source__name", "text", "kind")
    assert set(taught) == {
        ("landwire", line, "share"),
        ("coastwire", other, "appeal"),
        ("coastwire", line, "legal"),
    }


def test_whoever_agrees_or_says_that_a_copy_teaches_nothing_forgets_no_other_copy_s_lines(
    editor: Any,
) -> None:
    line, other = "Ask at the desk for the harbour tides", "Friends of the harbour keep the lamps lit"
    correct(add_copy(text=story(1, line), source="coastwire"), line, Kind.LEGAL, editor)
    agreeing = add_copy(text=story(2, line), source="coastwire")
    correct(agreeing, "fleet", Kind.NOTE, editor)
    assert LearntLine.objects.filter(text=line).exists()
    silent = add_copy(text=story(3, other), source="coastwire")
    silent.review = silent.get_review().to_json() | {"teach": False}
    silent.save()
    correct(silent, other, Kind.APPEAL, editor)
    assert set(LearntLine.objects.values_list("kind", flat=True)) == {"legal", "note"}


def test_taking_a_correction_back_forgets_it(editor: Any) -> None:
    line = "Ask at the desk for the harbour tides"
    copy = add_copy(text=story(1, line), source="coastwire")
    before = Kind(kind_of(copy, line))
    correct(copy, line, Kind.LEGAL, editor)
    assert LearntLine.objects.count() == 1
    copy.refresh_from_db()
    correct(copy, line, before, editor)
    assert not LearntLine.objects.exists()


def test_two_who_teach_the_same_line_at_once_both_save(editor: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    line = "Ask at the desk for the harbour tides"
    copy = add_copy(text=story(1, line), source="coastwire")
    insert = QuerySet.bulk_create

    def after_a_colleague(rows: QuerySet[Any], *args: Any, **options: Any) -> Any:
        if rows.model is LearntLine:
            LearntLine.objects.create(
                source=copy.source, fingerprint=fingerprint(line), text=line, kind="related"
            )
        return insert(rows, *args, **options)

    monkeypatch.setattr(QuerySet, "bulk_create", after_a_colleague)
    correct(copy, line, Kind.APPEAL, editor)
    copy.refresh_from_db()
    assert (copy.version, LearntLine.objects.get().kind) == (1, "related")


def test_nothing_is_learnt_from_an_editor_without_that_right() -> None:
    user = get_user_model().objects.create_user("bo")
    line = "Ask at the desk for the harbour tides"
    correct(add_copy(text=story(1, line), source="coastwire"), line, Kind.LEGAL, user)
    assert not LearntLine.objects.exists()


def test_a_line_in_three_stories_of_a_source_stays_out_of_the_story_and_says_why() -> None:
    copies = [add_copy(text=story(n), source="coastwire") for n in range(4)]
    assert kind_of(copies[3], FURNITURE) not in ("body", "heading", "standfirst")
    assert "same line in 3 stories from coastwire" in reasons_of(copies[3], FURNITURE)
    assert kind_of(copies[3], "fleet") == "body"
    assert "same line" not in reasons_of(add_copy(text=story(4), source="landwire"), FURNITURE)


def test_a_copy_that_is_split_again_does_not_count_for_itself() -> None:
    second = [add_copy(text=story(n), source="coastwire") for n in range(2)][1]
    split_copy(second)
    assert "same line" not in reasons_of(second, FURNITURE)
    third = add_copy(text=story(2), source="coastwire")
    split_copy(third)
    assert "same line" in reasons_of(third, FURNITURE)


def test_lines_of_nobody_in_particular_do_not_recur() -> None:
    copies = [add_copy(text=story(n)) for n in range(4)]
    assert "same line" not in reasons_of(copies[3], FURNITURE)
    assert not SeenLine.objects.exists()


def test_versions_of_one_story_do_not_make_its_paragraphs_furniture() -> None:
    for number in range(5):
        update = add_copy(
            text=story(1, f"Update {WEATHER[number]}: the ferry sails again."), source="coastwire"
        )
        assert kind_of(update, "fleet") == "body"
    assert set(SeenLine.objects.values_list("stories", flat=True)) == {1}


def test_lines_seen_long_ago_do_not_count_and_are_pruned() -> None:
    old = timezone.now() - datetime.timedelta(days=400)
    for number in range(3):
        add_copy(text=story(number), source="coastwire", received_at=old)
    assert "same line" not in reasons_of(add_copy(text=story(4), source="coastwire"), FURNITURE)
    seen = SeenLine.objects.count()
    assert 0 < learning.prune() < seen


def test_an_editor_who_says_body_is_believed_against_recurrence(editor: Any) -> None:
    for number in range(3):
        copy = add_copy(text=story(number), source="coastwire")
    correct(copy, FURNITURE, Kind.BODY, editor)
    later = add_copy(text=story(7), source="coastwire")
    assert kind_of(later, FURNITURE) == "body"


def test_lines_are_written_in_one_order_whatever_the_copy_s() -> None:
    """On PostgreSQL two copies with the same new lines in other orders would wait for each other."""
    add_copy(text=story(1), source="coastwire")
    written = SeenLine.objects.order_by("pk").values_list("fingerprint", flat=True)
    assert len(written) > 3
    assert list(written) == sorted(written)


def test_a_house_rule_beats_the_model_for_its_source_only() -> None:
    source = add_copy(text=story(0), source="coastwire").source
    HouseRule.objects.create(phrase="nets and waited", kind="note", source=source)
    ruled = add_copy(text=story(1), source="coastwire")
    assert kind_of(ruled, "nets and waited") == "note"
    assert "house rule: “nets and waited”" in reasons_of(ruled, "nets and waited")
    assert kind_of(ruled, "fleet") == "body"
    assert kind_of(add_copy(text=story(2), source="landwire"), "nets and waited") == "body"


def test_memory_costs_two_queries_and_titles_one_whatever_the_number_of_lines(
    django_assert_num_queries: Any,
) -> None:
    from wagtail_newsclean.services.site_settings import read_once, site_settings

    for copy in (
        add_copy(text=story(1), source="coastwire"),
        add_copy(text="\n".join(story(n) for n in range(40)), source="coastwire"),
    ):
        with read_once():
            site_settings()  # another query, which every request makes once
            with django_assert_num_queries(3):
                split_copy(copy)


def test_a_quarter_of_one_source_is_learnt(editor: Any) -> None:
    """Ninety days, one story a day, four house lines that the editor corrects when they are wrong."""
    house = {
        "Tides at your door, the harbour letter": Kind.NEWSLETTER,
        "Friends of the harbour keep the lamps lit": Kind.APPEAL,
        "The log of the Coastwire desk, number 12": Kind.OTHER,
        "Seen from the quay": Kind.SECTION,
    }
    start = timezone.now() - datetime.timedelta(days=90)
    wrong = []
    for day in range(90):
        lines = story(day).split("\n")[:3] + [line.replace("12", str(day)) for line in house]
        copy = add_copy(
            text="\n".join(lines), source="coastwire", received_at=start + datetime.timedelta(day)
        )
        mistakes = 0
        for line, kind in house.items():
            if kind_of(copy, line.replace("12", str(day))) != kind:
                mistakes += 1
                copy.refresh_from_db()
                correct(copy, line.replace("12", str(day)), kind, editor)
                copy.refresh_from_db()
        wrong.append(mistakes)
        assert kind_of(copy, "fleet") == "body"
    assert sum(wrong[1:]) == 0
    assert LearntLine.objects.count() <= len(house)
