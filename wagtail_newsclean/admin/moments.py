"""Moments in words, as editors read them."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import gettext as _


def age_of(moment: datetime.datetime) -> str:
    """ "2 hours", the largest unit only; "just now" within the first minute."""
    if timezone.now() - moment < datetime.timedelta(minutes=1):
        return _("just now")
    return timesince(moment, depth=1)


def clock(moment: Any) -> str:
    """ "14:05" today, with the date on every other day."""
    local = timezone.localtime(moment)
    today = local.date() == timezone.localdate()
    return date_format(local, "TIME_FORMAT" if today else "SHORT_DATETIME_FORMAT")
