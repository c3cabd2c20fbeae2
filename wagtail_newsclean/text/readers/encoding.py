"""From bytes to text: encodings declared, undeclared and lied about."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from ..types import CopyError
from .mail_codes import without_mail_codes
from .undeclared import LATIN, TANGLED, likeliest
from .wide import wide_encoding

#: Tried on text that is neither UTF-8 nor what it says; old newsroom systems write these.
# fmt: off
_LEGACY = [
    "cp1252", "cp1251", "koi8-r", "cp1250", "iso8859-2", "cp1254", "cp1253", "cp1256", "cp1255", "cp1257",
    "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr", "cp866", "mac_roman",
]
# fmt: on
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What browsers do (WHATWG Encoding Standard): these labels mean the Windows code page around them.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
_MAIL_CODES = "The file was coded for mail (quoted-printable) and was decoded. Check names with accents."
_NAMES = {
    "cp1252": "Windows-1252",
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "cp949": "EUC-KR",
    "cp932": "Shift JIS",
}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})["']""")
#: Enough bytes to tell an encoding by, and few enough to be quick.
_SAMPLE = 60_000


class Decoded(NamedTuple):
    """Text, the encoding it was read with (Python's name), and what an editor should know."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def declared_in_markup(data: bytes) -> str:
    """The encoding that an XML declaration or a ``meta`` element names, empty where none does."""
    match = _XML.search(data[:300]) or _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else ""


def decode(data: bytes, declared: str = "") -> Decoded:
    """Text of any encoding, never an error: what cannot be read stays visible as U+FFFD.

    A byte order mark wins; then UTF-8 where the bytes are valid UTF-8, which nothing else is by accident; then
    what the file says, if it can be true; then the likeliest.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return Decoded(data[len(bom) :].decode(name, "replace"), name)
    said = _codec(declared)
    wide = wide_encoding(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide, _lie(declared, said, wide))
    if said in ("iso2022_jp", "hz", "iso2022_kr") or (not said and b"\x1b$" in data[:_SAMPLE]):
        try:
            return Decoded(data.decode(said or "iso2022_jp"), said or "iso2022_jp")
        except UnicodeDecodeError:
            pass
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return Decoded(
            text, "utf-8", () if text.isascii() and said != "utf-16" else _lie(declared, said, "utf-8")
        )
    if _mostly_utf8(data):
        return Decoded(
            data.decode("utf-8", "newsclean-cp1252"),
            "utf-8",
            ("The file is UTF-8 with letters of another encoding in it. Check names with accents.",),
        )
    if said and said not in ("utf-8", "utf-16"):
        try:
            text = data.decode(said)
        except UnicodeDecodeError:
            pass
        else:
            if not _implausible(text, said):
                return Decoded(text, said)
    return _guess(data, declared, said)


def _codec(label: str) -> str:
    """Python's name of an encoding label as browsers understand it, empty for an unknown one."""
    if not label:
        return ""
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return ""
    if name.startswith(("utf-16", "utf-32")):
        return "utf-16"
    return _SUPERSETS.get(name, name)


def _mostly_utf8(data: bytes) -> bool:
    """A stray byte or a cut end in a file that is UTF-8 everywhere else."""
    text = data.decode("utf-8", "replace")
    good = sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    return text.count("\ufffd") * 5 <= good


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - registered for decoding only
    if error.end == len(error.object):
        return "\ufffd", error.end  # cut off in the middle of a letter
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("newsclean-cp1252", _as_cp1252)


#: A Latin letter beside one of another alphabet: "Gebьhren".
_TWO_SCRIPTS = re.compile("[A-Za-z](?=[\u0370-\u05ff])|[\u0370-\u05ff](?=[A-Za-z])")


def _implausible(text: str, codec: str) -> bool:
    """No newspaper prints control characters, or capitals inside most words, two alphabets in one, or
    Latin that is mostly accents."""
    sample = text[:_SAMPLE]
    if any("\x80" <= char <= "\x9f" for char in sample):
        return True
    foreign = sum(1 for char in sample if char > "\x7f" and char.isalpha())
    if not foreign:
        return False
    if len(TANGLED.findall(sample)) > foreign * 0.25:
        return True
    if codec not in LATIN:
        return len(_TWO_SCRIPTS.findall(sample)) > foreign * 0.5
    words = re.findall(r"\w*[^\W\x00-\x7f]\w*", sample)
    return sum(not any("a" <= char.lower() <= "z" for char in word) for word in words) > len(words) * 0.5


def _guess(data: bytes, declared: str, said: str) -> Decoded:
    from charset_normalizer import from_bytes  # a fifth of the command's start-up time; seldom needed

    # The interesting part of a page may come late: take lines that are not plain ASCII.
    lines = [line for line in data.splitlines() if not line.isascii()]
    best = from_bytes(b"\n".join(lines)[:_SAMPLE], cp_isolation=_LEGACY).best()
    name = _codec(best.encoding) if best else "cp1252"
    name = likeliest(b"\n".join(lines)[:_SAMPLE], name)
    text = data.decode(name, "replace")
    if name in LATIN and data.decode("cp1252", "replace") == text:
        name = "cp1252"
    if "\ufffd" in text and said and said != "utf-16":
        name = said
        text = data.decode(name, "replace")
    warnings = _lie(declared, said, name) or (
        f"The file does not say how it is encoded; read as {_shown(name)}. Check names with accents.",
    )
    if said == name:
        warnings = ("Some characters of the file could not be read. Check names with accents.",)
    return Decoded(text, name, warnings)


def _lie(declared: str, said: str, name: str) -> tuple[str, ...]:
    if not declared or said == name or (said == "utf-16" and name.startswith("utf-16")):
        return ()
    return (
        f"The file says {declared.upper()} but is not; read as {_shown(name)}. Check names with accents.",
    )


def _shown(name: str) -> str:
    return _NAMES.get(name) or (
        f"Windows-{name[2:]}" if name.startswith("cp125") else name.upper().replace("_", "-")
    )


def text_of(data: bytes) -> Decoded:
    """Bytes of a plain text file. Raises ``CopyError`` for what is no text at all."""
    decoded = decode(data)
    inner = without_mail_codes(decoded.text)
    if inner is not None:
        decoded = Decoded(inner, "utf-8", (*decoded.warnings, _MAIL_CODES))
    sample = decoded.text[:4000]
    odd = sum(1 for char in sample if char < " " and char not in "\t\n\r\f\x0b\x1a\x1b\x00")
    if odd > max(4, len(sample) * 0.05):
        raise CopyError("binary", "This file is not text.")
    return decoded
