"""The formats of files, and how each is recognised."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..types import Copy, Document
from .asciidoc import is_asciidoc, read_asciidoc
from .calendar_file import is_calendar, read_calendar
from .delimited import is_delimited, read_delimited
from .docx import is_docx, read_docx
from .email import is_email, read_email
from .feed import is_feed, read_feed
from .html import read_html
from .json_ld import is_json_ld, read_json_ld
from .markdown import is_markdown, read_markdown
from .newsml import is_newsml, read_newsml
from .ninjs import is_ninjs, read_ninjs
from .nitf import is_nitf, read_nitf
from .odt import is_odt, read_odt
from .other_json import is_other_json, read_other_json
from .other_xml import is_other_xml, read_other_xml
from .packed import is_packed, read_packed
from .plain import read_plain
from .rtf import is_rtf, read_rtf
from .sniff import Head, looks_like_html
from .subtitles import is_subtitles, read_subtitles
from .wire import is_wire, read_wire
from .wordpress import is_wordpress, read_wordpress


class Reader(NamedTuple):
    """A format: its name, whether a file is of it, and how to read one."""

    name: str
    recognise: Callable[[Head], bool]
    read: Callable[[Copy], Document]


#: Asked in order: the first that recognises a file reads it. Anything that is text is plain text in the end.
READERS: list[Reader] = [
    Reader("docx", is_docx, read_docx),
    Reader("odt", is_odt, read_odt),
    Reader("packed", is_packed, read_packed),
    Reader("rtf", is_rtf, read_rtf),
    Reader("wire", is_wire, read_wire),
    Reader("subtitles", is_subtitles, read_subtitles),
    Reader("calendar", is_calendar, read_calendar),
    Reader("email", is_email, read_email),
    Reader("feed", is_feed, read_feed),  # may hold the next two
    Reader("newsml", is_newsml, read_newsml),
    Reader("nitf", is_nitf, read_nitf),
    Reader("ninjs", is_ninjs, read_ninjs),
    Reader("json-ld", is_json_ld, read_json_ld),
    Reader("wordpress", is_wordpress, read_wordpress),
    Reader("json", is_other_json, read_other_json),
    Reader("xml", is_other_xml, read_other_xml),
    Reader("table", is_delimited, read_delimited),
    Reader("markdown", is_markdown, read_markdown),
    Reader("asciidoc", is_asciidoc, read_asciidoc),
    Reader("html", looks_like_html, read_html),
    Reader("plain", lambda head: True, read_plain),
]
