"""Times with and without a zone: a site may keep its own (``USE_TZ = False``), and copy names moments of the world."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.utils import timezone


def aware(moment: datetime.datetime) -> datetime.datetime:
    """The moment with a zone: without one it is the site's where ``USE_TZ`` is off, else UTC, as databases have it."""
    if timezone.is_aware(moment):
        return moment
    return moment.replace(tzinfo=datetime.UTC) if settings.USE_TZ else timezone.make_aware(moment)


def local(moment: datetime.datetime | None = None) -> datetime.datetime:
    """The moment, now where none is given, with the site's zone."""
    return timezone.localtime(aware(moment or timezone.now()))


def stored(moment: datetime.datetime) -> datetime.datetime:
    """The moment as the site's database takes it."""
    return moment if settings.USE_TZ else timezone.make_naive(aware(moment))
