"""Compressed copy: gzip, and a zip file with one text in it."""

from __future__ import annotations

import io
from collections.abc import Iterator

from ..types import Copy, CopyError, Document
from .sniff import GZIP, ZIP, Head, binary_kind
from .zipped import MAX_UNPACKED

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
#: Files of an archive that are looked into; a story does not come with more.
_MOST_FILES = 50


def is_packed(head: Head) -> bool:
    return head.data.startswith((_GZIP, _ZIP))


def read_packed(copy: Copy) -> Document:
    """What the only text inside reads as. Raises ``CopyError`` for none and for several, which it names."""
    from . import reader_for

    data = copy.data or b""
    kind = GZIP if data.startswith(_GZIP) else ZIP
    named = f"{copy.filename} is" if copy.filename else "This is"
    texts: dict[str, Document] = {}
    for name, inside in _gunzipped(copy) if data.startswith(_GZIP) else _unzipped(data):
        try:
            reader = reader_for(inside, name)
            if reader.read is not read_packed:  # one wrapping is enough: more are a bomb
                texts[name] = reader.read(Copy(data=inside, filename=name))
        except CopyError as error:
            if error.code == "too_large":
                raise
    if len(texts) > 1:
        raise CopyError(
            "several", f"This archive holds several files: {', '.join(texts)}. Add them one by one."
        )
    if not texts:
        raise CopyError("binary", f"{named} {kind}, not text.")
    return next(iter(texts.values()))


def _gunzipped(copy: Copy) -> Iterator[tuple[str, bytes]]:
    import gzip
    import zlib

    try:
        with gzip.open(io.BytesIO(copy.data or b"")) as packed:
            yield copy.filename.removesuffix(".gz"), _bounded(packed.read(MAX_UNPACKED + 1))
    except (OSError, EOFError, zlib.error):
        return


def _unzipped(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files that are no pictures and no leftovers of a Mac."""
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            room = MAX_UNPACKED
            for name in archive.namelist()[:_MOST_FILES]:
                base = name.rpartition("/")[2]
                if not base or base.startswith(".") or name.startswith("__MACOSX"):
                    continue
                with archive.open(name) as packed:
                    inside = _bounded(packed.read(room + 1), room)
                room -= len(inside)
                if not binary_kind(inside):
                    yield base, inside
    except CopyError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError):
        return


def _bounded(data: bytes, most: int = MAX_UNPACKED) -> bytes:
    if len(data) > most:
        raise CopyError("too_large", "This archive unpacks to more than 40 MB. A news story does not.")
    return data
