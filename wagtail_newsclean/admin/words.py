"""The words of our scripts in the user's language. Wagtail's own catalogue has Wagtail's words only."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.apps import apps
from django.utils.translation import get_language, get_language_bidi, gettext, gettext_noop
from django.utils.translation.trans_real import DjangoTranslation
from django.views.i18n import JavaScriptCatalog

_FORMS = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+)")


#: A message that is only ours: where it stays English, so do our screens.
_OURS = gettext_noop("Paste the copy here, or drop a file")


def left_in_english() -> bool:
    """Whether our screens are in English inside an admin that reads from right to left.

    They then say so in their markup: in the admin's direction a sentence's full stop would stand before it.
    """
    return get_language_bidi() and gettext(_OURS) == _OURS


class WordsView(JavaScriptCatalog):
    """A script that adds our words to the catalogue Wagtail has loaded.

    The browser has one rule of plurals for all words of a page. It stays Wagtail's where Wagtail knows the language,
    and our words are laid out for it.
    """

    packages = ["wagtail_newsclean"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        locale = Path(apps.get_app_config("wagtailadmin").path) / "locale"
        theirs = DjangoTranslation(get_language(), domain=self.domain, localedirs=[str(locale)])
        rule = _FORMS.search(theirs.info().get("plural-forms", ""))
        if rule:
            context["plural"] = rule[2].strip()
            context["catalog"] = {
                key: _laid_out(value, int(rule[1])) for key, value in context["catalog"].items()
            }
        return context


def _laid_out(value: Any, forms: int) -> Any:
    """Plural forms filled up with the last of them."""
    return value if isinstance(value, str) else (value + value[-1:] * forms)[:forms]
