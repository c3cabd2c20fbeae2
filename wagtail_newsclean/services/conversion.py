"""From reviewed copy to a draft of the site's own page model: planned first, shown, then made once."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.exceptions import FieldDoesNotExist, PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ..mapping import PageMapping, mapping_for
from ..mapping.faults import fault_of
from ..mapping.required import FixedValueError
from ..mapping.writing import LeftOut, write_body
from ..models import IncomingCopy
from .demands import Demand, demands_of
from .filling import details, empty_fields, filled, taken_fields
from .logbook import note
from .pictures import PictureFinder
from .pieces import pieces_of
from .relations import Beside, find_beside
from .slugs import slug_for
from .targets import Target


class ConversionError(ValueError):
    """A draft cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class DraftPlan:
    """What a draft would hold, and what it would leave out."""

    values: dict[str, Any]
    left_out: tuple[LeftOut, ...]
    beside: Beside  #: its tags and related stories; what is missed of them is in ``left_out`` too


class Draft(NamedTuple):
    """A page that was made of copy, and what of the accepted tags and stories it could not take, and why."""

    page: Any
    missed: tuple[LeftOut, ...] = ()


def plan_draft(
    copy: IncomingCopy, page_model: type, *, user: Any = None, store: bool = False, known_only: bool = False
) -> DraftPlan:
    """What goes where. With ``store`` the copy's own pictures are put into the image library for ``user``; with
    ``known_only`` those that are not there yet stay out.

    Raises ``ConversionError`` where the site has no mapping for the model or the mapping is wrong.
    """
    mapping = _mapping(page_model)
    review = copy.get_review()
    chosen = [choice.image for choice in review.pictures.values() if choice.image is not None]
    finder = PictureFinder(user, store=store, known_only=known_only, chosen=chosen)
    found = pieces_of(copy.split, review, mapping, finder)
    try:
        written = write_body(mapping, found.pieces)
    except (LookupError, FieldDoesNotExist) as error:
        raise _wrong(mapping, error) from error
    values, more = details(mapping, review)
    beside = find_beside(mapping, review.tags, review.related, user)
    left_out = (*found.left_out, *written.left_out, *more, *beside.missed)
    return DraftPlan({**written.values, **found.values, **values}, left_out, beside)


def foreseen(copy: IncomingCopy, page_model: type, plan: DraftPlan) -> list[Demand]:
    """What publishing will ask of the draft that comes of a plan.

    Raises ``ConversionError`` where no draft will come of it.
    """
    mapping = _mapping(page_model)
    page = _filled(mapping, plan, copy, None)
    _check_complete(mapping, page)
    return demands_of(page)


def create_draft(copy: IncomingCopy, *, page_model: type, parent: Any, user: Any) -> Draft:
    """Make the draft, or return the one that was already made of this copy: pressing twice makes one page.

    Raises ``PermissionDenied`` where the user may not add such a page there, ``ConversionError`` otherwise.
    """
    with transaction.atomic():
        current = IncomingCopy.objects.select_for_update(of=("self",)).get(pk=copy.pk)
        if current.page:
            return Draft(current.page.specific)
        if current.status == IncomingCopy.Status.DISCARDED:
            raise ConversionError(_("This copy was discarded. Bring it back to the inbox first."))
        _check_permission(page_model, parent, user)
        mapping = _mapping(page_model)
        plan = plan_draft(current, page_model, user=user, store=True)
        if not plan.values.get(mapping.headline):
            raise ConversionError(_("The story has no headline. Write one, save, then create the draft."))
        page = _page(mapping, plan, current, parent, user)
        current.page, current.drafted_at = page, timezone.now()
        current.status = IncomingCopy.Status.DRAFTED
        current.save(update_fields=["page", "drafted_at", "status"])
        data = {"page": page.pk, "left_out": _tally(plan)}
        note(current, "wagtail_newsclean.draft", user=user, data=data)
    return Draft(page, plan.beside.missed)


def goes_live_at(copy: IncomingCopy, page_model: Any) -> datetime.datetime | None:
    """What a draft's schedule is set to: the end of an embargo that lies ahead.

    None where the page's form has no schedule, since there nobody could see or change it.
    """
    if not copy.is_held or copy.embargo_until is None:
        return None
    form = page_model.get_edit_handler().get_form_class()
    return copy.embargo_until if "go_live_at" in form.base_fields else None


