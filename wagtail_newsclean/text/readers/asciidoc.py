"""AsciiDoc files: the title, the authors and the fields of the head, then the text without its signs.

What people write stories with is read: headings, lists, quotations, pictures, letters in bold. All else stays as typed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ..types import Copy, Document
from .encoding import text_of
from .item import Item, ItemPicture, figure
from .sniff import Head

_NAMES = (".adoc", ".asciidoc")
_TITLE = re.compile(r"= (?P<title>\S.*)")
#: "= Title", and not "= Title =", as wikis have it.
_OPENS = re.compile(r"= \S[^\n]*[^=\s][ \t]*\n")
_FIELD = re.compile(r":(?P<name>[\w-]+):(?:\s+(?P<value>\S.*))?")
_VERSION = re.compile(r"v?\d[\w.]*,\s*(?P<date>[^:]+)(?::.*)?")
_ADDRESS = re.compile(r"\s*<[^<>]*>")
_HEADING = re.compile(r"={2,6}\s+(?P<words>\S.*)")
_ITEM = re.compile(r"(?:[*-]|\.|\*{2,5}|\.{2,5}|\d{1,3}\.)\s+(?P<words>\S.*)")
_PICTURE = re.compile(r"image::(?P<src>[^\[\s]+)\[(?P<alt>[^\]]*)\]")
_CAPTION = re.compile(r"\.(?P<words>[^\s.].*)")
_FENCE = re.compile(r"([-=_*.+])\1{3,}|--")
#: "[.lead]", "[[anchor]]", "[#anchor]": names for programs. What a quotation says of its speaker is for people.
_NAMED = re.compile(r"\[(?:[.#%][^\]]*|\[[^\]]*\]|quote|verse|discrete)\]")
_SPEAKER = re.compile(r"\[(?:quote|verse),\s*(?P<words>[^\]]+)\]")
#: A pair of signs around words, which begin and end at them.
_PAIRS = tuple(
    (
        re.compile(
            rf"(?<![\w{sign}\\]){sign}{{1,2}}(?=\S)(?P<words>[^{sign}\n]+?)(?<=\S){sign}{{1,2}}(?![\w{sign}])"
        ),
        tag,
    )
    for sign, tag in ((r"\*", "strong"), ("_", "em"), ("`", "code"), ("#", "mark"))
)
_LINK = re.compile(r"(?:link:)?(?P<address>https?://[^\s\[\]]+|mailto:[^\s\[\]]+)\[(?P<words>[^\]]*)\]")
_BREAK = re.compile(r" \+$", re.MULTILINE)


def is_asciidoc(head: Head) -> bool:
    """By its name; else by a title in the first line and a heading below it, both in the signs of AsciiDoc."""
    text = head.text.replace("\r\n", "\n")
    return head.filename.endswith(_NAMES) or (_OPENS.match(text) is not None and "\n== " in text)


def read_asciidoc(copy: Copy) -> Document:
    """Raises ``CopyError`` for a file without any text."""
    decoded = text_of(copy.data or b"")
    lines = decoded.text.replace("\r\n", "\n").lstrip("\ufeff\n").split("\n")
    item = Item()
    item.body = "".join(_blocks(lines[_head(lines, item) :]))
    return item.document("asciidoc", decoded.warnings)


def _head(lines: list[str], item: Item) -> int:
    """Fill in what the head says; the number of its lines."""
    title = _TITLE.fullmatch(lines[0].rstrip())
    if title is not None:
        item.headline = title["title"]
    at = int(title is not None)
    while at < len(lines) and (line := lines[at].strip()):
        field, version = _FIELD.fullmatch(line), _VERSION.fullmatch(line)
        if field is not None:
            _fill(item, field["name"], field["value"] or "")
        elif version is not None:
            item.timestamp = item.published = version["date"].strip()
        elif at == 1 and title is not None:
            item.bylines = [_ADDRESS.sub("", name).strip() for name in line.split(";")]
        else:
            break
        at += 1
    return at


def _fill(item: Item, name: str, value: str) -> None:
    if name == "keywords":
        item.tags = value.replace(", ", " · ")
    elif name == "author":
        item.bylines = [value]
    elif name == "description":
        item.summary = value
    elif name == "lang":
        item.language = value
    elif value:
        item.others.append(f"{name}: {value}")


def _blocks(lines: list[str]) -> Iterator[str]:
    """The text as HTML."""
    caption = speaker = ""
    paragraph: list[str] = []

    def flushed() -> str:
        text = "<br>".join(
            map(_inline, _BREAK.sub("\x00", "\n".join(paragraph)).replace("\n", " ").split("\x00"))
        )
        paragraph.clear()
        return f"<p>{text}</p>" if text else ""

    for line in [*map(str.rstrip, lines), ""]:
        heading, item, picture = (
            _HEADING.fullmatch(line),
            _ITEM.fullmatch(line.lstrip()),
            _PICTURE.fullmatch(line),
        )
        said = _SPEAKER.fullmatch(line)
        if not line or _FENCE.fullmatch(line) or _NAMED.fullmatch(line) or heading or picture or item or said:
            text = flushed()
            yield text
            if text and speaker:
                yield f"<p>{_inline(speaker)}</p>"
                speaker = ""
        if said:
            speaker = said["words"]
        elif heading:
            yield f'<h2 data-kind="heading">{_inline(heading["words"])}</h2>'
        elif picture:
            yield figure(ItemPicture(picture["src"], caption, "", picture["alt"]))
            caption = ""
        elif item:
            yield f"<ul><li>{_inline(item['words'])}</li></ul>"
        elif not paragraph and (titled := _CAPTION.fullmatch(line)):
            caption = titled["words"]
        elif line and not _FENCE.fullmatch(line) and not _NAMED.fullmatch(line):
            if caption:
                yield f"<p>{_inline(caption)}</p>"
                caption = ""
            paragraph.append(line)
    if caption or speaker:
        yield f"<p>{_inline(caption or speaker)}</p>"


def _inline(text: str) -> str:
    text = html.escape(text, quote=False)
    text = _LINK.sub(
        lambda found: f'<a href="{found["address"]}">{found["words"] or found["address"]}</a>', text
    )
    for pattern, tag in _PAIRS:
        text = pattern.sub(rf"<{tag}>\g<1></{tag}>", text)
    return text
