"""What a file is: by its content first, by its name second."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..types import CopyError
from .wide import wide_encoding
from .zipped import names_in

# What a newsroom is sent by mistake: the first bytes, what to call it.
_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"BM", "a picture (BMP)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"8BPS", "a picture (Photoshop)"),
    (b"\x00\x00\x01\x00", "a picture (icon)"),
    (b"%PDF", "a PDF"),
    (b"%!PS", "a PostScript file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (before 2007)"),
    (b"Rar!", "an archive (RAR)"),
    (b"7z\xbc\xaf", "an archive (7-Zip)"),
    (b"\x78\x9f\x3e\x22", "an Outlook attachment (winmail.dat)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"MZ", "a program (Windows)"),
    (b"\x7fELF", "a program (Linux)"),
    (b"\xcf\xfa\xed\xfe", "a program (macOS)"),
    (b"\xca\xfe\xba\xbe", "a program (macOS or Java)"),
    (b"ID3", "a sound file (MP3)"),
    (b"OggS", "a sound or video file (Ogg)"),
    (b"fLaC", "a sound file (FLAC)"),
    (b"\x1aE\xdf\xa3", "a video (Matroska)"),
    (b"SQLite format 3", "a database (SQLite)"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
#: Signatures that are also how a sentence may begin count only with a control byte near by.
_WORDLIKE = (b"BM", b"MZ", b"BZh", b"ID3", b"GIF8", b"Rar!", b"OggS", b"fLaC", b"wOFF", b"wOF2", b"8BPS")
GZIP, ZIP = "a compressed file (gzip)", "an archive (ZIP)"
#: The name of the stream in which Office keeps a file that a password locks.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
#: The name of a stream that Outlook's messages have and Office's old files do not.
_OUTLOOK = "__substg1.0_".encode("utf-16-le")
_RIFF = {b"WEBP": "a picture (WebP)", b"WAVE": "a sound file (WAV)", b"AVI ": "a video (AVI)"}
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h[1-6]|article|section|main|span|a|b|i|strong|em|br|ul|ol"
    r"|li|table|tr|td|blockquote|figure|img|font|header|script|style|link|pre|center)\b[^<>]*>",
    re.IGNORECASE,
)
#: Elements that a person closes.
_PAIRED = re.compile(r"<(?:a|b|i|em|strong|span|font)\b", re.IGNORECASE)


class Head(NamedTuple):
    """What a reader may look at to recognise its format."""

    data: bytes  #: the whole file
    text: (
        str  #: its first 4,000 bytes as text, however encoded, without a byte order mark and space before it
    )
    filename: str  #: lower case, empty where unknown


def head_of(data: bytes, filename: str) -> Head:
    """Raises ``CopyError`` with the file's true kind where it holds no text that could be read."""
    if not data:
        raise CopyError("empty", "The file is empty.")
    what = binary_kind(data)
    if what:
        named = f"{filename} is" if filename else "This is"
        raise CopyError("binary", f"{named} {what}, not text.")
    text = data[:4000].replace(b"\x00", b"")  # every second byte of UTF-16, rubbish elsewhere
    return Head(data, text.decode("latin-1").lstrip("\ufeffÿþï»¿ \t\r\n"), filename.lower())


def binary_kind(data: bytes) -> str:
    """What to call a file that is no text, empty where it may be one."""
    head = data[:512]
    if head[:4] == b"RIFF" and head[8:12] in _RIFF:
        return _RIFF[head[8:12]]
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        if brand in (b"heic", b"heix", b"mif1", b"avif"):
            return "a picture (HEIC or AVIF)"
        return "a sound file (M4A)" if brand.startswith(b"M4A") else "a video (MP4)"
    if head.startswith(b"\x1f\x8b\x08"):
        return ""  # what is in it will be seen
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if head[:2] == b"\xff\xfb":
        return "a sound file (MP3)"
    if head.startswith(b"\xd0\xcf\x11\xe0") and _OUTLOOK in data:
        return "an Outlook message (save it as .eml, or paste its text)"
    if head.startswith(b"\xd0\xcf\x11\xe0") and _LOCKED in data:
        return "an Office file that a password locks"
    for signature, what in _BINARY:
        if head.startswith(signature) and (signature not in _WORDLIKE or _CONTROLS.search(head)):
            return what
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return ""
    if wide_encoding(data):
        return ""
    odd = len(_CONTROLS.findall(data[:4000].replace(b"\x00", b"")))
    zeros = data[:4000].count(0)
    # NULs at every second place are UTF-16; a few are rubbish in a text; many more are no text.
    sample = len(data[:4000])
    if odd > max(4, sample // 20):
        return "a binary file"
    if zeros > sample * 0.6:
        return "a binary file"
    return ""


def _zipped(data: bytes) -> str:
    """What to call a zip file; empty for what has a reader: texts, and archives that may hold one."""
    names = names_in(data)
    if any(name.startswith("xl/workbook") for name in names):
        return "a spreadsheet"
    if any(name.startswith("ppt/") for name in names):
        return "a presentation"
    if names[:1] == ["mimetype"]:
        said = data[:200]
        if b"application/epub" in said:
            return "an e-book (EPUB)"
        if b"opendocument" in said and b"opendocument.text" not in said:
            return "an OpenDocument file"
    return ""


def looks_like_html(head: Head) -> bool:
    """Tags that a page or a fragment has, near the start; by name for a page that starts oddly."""
    if head.text[:9].lower() == "<!doctype" or head.text[:5].lower() == "<html":
        return True
    if head.text.startswith(("{", "[{")):
        return False  # JSON that holds markup
    found = _MARKUP.findall(head.text)
    if head.filename.endswith((".html", ".htm", ".xhtml", ".shtml", ".mht")):
        return bool(found) or "<" in head.text
    if "</" not in head.text and all(map(_PAIRED.match, found)):
        return False  # what is never closed was not meant: "Say <I> to <b>"
    return len(found) >= 2 or (bool(found) and head.text.startswith("<"))
