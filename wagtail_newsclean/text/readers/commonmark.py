"""Markdown (CommonMark with GitHub's tables and strikethrough) as HTML, which is hostile until it is sanitised."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from .commonmark_unseen import OPTIONS, show_unseen, wide_table
from .plain import lines_of, unwrapped

if TYPE_CHECKING:
    from markdown_it.token import Token

#: Longer than this, in characters, or deeper, it is no story: its marks are shown as they stand.
_LONGEST, _DEEPEST = 500_000, 20
#: Characters of addresses and titles: one that is named once can be used thousands of times.
_LONGEST_ADDRESS, _MOST_ADDRESSES = 2_000, 1_000_000
_QUOTE = re.compile(r"^ {0,3}(?:> ?)+", re.MULTILINE)
_BREAKS = ("softbreak", "hardbreak")
#: HTML that is never closed and hides all that follows.
_OPEN_ENDED = re.compile(
    r"\s*<(?:!--(?!.*-->)|\?(?!.*\?>)|!\[CDATA\[(?!.*\]\]>)|![a-z](?!.*>)|(script|style|textarea)\b(?!.*</\1))",
    re.DOTALL | re.IGNORECASE,
)
_TAGS = ("html_block", "html_inline")
_TEXTS = ("text", "code_inline", "fence")


class Converted(NamedTuple):
    """A text as HTML, and what it says outside the tags that stand in it, piece by piece; nothing where it has none."""

    html: str
    beside_tags: list[str]


def converted(text: str, *, titled: bool, tags: bool = True) -> Converted | None:
    """A text whose line ends are ``\\n``, with its title marked as headline unless it is ``titled`` already.

    ``tags``: HTML in the text means what it says; otherwise it is shown. None for a text that is too long or nested
    too deep.
    """
    from markdown_it import MarkdownIt  # seldom needed

    if len(text) > _LONGEST:
        return None
    options = {"html": tags, "maxNesting": _DEEPEST, **OPTIONS}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    parser.disable("code")  # people indent paragraphs, and stories hold no programs
    parser.block.ruler.at("table", wide_table, {"alt": ["paragraph", "reference"]})
    try:
        tokens = parser.parse(text)
    except RecursionError:
        return None
    if any(token.nesting == 1 and token.level >= _DEEPEST - 1 for token in tokens):
        return None  # what stands deeper was left out
    _break_lines(tokens, text)
    show_unseen(tokens, text)
    _bound_addresses(tokens)
    _set_figures(tokens)
    if not titled:
        _mark_title(tokens)
    return Converted(str(parser.renderer.render(tokens, parser.options, {})), _beside_tags(tokens))


def as_typed(text: str) -> str:
    """HTML of a text whose marks are shown as they stand."""
    return f"<pre>{html.escape(unwrapped(text), quote=False)}</pre>" if text.strip() else ""


def _beside_tags(tokens: Sequence[Token]) -> list[str]:
    parts = [part for token in tokens for part in (token, *(token.children or ()))]
    if not any(part.type in _TAGS for part in parts):
        return []
    return [
        part.content
        for part in parts
        if part.type in _TEXTS or (part.type == "html_block" and _OPEN_ENDED.match(part.content))
    ]


def _break_lines(tokens: Sequence[Token], text: str) -> None:
    """Line ends of a paragraph are its own, as people type them, unless its text is hard-wrapped."""
    joined: set[int] | None = None
    lists = 0
    for before, token in pairwise(tokens):
        lists += (token.type == "list_item_open") - (token.type == "list_item_close")
        if lists or before.type != "paragraph_open" or not token.children or token.map is None:
            continue
        number = token.map[0]
        for child in token.children:
            if child.type == "softbreak":
                joined = _joined(text) if joined is None else joined
                if number not in joined:
                    child.type, child.tag = "hardbreak", "br"
            number += child.content.count("\n") + (child.type in _BREAKS)


def _joined(text: str) -> set[int]:
    """Numbers of the lines after which a hard-wrapped paragraph goes on."""
    text = _QUOTE.sub(lambda marks: " " * len(marks[0]), text)
    joined: set[int] = set()
    number = position = 0
    for line in lines_of(text):
        number += text.count("\n", position, line.start)
        inside = text.count("\n", line.start, line.end)
        joined.update(range(number, number + inside))
        number += inside
        position = line.end
    return joined


def _bound_addresses(tokens: Sequence[Token]) -> None:
    room = _MOST_ADDRESSES
    for token in tokens:
        for child in token.children or ():
            size = sum(len(str(value)) for value in child.attrs.values())
            room -= size
            if size > _LONGEST_ADDRESS or room < 0:
                child.attrs = {}


def _set_figures(tokens: Sequence[Token]) -> None:
    """A picture alone in a paragraph is a figure; its title, or emphasised words under it, are its caption."""
    for opening, token, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        children = token.children
        if opening.type != "paragraph_open" or not children or children[0].type != "image" or opening.hidden:
            continue
        under = children[1:]
        if under and not _is_emphasised(under):
            continue
        opening.tag = closing.tag = "figure"
        if under:
            under[1].tag = under[-1].tag = "figcaption"
            del children[1]
        title = children[0].attrs.pop("title", "")
        if title:
            children[1:1] = _caption(str(title))


def _is_emphasised(under: Sequence[Token]) -> bool:
    """Whether it is a line break and then one run of emphasis."""
    inside = [token for token in under[1:] if token.level == 0]
    return under[0].type in _BREAKS and [token.type for token in inside] == ["em_open", "em_close"]


def _caption(text: str) -> list[Token]:
    from markdown_it.token import Token

    return [
        Token("figcaption_open", "figcaption", 1),
        Token("text", "", 0, content=text),
        Token("figcaption_close", "figcaption", -1),
    ]


def _mark_title(tokens: Sequence[Token]) -> None:
    """The heading of the first rank that opens the text, or the only one in it."""
    titles = [token for token in tokens if token.type == "heading_open" and token.tag == "h1"]
    if titles and (titles[0] is tokens[0] or len(titles) == 1):
        titles[0].attrs["data-kind"] = "headline"
