"""The last part of a new page's address, where Wagtail alone would leave it empty or drop letters."""

from __future__ import annotations

import itertools
from typing import Any

from django.conf import settings
from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

_LONGEST = 200  #: a number may come to it


def slug_for(page: Any, parent: Any) -> str:
    """A slug that no page beside it has; empty where Wagtail makes a good one by itself.

    Without ``WAGTAIL_ALLOW_UNICODE_SLUGS`` it drops what is not Latin: here it is written in Latin letters, as
    Wagtail's page editor does. A title without a letter gives way to the name of the page model.
    """
    if getattr(settings, "WAGTAIL_ALLOW_UNICODE_SLUGS", True):
        if slugify(page.title, allow_unicode=True):
            return ""
        base = ""
    else:
        base = slugify(string_to_ascii(page.title))[:_LONGEST].strip("-")
    base = base or slugify(string_to_ascii(str(page._meta.verbose_name))) or "page"
    taken = set(parent.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in itertools.count(2))
    return next(slug for slug in itertools.chain([base], numbered) if slug not in taken)
