"""Who has a copy, who saved it and what holds it back, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name

from ..models import IncomingCopy
from .moments import clock


def who_has(copy: IncomingCopy, user: Any) -> dict[str, Any]:
    """Names for the claim and for the colleague who has the copy open, for a template."""
    claimant, reader = copy.claimed_by_other(user), copy.open_by_other(user)
    return {
        "mine": copy.claimed_by_id == user.pk,
        "claimant": claimant and get_user_display_name(claimant),
        "claimed": clock(copy.claimed_at) if copy.claimed_at else "",
        "colleague": get_user_display_name(reader) if reader and reader != claimant else "",
    }


def embargo_words(copy: IncomingCopy) -> str:
    """ "embargo till 18:00"; empty where nothing holds the copy back any more."""
    if not copy.is_held:
        return ""
    if copy.embargo_until is None:
        return _("embargo without an end")
    return _("embargo till %(time)s") % {"time": clock(copy.embargo_until)}


def claim_words(copy: IncomingCopy, user: Any) -> str:
    """ "Maria has claimed this copy (14:05)."; empty where no colleague has."""
    who = who_has(copy, user)
    if not copy.is_open or not who["claimant"]:
        return ""
    words = {"name": who["claimant"], "time": who["claimed"]}
    return _("%(name)s has claimed this copy (%(time)s). What you change is kept beside theirs.") % words


def saved_words(copy: IncomingCopy) -> str:
    """ "Saved 14:11 by Jo Park"."""
    if not copy.saved_at:
        return ""
    if not copy.saved_by:
        return _("Saved %(time)s") % {"time": clock(copy.saved_at)}
    name = get_user_display_name(copy.saved_by)
    return _("Saved %(time)s by %(name)s") % {"time": clock(copy.saved_at), "name": name}
