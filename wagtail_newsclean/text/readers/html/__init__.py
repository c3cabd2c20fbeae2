"""HTML: saved pages and clipboard fragments, as a plain rendition with the facts of the markup beside it."""

from __future__ import annotations

import html
import re
from typing import Any

from ...types import Copy, CopyError, Document, Kind, Line, Picture, Verdict
from ..encoding import declared_in_markup, decode
from .facts import element_of, outer_element_of
from .metadata import metadata_of
from .region import main_region
from .render import renderer
from .walk import Node, RawLine, Walked, walk

__all__ = ["document_of", "read_html"]

_ONLY_IN_DATA = (
    "The story's text was not in the page as shown; it was taken from the data for search engines."
)
_ONLY_HIDDEN = "The page hides most of its text; what is hidden is shown here."
#: A story in JSON-LD shorter than this is a summary.
_WHOLE_STORY = 400
_PROBE = 30
#: More text than this in elements for scripts-off browsers, drawings and players: something was never closed.
_SWALLOWED = 300
_KINDS = frozenset(kind.value for kind in Kind)
#: A line of a story's text that is longer than this, in characters, is no title; one that ends as a sentence does may
#: be shorter.
_TEXT, _SENTENCE = 80, 40
#: An item of a list that is a link for more than this share is a way to another story.
_LINKED = 0.9
#: A line of nothing else is a rule between two parts.
_RULES = "-_=*~#•·–— "
#: Elements for a piece of text, however short.
_PIECES = ("li", "td", "th")
#: How agencies call what stands above the text in it.
_DECKS = frozenset(
    ("ingress", "preamble", "standfirst", "vorspann", "chapo", "chapeau", "entradilla", "sommario")
)
#: How sure one may be of what a wire file says of its own lines; desks misuse fields now and then.
_STATED = 0.97


def read_html(copy: Copy) -> Document:
    """One line for each block-level element, in document order, joined by line ends.

    Raises ``CopyError`` for a page without text.
    """
    if copy.html is not None:
        return document_of(copy.html)
    decoded = decode(copy.data or b"", declared_in_markup(copy.data or b""))
    return document_of(decoded.text, decoded.warnings)


def document_of(
    markup: str,
    warnings: tuple[str, ...] = (),
    *,
    format_name: str = "html",
    stated: bool = False,
    as_text: bool = False,
) -> Document:
    """A document from HTML, for readers of formats that carry it.

    ``stated``: the reader has marked what the format says of lines with ``data-kind`` (see ``xml.py``).
    ``as_text``: the markup is the reader's own and tells nothing of a line's kind; lines come without facts.
    """
    markup = markup.replace("\x00", "")
    if "<" not in markup:  # no markup after all: its line ends mean what they say
        markup = f"<pre>{markup}"
        as_text = True
    walked = walk(markup)
    raws = walked.lines
    first, last = main_region(walked)
    metadata, story = metadata_of(walked)
    missing = _missing(story, raws, first, last, walked.serial) if len(story) >= _WHOLE_STORY else []
    if missing:
        raws = raws[:last] + missing + raws[last:]
        last += len(missing)
        warnings += (_ONLY_IN_DATA,)
    if not raws or walked.swallowed > max(_SWALLOWED, sum(len(raw.text) for raw in raws)):
        walked = walk(markup, show_hidden=True)
        raws = walked.lines
        first, last = main_region(walked)
        warnings += (_ONLY_HIDDEN,)
    if not raws:
        raise CopyError("empty", "There is no text in this copy.")
    lines = []
    position = 0
    # By the line itself: lines that only the page's data has have moved the numbers of those below.
    pictures = {id(walked.lines[at]): node for node, at in walked.pictures if at < len(walked.lines)}
    for number, raw in enumerate(raws):
        end = position + len(raw.text)
        element = None
        if not as_text:
            inside = first <= number < last
            element = element_of(raw, True, pictures.get(id(raw))) if inside else outer_element_of(raw)
        lines.append(Line(position, end, raw.text, raw.blank_before, element))
        position = end + 1
    return Document(
        source="\n".join([line.text for line in lines]),
        lines=tuple(lines),
        format=format_name,
        metadata=metadata,
        pictures=_pictures(walked, len(lines)),
        warnings=warnings,
        render=renderer(raws),
        **(_stated(raws) if stated else {}),
    )


