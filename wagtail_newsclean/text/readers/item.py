"""A story whose format has a field for everything: NewsML, JSON, feeds and front matter fill in one of these."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from ..types import Document
from .html import document_of
from .plain import unwrapped
from .xml import (
    BYLINE,
    CAPTION,
    COPYRIGHT,
    CREDIT,
    DATELINE,
    DECK,
    FIELD,
    HEADLINE,
    NOTE,
    SECTION,
    SLUG,
    SUMMARY,
    TAGS,
    TIMESTAMP,
    Rule,
    paragraph,
)

#: Elements that hold paragraphs or are some: they end lines further down.
_BLOCKS = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "blockquote", "pre", "table", "tr", "td",
     "section", "article", "figure", "figcaption", "body", "html")
)  # fmt: skip
_LINE_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_NAMED_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][^\s<>/]*)(?P<said>[^<>]*)>")
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
#: Elements inside a word or right before a comma: no space stands where they end.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u)\b[^<>]*>", re.IGNORECASE
)
#: HTML that was escaped once more on its way: an end of an element shows that it was meant.
_ESCAPED = re.compile(
    r"&lt;/(?:p|div|a|b|i|em|strong|h[1-6]|li|ul|ol|span|blockquote)\s*&gt;|&lt;br\s*/?&gt;", re.IGNORECASE
)
#: What was escaped that had been escaped before: "&amp;ndash;".
_TWICE = re.compile(r"&amp;(#?\w{2,8};)")


_URGENT = ("1", "2")  #: flash and bulletin
_WITHDRAWN = ("canceled", "cancelled", "withheld", "withdrawn", "killed")


class ItemPicture(NamedTuple):
    """A picture that came with a story."""

    src: str = ""
    caption: str = ""
    credit: str = ""
    alt: str = ""


@dataclass(slots=True)
class Item:
    """What a file says of a story, each under the name of its field; ``body`` is HTML."""

    body: str = ""
    headline: str = ""
    decks: list[str] = field(default_factory=list)
    summary: str = ""  #: left out where the body says the same
    bylines: list[str] = field(default_factory=list)
    timestamp: str = ""  #: as the file writes it, where it is a line for people
    dateline: str = ""
    slug: str = ""
    section: str = ""
    tags: str = ""
    pictures: list[ItemPicture] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  #: for desks
    embargo: str = ""  #: ISO 8601
    urgency: str = ""  #: IPTC's: 1 is the most urgent
    status: str = ""  #: as the format names it
    source: str = ""  #: who is to be named as its source
    rights: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)  #: what else the file says to people
    language: str = ""
    published: str = ""  #: ISO 8601 or RFC 5322

    def document(self, format_name: str, warnings: tuple[str, ...] = ()) -> Document:
        """Its lines, in reading order. Raises ``CopyError`` for an item without text."""
        return document_of(
            f'<html lang="{html.escape(self.language)}"><head><meta name="date" '
            f'content="{iso_date(self.published)}"></head><body><article>{self._markup()}</article></body></html>',
            warnings,
            format_name=format_name,
            stated=True,
            as_text=True,
        )

    def _markup(self) -> str:
        said = squeezed(self.body)
        parts = [
            paragraph(status_line(self.status), NOTE),
            paragraph(urgency_line(self.urgency), NOTE),
            paragraph(embargo_line(self.embargo), NOTE),
            paragraph(self.slug, SLUG),
            paragraph(self.section, SECTION),
            paragraph(self.headline, HEADLINE),
            *_paragraphs([deck for deck in self.decks if deck != self.headline], DECK),
            *_paragraphs(self.bylines, BYLINE),
            paragraph(self.timestamp, TIMESTAMP),
            paragraph(self.dateline, DATELINE),
            "" if squeezed(self.summary) in said else paragraph(self.summary, SUMMARY),
            f'<div class="article-body" data-kind="content">{self.body}</div>',
            *map(figure, self.pictures),
            ""
            if self.source in (picture.credit for picture in self.pictures)
            else paragraph(self.source, NOTE),
            paragraph(self.tags, TAGS),
            *_paragraphs(self.notes, NOTE),
            *_paragraphs(self.rights, COPYRIGHT),
            *_paragraphs(self.others, FIELD),
        ]
        return "".join(parts)


def embargo_line(moment: str) -> str:
    """``"2026-03-05T06:00:00+01:00"`` as a line that desks and checks understand, empty for no moment."""
    if not moment.strip():
        return ""
    try:
        until = datetime.datetime.fromisoformat(moment.strip())
    except ValueError:
        return f"Embargo: {moment.strip()}"
    if until.tzinfo is None:
        return f"Embargo: {until:%Y-%m-%d %H:%M}"
    return f"Embargo: {until.astimezone(datetime.UTC):%Y-%m-%d %H:%M} UTC"


def status_line(status: str) -> str:
    """A line for a story that its agency withdrew or holds back, empty for one that may be used."""
    name = status.strip().rpartition(":")[2]
    return f"Status: {name}" if name.casefold() in _WITHDRAWN else ""


def urgency_line(urgency: str) -> str:
    """A line for a story that its agency marks as one that cannot wait, empty for others: most are between 3 and 5."""
    return "URGENT" if urgency.strip() in _URGENT else ""


def listing(words: Iterable[str]) -> str:
    """Keywords as one line, each once."""
    return " · ".join(dict.fromkeys(word.strip() for word in words if word.strip()))


def iso_date(moment: str) -> str:
    """The day of a moment in ISO 8601 (also without hyphens) or RFC 5322, empty where it is none."""
    moment = moment.strip()
    try:
        return datetime.date.fromisoformat(moment[:10] if moment[4:5] == "-" else moment[:8]).isoformat()
    except ValueError:
        pass
    from email.utils import parsedate_to_datetime  # seldom needed, and slow to import

    try:
        return parsedate_to_datetime(moment).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""


def as_markup(text: str) -> str:
    """Text or HTML, whichever a field that may hold both holds, as HTML."""
    # A "<P>" or "</A>" that stands alone inside a text was typed.
    if "<" not in text and _ESCAPED.search(text):
        text = html.unescape(text)
    several = text.lstrip().startswith("<") or len(_NAMED_TAG.findall(text)) > 1
    if _LINE_BREAK.search(text) or (several and _is_html(text)):
        return text
    return f"<pre>{html.escape(unwrapped(text), quote=False)}</pre>" if text.strip() else ""


def _is_html(text: str) -> bool:
    """Whether an element ends on the line that it begins on; further down, where it is a block or has attributes.

    "<A>" in one paragraph and "</A>" in another were typed, and so was "<P>" between two spaces.
    """
    before: set[str] = set()
    for line in text.split("\n"):
        opened: set[str] = set()
        for tag in _NAMED_TAG.finditer(line):
            name = tag["name"].lower()
            if tag["end"]:
                if name in opened or name in before:
                    return True
                continue
            opened.add(name)
            is_block = name in _BLOCKS and line[tag.start() - 1 : tag.start()] != " "
            if is_block and name == "p":  # ends by itself where the next begins
                return True
            if is_block or "=" in tag["said"]:
                before.add(name)
    return False


def plain_of(markup: str) -> str:
    """The words of a field that may hold markup."""
    text = html.unescape(html.unescape(_TAG.sub(" ", _INLINE.sub("", html.unescape(markup)))))
    return " ".join(text.split())


def escaped_once(markup: str) -> str:
    """HTML in which the names of letters were escaped like words, as feeds have it, put right."""
    return _TWICE.sub(_once, markup)


def _once(match: re.Match[str]) -> str:
    entity = f"&{match[1]}"
    return entity if html.unescape(entity) != entity else match[0]


def _paragraphs(texts: list[str], rule: Rule) -> list[str]:
    return [paragraph(text, rule) for text in dict.fromkeys(texts)]


def figure(picture: ItemPicture) -> str:
    """A picture with what is said of it."""
    return (
        f'<figure><img src="{html.escape(picture.src)}" alt="{html.escape(picture.alt)}">'
        f"{paragraph(picture.caption, CAPTION)}{paragraph(picture.credit, CREDIT)}</figure>"
    )


def squeezed(text: str) -> str:
    """Text without its white space, for a look whether it stands in another."""
    return "".join(html.unescape(text).split())
