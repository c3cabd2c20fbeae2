"""What editors decide about copy: open, save, discard, bring back. Each step is in Wagtail's log."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from ..conf import get_settings
from ..models import IncomingCopy
from ..models.review import Review
from .changes import changes_between, joined
from .learning import learn
from .logbook import note

_REVIEW = "wagtail_newsclean.review"


class StaleReview(Exception):
    """A colleague saved first. Nothing of either editor's work is lost: ``current`` is the stored copy."""

    def __init__(self, current: IncomingCopy) -> None:
        super().__init__("A colleague saved this copy meanwhile.")
        self.current = current


def open_copy(copy: IncomingCopy, user: Any) -> None:
    """Note who has the copy open, so that lists and colleagues can see it. A colleague's claim is kept."""
    if copy.open_by_other(user) is None:
        copy.opened_by, copy.opened_at = user, timezone.now()
        copy.save(update_fields=["opened_by", "opened_at"])


def leave_copy(copy: IncomingCopy, user: Any) -> None:
    """Give the copy back."""
    IncomingCopy.objects.filter(pk=copy.pk, opened_by=user).update(opened_by=None, opened_at=None)


def save_review(
    copy: IncomingCopy, review: Review, *, version: int, user: Any, auto: bool = False
) -> IncomingCopy:
    """Store the editor's state of the split; ``version`` is the one the editor started from.

    With ``auto`` nobody pressed anything: the saves of one sitting are one entry in the log.

    Raises ``ReviewError`` for a state that loses text and ``StaleReview`` where a colleague saved first.
    """
    with transaction.atomic():
        current = IncomingCopy.objects.select_for_update().get(pk=copy.pk)
        if current.version != version:
            raise StaleReview(current)
        before = current.get_review()
        current.review = review.checked(current.split["source"]).to_json()
        current.doubtful = _still_doubtful(current, review)
        current.version += 1
        current.saved_by, current.saved_at = user, timezone.now()
        if review.headline:
            current.title = review.headline[:255]
        if current.status == IncomingCopy.Status.WAITING:
            current.status = IncomingCopy.Status.REVIEWED
        if current.open_by_other(user) is None:
            current.opened_by, current.opened_at = user, current.saved_at
        current.save()
        learnt = learn(current, review, user)
        changes = changes_between(current.split["source"], before, review)
        _log_review(current, changes | ({"learnt": learnt} if learnt else {}), user, auto=auto)
    return current


def _log_review(copy: IncomingCopy, changes: dict[str, Any], user: Any, *, auto: bool) -> None:
    last = ModelLogEntry.objects.for_instance(copy).order_by("-timestamp", "-pk").first() if auto else None
    sitting = datetime.timedelta(minutes=get_settings().open_minutes)
    if (
        last
        and (last.action, last.user_id) == (_REVIEW, user.pk)
        and timezone.now() - last.timestamp < sitting
    ):
        last.data, last.timestamp = joined(last.data, changes), timezone.now()
        last.save(update_fields=["data", "timestamp"])
    else:
        note(copy, _REVIEW, user=user, data=changes)


def discard(copies: Iterable[IncomingCopy], user: Any) -> int:
    """Put copy aside; it is kept and can be brought back. Returns how many were put aside."""
    return _set_status(
        copies, user, IncomingCopy.Status.open(), IncomingCopy.Status.DISCARDED, "wagtail_newsclean.discard"
    )


def restore(copies: Iterable[IncomingCopy], user: Any) -> int:
    """Bring discarded copy back to the inbox. Returns how many came back."""
    return _set_status(
        copies,
        user,
        (IncomingCopy.Status.DISCARDED,),
        IncomingCopy.Status.WAITING,
        "wagtail_newsclean.restore",
    )


def delete(copies: Iterable[IncomingCopy], user: Any) -> int:
    """Delete copy and originals for good; pages that were made of it stay. Returns how many there were."""
    deleted = 0
    with transaction.atomic():
        for copy in IncomingCopy.objects.for_list().filter(pk__in=[c.pk for c in copies]):
            note(copy, "wagtail.delete", user=user)
            copy.delete()
            deleted += 1
    return deleted


def _set_status(
    copies: Iterable[IncomingCopy], user: Any, before: tuple[str, ...], after: str, action: str
) -> int:
    changed = 0
    with transaction.atomic():
        wanted = IncomingCopy.objects.select_for_update().filter(
            pk__in=[c.pk for c in copies], status__in=before
        )
        for copy in wanted.defer("original", "original_plain", "split"):
            status = after
            if after == IncomingCopy.Status.WAITING and copy.review:
                status = IncomingCopy.Status.REVIEWED
            copy.status = status
            if after == IncomingCopy.Status.WAITING and copy.claimed_by_other(user):
                copy.claimed_by = copy.claimed_at = None  # who had it put it aside
            copy.save(update_fields=["status", "claimed_by", "claimed_at"])
            note(copy, action, user=user)
            changed += 1
    return changed


def _still_doubtful(copy: IncomingCopy, review: Review) -> int:
    """Blocks that the program asked about and that no editor has settled."""
    asked = {(b["start"], b["end"]) for b in copy.split.get("blocks", ()) if b["ask"]}
    return sum((b.start, b.end) in asked and not b.edited for b in review.blocks)
