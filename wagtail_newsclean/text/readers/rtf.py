"""RTF, what old word processors and newsroom systems still write: paragraphs, bold, italics, links, tables, notes."""

from __future__ import annotations

import codecs
import html
import re
from dataclasses import dataclass, replace

from ..types import Copy, CopyError, Document
from .html import document_of
from .sniff import Head

_TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})?[ ]?|'(?P<byte>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n\x00]+)|[\r\n\x00]+|\\",
    re.DOTALL,
)
#: Groups that hold no text of the story.
_SKIPPED = frozenset(
    ("colortbl", "stylesheet", "info", "pict", "object", "nonshppict", "fonttbl", "sp", "listtext", "pntext", "xe",
     "tc", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "bkmkstart", "bkmkend",
     "atnid", "atnauthor", "annotation", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "rxe", "template", "revtbl")
)  # fmt: skip
#: Optional groups ("{\*\name") that do hold text, or stand around some.
_OPTIONAL = frozenset(("shpinst", "shptxt", "fldinst", "cs"))
_BREAKS = frozenset(("par", "sect", "page", "column"))
_SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": " ", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c",
    "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip
_SYMBOLS = {b"~": "\u00a0", b"-": "\u00ad", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}", b"\t": " "}
#: \fcharset, what a font writes.
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
#: Numbers of code pages that are none to Python: those of the Mac, and UTF-8.
_NUMBERED = {
    "cp10000": "mac_roman", "cp10006": "mac_greek", "cp10007": "mac_cyrillic", "cp10029": "mac_latin2",
    "cp10081": "mac_turkish", "cp65001": "utf-8",
}  # fmt: skip
_LINK = re.compile(r'HYPERLINK\s+"?([^"\s]+)')


def is_rtf(head: Head) -> bool:
    return head.data.lstrip()[:5] == b"{\\rtf"


def read_rtf(copy: Copy) -> Document:
    """A line for each paragraph and cell; footnotes after the text. Raises ``CopyError`` for RTF without text."""
    writer = _Writer()
    writer.read((copy.data or b"").lstrip())
    if not writer.has_text:
        raise CopyError("empty", "There is no text in this copy.")
    return document_of(writer.html(), format_name="rtf", as_text=True)


@dataclass(slots=True)
class _Group:
    """What holds between two braces."""

    skipped: bool = False
    hidden: bool = False  #: hidden text, and text that a tracked change took out
    bold: bool = False
    italic: bool = False
    codec: str = "cp1252"
    uc: int = 1  #: characters after a \u that stand in for it
    target: str = ""  #: "fonttbl", "fldinst", "footnote"


