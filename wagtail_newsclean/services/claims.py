"""Claiming copy: colleagues see who has it and leave it alone; a claim can be taken over, openly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import IncomingCopy
from .logbook import note


class AlreadyClaimed(Exception):
    """A colleague has the copy: ``copy`` says who and since when. ``take_over`` claims it all the same."""

    def __init__(self, copy: IncomingCopy) -> None:
        super().__init__("A colleague has claimed this copy.")
        self.copy = copy


def claim(copy: IncomingCopy, user: Any, *, take_over: bool = False) -> Any | None:
    """Make the copy this user's. Returns the colleague it was taken over from, None where it was free.

    Raises ``AlreadyClaimed`` where a colleague has it and it was not to be taken over.
    """
    with transaction.atomic():
        current = _locked(copy)
        before = current.claimed_by_other(user)
        if before and not take_over:
            raise AlreadyClaimed(current)
        if current.claimed_by_id != user.pk:
            current.claimed_by, current.claimed_at = user, timezone.now()
            current.save(update_fields=["claimed_by", "claimed_at"])
            data = {"from": before.get_username()} if before else {}
            note(current, "wagtail_newsclean.claim", user=user, data=data)
    return before


def release(copy: IncomingCopy, user: Any) -> bool:
    """Give the user's own claim up. Returns whether there was one."""
    with transaction.atomic():
        current = _locked(copy)
        if current.claimed_by_id != user.pk:
            return False
        current.claimed_by = current.claimed_at = None
        current.save(update_fields=["claimed_by", "claimed_at"])
        note(current, "wagtail_newsclean.release", user=user)
    return True


def hand_over(copies: Iterable[IncomingCopy], to: Any, *, user: Any, name: str = "") -> int:
    """Claim copy for a colleague, who sees it then whatever else they may see; None gives it back to all.

    Returns how many changed hands.
    """
    changed = 0
    with transaction.atomic():
        wanted = IncomingCopy.objects.select_for_update().filter(pk__in=[c.pk for c in copies])
        for copy in wanted.defer("original", "original_plain", "split", "review"):
            if copy.claimed_by_id != (to.pk if to else None):
                copy.claimed_by, copy.claimed_at = to, timezone.now() if to else None
                copy.save(update_fields=["claimed_by", "claimed_at"])
                note(copy, "wagtail_newsclean.hand", user=user, data={"to": name or str(to or "")})
                changed += 1
    return changed


def _locked(copy: IncomingCopy) -> IncomingCopy:
    rows = IncomingCopy.objects.for_list().select_for_update(of=("self",))
    return rows.get(pk=copy.pk)
