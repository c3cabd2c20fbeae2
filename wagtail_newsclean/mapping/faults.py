"""Whether a mapping fits the site as it is now.

The checks say so when a site starts with ``manage.py``; a server that is started by WSGI or ASGI makes none, and a
mapping is outgrown by whoever renames a field. What works for all mappings asks here, so that one that is wrong costs
its own pages and not the desk.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.core.checks import ERROR
from django.core.signals import setting_changed
from django.db.models import Model
from django.dispatch import receiver

from ..conf import NAME, get_settings
from .checking import check_page, holds_text
from .config import PageMapping, mapping_for, mappings, parse_mapping
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


def mapping_to_read(model: type[Model]) -> PageMapping | None:
    """The mapping of a page model without what the site no longer has, so that published pages stay readable.

    None where the site has none for the model.
    """
    mapping = mapping_for(model)
    return mapping and _still_there(mapping.label)


@lru_cache
def _still_there(label: str) -> PageMapping:
    raw = get_settings().pages[label]
    amiss = _errors(label, {})
    kept = {
        key: value
        for key, value in raw.items()
        if key in ("body", "blocks") or _errors(label, {key: value}) <= amiss
    }
    mapping = parse_mapping(label, kept)
    return mapping if holds_text(mapping) else replace(mapping, body=None)


def _errors(label: str, raw: dict[str, Any]) -> set[str]:
    return {check.msg for check in check_page(label, raw) if check.level >= ERROR}


@receiver(setting_changed)
def _forget(*, setting: str, **kwargs: object) -> None:
    if setting in (NAME, "SILENCED_SYSTEM_CHECKS"):
        fault_of.cache_clear()
        _still_there.cache_clear()
