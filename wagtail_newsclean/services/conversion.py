"""From reviewed copy to a draft of the site's own page model: planned first, shown, then made once."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import swapper
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.permission_policies.pages import PagePermissionPolicy

from ..mapping import PageMapping, mapping_for, mappings
from ..mapping.required import FixedValueError
from ..mapping.writing import LeftOut, write_body
from ..models import IncomingCopy
from .filling import details, empty_fields, filled
from .logbook import note
from .pictures import PictureFinder
from .pieces import pieces_of

_TARGETS_SHOWN = 200


class ConversionError(ValueError):
    """A draft cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place where this user may make a draft."""

    page_model: type
    parent: Any
    label: (
        str  #: "News, as Article page"; "Home › News (French), as Article page" where there are several News
    )


@dataclass(frozen=True, slots=True)
class DraftPlan:
    """What a draft would hold, and what it would leave out."""

    values: dict[str, Any]
    left_out: tuple[LeftOut, ...]


def targets_for(user: Any) -> list[Target]:
    """Every mapped page model under every page where this user may add one now: where the last story went first,
    then first in the tree first.

    Not under other stories, where a site has not said what may stand where.
    """
    page_class = swapper.load_model("wagtailcore", "Page")
    allowed = PagePermissionPolicy(page_class).instances_user_has_permission_for(user, "add")
    found: list[Target] = []
    stories = {mapping.model for mapping in mappings().values()}
    for mapping in mappings().values():
        model: Any = mapping.model
        above = [parent for parent in model.allowed_parent_page_models() if parent not in stories]
        parents = allowed.exact_type(*above).select_related("locale").order_by("path")[:_TARGETS_SHOWN]
        found += [
            Target(model, parent, "")
            for parent in parents.specific(defer=True)
            if not parent.is_root() and model.can_create_at(parent)
        ]
    if len(found) > 1:
        last = _last_place(user, stories)
        found.sort(key=lambda target: (target.page_model, target.parent.pk) != last)
    return _named(found)


def _last_place(user: Any, models: Iterable[type]) -> tuple[type, int] | None:
    """Where this user's last draft went, else where the site's newest story stands."""
    page_class = swapper.load_model("wagtailcore", "Page")
    drafted = IncomingCopy.objects.filter(page__owner=user).order_by("-drafted_at")
    page = page_class.objects.filter(pk__in=drafted.values("page")[:1]).first()
    page = page or page_class.objects.exact_type(*models).order_by("-pk").first()
    if page is None:
        return None
    above = page_class.objects.filter(path=page._get_parent_path_from_path(page.path))
    return page.specific_class, above.values_list("pk", flat=True).first()


def _named(targets: Sequence[Target]) -> list[Target]:
    """The targets with their labels; places of one title with what stands above them, and their language."""
    known = Counter((target.page_model, target.parent.title) for target in targets)
    unclear = [target.parent for target in targets if known[target.page_model, target.parent.title] > 1]
    titles: dict[str, str] = {}
    if unclear:
        steps = {p.path[:end] for p in unclear for end in range(2 * p.steplen, len(p.path), p.steplen)}
        page_class = swapper.load_model("wagtailcore", "Page")
        titles = dict(page_class.objects.filter(path__in=steps).values_list("path", "title"))
    return [
        replace(
            target,
            label=_("%(parent)s, as %(model)s")
            % {
                "parent": _with_way(target.parent, titles)
                if target.parent in unclear
                else target.parent.title,
                "model": target.page_model.get_verbose_name(),  # type: ignore[attr-defined]
            },
        )
        for target in targets
    ]


def _with_way(page: Any, titles: Mapping[str, str]) -> str:
    ends = range(2 * page.steplen, len(page.path), page.steplen)
    way = " › ".join([*(titles.get(page.path[:end], "") for end in ends), page.title])
    if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return f"{way} ({page.locale.get_display_name()})"
    return way


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
    return DraftPlan(
        {**written.values, **found.values, **values}, (*found.left_out, *written.left_out, *more)
    )


def create_draft(copy: IncomingCopy, *, page_model: type, parent: Any, user: Any) -> Any:
    """Make the draft, or return the one that was already made of this copy: pressing twice makes one page.

    Raises ``PermissionDenied`` where the user may not add such a page there, ``ConversionError`` otherwise.
    """
    with transaction.atomic():
        current = IncomingCopy.objects.select_for_update(of=("self",)).get(pk=copy.pk)
        if current.page:
            return current.page.specific
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
    return page


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
    page.depth = parent.depth + 1
    last = parent.get_last_child()
    page.path = last._inc_path() if last else page._get_path(parent.path, page.depth, 1)
    page.set_url_path(parent)
    return page


def _page(mapping: PageMapping, plan: DraftPlan, copy: IncomingCopy, parent: Any, user: Any) -> Any:
    page = _filled(mapping, plan, copy, user, parent)
    page.go_live_at = goes_live_at(copy, mapping.model)
    empty = [str(field.verbose_name) for field in empty_fields(page)]
    if empty:
        raise ConversionError(
            _(
                "Such a page must have “%(fields)s”, and the copy gives none. Ask your site's developers for a default."
            )
            % {"fields": ", ".join(empty)}
        )
    try:
        parent.add_child(instance=page)
    except (IntegrityError, ValidationError) as error:
        message = _("The site refuses such a page: %(error)s")
        reasons = error.messages if isinstance(error, ValidationError) else [str(error)]
        raise ConversionError(message % {"error": " ".join(reasons)}) from error
    page.save_revision(user=user, log_action=True, clean=False)
    return page


def _filled(mapping: PageMapping, plan: DraftPlan, copy: IncomingCopy, user: Any, parent: Any) -> Any:
    try:
        return filled(mapping, plan.values, copy.get_review(), user, parent.locale_id)
    except FixedValueError as error:
        raise _wrong(mapping, error) from error


def _wrong(mapping: PageMapping, error: Exception) -> ConversionError:
    return ConversionError(
        _("The mapping of %(model)s is wrong: %(error)s.") % {"model": mapping.label, "error": error}
    )


def _mapping(page_model: type) -> PageMapping:
    mapping = mapping_for(page_model)
    if mapping is None:
        raise ConversionError(
            _("WAGTAIL_NEWSCLEAN has no mapping for %(model)s.") % {"model": page_model.__name__}
        )
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
