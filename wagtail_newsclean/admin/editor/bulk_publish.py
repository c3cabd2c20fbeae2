"""Publishing many pages at once passes no form: pages with real harm stop it before anything is published."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from ...mapping import mapping_for
from ...services.findings import findings_for
from ..quoting import quoted

_NAMED = 5  #: pages that the message names


def hold_bulk_publish(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """For the ``before_bulk_action`` hook: a response, and nothing published, while any page must wait."""
    if action_type != "publish" or not any(hasattr(obj, "latest_revision_id") for obj in objects):
        return None
    pages = list(objects)
    if action.cleaned_form and action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in objects:
            pages += page.get_descendants().not_live().specific()
    held = [page for page in pages if _must_wait(page)]
    if not held:
        return None
    names = ", ".join(quoted(page.get_admin_display_title()) for page in held[:_NAMED])
    more = len(held) - _NAMED
    if more > 0:
        names = _("%(names)s and %(more)d more") % {"names": names, "more": more}
    text = ngettext(
        "Nothing was published. One page must wait, as its text would do harm: %(names)s. Open it to see where.",
        "Nothing was published. %(count)d pages must wait, as their text would do harm: %(names)s. "
        "Open them to see where.",
        len(held),
    )
    messages.error(request, text % {"names": names, "count": len(held)})
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_explore_root")


def _must_wait(page: Any) -> bool:
    """Judges what would be published: the latest revision."""
    if mapping_for(page.specific_class) is None:
        return False
    return bool(findings_for(page.get_latest_revision_as_object(), only_holding=True))
