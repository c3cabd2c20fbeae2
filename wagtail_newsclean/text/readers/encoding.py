"""From bytes to text: encodings declared, undeclared and lied about."""

from __future__ import annotations

import codecs
import quopri
import re
import unicodedata
from typing import NamedTuple

from ..language import likeness
from ..types import CopyError
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
_NAMES = {
    "cp1252": "Windows-1252",
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "cp949": "EUC-KR",
    "cp932": "Shift JIS",
}
_LATIN = frozenset(("cp1250", "cp1252", "cp1254", "cp1257", "iso8859-2", "iso8859-15", "mac-roman"))
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})["']""")
#: A capital inside a word, one of the two letters outside ASCII: "originalHeadline" says nothing of an encoding.
_TANGLED = re.compile(r"[a-zа-яё\xdf-\xff][А-ЯЁ\xc0-\xde]|[а-яё\xdf-\xff][A-Z]")
#: Signs that no word holds; letters of another encoding do.
_SIGN_IN_WORD = re.compile("(?<=[^\\W\\d_])[\x80-\xbf‚ƒ„†‡ˆ‰‹•˜™›\ufffd](?=[^\\W\\d_])")
_UNPRINTED = re.compile("[\x80-\x9f\ufffd]")
_EAST_ASIAN = frozenset(("cp932", "shift_jis", "euc_jp", "gb18030", "big5", "cp949", "euc_kr"))
_EAST_ASIAN_SIGN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FEWEST_SIGNS = 4
_BETTER = 1.0  #: than Windows-1252; a letter that one language alone has is worth 1.35
_NO_WORD = re.compile(r"\b(?:\w|\w*\d\w*)\b")  #: "£5" is no Polish
_ASCII_WORD = re.compile(r"[A-Za-z]{2,}")
_TAG = re.compile(r"<[^<>]*>")
#: Bytes outside ASCII, and words of them: Latin letters with accents seldom stand together.
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3,}")
_CYRILLIC_RUN = re.compile(rb"[\xa5\xa8\xaa\xaf\xb2-\xb4\xb8\xba\xbf-\xff]{3,}")
#: Quoted-printable: a line that ends in "=", the code of a byte outside ASCII, a "=" that is no code.
_SOFT_BREAK = re.compile(r"=[ \t]*\r?\n")
_CODED = re.compile(r"=[89A-F][0-9A-F]")
_NO_MAIL_CODE = re.compile(r"=(?![0-9A-F]{2}|[ \t]*\r?\n|$)")
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
    except LookupError:
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


def _implausible(text: str, codec: str) -> bool:
    """No newspaper prints control characters, or capitals inside most words, or Latin that is mostly accents."""
    sample = text[:_SAMPLE]
    if any("\x80" <= char <= "\x9f" for char in sample):
        return True
    foreign = sum(1 for char in sample if char > "\x7f" and char.isalpha())
    if not foreign:
        return False
    if len(_TANGLED.findall(sample)) > foreign * 0.25:
        return True
    if codec not in _LATIN:
        return False
    words = re.findall(r"\w*[^\W\x00-\x7f]\w*", sample)
    return sum(not any("a" <= char.lower() <= "z" for char in word) for word in words) > len(words) * 0.5


def _guess(data: bytes, declared: str, said: str) -> Decoded:
    from charset_normalizer import from_bytes  # a fifth of the command's start-up time; seldom needed

    # The interesting part of a page may come late: take lines that are not plain ASCII.
    lines = [line for line in data.splitlines() if not line.isascii()]
    best = from_bytes(b"\n".join(lines)[:_SAMPLE], cp_isolation=_LEGACY).best()
    name = _codec(best.encoding) if best else "cp1252"
    name = _likeliest(b"\n".join(lines)[:_SAMPLE], name)
    text = data.decode(name, "replace")
    if name in _LATIN and data.decode("cp1252", "replace") == text:
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


def _likeliest(sample: bytes, name: str) -> str:
    """The encoding in which the text reads most like some language; the commonest of its script where none is better.

    ``name`` is a guess by the bytes, which takes Spanish for Polish and an umlaut for Chinese.
    """
    high = len(_HIGH.findall(sample))
    in_runs = sum(map(len, _HIGH_RUN.findall(sample))) * 2 > high
    if name in _EAST_ASIAN:
        text = sample.decode(name, "replace")
        signs = len(_EAST_ASIAN_SIGN.findall(text))
        if signs >= _FEWEST_SIGNS and (in_runs or signs > 2 * len(_ASCII_WORD.findall(_TAG.sub(" ", text)))):
            return name
    elif name not in _LATIN and in_runs:
        return name
    if sum(map(len, _CYRILLIC_RUN.findall(sample))) * 2 > high:
        return max(("cp1251", "koi8-r"), key=lambda codec: _fit(sample.decode(codec, "replace"), "cyrillic"))
    name = _with_letters_in_words(sample, name)
    others = (
        "cp1252",
        "cp1250",
        "cp1254",
        "cp1257",
        "iso8859-2",
        *(["mac-roman"] if name == "mac-roman" else []),
    )
    fits = {codec: _fit(sample.decode(codec, "replace"), "latin") for codec in others}
    fits["cp1252"] += 2 * _BETTER if name == "mac-roman" else _BETTER
    return max(fits, key=fits.__getitem__)


def _fit(text: str, script: str) -> float:
    odd = len(_SIGN_IN_WORD.findall(text)) + len(_TANGLED.findall(text)) + len(_UNPRINTED.findall(text))
    return likeness(_NO_WORD.sub(" ", _TAG.sub(" ", text)), script) - odd


def _with_letters_in_words(sample: bytes, name: str) -> str:
    """The Latin encoding in which words hold letters: "wróci³a" is Polish that was read as French."""
    if name not in _LATIN:
        return name

    def signs(codec: str) -> int:
        text = sample.decode(codec, "replace")
        return len(_SIGN_IN_WORD.findall(text)) + len(_TANGLED.findall(text))

    others = [other for other in ("cp1250", "iso8859-2", "cp1254", "cp1252", "mac-roman") if other != name]
    return min([name, *others], key=signs)


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


def _without_mail_codes(decoded: Decoded) -> Decoded:
    """The text of a mail that was saved as it travels, in quoted-printable: "Caf=C3=A9", "=" at the ends of lines.

    Only where a line is broken as a mail is, every "=" is one of its codes, and they stand for letters in UTF-8.
    """
    text = decoded.text
    if (
        not text.isascii()
        or not _SOFT_BREAK.search(text)
        or not _CODED.search(text)
        or _NO_MAIL_CODE.search(text)
    ):
        return decoded
    try:
        inner = quopri.decodestring(text.encode("ascii")).decode("utf-8")
    except UnicodeDecodeError:
        return decoded
    if any(unicodedata.category(char) == "Cc" and char not in text for char in set(inner)):
        return decoded
    warning = "The file was coded for mail (quoted-printable) and was decoded. Check names with accents."
    return Decoded(inner, "utf-8", (*decoded.warnings, warning))


def text_of(data: bytes) -> Decoded:
    """Bytes of a plain text file. Raises ``CopyError`` for what is no text at all."""
    decoded = _without_mail_codes(decode(data))
    sample = decoded.text[:4000]
    odd = sum(1 for char in sample if char < " " and char not in "\t\n\r\f\x0b\x1a\x1b\x00")
    if odd > max(4, len(sample) * 0.05):
        raise CopyError("binary", "This file is not text.")
    return decoded
