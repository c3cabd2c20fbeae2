from __future__ import annotations

from typing import Any

import pytest

from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.models.review import Review, ReviewError
from wagtail_newsclean.services import decisions
from wagtail_newsclean.services.intake import add_copy

pytestmark = pytest.mark.django_db

STORY = "Storm closes harbour\n\nThe harbour stayed shut.\nCrews waited."


@pytest.fixture
def copy() -> IncomingCopy:
    return add_copy(text=STORY, source="coastwire")


def changed(copy: IncomingCopy, **details: Any) -> Review:
    return Review.from_json(copy.get_review().to_json() | details)


def test_the_second_to_save_is_told_and_nothing_is_overwritten(
    copy: IncomingCopy, editor: Any, django_user_model: Any
) -> None:
    colleague = django_user_model.objects.create_user("bo")
    decisions.save_review(copy, changed(copy, headline="Harbour shut"), version=0, user=colleague)
    with pytest.raises(decisions.StaleReview) as stale:
        decisions.save_review(copy, changed(copy, headline="No ferries"), version=0, user=editor)
    assert stale.value.current.saved_by == colleague
    assert stale.value.current.get_review().headline == "Harbour shut"
    saved = decisions.save_review(copy, changed(copy, headline="No ferries"), version=1, user=editor)
    assert (saved.title, saved.status, saved.version) == ("No ferries", "reviewed", 2)


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        [{"start": 0, "end": 5, "kind": "body"}],
        [{"start": 0, "end": 99, "kind": "body"}],
        [{"start": 0, "end": 30, "kind": "body"}, {"start": 20, "end": len(STORY), "kind": "body"}],
        [{"start": 0, "end": len(STORY), "kind": "nonsense"}],
        [{"start": "x", "end": len(STORY), "kind": "body"}],
        "none",
    ],
)
def test_a_state_that_would_lose_text_is_refused(copy: IncomingCopy, editor: Any, blocks: Any) -> None:
    with pytest.raises(ReviewError):
        decisions.save_review(copy, changed(copy, blocks=blocks), version=0, user=editor)
    copy.refresh_from_db()
    assert copy.version == 0


def test_discarded_copy_is_kept_and_comes_back_as_it_was(copy: IncomingCopy, editor: Any) -> None:
    decisions.save_review(copy, copy.get_review(), version=0, user=editor)
    assert decisions.discard([copy], editor) == 1
    assert decisions.discard([copy], editor) == 0
    copy.refresh_from_db()
    assert copy.status == "discarded"
    assert bytes(copy.original).decode() == STORY
    decisions.restore([copy], editor)
    copy.refresh_from_db()
    assert copy.status == "reviewed"


def test_what_is_deleted_is_counted_and_nothing_else_goes(copy: IncomingCopy, editor: Any) -> None:
    kept, other = add_copy(text=STORY + " Kept."), add_copy(text=STORY + " Other.")
    assert decisions.delete([copy, other], editor) == 2
    assert IncomingCopy.objects.get() == kept


def test_a_colleague_sees_who_has_the_copy_open(
    copy: IncomingCopy, editor: Any, django_user_model: Any
) -> None:
    colleague = django_user_model.objects.create_user("bo")
    decisions.open_copy(copy, editor)
    assert copy.open_by_other(editor) is None
    assert copy.open_by_other(colleague) == editor
    decisions.open_copy(copy, colleague)
    assert copy.opened_by == editor
    decisions.leave_copy(copy, colleague)
    copy.refresh_from_db()
    assert copy.open_by_other(colleague) == editor, "only the one who has it open leaves it"
    second = add_copy(text=STORY + " More.")
    decisions.open_copy(second, editor)
    decisions.leave_copy(copy, editor)
    copy.refresh_from_db()
    second.refresh_from_db()
    assert copy.open_by_other(colleague) is None
    assert second.open_by_other(colleague) == editor


def test_who_has_a_copy_open_keeps_it_when_a_colleague_saves(
    copy: IncomingCopy, editor: Any, django_user_model: Any
) -> None:
    decisions.open_copy(copy, editor)
    other = django_user_model.objects.create_user("bea")
    saved = decisions.save_review(copy, copy.get_review(), version=0, user=other)
    assert (saved.opened_by, saved.saved_by) == (editor, other)


def test_every_step_is_in_the_log(copy: IncomingCopy, editor: Any) -> None:
    from wagtail.models import ModelLogEntry

    decisions.save_review(copy, copy.get_review(), version=0, user=editor)
    decisions.discard([copy], editor)
    decisions.restore([copy], editor)
    actions = list(ModelLogEntry.objects.order_by("timestamp", "pk").values_list("action", flat=True))
    assert actions == [f"wagtail_newsclean.{step}" for step in ("receive", "review", "discard", "restore")]


def test_a_doubt_that_an_editor_settled_is_no_longer_counted(copy: IncomingCopy, editor: Any) -> None:
    for block in copy.split["blocks"]:
        block["ask"] = True
    copy.doubtful = len(copy.split["blocks"])
    copy.save()
    blocks = copy.get_review().to_json()["blocks"]
    blocks[0]["edited"] = True
    saved = decisions.save_review(copy, changed(copy, blocks=blocks), version=0, user=editor)
    assert saved.doubtful == len(blocks) - 1
