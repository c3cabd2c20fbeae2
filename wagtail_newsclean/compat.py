"""What differs between the Wagtail versions we support, in one place."""

from __future__ import annotations

import datetime
from typing import Any

import swapper
import wagtail
from django.utils import timezone

# Wagtail 8.0 lets a site swap its Page model; on 7.4 this is "wagtailcore.Page".
swapper.set_app_prefix("wagtailcore", "wagtail")
PAGE_MODEL: str = swapper.get_model_name("wagtailcore", "Page")

#: The editor tells the server this often, and a little more, that a page is open.
_EDITING = datetime.timedelta(seconds=60)


def image_permission_policy() -> Any:
    """Who may add, choose and change images."""
    if wagtail.VERSION >= (8, 0):
        from wagtail.images import get_image_model
        from wagtail.permissions import policy_registry

        return policy_registry.get_by_type(get_image_model())
    from wagtail.images.permissions import permission_policy

    return permission_policy


def edited_now_by(page: Any, *, but: Any = None) -> Any | None:
    """Who has the page open in Wagtail's editor now, ``but`` aside. A draft made meanwhile stops their autosave."""
    from django.contrib.contenttypes.models import ContentType
    from wagtail.admin.models import EditingSession

    pages = ContentType.objects.get_for_model(swapper.load_model("wagtailcore", "Page"))
    since = timezone.now() - _EDITING
    sessions = EditingSession.objects.filter(
        content_type=pages, object_id=str(page.pk), last_seen_at__gte=since
    )
    found = sessions.exclude(user=but).select_related("user").first()
    return found and found.user
