"""The one setting, ``WAGTAIL_NEWSCLEAN``: read once, checked, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver

NAME = "WAGTAIL_NEWSCLEAN"


@dataclass(frozen=True, slots=True)
class NewscleanSettings:
    """Everything a site can set. The keys of ``WAGTAIL_NEWSCLEAN`` are these names in capitals."""

    pages: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Page model ("app.Model") to its mapping: see ``mapping``."""

    images: Mapping[str, str] = field(default_factory=dict)
    """Fields of the site's image model for "alt", "caption" and "credit", where they have no usual name: see
    ``mapping.images``."""

    max_copy_bytes: int = 12_000_000
    """Larger copy is refused with a message that says so."""

    ask_below: float = 0.5
    """A block is doubtful when its best kind is less probable than this (0..1)."""

    ask_margin: float = 0.15
    """A block is doubtful when its second kind is nearer to the best than this (0..1)."""

    memory_days: int = 90
    """For how long, in days, a recurring line is remembered; three stories within it make a line furniture."""

    tag_ticked: float = 0.6
    """Tags scored this high (0..1) are ticked: of tags scored .6, six in ten are right."""

    tag_offered: float = 0.12
    """Tags scored this high are offered, unless surer ones leave little to find; below, they are hidden."""

    archive_storage: str = ""
    """Dotted path of the class that keeps the archive (``suggesters.storage.ArchiveStorage``); empty for the site's
    own database."""

    open_minutes: int = 10
    """For how long, in minutes, copy shows as open by whoever looked at it last."""

    gate: tuple[str, ...] = ("embargo", "desk_note")
    """Codes of findings (``services.findings.CODES``) that hold publishing and submitting for moderation."""

    withhold: tuple[str, ...] = ("embargo", "desk_note", "phone")
    """Codes of harm (``text.harm.HarmCode``) that keep a story out of feeds and exports until its text is mended."""

    partners: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Name of a partner to what it takes of a feed: see ``publishing.partners``."""

    finding_confidence: float = 0.9
    """How sure (0..1) the splitter must be that a paragraph is no part of the story to warn about it."""

    purge: tuple[str, ...] = ()
    """Paths of feeds and lists that a front-end cache forgets with every story that changes: "/feeds/rss.xml"."""

    dateline_style: str = ""
    """How datelines are set: "ap", "reuters", "city-date" or "city"; empty: as the site's newest stories have it."""

    dateline_separator: str = ""
    """What divides a dateline from the text, with the space before it (" —"); empty: as the style has it."""

    dateline_months: str = ""
    """The language that datelines name months in ("de"); empty: the story's own."""

    stand_alone: tuple[str, ...] = ()
    """Cities that need no state or country in a dateline, besides the usual ones."""

    only_stand_alone: bool = False
    """Whether only those of ``STAND_ALONE`` stand alone, and none of the usual ones."""


def known_keys() -> frozenset[str]:
    """The keys ``WAGTAIL_NEWSCLEAN`` may have."""
    return frozenset(f.name.upper() for f in fields(NewscleanSettings))


@lru_cache(maxsize=1)
def get_settings() -> NewscleanSettings:
    """The site's settings; unknown keys are reported by a system check and ignored here."""
    given: Mapping[str, Any] = getattr(settings, NAME, {})
    return NewscleanSettings(**{k.lower(): v for k, v in given.items() if k in known_keys()})


@receiver(setting_changed)
def _forget(*, setting: str, **kwargs: Any) -> None:
    if setting == NAME:
        get_settings.cache_clear()
