"""Which stories may be passed on: those made from copy of a source that forbids it stay on the site."""

from __future__ import annotations

import datetime
from typing import Any

import swapper
from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Q
from wagtail.log_actions import registry

from ..models import IncomingCopy, Source


def may_be_passed_on(pages: Any) -> Any:
    """The pages of this queryset that feeds and exports may hold, in one query with it.

    Translations and aliases of a page are held back with it.
    """
    held = IncomingCopy.objects.filter(source__may_syndicate=False, page__isnull=False).values("page_id")
    stories = swapper.load_model("wagtailcore", "Page").objects.filter(pk__in=held).order_by()
    return pages.exclude(
        Q(translation_key__in=stories.values("translation_key")) | Q(alias_of__in=stories.values("pk"))
    )


def last_decision() -> datetime.datetime | None:
    """When somebody last changed a source in the admin, and with it perhaps what may be passed on."""
    log = registry.get_log_model_for_model(Source)
    about = ContentType.objects.get_for_model(Source)
    found: datetime.datetime | None = log.objects.filter(content_type=about).aggregate(last=Max("timestamp"))[
        "last"
    ]
    return found
