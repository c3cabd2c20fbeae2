"""Hostile HTML in, harmless HTML out. The only file that imports bleach."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from bleach.sanitizer import Cleaner

# fmt: off
#: What an editor's page can hold. Everything else goes; its text stays.
TAGS = frozenset({
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "em", "figcaption", "figure", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "img", "li", "ol", "p", "pre", "q", "s", "strong", "sub", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})
#: Elements that go with everything inside them.
_DROP = frozenset({
    "applet", "canvas", "head", "math", "noscript", "option", "script", "select", "style", "svg", "template",
    "textarea", "title", "xmp",
})
# fmt: on
ATTRIBUTES = {
    "a": ["href", "title"],
    "abbr": ["title"],
    "img": ["src", "alt"],
    "ol": ["start"],
    "td": ["colspan", "rowspan"],
    "th": ["colspan", "rowspan", "scope"],
}
PROTOCOLS = frozenset(("http", "https", "mailto", "tel"))
_EMBEDS = frozenset(("iframe", "video", "audio", "embed", "object"))
_VOID = frozenset(("br", "hr", "img"))
_INLINE = frozenset(("a", "abbr", "b", "code", "em", "i", "q", "s", "strong", "sub", "sup"))
_RENAME = {"h1": "h2", "del": "s", "strike": "s", "acronym": "abbr"}
#: Deeper nesting has no meaning on a page, and costs the next parser dearly.
_MAX_DEPTH = 60
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def sanitize(html: str) -> str:
    """HTML with nothing left but ``TAGS``, ``ATTRIBUTES`` and addresses of ``PROTOCOLS``.

    Scripts and styles go with their text, all other text stays. Bold and italics of inline styles become ``b``
    and ``i``; what is embedded from elsewhere becomes a plain link to its address.
    """
    if not html.strip():
        return ""
    clean: str = _cleaner().clean(_prepared(html))
    return clean


@cache
def _cleaner() -> Cleaner:
    from bleach.sanitizer import Cleaner  # costs a third of the command's start-up time; seldom needed

    return Cleaner(tags=TAGS, attributes=ATTRIBUTES, protocols=PROTOCOLS, strip=True, strip_comments=True)


def _prepared(html: str) -> str:
    writer = _Writer()
    parser = etree.HTMLParser(target=writer, encoding="utf-8", huge_tree=True)  # type: ignore[arg-type]
    parser.feed(_CONTROLS.sub("", html).encode("utf-8", "replace"))
    return parser.close()  # type: ignore[return-value]


class _Writer:
    """Writes again what may stay: no trust is put in it, bleach reads the result."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._ends: list[str] = []  # what closes each open element
        self._depth = 0
        self._dropped = 0

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:
        if self._dropped:
            self._dropped += 1
            return
        if tag in _EMBEDS:
            self._link(attrib)
        if tag in _DROP or tag in _EMBEDS:
            self._dropped = 1
            return
        name = _RENAME.get(tag, tag)
        end = ""
        if name in TAGS and self._depth < _MAX_DEPTH:
            self._out.append(_start_tag(name, attrib))
            if name not in _VOID:
                end = f"</{name}>"
        style = attrib.get("style", "").replace(" ", "").lower()
        if style and self._depth < _MAX_DEPTH and (tag in _INLINE or tag in ("span", "font")):
            if re.search(r"font-weight:(?:bold|[6-9])", style):
                self._out.append("<b>")
                end = "</b>" + end
            if re.search(r"font-style:(?:italic|oblique)", style):
                self._out.append("<i>")
                end = "</i>" + end
        if end:
            self._depth += 1
        self._ends.append(end)

    def end(self, tag: str) -> None:
        if self._dropped:
            self._dropped -= 1
            return
        end = self._ends.pop() if self._ends else ""
        if end:
            self._depth -= 1
            self._out.append(end)

    def data(self, text: str) -> None:
        if not self._dropped:
            self._out.append(entities.escape(text, quote=False))

    def close(self) -> str:
        return "".join(self._out)

    def _link(self, attrib: Mapping[str, str]) -> None:
        address = attrib.get("src") or attrib.get("data") or attrib.get("data-src") or ""
        if address.startswith("//"):
            address = f"https:{address}"
        if address.startswith(("https://", "http://")):
            text = attrib.get("title") or address
            self._out.append(f'<a href="{entities.escape(address)}">{entities.escape(text, quote=False)}</a>')


def _start_tag(tag: str, attrib: Mapping[str, str]) -> str:
    kept = [
        f' {name}="{entities.escape(attrib[name])}"' for name in ATTRIBUTES.get(tag, ()) if name in attrib
    ]
    return f"<{tag}{''.join(kept)}>"
