"""What the bytes of a feed's page depend on, as the database and the settings say it; no story is read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import django
import swapper
import wagtail
from django.core.cache import cache
from django.db.models import Func, Model, TextField
from django.db.models.functions import JSONArray
from wagtail.models import ReferenceIndex

from .. import __version__
from ..conf import get_settings
from ..mapping.faults import mapping_to_read
from .templates import templates_digest

#: Seconds for which the addresses of linked pages are taken as known while the log of pages has no new entry.
_KNOWN_FOR = 60


def lines_of(pages: Any) -> list[str]:
    """The rows of these pages in JSON, each on a line: key, both times of publication, address."""
    line: Func = JSONArray(
        "pk", "first_published_at", "last_published_at", "url_path", output_field=TextField()
    )
    return list(pages.values_list(line, flat=True))


def last_published(lines: Sequence[str]) -> str:
    """The newest time of publication, as the database writes it; empty where there is none."""
    return max((time for line in lines if (time := json.loads(line)[2])), default="")


def surroundings(model: type[Model]) -> tuple[Any, ...]:
    """The versions, settings and templates that stories of this model are written down by."""
    settings = get_settings()
    versions = (__version__, wagtail.__version__, django.__version__)
    return versions, settings.pages, settings.withhold, templates_digest(model)


def links_digest(model: type[Model], lines: Sequence[str], state: str, last_entry: int) -> str:
    """Of the pages that these stories link to: which are live, and where.

    ``state`` is the digest of the stories. Asked again when the log of pages has a new entry, or after a minute.
    """
    mapping = mapping_to_read(model)
    if mapping is None or not mapping.body or not lines:
        return ""
    key = f"newsclean.links.{digest(model._meta.label, state, last_entry)}"
    found: str | None = cache.get(key)
    if found is None:
        found = digest(*_linked(mapping.body, [str(json.loads(line)[0]) for line in lines]))
        cache.set(key, found, _KNOWN_FOR)
    return found


def digest(*values: Any) -> str:
    """The values in 32 letters."""
    about = "\n".join(map(str, values))
    return hashlib.sha256(about.encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _linked(body: str, keys: list[str]) -> list[tuple[Any, ...]]:
    pages = swapper.load_model("wagtailcore", "Page")
    kind = ReferenceIndex._get_base_content_type(pages)
    rows = ReferenceIndex.objects.filter(
        base_content_type=kind, object_id__in=keys, to_content_type=kind, model_path__startswith=body
    )
    wanted = {key for key in rows.values_list("to_object_id", flat=True).distinct() if key.isdigit()}
    return list(pages.objects.filter(pk__in=wanted).order_by("pk").values_list("pk", "live", "url_path"))
