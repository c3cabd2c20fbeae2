"""Tags, related stories and near-copies for what is being written, from the site's own vocabulary and archive."""

from __future__ import annotations

from typing import Any

import swapper
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from wagtail.permission_policies.pages import PagePermissionPolicy

from ...clock import local
from ...models import Suggestion
from ...services.archive import key_of
from ...services.findings import message_for
from ...suggesters.related import NEAR_COPY, nearest
from ...suggesters.storage import Filter, get_storage
from ...text.terms import profile
from .writing import Proposal, ProposalGroup, Writing

_TAGS = 8  #: offered at most
_STORIES = 5


def propose_tags(writing: Writing) -> ProposalGroup | None:
    """Tags of the site that the story names or its neighbours carry, without those the form has."""
    name = writing.mapping.tags
    if not name or not writing.story:
        return None
    have = {str(tag).casefold() for tag in writing.value(name) or ()}
    items = [
        Proposal(tag.name, tag.name, tag.reasons)
        for tag in writing.suggested.tags
        if tag.name.casefold() not in have
    ]
    return ProposalGroup(Suggestion.Kind.TAG, name, "tag", _("Tags"), tuple(items[:_TAGS]))


def propose_related(writing: Writing) -> ProposalGroup | None:
    """Published stories like this one that the user may see, without those the form has."""
    if not writing.mapping.related or not writing.story:
        return None
    relation, through = writing.mapping.related
    found = writing.suggested.related
    fitting = _fitting(writing, [related.page.pk for related in found], relation, through)
    have = _have(writing, relation, through)
    items = []
    for related in found:
        page = related.page
        if page.pk in fitting and page.pk not in have:
            edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
            title = page.get_admin_display_title()
            write = {"id": page.pk, "title": title, "edit": edit, "field": through}
            reasons = (*related.reasons, *_date(page))
            items.append(Proposal(key_of(page.pk), title, reasons, write, edit))
    return ProposalGroup(
        Suggestion.Kind.RELATED, relation, "page", _("Related stories"), tuple(items[:_STORIES])
    )


def near_copy(writing: Writing) -> dict[str, Any] | None:
    """A published story with nearly the same text, as a finding for the browser; only one that the user may see.

    Raises ``ArchiveUnavailable`` when the database does not answer.
    """
    if not writing.story:
        return None
    query = profile(writing.text(writing.mapping.headline), writing.story, writing.language)
    only = Filter(live_only=True, exclude=frozenset({writing.key}))
    found = next(iter(nearest(query, archive=get_storage(), only=only, limit=1)), None)
    if found is None or found.copied < NEAR_COPY:
        return None
    page = _explorable(writing).filter(pk=found.story.page_id).first()
    if page is None:
        return None
    return {
        "code": "near_copy",
        "message": message_for("near_copy"),
        "holds": False,
        "excerpt": page.get_admin_display_title(),
        "where": "",
        "field": "",
        "block": "",
        "address": reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }


def _have(writing: Writing, relation: str, through: str | None) -> set[Any]:
    """Primary keys of the stories that the form has already."""
    if through:
        return {row[through].pk for row in writing.rows(relation) if row.get(through)}
    return {page.pk for page in writing.value(relation) or ()}


def _fitting(writing: Writing, pks: list[Any], relation: str, through: str | None) -> set[Any]:
    """Those pages that the user may explore and that are of the model the relation takes."""
    target = type(writing.page)._meta.get_field(relation).related_model
    if through:
        target = target._meta.get_field(through).related_model
    pages = target.objects.filter(pk__in=pks)
    return set(
        pages.filter(pk__in=_explorable(writing).filter(pk__in=pks).values("pk")).values_list("pk", flat=True)
    )


def _explorable(writing: Writing) -> Any:
    page_class = swapper.load_model("wagtailcore", "Page")
    return PagePermissionPolicy(page_class).explorable_instances(writing.user)


def _date(page: Any) -> tuple[str, ...]:
    moment = page.first_published_at
    return (formats.date_format(local(moment), "DATE_FORMAT"),) if moment else ()
