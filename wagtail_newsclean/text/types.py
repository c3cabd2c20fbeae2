"""The shapes that flow through the core: Copy in, Document, Blocks, Story out. Frozen, slotted, typed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar, dataclass_transform

_Record = TypeVar("_Record")


@dataclass_transform(frozen_default=True)
def _record(made: type[_Record]) -> type[_Record]:
    """A slotted dataclass that type checkers hold frozen.

    It is not frozen at run time: that would make it five times as slow to make, and a page has hundreds.
    """
    return dataclass(slots=True, unsafe_hash=True)(made)


class Kind(StrEnum):
    """What a block is. The values are part of the command-line contract."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    SECTION = "section"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    NEWSLETTER = "newsletter"
    APPEAL = "appeal"
    RELATED = "related"
    AD = "ad"
    SHARE = "share"
    TAGS = "tags"
    BIO = "bio"
    NOTE = "note"
    LEGAL = "legal"
    NAV = "nav"
    OTHER = "other"


#: Kinds that are read as part of the story; everything else is kept out of its text.
STORY_KINDS = frozenset({Kind.HEADLINE, Kind.STANDFIRST, Kind.BODY, Kind.HEADING})

#: Kinds that go with a picture.
PICTURE_KINDS = frozenset({Kind.CAPTION, Kind.CREDIT})


class CopyError(ValueError):
    """Copy that cannot be read. ``code`` is for programs, ``message`` for people: it names the cause."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Copy:
    """Copy as it came in: exactly one of ``text`` (a plain paste), ``html`` (a page or fragment) and
    ``data`` (a file's bytes, named by ``filename``)."""

    text: str | None = None
    html: str | None = None
    data: bytes | None = None
    filename: str = ""
    source: str = ""  #: who sent it: "reuters", "moscowtimes"
    received: datetime.date | None = None  #: a date or a date-time; the year of a dateline comes from here
    url: str = ""
    language: str = ""  #: an ISO 639-1 code when the sender says so, else found from the text


@_record
class Element:
    """Where a line stood in markup. Facts only: what they mean is the splitter's business."""

    tag: str  #: the nearest block-level element: "p", "h1", "li", "figcaption"
    path: tuple[str, ...]  #: element names from body's child down to ``tag``
    #: what the element is called (class, id, role, microdata, label): words in lower case, split at - _ and camelCase
    names: tuple[str, ...]
    outer_names: tuple[str, ...]  #: the same of its ancestors, nearest first
    link_density: float  #: 0..1, the share of the line's characters inside links
    hrefs: tuple[str, ...]  #: addresses of the links in the line
    in_main: bool  #: inside the page's main region
    list_size: int = 0  #: items of the list the line stands in, 0 outside lists
    bold: bool = False  #: the whole line is bold
    italic: bool = False  #: the whole line is in italics
    #: serial numbers of the elements in ``path``: lines that share one stand in one box
    chain: tuple[int, ...] = ()
    inner_names: tuple[str, ...] = ()  #: the same of the inline elements inside the line
    inner_tags: tuple[str, ...] = ()  #: names of the inline elements inside the line: "a", "time", "strong"
    #: what the picture right before the line, or in it, says of itself (its alt text); None where there is no picture
    picture: str | None = None
    picture_steps: int = 0  #: how many elements up from the line's own the picture is inside too


@_record
class Line:
    """One line of the plain rendition: ``source[start:end]``, without the white space around it.

    A hard-wrapped paragraph is one line; its ``text`` has a space where the source breaks.
    """

    start: int
    end: int
    text: str
    blank_before: bool = False  #: an empty line stands between it and the line before
    element: Element | None = None  #: None for plain text


@_record
class Picture:
    """A picture named in the copy. Nothing is fetched from ``src``."""

    src: str
    alt: str
    line: int | None  #: index of the line that follows it (its caption, if it has one)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says about itself (JSON-LD, meta elements, headers). It confirms lines, never replaces them."""

    title: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    site: str = ""
    language: str = ""
    address: str = ""  #: where the story says that it is to be found


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of copy: its plain rendition, cut into lines.

    Every character of ``source`` that is not white space is in exactly one line; lines are in order.
    """

    source: str
    lines: tuple[Line, ...]
    format: str  #: the reader's name: "plain", "html"
    metadata: Metadata = Metadata()
    pictures: tuple[Picture, ...] = ()
    #: what an editor should know: "The file says UTF-16 but is not; read as UTF-8"
    warnings: tuple[str, ...] = ()
    #: sanitised HTML of the line with that index, in its block element; computed when asked, never before
    render: Callable[[int], str] | None = None
    #: line index to what the format itself says of it: a wire file has elements for headline and byline
    stated: Mapping[int, Verdict] = field(default_factory=dict)
    dateline: int | None = None  #: index of the line that the format itself calls the dateline
    #: the first line of what the format itself calls the story's text, and the line after its last
    content: tuple[int, int] = (0, 0)

    @property
    def main_region(self) -> tuple[int, int]:
        """The first line of a page's main region and the line after its last; of other copy, all lines."""
        inside = [at for at, line in enumerate(self.lines) if line.element is None or line.element.in_main]
        return (inside[0], inside[-1] + 1) if inside else (0, len(self.lines))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What memory or a house rule says of a line. It beats the model.

    ``kind`` None: not running text (body, heading, standfirst), whichever other kind the model finds best.
    """

    kind: Kind | None
    reason: str  #: for a person: "you marked this as appeal on 3 March"
    confidence: float = 1.0


#: Looks at all lines of a copy at once (one query) and says what it knows: line index to verdict.
Adviser = Callable[[Document], Mapping[int, Verdict]]


@_record
class Block:
    """A run of the source and its kind: one line or paragraph."""

    kind: Kind
    start: int
    end: int
    confidence: float  #: 0..1, calibrated: of blocks at .8, four in five are right
    ask: bool = False  #: too close to call, an editor should look
    reasons: tuple[str, ...] = ()  #: why, strongest first, for a person to read
    second: Kind | None = None  #: the runner-up


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as it stands in the copy; nothing in it is invented."""

    text: str  #: as it stands in the source, separator included
    start: int
    end: int
    place: str | None
    places: tuple[str, ...] = ()
    date: datetime.date | None = None
    agency: str | None = None
    country: str | None = None  #: ISO 3166 code of the place where the gazetteer is sure


@dataclass(frozen=True, slots=True)
class Credit:
    """A picture credit without brackets and label words."""

    text: str
    block: int  #: index of the block it stands in


@dataclass(frozen=True, slots=True)
class Story:
    """Copy, split and read."""

    source: str
    language: str
    blocks: tuple[Block, ...]
    headline: str | None = None
    standfirst: str | None = None
    byline: tuple[str, ...] = ()
    dateline: Dateline | None = None
    credits: tuple[Credit, ...] = ()
    document: Document | None = field(default=None, compare=False, repr=False)

    @property
    def body(self) -> str:
        """The story's paragraphs and headings, a blank line between, the dateline taken off."""
        parts: list[str] = []
        for block in self.blocks:
            if block.kind in (Kind.BODY, Kind.HEADING):
                start = block.start
                if self.dateline and block.start < self.dateline.end and self.dateline.start < block.end:
                    start = min(self.dateline.end, block.end)
                text = self.source[start : block.end].strip()
                if text:
                    parts.append(text)
        return "\n\n".join(parts)


def lines_of(blocks: Sequence[Block], source: str) -> list[str]:
    """The text of each block."""
    return [source[block.start : block.end] for block in blocks]
