"""What word processors keep in zip files: their XML parts, within bounds."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from ..types import CopyError

if TYPE_CHECKING:
    from zipfile import ZipFile

#: A story's XML is a few hundred kilobytes; what unpacks to more than this is a bomb or a book.
MAX_UNPACKED = 40_000_000


@cache
def broken() -> tuple[type[Exception], ...]:
    """What reading a zip or a gzip file raises that is broken, locked or of a kind that Python does not know."""
    import struct
    import zipfile  # seldom needed, and half of the readers' start-up time
    import zlib

    found = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, OSError, ValueError)
    try:
        from lzma import LZMAError
    except ImportError:  # Python built without it unpacks no such file
        return found
    return (*found, LZMAError)


def names_in(data: bytes) -> list[str]:
    """What a zip file holds; nothing for a broken one."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except broken():
        return []


def has_part(data: bytes, name: str) -> bool:
    """Whether a zip file holds a part of that name itself, not in a file inside it; a broken one seems to."""
    return name.encode() in data and name in (names_in(data) or [name])


def xml_parts(data: bytes, names: Sequence[str], what: str) -> dict[str, etree._Element]:
    """Those of the parts that the file has. ``what`` names its format to a person.

    Raises ``CopyError`` for a broken file and for one that is too large.
    """
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            held = set(archive.namelist())
            return {name: _xml(_unpacked(archive, name, what)) for name in names if name in held}
    except CopyError:
        raise
    except (etree.XMLSyntaxError, *broken()) as error:  # type: ignore[misc]  # mypy knows no unpacked tuple here
        raise CopyError("unreadable", f"This {what} file is broken: {error}.") from error


def _unpacked(archive: ZipFile, name: str, what: str) -> bytes:
    with archive.open(name) as packed:
        data = packed.read(MAX_UNPACKED + 1)  # what the file says of its size may be a lie
    if len(data) > MAX_UNPACKED:
        raise CopyError("too_large", f"This {what} file unpacks to more than 40 MB. A news story does not.")
    return data


def _xml(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
