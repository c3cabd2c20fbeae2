"""What a partner takes of a feed, as ``WAGTAIL_NEWSCLEAN["PARTNERS"]`` says it: parsed, checked, frozen.

Knows no database, so that a settings file can import ``MSN`` and ``FLIPBOARD`` and change what differs::

    "PARTNERS": {"msn": MSN, "flipboard": FLIPBOARD | {"exclude_sources": ["coastwire"]}}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from django.core.signals import setting_changed
from django.dispatch import receiver

from ..conf import NAME, get_settings

#: What a partner can demand of every story.
DEMANDS = ("text", "summary", "byline", "published", "credit", "alt")

#: As MSN's partners are asked: a headline of 21 to 150 characters, less than thirty stories of the last year,
#: ten megabytes, https, plain elements, a credit for every picture.
MSN: Mapping[str, Any] = {
    "limit": 29,
    "max_age_days": 365,
    "max_bytes": 10_000_000,
    "headline": (21, 150),
    "demands": ("text", "published", "credit"),
    "https": True,
    "elements": "h2 h3 h4 h5 p br a b strong i em small ul ol li table thead tbody tr th td blockquote figure "
    "figcaption img",
}

#: As Flipboard asks: the full text, an author, and a picture of at least 500 pixels.
FLIPBOARD: Mapping[str, Any] = {
    "limit": 30,
    "demands": ("text", "byline", "published"),
    "pictures": 1,
    "picture_width": 500,
}


class PartnerError(ValueError):
    """A profile that cannot be understood; the message says where and what is expected."""


@dataclass(frozen=True, slots=True)
class Partner:
    """One partner's profile. The keys of its setting are these names."""

    name: str
    limit: int | None = None
    """Stories on a page of the feed, at most."""

    max_age_days: int | None = None
    """Stories first published longer ago are not in the feed."""

    max_bytes: int | None = None
    """The feed ends before it would be larger."""

    full_text: bool | None = None
    """``False`` for summaries only, whatever the feed gives others."""

    headline: tuple[int, int | None] = (0, None)
    """Characters of the headline: at least, at most."""

    summary: tuple[int, int | None] = (0, None)
    """Characters of the summary."""

    text: tuple[int, int | None] = (0, None)
    """Characters of the text, without markup."""

    demands: tuple[str, ...] = ()
    """What every story must have: some of ``text summary byline published credit alt``."""

    languages: tuple[str, ...] = ()
    """Codes of the languages that are taken: "en" takes "en-gb" too. None named: all."""

    https: bool = False
    """Whether every address must be https."""

    elements: tuple[str, ...] = ()
    """HTML elements that may be in the text; of others the contents stay. None named: all that feeds have."""

    picture: str = ""
    """The size of pictures, as Wagtail's image filters write it: "fill-1200x675"."""

    picture_width: int = 0
    """Narrower pictures stay behind."""

    picture_height: int = 0
    """Lower pictures stay behind."""

    pictures: int = 0
    """How many pictures a story must have after that."""

    exclude_sources: tuple[str, ...] = ()
    """Names of sources: stories drafted from their copy are not in the feed."""

    exclude_credits: tuple[str, ...] = ()
    """Words of credits: pictures with one of them stay behind."""

    exclude_tags: tuple[str, ...] = ()
    """Stories with one of these tags are not in the feed."""


_LENGTHS = frozenset({"headline", "summary", "text"})
_NUMBERS = frozenset({"limit", "max_age_days", "max_bytes", "picture_width", "picture_height", "pictures"})
_WORDS = frozenset({"demands", "languages", "elements", "exclude_sources", "exclude_credits", "exclude_tags"})
_YES_OR_NO = frozenset({"full_text", "https"})
KEYS = frozenset(field.name for field in fields(Partner)) - {"name"}


@lru_cache(maxsize=1)
def partners() -> Mapping[str, Partner]:
    """Every partner of this site by name. Raises ``PartnerError``."""
    return {name: parse_partner(name, raw) for name, raw in get_settings().partners.items()}


@receiver(setting_changed)
def _forget(*, setting: str, **kwargs: Any) -> None:
    if setting == NAME:
        partners.cache_clear()


def partner_named(name: str) -> Partner:
    """The partner's profile. Raises ``PartnerError`` for a name that the settings do not have."""
    known = partners()
    if name not in known:
        raise PartnerError(
            f"{NAME}['PARTNERS'] has no partner {name!r}; known are {', '.join(known) or 'none'}."
        )
    return known[name]


def parse_partner(name: str, raw: Any) -> Partner:
    """Read one partner's profile. Raises ``PartnerError`` naming the key that is wrong."""
    if not isinstance(raw, Mapping):
        raise PartnerError(f"PARTNERS[{name!r}] must be a dictionary.")
    values: dict[str, Any] = {}
    for key, value in raw.items():
        if key not in KEYS:
            raise PartnerError(
                f"PARTNERS[{name!r}] has an unknown key {key!r}; known are {', '.join(sorted(KEYS))}."
            )
        values[key] = _value(f"PARTNERS[{name!r}][{key!r}]", key, value)
    return Partner(name, **values)


def _value(where: str, key: str, value: Any) -> Any:
    if key in _LENGTHS:
        return _length(where, value)
    if key in _NUMBERS:
        if type(value) is not int or value < 0 or (key == "limit" and value == 0):
            raise PartnerError(f"{where} must be a number.")
        return value
    if key in _YES_OR_NO:
        if not isinstance(value, bool):
            raise PartnerError(f"{where} must be True or False.")
        return value
    if key in _WORDS:
        return _words(where, key, value)
    if not isinstance(value, str):
        raise PartnerError(f"{where} must be an image filter: 'width-1200'.")
    return value


def _length(where: str, value: Any) -> tuple[int, int | None]:
    try:
        least, most = value
        if (least or 0) < 0 or (most is not None and most < (least or 0)):
            raise ValueError
    except (TypeError, ValueError) as error:
        raise PartnerError(f"{where} must be two numbers of characters: (20, 150), or (20, None).") from error
    return least or 0, most


def _words(where: str, key: str, value: Any) -> tuple[str, ...]:
    if key == "elements" and isinstance(value, str):
        value = value.split()
    if not isinstance(value, (list, tuple)) or not all(isinstance(w, str) for w in value):
        raise PartnerError(f"{where} must be a list of words.")
    if key == "demands" and not set(value) <= set(DEMANDS):
        raise PartnerError(f"{where} can demand {', '.join(DEMANDS)}.")
    return tuple(value)
