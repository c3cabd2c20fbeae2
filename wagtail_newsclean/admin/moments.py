"""Moments in words, as editors read them."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from ..clock import local


def age_of(moment: datetime.datetime) -> str:
    """ "2 hours", the largest unit only; "just now" within the first minute."""
    if timezone.now() - moment < datetime.timedelta(minutes=1):
        return _("just now")
    return timesince(moment, depth=1)


def clock(moment: Any) -> str:
    """ "14:05" today, "March 4, 14:05" this year, with the whole date in every other."""
    when, today = local(moment), local().date()
    if when.date() == today:
        return date_format(when, "TIME_FORMAT")
    if when.year != today.year:
        return date_format(when, "SHORT_DATETIME_FORMAT")
    return _("%(day)s, %(time)s") % {"day": month_day(when), "time": date_format(when, "TIME_FORMAT")}


def month_day(date: datetime.date) -> str:
    """ "March 4"; in languages that inflect the month beside a day, so ("4 марта")."""
    form = get_format("MONTH_DAY_FORMAT")
    # Django inflects months in whole dates only.
    return date_format(date, form.replace("F", "E") if "E" in get_format("DATE_FORMAT") else form)
