"""Whether a mapping fits the site as it is now.

The checks say so when a site starts with ``manage.py``; a server that is started by WSGI or ASGI makes none, and a
mapping is outgrown by whoever renames a field. What works for all mappings asks here, so that one that is wrong costs
its own pages and not the desk.
"""

from __future__ import annotations

from functools import lru_cache

from django.core.checks import ERROR
from django.core.signals import setting_changed
from django.dispatch import receiver

from ..conf import NAME, get_settings
from .checking import check_page
from .config import PageMapping, mappings
from .inspecting import page_models


@lru_cache
def fault_of(label: str) -> str:
    """The first thing that the checks call an error of this page model's mapping; empty where it fits."""
    found = check_page(label, get_settings().pages[label])
    errors = (check for check in found if check.level >= ERROR and not check.is_silenced())
    return next((check.msg.removeprefix(f"{NAME}: ").rstrip(".") for check in errors), "")


def sound_mappings() -> list[PageMapping]:
    """The mappings that fit, in the order of the settings."""
    return [mapping for label, mapping in mappings().items() if not fault_of(label)]


def placeable_mappings() -> list[PageMapping]:
    """The mappings whose page model there is, also those that do not fit it: who wants a draft is told why not."""
    names = {model._meta.label_lower for model in page_models()}
    return [mapping for label, mapping in mappings().items() if label.lower() in names]


@receiver(setting_changed)
def _forget(*, setting: str, **kwargs: object) -> None:
    if setting in (NAME, "SILENCED_SYSTEM_CHECKS"):
        fault_of.cache_clear()
