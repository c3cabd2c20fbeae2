"""The settings that count now: what the newsroom set in the admin, and ``WAGTAIL_NEWSCLEAN`` for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from time import monotonic
from typing import Any

from asgiref.local import Local
from django.core.signals import request_finished, request_started, setting_changed
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from ..conf import NewscleanSettings, get_settings
from ..models import DeskSettings
from ..text.details.dateline_style import STYLES, DatelineStyle, usual_stand_alone
from ..text.details.gazetteer import fold

#: ``held`` is a list while a request runs: empty until the settings were read, then with them in it.
_now = Local()

_SECONDS = 10  #: for which public pages keep the separator
_separator: dict[str, tuple[float, str]] = {}


def site_settings() -> NewscleanSettings:
    """The settings; within a request (or ``read_once``) they are read once, elsewhere each time."""
    held: list[NewscleanSettings] | None = getattr(_now, "held", None)
    if held:
        return held[0]
    found = with_choices(DeskSettings.stored())
    if held is not None:
        held.append(found)
    return found


def with_choices(desk: DeskSettings) -> NewscleanSettings:
    """The site's settings with what this row sets; the row need not be saved."""
    return replace(get_settings(), **desk.chosen())


@contextmanager
def read_once() -> Iterator[None]:
    """For work outside a request that asks often: a task over many pages, a command."""
    before = getattr(_now, "held", None)
    _now.held = []
    try:
        yield
    finally:
        _now.held = before


def dateline_style(settings: NewscleanSettings) -> DatelineStyle | None:
    """The house style of datelines; None where it is to be seen from the site's newest stories."""
    style = STYLES.get(settings.dateline_style)
    return style and with_details(style, settings)


def with_details(style: DatelineStyle, settings: NewscleanSettings) -> DatelineStyle:
    """A style with the site's own separator and stand-alone cities."""
    changes: dict[str, Any] = {}
    if settings.dateline_separator:
        changes["separator"] = settings.dateline_separator
    if settings.stand_alone or settings.only_stand_alone:
        own = frozenset(map(fold, settings.stand_alone))
        changes["stand_alone"] = own if settings.only_stand_alone else own | usual_stand_alone()
    return replace(style, **changes)


def dateline_separator() -> str:
    """What divides a dateline from the text where its editor wrote nothing.

    Asked for public pages: remembered for some seconds, so that readers cost no query.
    """
    kept: tuple[float, str] | None = _separator.get("kept")
    if kept and monotonic() < kept[0]:
        return kept[1]
    settings = site_settings()
    found = settings.dateline_separator or (dateline_style(settings) or DatelineStyle()).separator
    _separator["kept"] = (monotonic() + _SECONDS, found)
    return found


def forget_settings() -> None:
    """Read them anew when next asked for."""
    _separator.clear()
    if getattr(_now, "held", None):
        _now.held.clear()


@receiver(request_started, dispatch_uid="newsclean_settings_of_request")
def _begin(**kwargs: Any) -> None:
    _now.held = []


@receiver(request_finished, dispatch_uid="newsclean_settings_of_request")
def _end(**kwargs: Any) -> None:
    _now.held = None


@receiver([post_save, post_delete], sender=DeskSettings, dispatch_uid="newsclean_settings_changed")
@receiver(setting_changed, dispatch_uid="newsclean_settings_changed")
def _changed(**kwargs: Any) -> None:
    forget_settings()
