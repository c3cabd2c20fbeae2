"""The suggestions panel's two addresses: what is proposed for the form as it stands, and what became of it.

Nothing of the page is saved here: a revision made by the server would make the editor's next autosave fail.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from ...models import Suggestion
from ...services.findings import Finding, findings_for
from ...services.page_story import story_in_hand
from ...services.suggesting import decide as keep_decision
from ...suggesters.storage import ArchiveUnavailable
from ..core_words import all_in_words, in_words
from ..posted import posted_text
from .from_archive import near_copy
from .makers import MAKERS
from .writing import Proposal, ProposalGroup, Writing, page_in_hand

_LONGEST = 255  #: of a suggestion's value
_STATES = {
    "accepted": Suggestion.Status.ACCEPTED,
    "refused": Suggestion.Status.REFUSED,
    "offered": Suggestion.Status.OFFERED,
}


@require_POST
def suggest(request: HttpRequest) -> JsonResponse:
    """What fits the posted form: groups of suggestions, without those refused before, and findings."""
    writing = Writing(page_in_hand(request), request)
    groups = []
    for make in MAKERS:
        group = make(writing)
        items = (
            [i for i in group.items if (group.kind, i.value) not in writing.suggested.refused]
            if group
            else []
        )
        if group and items:
            groups.append(_group(group, items))
    missing = writing.suggested.missing
    findings = findings_for(writing.page, writing.value)
    found = [_finding(writing, finding) for finding in findings]
    with suppress(ArchiveUnavailable):
        copied = near_copy(writing)
        found += [copied] if copied else []
    return JsonResponse(
        {"groups": groups, "findings": found, "notes": [in_words(missing)] if missing else []}
    )


@require_POST
def decide(request: HttpRequest) -> JsonResponse:
    """Remember that a suggestion was accepted, refused, or taken back, so that refused ones do not return."""
    hand = page_in_hand(request)
    kind, value = posted_text(request, "kind"), posted_text(request, "value")
    status = _STATES.get(request.POST.get("status", ""))
    if not hand.key or status is None or not value or len(value) > _LONGEST or len(kind) > 10:
        raise BadRequest(_("This is no decision on a suggestion."))
    title = getattr(hand.page, hand.mapping.headline) or ""
    story = story_in_hand(hand.page, title, "", hand.mapping)
    keep_decision(story, kind, value, status, user=request.user)
    data = {"kind": kind, "value": posted_text(request, "text") or value, "status": str(status)}
    log(hand.page, "wagtail_newsclean.suggestion", user=request.user, data=data)
    return JsonResponse({"status": status})


def _group(group: ProposalGroup, items: list[Proposal]) -> dict[str, Any]:
    return {
        "kind": str(group.kind),
        "field": group.field,
        "writer": group.writer,
        "label": group.label,
        "items": [
            {
                "value": item.value,
                "text": item.text,
                "reasons": all_in_words(item.reasons),
                "write": item.value if item.write is None else item.write,
                "address": item.address,
            }
            for item in items
        ],
    }


def _finding(writing: Writing, finding: Finding) -> dict[str, Any]:
    place = finding.place
    if place.block is None:
        label = str(type(writing.page)._meta.get_field(place.field).verbose_name)
    else:
        label = _("block %(number)d") % {"number": place.block + 1}
    return {
        "code": finding.code,
        "message": finding.message,
        "holds": finding.holds,
        "excerpt": finding.excerpt,
        "where": label,
        "field": place.field,
        "block": place.block_id,
        "address": "",
    }
