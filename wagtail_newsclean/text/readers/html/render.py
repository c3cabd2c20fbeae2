"""A line's sanitised HTML, made when somebody asks for it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from ...sanitize import sanitize
from .walk import BOLD, ITALIC, Node, RawLine, visible

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6"}
_KEPT = frozenset(("a", "abbr", "code", "q", "s", "sub", "sup"))
_ATTRIBUTES = ("href", "title")


def renderer(lines: list[RawLine]) -> Callable[[int], str]:
    """Gives the HTML of the line with an index: inline markup inside, its block element around."""

    def render(index: int) -> str:
        line = lines[index]
        before, after = _around(lines, index)
        if len(line.pieces) == 1 and not line.pieces[0][1].flags and line.pieces[0][1] is line.node:
            return f"{before}{html.escape(line.text, quote=False)}{after}"  # plain text in tags of ours
        return sanitize(f"{before}{_inner(line)}{after}")

    return render


def _around(lines: list[RawLine], index: int) -> tuple[str, str]:
    """Start and end tags of a line's block.

    A cell that is not the first of its row has empty cells before it, and a line after a line break starts with
    that break: ``markup.join_html`` puts them together again.
    """
    node = lines[index].node
    if node.tag in _HEADINGS:
        tag = _HEADINGS[node.tag]
        return f"<{tag}>", f"</{tag}>"
    if node.tag in ("td", "th"):
        before = "<td></td>" * _column(node)
        return f"<table><tbody><tr>{before}<{node.tag}>", f"</{node.tag}></tr></tbody></table>"
    if node.tag == "figcaption":
        return "<figure><figcaption>", "</figcaption></figure>"
    continued = "<br>" if index and lines[index - 1].node is node and node.tag != "body" else ""
    if node.tag == "pre":
        return f"<pre>{continued}", "</pre>"
    item = _nearest(node, "li", levels=3)
    if item is not None:
        ordered = _nearest(item, "ol", levels=2) is not None
        tag = "ol" if ordered else "ul"
        return f"<{tag}><li>{continued}", f"</li></{tag}>"
    if _nearest(node, "blockquote", levels=4) is not None:
        return f"<blockquote><p>{continued}", "</p></blockquote>"
    return f"<p>{continued}", "</p>"


def _nearest(node: Node, tag: str, *, levels: int) -> Node | None:
    here: Node | None = node
    for _ in range(levels):
        if here is None or here.tag == tag:
            return here
        here = here.parent
    return None


def _column(cell: Node) -> int:
    """How many cells stand before this one in its row; 0 outside tables of reasonable width."""
    return cell.position if cell.parent is not None and cell.parent.tag == "tr" and cell.position < 30 else 0


def _inner(line: RawLine) -> str:
    """The line's text with inline tags; each kind of tag opened once however often it was nested."""
    out: list[str] = []
    open_tags: list[tuple[str, str]] = []
    space = True  # nothing written yet: white space at the start goes
    for text, node in line.pieces:
        if not text and node.tag == "img":
            out.append(_image(node))
            continue
        text = _SPACE.sub(" ", visible(text))
        if space:
            text = text.removeprefix(" ")
        if not text:
            continue
        space = text.endswith(" ")
        wanted = _inline(node, line.node)
        same = 0
        while same < min(len(wanted), len(open_tags)) and wanted[same] == open_tags[same]:
            same += 1
        out += [f"</{name}>" for name, _ in reversed(open_tags[same:])]
        out += [start for _, start in wanted[same:]]
        open_tags = wanted
        out.append(html.escape(text, quote=False))
    out += [f"</{name}>" for name, _ in reversed(open_tags)]
    return "".join(out)


def _inline(node: Node, block: Node) -> list[tuple[str, str]]:
    """Name and start tag of the inline elements around a text, outermost first."""
    tags: list[tuple[str, str]] = []
    names: set[str] = set()
    here: Node | None = node
    while here is not None and here is not block:
        if here.tag in _KEPT and here.tag not in names:
            names.add(here.tag)
            kept = [f' {a}="{html.escape(here.attrib[a])}"' for a in _ATTRIBUTES if a in here.attrib]
            tags.append((here.tag, f"<{here.tag}{''.join(kept)}>"))
        here = here.parent
    tags.reverse()
    if block.flags & BOLD == 0 and node.flags & BOLD:
        tags.append(("b", "<b>"))
    if block.flags & ITALIC == 0 and node.flags & ITALIC:
        tags.append(("i", "<i>"))
    return tags


def _image(node: Node) -> str:
    src, alt = node.attrib.get("src", ""), node.attrib.get("alt", "")
    return f'<img src="{html.escape(src)}" alt="{html.escape(alt)}">' if src.startswith(("http", "/")) else ""