class _Writer:
    """Reads RTF once, token by token, and writes HTML."""

    def __init__(self) -> None:
        self.has_text = False
        self._codec = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._group = _Group()
        self._groups: list[_Group] = []
        self._optional = False
        self._skip = 0  # characters that stand in for a \u
        self._bytes = bytearray()
        self._field: list[str] = []  # the instruction of a field
        self._line: list[str] = []
        self._body: list[str] = []
        self._notes: list[str] = []
        self._kept: list[str] = []  # the line that a footnote interrupts
        self._in_row = False
        self._tag = "p"
        self._surrogate = 0

    def html(self) -> str:
        """The document, its footnotes after it."""
        notes = f"<aside class='footnotes'>{''.join(self._notes)}</aside>" if self._notes else ""
        return f"<article>{''.join(self._body)}</article>{notes}"

    def read(self, data: bytes) -> None:
        """Everything in the file; what is cut off ends where it ends."""
        position = 0
        while (match := _TOKEN.match(data, position)) is not None:
            position = match.end()
            kind = match.lastgroup
            if kind == "text":
                self._raw(match["text"])
            elif kind == "byte":
                self._raw(bytes((int(match["byte"], 16),)))
            elif kind == "brace":
                self._flush()
                self._brace(match["brace"] == b"{")
            elif kind == "sign":
                self._sign(match["sign"])
            elif match["word"] is not None:
                number = int(match["number"]) if match["number"] is not None else None
                if match["word"] == b"bin":
                    position += max(0, number or 0)
                else:
                    self._word(match["word"].decode().lower(), number)
        self._flush()
        self._break()
        if self._in_row:
            self._body.append("</table>")

    def _brace(self, opens: bool) -> None:
        if opens:
            self._groups.append(self._group)
            self._group = replace(self._group)
        elif self._groups:
            if self._group.target == "footnote" and self._groups[-1].target != "footnote":
                self._break()
                self._line = self._kept
            if self._group.target == "link" and self._groups[-1].target != "link":
                self._line.append("</a>")
            self._group = self._groups.pop()
        self._optional = False

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._optional = True
        elif sign in (b"\n", b"\r"):
            self._word("par", None)
        elif sign in _SYMBOLS:
            self._write(_SYMBOLS[sign])

    def _raw(self, data: bytes) -> None:
        if self._group.skipped and self._group.target != "fonttbl":
            return
        if self._skip:
            taken = min(self._skip, len(data))
            self._skip -= taken
            data = data[taken:]
        self._bytes += data

    def _flush(self) -> None:
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        self._write(data.decode(self._group.codec, "replace"))

    def _write(self, text: str) -> None:
        group = self._group
        if self._bytes:
            self._flush()
        if group.target == "fldinst":
            self._field.append(text)
        if group.skipped or group.hidden or group.target == "fldinst":
            return
        text = html.escape(text, quote=False)
        if text.strip():
            self.has_text = True
            text = f"<b>{text}</b>" if group.bold else text
            text = f"<i>{text}</i>" if group.italic else text
        self._line.append(text)

    def _word(self, word: str, number: int | None) -> None:
        self._flush()
        group = self._group
        if word == "u":
            self._unicode((number or 0) % 65536)
            return
        self._skip = 0
        if word in _SKIPPED or (self._optional and word not in _OPTIONAL):
            group.skipped = True
            group.target = word
        elif word in ("fldinst", "footnote"):
            self._open(word)
        elif word == "fldrslt":
            link = _LINK.search("".join(self._field))
            self._field = []
            if link and not group.skipped:
                self._line.append(f'<a href="{html.escape(link[1])}">')
                group.target = "link"
        elif word in _BREAKS:
            self._break()
        elif word == "line":
            self._line.append("<br>")
        elif word in ("cell", "nestcell", "row", "nestrow"):
            self._cell(ends_row=word.endswith("row"))
        elif word in _SIGNS:
            self._write(_SIGNS[word])
        else:
            self._property(word, number)
        self._optional = False

    def _open(self, target: str) -> None:
        self._group.target = target
        if target == "footnote" and not self._group.skipped:
            self._kept, self._line = self._line, []

    def _unicode(self, code: int) -> None:
        self._skip = self._group.uc
        if 0xD800 <= code < 0xDC00:
            self._surrogate = code
            return
        if 0xDC00 <= code < 0xE000:
            if not self._surrogate:
                return
            code = 0x10000 + ((self._surrogate - 0xD800) << 10) + code - 0xDC00
        self._surrogate = 0
        if code:
            self._write(chr(code))

    def _property(self, word: str, number: int | None) -> None:
        group = self._group
        on = number != 0
        if word == "b":
            group.bold = on
        elif word == "i":
            group.italic = on
        elif word in ("v", "deleted"):
            group.hidden = on
        elif word == "plain":
            group.bold = group.italic = group.hidden = False
        elif word == "pard":
            self._tag = "p"
        elif word == "outlinelevel" and 0 <= (number or 0) < 6:
            self._tag = f"h{(number or 0) + 1}"
        elif word == "uc":
            group.uc = max(0, min(number or 0, 10))
        elif word in _PAGES or word == "ansicpg":
            self._codec = group.codec = _PAGES.get(word) or _known(f"cp{number}")
        elif word == "f":
            self._font = number or 0
            group.codec = self._fonts.get(self._font, self._codec)
        elif word == "fcharset" and number in _CHARSETS and number:
            self._fonts[self._font] = _CHARSETS[number]

    def _break(self) -> None:
        line = "".join(self._line)
        self._line = []
        if not line.strip():
            return
        where = self._notes if self._group.target == "footnote" else self._body
        if self._in_row and where is self._body:
            self._body.append("</table>")
            self._in_row = False
        where.append(f"<{self._tag}>{line}</{self._tag}>")

    def _cell(self, *, ends_row: bool) -> None:
        """Cells end where they end: their rows are made of what came since the last one."""
        line = "".join(self._line)
        self._line = []
        if not self._in_row and (line.strip() or not ends_row):
            self._body.append("<table>")
            self._in_row = True
        if line.strip() or not ends_row:
            self._body.append(f"<td>{line}</td>")
        if ends_row and self._in_row:
            self._body.append("<tr>")


def _known(codec: str) -> str:
    try:
        return codecs.lookup(codec).name
    except LookupError:
        return _NUMBERED.get(codec, "cp1252")
