"""Who has which copy: handed from one to another, and each change noted once."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import ModelLogEntry

from tests.admin.factories import make_copy, make_user
from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.services.claims import AlreadyClaimed, claim, hand_over, release

pytestmark = pytest.mark.django_db


def holders(*copies: IncomingCopy) -> list[Any]:
    return [IncomingCopy.objects.get(pk=copy.pk).claimed_by for copy in copies]


def noted() -> list[tuple[str, Any]]:
    rows = ModelLogEntry.objects.order_by("timestamp", "pk").values_list("action", "data")
    return [(action.removeprefix("wagtail_newsclean."), data) for action, data in rows]


def test_only_what_changes_hands_is_counted_and_noted(editor: Any) -> None:
    maria = make_user("maria")
    free, hers = make_copy(), make_copy()
    claim(hers, maria)
    since = IncomingCopy.objects.get(pk=hers.pk).claimed_at
    assert hand_over([free, hers], maria, user=editor, name="Maria") == 1
    assert holders(free, hers) == [maria, maria]
    assert IncomingCopy.objects.get(pk=hers.pk).claimed_at == since, "she has it as long as before"
    assert noted() == [("claim", {}), ("hand", {"to": "Maria"})]


def test_copy_given_back_to_all_is_free_and_nobody_s(editor: Any) -> None:
    free, his = make_copy(), make_copy()
    claim(his, editor)
    assert hand_over([free, his], None, user=editor) == 1
    assert holders(free, his) == [None, None]
    assert IncomingCopy.objects.get(pk=his.pk).claimed_at is None
    assert noted() == [("claim", {}), ("hand", {"to": ""})]


def test_claiming_again_what_one_has_changes_nothing(editor: Any) -> None:
    copy = make_copy()
    assert claim(copy, editor) is None
    assert claim(copy, editor) is None
    assert noted() == [("claim", {})]
    assert release(copy, editor) is True
    assert release(copy, editor) is False
    assert noted() == [("claim", {}), ("release", {})]


def test_a_colleague_s_copy_is_taken_over_only_when_that_is_said(editor: Any) -> None:
    maria = make_user("maria")
    copy = make_copy()
    claim(copy, maria)
    with pytest.raises(AlreadyClaimed) as refused:
        claim(copy, editor)
    assert refused.value.copy.claimed_by == maria
    assert claim(copy, editor, take_over=True) == maria
    assert holders(copy) == [editor]
    assert noted()[-1] == ("claim", {"from": "maria"})
