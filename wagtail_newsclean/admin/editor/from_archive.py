"""Tags and related stories for what is being written, from the site's own vocabulary and archive."""

from __future__ import annotations

from typing import Any

import swapper
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from wagtail.permission_policies.pages import PagePermissionPolicy

from ...models import Suggestion
from ...services.archive import key_of
from ...services.findings import message_for
from ...services.vocabulary import tag_model_of, vocabulary_of
from ...suggesters.related import NEAR_COPY, nearest, suggest_related
from ...suggesters.storage import Filter, get_storage
from ...suggesters.tags import Band, Refusals, suggest_tags
from ...text.terms import profile
from .writing import Proposal, ProposalGroup, Writing

_TAGS = 8  #: offered at most
_STORIES = 5
_LOOKED_AT = 20  #: stories asked for, as some may not be shown to this user


def propose_tags(writing: Writing) -> ProposalGroup | None:
    """Tags of the site that the story names or its neighbours carry, without those the form has."""
    name = writing.mapping.tags
    model = tag_model_of(writing.mapping)
    if not name or model is None or not writing.story:
        return None
    have = {str(tag).casefold() for tag in writing.value(name) or ()}
    found = suggest_tags(
        writing.text(writing.mapping.headline),
        writing.story,
        writing.language or "en",
        vocabulary=vocabulary_of(model),
        archive=get_storage(),
        only=Filter(exclude=frozenset({writing.key})),
        refused=Refusals(story=_refused(writing)),
    )
    items = [
        Proposal(tag.name, tag.name, tag.reasons, score=tag.score)
        for tag in found
        if tag.band is not Band.HIDDEN and tag.name.casefold() not in have
    ]
    return ProposalGroup(Suggestion.Kind.TAG, name, "tag", _("Tags"), tuple(items[:_TAGS]))


def propose_related(writing: Writing) -> ProposalGroup | None:
    """Published stories like this one that the user may see, without those the form has."""
    if not writing.mapping.related or not writing.story:
        return None
    relation, through = writing.mapping.related
    have = _have(writing, relation, through)
    found = suggest_related(
        writing.text(writing.mapping.headline),
        writing.story,
        (writing.page.first_published_at or timezone.now()).date(),
        archive=get_storage(),
        language=writing.language or "en",
        only=Filter(
            language=writing.language, live_only=True, public_only=True, exclude=frozenset({writing.key})
        ),
        limit=_LOOKED_AT,
    )
    pages = _visible(
        writing, [s.story.page_id for s in found if s.story.page_id not in have], relation, through
    )
    items = []
    for suggestion in found:
        page = pages.get(suggestion.story.page_id)
        if page is not None:
            edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
            title = page.get_admin_display_title()
            write = {"id": page.pk, "title": title, "edit": edit, "field": through}
            reasons = (*suggestion.reasons, *_date(page))
            items.append(Proposal(key_of(page.pk), title, reasons, write, edit, suggestion.score))
    return ProposalGroup(
        Suggestion.Kind.RELATED, relation, "page", _("Related stories"), tuple(items[:_STORIES])
    )


def near_copy(writing: Writing) -> dict[str, Any] | None:
    """A published story with nearly the same text, as a finding for the browser; only one that the user may see."""
    if not writing.story:
        return None
    query = profile(writing.text(writing.mapping.headline), writing.story, writing.language or "en")
    only = Filter(live_only=True, exclude=frozenset({writing.key}))
    found = next(iter(nearest(query, archive=get_storage(), only=only, limit=1)), None)
    if found is None or found.copied < NEAR_COPY:
        return None
    page_class = swapper.load_model("wagtailcore", "Page")
    allowed = PagePermissionPolicy(page_class).explorable_instances(writing.user)
    page = allowed.filter(pk=found.story.page_id).first()
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


def _refused(writing: Writing) -> frozenset[str]:
    if not writing.key:
        return frozenset()
    refused = Suggestion.objects.refused().filter(story=writing.key, kind=Suggestion.Kind.TAG)
    return frozenset(refused.values_list("value", flat=True))


def _have(writing: Writing, relation: str, through: str | None) -> set[Any]:
    """Primary keys of the stories that the form has already."""
    if through:
        return {row[through].pk for row in writing.rows(relation) if row.get(through)}
    return {page.pk for page in writing.value(relation) or ()}


def _visible(writing: Writing, pks: list[Any], relation: str, through: str | None) -> dict[Any, Any]:
    """The pages among these that are live and public, of the kind the field takes, and that the user may explore."""
    target = type(writing.page)._meta.get_field(relation).related_model
    if through:
        target = target._meta.get_field(through).related_model
    page_class = swapper.load_model("wagtailcore", "Page")
    allowed = PagePermissionPolicy(page_class).explorable_instances(writing.user)
    pages = target.objects.live().public().filter(pk__in=pks)
    return {page.pk: page for page in pages.filter(pk__in=allowed.filter(pk__in=pks).values("pk"))}


def _date(page: Any) -> tuple[str, ...]:
    moment = page.first_published_at
    return (formats.date_format(timezone.localtime(moment), "DATE_FORMAT"),) if moment else ()
