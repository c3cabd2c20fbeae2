"""What the markup around a line says: element names, class and id words, links, what the file says of itself."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from ..types import Document, Element, Metadata
from .addresses import CHARACTERS, LINKS, WHOLE_LINK, address_names
from .containers import container_names
from .facts import Facts
from .lexicons import WORD

_INSIDE = frozenset(
    {"figure", "figcaption", "aside", "nav", "footer", "header", "form", "button", "blockquote", "table", "main",
     "article", "section", "address", "label", "time", "select", "details", "dialog", "ul", "ol", "dl", "a"}
)  # fmt: skip
_SOCIAL = (
    "facebook.com", "twitter.com", "x.com/", "whatsapp", "pinterest", "linkedin", "reddit", "t.me/", "telegram",
    "instagram",
)  # fmt: skip
_PATH_WORD = re.compile(r"[a-z]{3,}")

#: Characters of what a picture says of itself that are looked at, and shares of the words that it has in common with a
#: line.
_ALT, _SAME, _MUCH = 300, 0.8, 0.4
#: How long a line below a picture is, in characters: shorter than each of these.
_SIZE_ENDS, _SIZES = (25, 120, 300), ("tiny", "short", "long", "very long")

#: Beginnings in the markup lexicon shorter than this stand for themselves only.
_SHORTEST_STEM = 5


@cache
def _meanings() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    raw = (files(__package__) / "lexicons" / "markup.txt").read_text(encoding="utf-8")
    exact: dict[str, list[str]] = {}
    kind = ""
    for row in raw.splitlines():
        if row.startswith("["):
            kind = row[1:-1]
        elif not row.startswith("#"):
            for word in row.split(";"):
                exact.setdefault(word.strip(), []).append(kind)
    words = {word: tuple(dict.fromkeys(kinds)) for word, kinds in exact.items() if word}
    return words, {word: kinds for word, kinds in words.items() if len(word) >= _SHORTEST_STEM}


@lru_cache(maxsize=8192)
def meaning(word: str) -> tuple[str, ...]:
    """What a class or id word means: "recommended" is about related stories."""
    exact, stems = _meanings()
    if word in exact:
        return exact[word]
    for end in range(len(word) - 1, _SHORTEST_STEM - 1, -1):
        if word[:end] in stems:
            return stems[word[:end]]
    return ()


def markup_names(document: Document, facts: Sequence[Facts]) -> list[list[str]]:
    """For each line the names of its markup features; empty for plain text."""
    lines = document.lines
    if not lines or lines[0].element is None:
        return []
    elements = [line.element for line in lines if line.element is not None]
    if len(elements) != len(lines):
        return []
    rows = container_names(elements, facts)
    known = _Known(document.metadata)
    led = address_names(elements, document.metadata.address)
    handed_down: dict[tuple[str, ...], list[str]] = {}
    for at, (f, element, names) in enumerate(zip(facts, elements, rows, strict=True)):
        _own(element, names)
        outer = element.outer_names
        if outer not in handed_down:
            handed_down[outer] = _outer(outer)
        names += handed_down[outer]
        if element.hrefs:
            _links(element, names)
            names += led.get(at, ())
        known.compare(f, names)
    _tell_pictures(elements, facts, rows)
    return rows


def _tell_pictures(elements: Sequence[Element], facts: Sequence[Facts], rows: Sequence[list[str]]) -> None:
    """What the pictures beside lines say: a caption stands below one, a link to a story below its thumbnail."""
    for at, (element, f) in enumerate(zip(elements, facts, strict=True)):
        if element.picture is None:
            continue
        names = rows[at]
        linked = "linked" if element.link_density > WHOLE_LINK else "free"
        size = _SIZES[bisect(_SIZE_ENDS, f.length)]
        stops = " stops" if f.stops else ""
        names.append("<below picture")
        names.append(f"<below picture:{min(element.picture_steps, 5)} {linked}")
        names.append(f"<below picture {linked} {size}{stops}")
        names.append("<picture says " + _shared(element.picture, f))
        if at:
            rows[at - 1].append("<above picture")
        if at + 1 < len(rows) and elements[at + 1].picture is None:
            rows[at + 1].append("<second below picture")


def _shared(alt: str, f: Facts) -> str:
    """How much of the shorter one the line and what the picture says of itself share."""
    said = set(WORD.findall(alt[:_ALT].lower()))
    if not said:
        return "nothing"
    own = set(f.words)
    share = len(said & own) / max(1, min(len(said), len(own)))
    if share > _SAME:
        return "the same"
    if share > _MUCH:
        return "much of it"
    return "a little of it" if share else "other things"


@lru_cache(maxsize=4096)
def _way_to(tag: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """What the elements on the way down to a line say."""
    return (
        "<" + tag,
        "<path " + "/".join(path[-3:]),
        *["<in " + step for step in _INSIDE.intersection(path)],
    )


def _own(element: Element, names: list[str]) -> None:
    tag, path = element.tag, element.path
    names += _way_to(tag, path)
    names.append("<main" if element.in_main else "<not main")
    density = element.link_density
    names.append(
        "<linked:"
        + ("no" if density == 0 else "some" if density < 0.4 else "most" if density < 0.95 else "all")
    )
    if element.list_size:
        names.append(
            f"<list:{min(element.list_size, 3) if element.list_size < 4 else 6 if element.list_size < 9 else 12}"
        )
    if element.bold:
        names.append("<bold")
    if element.italic:
        names.append("<italic")
    if element.inner_tags:
        names += ["<inner " + name for name in set(element.inner_tags)]
    own = element.names + element.inner_names
    if own:
        names += ["<own:" + kind for word in set(own) for kind in meaning(word)]


def _outer(outer: tuple[str, ...]) -> list[str]:
    names: list[str] = []
    seen: set[str] = set()
    for position, kinds in enumerate(map(meaning, outer[:60])):
        for kind in kinds:
            if kind not in seen:
                seen.add(kind)
                names.append("<outer:" + kind)
                if position < 8:
                    names.append("<near:" + kind)
    return names


def _links(element: Element, names: list[str]) -> None:
    kinds: set[str] = set()
    for href in element.hrefs[:LINKS]:
        low = href[:CHARACTERS].lower()
        if low.startswith("mailto:"):
            kinds.add("mail")
        elif low.startswith(("#", "javascript:")):
            kinds.add("here")
        elif any(map(low.__contains__, _SOCIAL)):
            kinds.add("network")
        else:
            kinds.add("away" if low.startswith("http") else "site")
            words = _PATH_WORD.findall(low.split("?", 1)[0].partition("//")[2] or low)
            for word in words[:8]:
                kinds.update(meaning(word))
            kinds.add("long" if len(words) > 6 else "short")
    if len(element.hrefs) > 1:
        kinds.add("several")
    names += ["<link " + kind for kind in kinds]


class _Known:
    """What the file says of itself: it confirms lines, it does not replace them."""

    def __init__(self, metadata: Metadata) -> None:
        self._title = _squeezed(metadata.title)
        self._description = _squeezed(metadata.description)
        self._authors = [name for name in map(_squeezed, metadata.authors) if len(name) > 3]
        self._site = _squeezed(metadata.site)
        self._day = metadata.published[:10]

    def compare(self, f: Facts, names: list[str]) -> None:
        """Add what of the line the file confirms."""
        if f.length > 400:
            return
        line = " ".join(f.words)
        title, description = self._title, self._description
        if len(line) > 8:
            if title and (
                line == title or (len(line) > 16 and (title.startswith(line) or line.startswith(title)))
            ):
                names.append("<is title")
            elif title and len(line) > 12 and line in title:
                names.append("<in title")
            if description and len(line) > 30 and (line[:60] == description[:60] or line in description):
                names.append("<is description")
        if f.length < 160:
            if any(name in line for name in self._authors):
                names.append("<has author")
                if f.length < 70:
                    names.append("<short with author")
            if self._site and self._site in line:
                names.append("<has site")


def _squeezed(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))