def preview_draft(copy: IncomingCopy, target: Target, user: Any) -> Any:
    """The page that a draft would be, in no database: nothing is kept, not even new tags or pictures.

    Raises ``PermissionDenied`` and ``ConversionError`` as ``create_draft`` does; a headline may be missing.
    """
    _check_permission(target.page_model, target.parent, user)
    mapping = _mapping(target.page_model)
    plan = plan_draft(copy, target.page_model, user=user, known_only=True)
    page = _filled(mapping, plan, copy, None, target.parent)
    parent = target.parent.specific
    page.title = page.title or str(copy)
    page.slug = slugify(page.title)[:50] or "preview"
    page.locale = parent.locale
    page.depth = parent.depth + 1
    last = parent.get_last_child()
    page.path = last._inc_path() if last else page._get_path(parent.path, page.depth, 1)
    page.set_url_path(parent)
    return page


def _page(mapping: PageMapping, plan: DraftPlan, copy: IncomingCopy, parent: Any, user: Any) -> Any:
    page = _filled(mapping, plan, copy, user, parent)
    page.go_live_at = goes_live_at(copy, mapping.model)
    _check_complete(mapping, page)
    page.slug = page.slug or slug_for(page, parent)
    try:
        parent.add_child(instance=page)
    except (IntegrityError, ValidationError) as error:
        message = _("The site refuses such a page: %(error)s")
        reasons = error.messages if isinstance(error, ValidationError) else [str(error)]
        raise ConversionError(message % {"error": " ".join(reasons)}) from error
    page.save_revision(user=user, log_action=True, clean=False)
    return page


def _check_complete(mapping: PageMapping, page: Any) -> None:
    """Raises ``ConversionError`` where the database would not take the page."""
    empty = [*empty_fields(page), *taken_fields(mapping, page)]
    if not empty:
        return
    names = {"fields": ", ".join(str(field.verbose_name) for field in empty)}
    if mapping.picture is not None and [field.name for field in empty] == [mapping.picture.image]:
        raise ConversionError(
            _(
                "Such a page must have a picture (“%(fields)s”), and this copy has none. Go back and choose one"
                " under Pictures; where there is no caption, mark a line as one first."
            )
            % names
        )
    raise ConversionError(
        _(
            "Such a page must have “%(fields)s”, and the copy gives none. Ask your site's developers for a default."
        )
        % names
    )


def _filled(
    mapping: PageMapping, plan: DraftPlan, copy: IncomingCopy, user: Any, parent: Any | None = None
) -> Any:
    try:
        return filled(mapping, plan.values, copy.get_review(), plan.beside, user, parent and parent.locale_id)
    except FixedValueError as error:
        raise _wrong(mapping, error) from error


def _wrong(mapping: PageMapping, error: Exception | str) -> ConversionError:
    return ConversionError(
        _("The mapping of %(model)s is wrong: %(error)s.") % {"model": mapping.label, "error": error}
    )


def _mapping(page_model: type) -> PageMapping:
    mapping = mapping_for(page_model)
    if mapping is None or mapping.model is not page_model:
        raise ConversionError(
            _("WAGTAIL_NEWSCLEAN has no mapping for %(model)s.") % {"model": page_model.__name__}
        )
    if fault := fault_of(mapping.label):
        raise _wrong(mapping, fault)
    return mapping


def _check_permission(page_model: Any, parent: Any, user: Any) -> None:
    """The three checks Wagtail makes before it adds a page."""
    if not user.has_perm("wagtail_newsclean.convert_incomingcopy"):
        raise PermissionDenied(_("You may not create drafts from incoming copy."))
    parent = parent.specific
    if not parent.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied(_("You may not add pages there."))
    if page_model not in parent.creatable_subpage_models() or not page_model.can_create_at(parent):
        raise PermissionDenied(_("Such a page cannot stand there."))


def _tally(plan: DraftPlan) -> dict[str, int]:
    tally: dict[str, int] = {}
    for item in plan.left_out:
        tally[item.kind] = tally.get(item.kind, 0) + 1
    return tally
