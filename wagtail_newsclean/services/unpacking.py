"""Taking in a file that may hold several stories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import transaction

from ..models import IncomingCopy
from ..text.readers.packed import Unpacked, unpacked
from .intake import add_copy, keep_copy, read_copy


class Added(NamedTuple):
    """The copies of a file, and the names of what in it is no text; of several texts, pictures among them."""

    copies: list[IncomingCopy]
    unread: list[str]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read and is not kept yet: one copy, or an archive with several texts."""

    found: IncomingCopy | Unpacked
    about: dict[str, Any]

    def keep(self) -> Added:
        """Keep it; of an archive each text is a copy of its own, all of them or none. Raises ``CopyError``."""
        if isinstance(self.found, IncomingCopy):
            return Added([keep_copy(self.found)], [])
        texts, unread, pictures = self.found.texts, self.found.unread, self.found.pictures
        with transaction.atomic():
            # Each is split in here: what recurs in a source's stories is seen by the third.
            copies = [add_copy(data=text.data, filename=text.name, **self.about) for text in texts]
        return Added(copies, [*unread, *pictures])


def read_file(data: bytes, filename: str, **about: Any) -> ReadFile:
    """Read a file, outside of any transaction; ``about``: what ``read_copy`` takes besides. Raises ``CopyError``."""
    return ReadFile(unpacked(data, filename) or read_copy(data=data, filename=filename, **about), about)


def add_file(data: bytes, filename: str, **about: Any) -> Added:
    """Read a file and keep it, as ``read_file`` and ``ReadFile.keep`` do. Raises ``CopyError``."""
    return read_file(data, filename, **about).keep()
