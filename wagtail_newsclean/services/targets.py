"""Where a draft may go: page models that are mapped, under pages where the user may add one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import swapper
from django.conf import settings
from django.db.models import Count, F
from django.db.models.functions import Left
from django.utils.translation import gettext as _
from wagtail.permission_policies.pages import PagePermissionPolicy

from ..mapping.faults import placeable_mappings
from ..models import IncomingCopy

_MOST = 200  #: places that are offered for a page model


@dataclass(frozen=True, slots=True)
class Target:
    """A place where this user may make a draft."""

    page_model: type
    parent: Any
    #: "News, as Article page"; "Home › News (French), as Article page" where there are several News.
    label: str


def targets_for(user: Any, language: str = "") -> list[Target]:
    """Every mapped page model under every page where this user may add one now: where the last story went first,
    then first in the tree first; on a site of several languages places in the copy's ``language`` before others.

    Not under other stories, where a site has not said what may stand where.
    """
    policy = PagePermissionPolicy(swapper.load_model("wagtailcore", "Page"))
    allowed = policy.instances_user_has_permission_for(user, "add")
    found: list[Target] = []
    mappings = placeable_mappings()
    stories = {mapping.model for mapping in mappings}
    for mapping in mappings:
        model: Any = mapping.model
        above = [parent for parent in model.allowed_parent_page_models() if parent not in stories]
        parents = allowed.exact_type(*above).select_related("locale").order_by("path")[:_MOST]
        places = [parent for parent in parents.specific(defer=True) if not parent.is_root()]
        found += [Target(model, parent, "") for parent in _with_room(model, places)]
    if len(found) > 1:
        last = _last_place(user, stories)
        found.sort(key=lambda target: (target.page_model, target.parent.pk) != last)
        if language and getattr(settings, "WAGTAIL_I18N_ENABLED", False):
            found.sort(key=lambda target: not _same_language(target.parent.locale.language_code, language))
    return _named(found, policy.explorable_instances(user))


def _same_language(one: str, other: str) -> bool:
    """Whether two codes are of one language, whatever its country: "pt-br" and "pt"."""
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()


def _with_room(model: Any, places: Sequence[Any]) -> list[Any]:
    """The places where ``can_create_at`` takes another page of this model: Wagtail's own asks the database for each,
    here it is asked for all of them at once."""
    page_class = swapper.load_model("wagtailcore", "Page")
    if model.can_create_at.__func__ is not page_class.can_create_at.__func__:
        return [place for place in places if model.can_create_at(place)]
    if not model.is_creatable or not places:
        return []
    if model.max_count is not None and model.objects.count() >= model.max_count:
        return []
    found = [place for place in places if model.can_exist_under(place)]
    most = model.max_count_per_parent
    if most is None:
        return found
    length = (F("depth") - 1) * page_class.steplen
    pages = page_class.objects.type(model).order_by().annotate(above=Left("path", length))
    below = pages.filter(depth__gt=1, above__in=[place.path for place in found])
    counts = dict(below.values_list("above").annotate(Count("pk")))
    return [place for place in found if counts.get(place.path, 0) < most]


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


def _named(targets: Sequence[Target], seen: Any) -> list[Target]:
    """The targets with their labels; places of one title with what stands above them, as far as the user has ``seen``
    it in the explorer, and their language."""
    known = Counter((target.page_model, target.parent.title) for target in targets)
    unclear = [target.parent for target in targets if known[target.page_model, target.parent.title] > 1]
    titles: dict[str, str] = {}
    if unclear:
        steps = {p.path[:end] for p in unclear for end in range(2 * p.steplen, len(p.path), p.steplen)}
        titles = dict(seen.filter(path__in=steps).values_list("path", "title"))
    named = []
    for target in targets:
        model: Any = target.page_model
        parent = _with_way(target.parent, titles) if target.parent in unclear else target.parent.title
        label = _("%(parent)s, as %(model)s") % {"parent": parent, "model": model.get_verbose_name()}
        named.append(replace(target, label=label))
    return named


def _with_way(page: Any, titles: Mapping[str, str]) -> str:
    ends = range(2 * page.steplen, len(page.path), page.steplen)
    above = (titles.get(page.path[:end], "") for end in ends)
    way = " › ".join([*filter(None, above), page.title])
    if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return f"{way} ({page.locale.get_display_name()})"
    return way
