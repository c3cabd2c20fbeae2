"""Taking copy in: the original is kept as received, then it is read and split."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ..conf import get_settings
from ..models import IncomingCopy, Source
from ..text import CopyError
from .cleaning import split_copy
from .learning import remember
from .logbook import note


def add_copy(**about: Any) -> IncomingCopy:
    """Keep copy and split it; ``about``, and what is raised, is that of ``read_copy``."""
    return keep_copy(read_copy(**about))


def read_copy(
    *,
    text: str | None = None,
    html: str | None = None,
    plain: str | None = None,
    data: bytes | None = None,
    filename: str = "",
    source: str = "",
    url: str = "",
    language: str = "",
    received_at: datetime.datetime | None = None,
    user: Any = None,
) -> IncomingCopy:
    """Split copy, and keep nothing yet: one of ``text``, ``html`` (with the clipboard's ``plain`` side) and ``data``.

    What takes long is done here, outside of any transaction: SQLite lets one write at a time.
    Raises ``CopyError`` where there is nothing to keep: empty, too large, not text at all.
    """
    original, received_as = _original(text, html, data)
    check_size(len(original))
    copy = IncomingCopy(
        original=original,
        original_plain=(plain or "").encode("utf-8", "surrogatepass"),
        received_as=received_as,
        filename=filename[:255],
        url=url[:2000],
        language=language,
        received_at=received_at or timezone.now(),
        created_by=user,
    )
    copy.source = _known_source(source) or _new_source(source)
    split_copy(copy)
    return copy


def keep_copy(copy: IncomingCopy) -> IncomingCopy:
    """Keep copy that was read, with its source and the memory of its lines: all of it or nothing."""
    with transaction.atomic():
        if copy.source is not None:  # a new one may have been made meanwhile, a known one deleted
            copy.source = find_source(copy.source.name)
        copy.save()
        remember(copy)
        note(copy, "wagtail_newsclean.receive", user=copy.created_by)
    return copy


def check_size(size: int) -> None:
    """Raises ``CopyError`` for copy of so many bytes, where that is over the limit; nothing need be read for it."""
    limit = get_settings().max_copy_bytes
    if size > limit:
        raise CopyError(
            "too-large",
            _("This copy has %(size)s MB; the limit is %(limit)s MB. Nothing was kept.")
            % {"size": number_format(size / 1e6, 1), "limit": number_format(limit / 1e6, 0)},
        )


def source_name(name: str) -> str:
    """The name as a source has it."""
    return " ".join(name.split())[:100]


def find_source(name: str) -> Source | None:
    """The source of that name, whatever its case; made when it is new, None for an empty name."""
    name = source_name(name)
    if not name:
        return None
    return _known_source(name) or Source.objects.get_or_create(name=name)[0]


def _known_source(name: str) -> Source | None:
    name = source_name(name)
    return Source.objects.filter(name__iexact=name).first() if name else None


def _new_source(name: str) -> Source | None:
    """Not in the database yet: copy that cannot be read leaves no source behind."""
    name = source_name(name)
    return Source(name=name) if name else None


def _original(text: str | None, html: str | None, data: bytes | None) -> tuple[bytes, str]:
    if data is not None:
        return data, IncomingCopy.ReceivedAs.FILE
    if html is not None:
        return html.encode("utf-8", "surrogatepass"), IncomingCopy.ReceivedAs.HTML
    return (text or "").encode("utf-8", "surrogatepass"), IncomingCopy.ReceivedAs.TEXT
