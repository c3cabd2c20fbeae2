"""The pages that a story names, by links in its text and in boxes set inside it: fetched at once for all its blocks.

Wagtail fetches them block by block, and goes on linking to a page that was unpublished. While a story is shown or
written down its links lead to live pages only; everywhere else Wagtail's links are as they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import swapper
from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Locale

from .visible import marked

_LINK = re.compile(r"<a\b[^>]*\blinktype=\"page\"[^>]*>")
_KEY = re.compile(r"\bid=\"(\d{1,18})\"")
#: What Wagtail writes for a link to a page that is gone; links do not stand inside each other.
_DEAD = re.compile(r"<a>((?:(?!</?a\b).)*)</a>", re.IGNORECASE | re.DOTALL)
#: A model that says one of these itself is asked with all its fields.
_ADDRESS = ("url", "get_url", "get_url_parts", "relative_url")


class NamedPages:
    """Pages by key, fetched when the first of them is asked for, each marked as ``visible.marked`` does."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self._wanted = set(keys)
        self._found: dict[str, Any] = {}
        self._locales: dict[str, Any] = {}  #: keys of locales by language
        self._translated: dict[Any, dict[Any, str]] = {}  #: keys of pages by translation, for each locale

    def get(self, keys: Iterable[Any]) -> list[Any]:
        """The pages of these keys, None for those that are gone."""
        asked = [str(key) for key in keys]
        if unknown := (self._wanted | set(asked)) - self._found.keys():
            self._found |= dict.fromkeys(unknown) | _fetch(unknown)
            self._wanted.clear()
        return [self._found[key] for key in asked]

    def readable(self, keys: Iterable[Any]) -> list[Any]:
        """The same as Wagtail links to them: their translation into the active language where one is live, and None
        for those that readers cannot open."""
        found = self.get(keys)
        if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
            found = self._localized(found)
        return [page if page and page.live else None for page in found]

    def _localized(self, found: list[Any]) -> list[Any]:
        locale = self._active_locale()
        foreign = {page.translation_key for page in found if page and page.locale_id != locale}
        known = self._translated.setdefault(locale, {})
        if unknown := foreign - known.keys():
            pages = swapper.load_model("wagtailcore", "Page").objects.live()
            rows = pages.filter(translation_key__in=unknown, locale=locale).values_list(
                "translation_key", "pk"
            )
            known |= dict.fromkeys(unknown, "") | {key: str(pk) for key, pk in rows}
        ours = {key: known[key] for key in foreign if known[key]}
        translations = dict(zip(ours, self.get(ours.values()), strict=True))
        return [translations.get(page.translation_key, page) if page else None for page in found]

    def _active_locale(self) -> Any:
        language = get_language() or ""
        if language not in self._locales:
            try:
                self._locales[language] = Locale.get_active().pk
            except (LookupError, Locale.DoesNotExist):
                self._locales[language] = None
        return self._locales[language]


_now: ContextVar[NamedPages | None] = ContextVar("newsclean_named_pages", default=None)


def named_now() -> NamedPages | None:
    """The pages of the story that is being shown or written down; None where none is."""
    return _now.get()


@contextmanager
def naming(pages: NamedPages | None = None) -> Iterator[None]:
    """While a story is shown or written down. Inside another such block that one's pages stay where none are given."""
    token = _now.set(pages or _now.get() or NamedPages())
    try:
        yield
    finally:
        _now.reset(token)


def keys_in(value: Any) -> Iterator[str]:
    """The keys of pages that are linked to in any text of a stored value."""
    if isinstance(value, str):
        for link in _LINK.findall(value):
            yield from _KEY.findall(link)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from keys_in(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from keys_in(inner)


def without_dead_links(html: str) -> str:
    """The words of dead links as words.

    >>> without_dead_links('<p>The <a>harbour</a> and <a href="/b/">boats</a></p>')
    '<p>The harbour and <a href="/b/">boats</a></p>'
    """
    return _DEAD.sub(r"\1", html) if "<a>" in html else html


def _fetch(keys: set[str]) -> dict[str, Any]:
    pages = swapper.load_model("wagtailcore", "Page").objects.all()
    numbers = {key for key in keys if key.isdigit()}
    found = {str(page.pk): page for page in marked(pages.filter(pk__in=numbers))} if numbers else {}
    own = [page.pk for page in found.values() if _has_own_address(page)]
    if own:
        specific = marked(pages.filter(pk__in=own)).defer_streamfields().specific()
        found |= {str(page.pk): page for page in specific}
    return found


def _has_own_address(page: Any) -> bool:
    base = swapper.load_model("wagtailcore", "Page")
    model = page.cached_content_type.model_class() or base
    return any(getattr(model, name, None) is not getattr(base, name, None) for name in _ADDRESS)
