"""One page of a run: looked at, changed, or put back, and why not where it cannot be."""

from __future__ import annotations

from typing import Any

import swapper
from django.utils.translation import gettext_noop as _
from wagtail.models import Revision

from ...compat import edited_now_by
from ...mapping import mapping_for
from ...models.bulk import BulkPage, BulkRun
from .jobs import JOBS

State = BulkPage.State


def look(run: BulkRun, item: BulkPage) -> None:
    """Plan for the page as its newest revision has it."""
    page = _current(item)
    reason = why_not(page, run.created_by)
    if reason:
        item.state, item.note = State.SKIPPED, reason
        return
    item.title = page.get_admin_display_title()[:255]
    item.looked_at = page.latest_revision_id
    item.plan = JOBS[run.kind].plan(page.get_latest_revision_as_object())
    item.state = State.PLANNED if item.plan else State.NOTHING


def change(run: BulkRun, item: BulkPage) -> None:
    """Carry the plan out as a draft, unless the page has changed since it was looked at."""
    page = _current(item, lock=True)
    reason = why_not(page, run.created_by)
    if not reason and page.latest_revision_id != item.looked_at:
        reason = _("It was edited after it was looked at. Choose it again to look anew.")
    if reason:
        item.state, item.note = State.SKIPPED, reason
        return
    had_changes = page.has_unpublished_changes
    try:
        saved = JOBS[run.kind].carry_out(page.get_latest_revision_as_object(), item.plan, run.created_by)
    except ValueError as error:
        item.state, item.note = State.SKIPPED, str(error)
        return
    if saved is None:
        item.state = State.NOTHING
        return
    before, after = saved
    item.before, item.after, item.had_changes = before.pk, after.pk, had_changes
    item.state = State.CHANGED


def undo(run: BulkRun, item: BulkPage) -> None:
    """Put the earlier revision back as the newest draft, where nobody has edited the page since."""
    page = _current(item, lock=True)
    reason = why_not(page, run.created_by)
    before = Revision.objects.filter(pk=item.before).first()
    if not reason and page.latest_revision_id != item.after:
        reason = _("It was edited since. Its history has the version before, to compare and bring back.")
    if not reason and before is None:
        reason = _("The version before was deleted.")
    if reason or before is None:
        item.state, item.note = State.KEPT, reason
        return
    earlier = before.as_object()
    earlier.save_revision(user=run.created_by, log_action=True, previous_revision=before, clean=False)
    # The draft is again what it was: where readers see all of it, nothing waits to be published.
    type(page).objects.filter(pk=page.pk).update(has_unpublished_changes=item.had_changes)
    item.state = State.UNDONE


def why_not(page: Any, user: Any) -> str:
    """Why the user may not, or should not now, change the page; empty where nothing speaks against it."""
    if page is None:
        return _("The page is gone.")
    if mapping_for(type(page)) is None:
        return _("The site's settings map no text for this kind of page.")
    if page.alias_of_id:
        return _("It is a copy of another page and follows that.")
    permissions = page.permissions_for_user(user)
    if user is None or not permissions.can_edit():
        return _("You may not edit it.")
    if permissions.page_locked():
        return _("It is locked.")
    colleague = edited_now_by(page, but=user)
    if colleague:
        name = colleague.get_full_name() or colleague.get_username()
        return f"{name} has it open in the editor."
    return ""


def _current(item: BulkPage, *, lock: bool = False) -> Any:
    page_class = swapper.load_model("wagtailcore", "Page")
    pages = page_class.objects.select_for_update(of=("self",)) if lock else page_class.objects
    page = pages.filter(pk=item.page_id).first()
    return page and page.specific