def _missing(story: str, raws: list[RawLine], first: int, last: int, serial: int) -> list[RawLine]:
    """The lines of a story that the page has in its JSON-LD and (nearly) nowhere else."""
    if "&lt;" in story:
        story = html.unescape(story)
    if "<" not in story:
        story = "<p>" + re.sub(r"\s*[\r\n]+\s*", "<p>", html.escape(story, quote=False))
    wanted = walk(f'<article itemprop="articleBody">{story}</article>', serial=serial).lines
    size = sum(len(line.text) for line in wanted)
    if size < _WHOLE_STORY or size < sum(len(raw.text) for raw in raws[first:last]):
        return []
    seen = "".join("".join(raw.text.split()) for raw in raws)
    text = "".join("".join(line.text.split()) for line in wanted)
    step = max(1, len(text) // 12)
    probes = [text[at : at + _PROBE] for at in range(0, len(text) - _PROBE, step)]
    if sum(probe in seen for probe in probes) > len(probes) * 0.25:
        return []
    shown = {raw.text for raw in raws}
    return [line for line in wanted if line.text not in shown]


def _stated(raws: list[RawLine]) -> dict[str, Any]:
    """What the format says of lines, as fields of the document."""
    kinds: dict[int, Verdict] = {}
    dateline = None
    content: list[int] = []
    headline = ""
    begun = False  # the text has
    for index, raw in enumerate(raws):
        node: Node | None = raw.node
        while node is not None and "data-kind" not in node.attrib:
            node = node.parent
        said = node.attrib["data-kind"] if node is not None else ""
        if said == "content":
            content.append(index)
            deck = not begun and not _DECKS.isdisjoint(raw.node.attrib.get("class", "").lower().split())
            begun = begun or _is_text(raw.text)
            said = Kind.STANDFIRST if deck else _said_by_tag(raw, headline, begun=begun)
        if said == "dateline":
            dateline = index
            kinds[index] = Verdict(Kind.BODY, "the file marks it as dateline", _STATED)
        elif said in _KINDS:
            kinds[index] = Verdict(Kind(said), f"the file marks it as {said}", _STATED)
            headline = headline or (raw.text if said == Kind.HEADLINE else "")
    inside = (content[0], content[-1] + 1) if content else (0, 0)
    return {"stated": kinds, "dateline": dateline, "content": inside}


def _is_text(line: str) -> bool:
    """Whether a line is long enough to be one of the story's paragraphs, shorter where it ends as a sentence does."""
    return len(line) > (_SENTENCE if line.rstrip("\"'”»’")[-1:] in ".!?…" else _TEXT)


def _said_by_tag(raw: RawLine, headline: str, *, begun: bool) -> str:
    """What the element of a line in the story's text says of it; ``begun``: there was text before it."""
    if raw.text == headline:
        return Kind.HEADLINE
    tag = raw.node.tag
    if tag == "figcaption":
        return Kind.CAPTION
    if not raw.text.strip(_RULES):
        return Kind.OTHER
    if begun and tag in _PIECES and element_of(raw, in_main=True).link_density < _LINKED:
        return Kind.BODY
    return Kind.HEADING if begun and tag in ("h2", "h3", "h4", "h5", "h6") else ""


def _pictures(walked: Walked, lines: int) -> tuple[Picture, ...]:
    return tuple(
        Picture(node.attrib.get("src", ""), node.attrib.get("alt", ""), line if line < lines else None)
        for node, line in walked.pictures
    )
