"""Taking in a file that may hold several stories."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import transaction

from ..models import IncomingCopy
from ..text.readers.packed import unpacked
from .intake import add_copy


class Added(NamedTuple):
    """The copies of a file, and the names of what in it is no text; of several texts, pictures among them."""

    copies: list[IncomingCopy]
    unread: list[str]


def add_file(data: bytes, filename: str, **about: Any) -> Added:
    """Keep a file with ``add_copy``; of an archive with several texts each is a copy of its own, all of them or none.

    ``about``: what ``add_copy`` takes besides. Raises ``CopyError``.
    """
    archive = unpacked(data, filename)
    if archive is None:
        return Added([add_copy(data=data, filename=filename, **about)], [])
    with transaction.atomic():
        copies = [add_copy(data=text.data, filename=text.name, **about) for text in archive.texts]
    return Added(copies, [*archive.unread, *archive.pictures])
