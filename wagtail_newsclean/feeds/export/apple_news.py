"""Apple News Format (https://developer.apple.com/documentation/applenews): a story as ``article.json``.

Pictures stand at their own addresses. Text is in the HTML that the format knows, and in components of their own what it
has components for: headings, pictures, quotes, tables, rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from ... import __version__
from ...publishing.json_ld import said
from ..format import compact, rfc3339
from ..item import FeedItem
from ..pictures import FeedPicture

_VERSION = "1.7"  #: the oldest version that has everything written here: HTML tables came last
_EXCERPT = 300
_KEYWORDS = 50

#: What may stand in a text of the format "html"; of other elements the contents stay.
_TEXT_ELEMENTS = frozenset({
    "p", "strong", "b", "em", "i", "a", "ul", "ol", "li", "br", "sub", "sup", "del", "s", "pre", "code", "samp",
    "blockquote",
})  # fmt: skip
_TABLE_ELEMENTS = _TEXT_ELEMENTS | {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"}
_ATTRIBUTES = frozenset({"href"})
_HEADINGS = {f"h{level}": f"heading{level}" for level in range(1, 7)}
_INSIDE = frozenset({"div", "figure", "figcaption", "dl", "dt", "dd"})  #: only hold other things
_BLOCKS = _INSIDE | _HEADINGS.keys() | {"p", "ul", "ol", "pre", "blockquote", "table", "hr"}

Component = dict[str, Any]


def to_apple_news(item: FeedItem) -> str:
    """The document, on one line. Raises ``ValueError`` for a story without headline or text, which it demands."""
    body = list(_body(item))
    if not item.title or not any(component["role"] == "body" for component in body):
        raise ValueError("Apple News Format demands a headline and a text.")
    return compact(
        {
            "version": _VERSION,
            "identifier": item.guid.rpartition(":")[2],
            "language": item.language,
            "title": item.title,
            **said({"subtitle": item.standfirst}),
            "layout": {"columns": 7, "width": 1024, "margin": 70, "gutter": 40},
            "metadata": _metadata(item),
            "documentStyle": {"backgroundColor": "#FFFFFF"},
            "componentTextStyles": _STYLES,
            "components": [*_front(item), *body],
        }
    )


#: Sizes only: the reader's own fonts and colours, so that copy in any script is shown as its readers know it.
_STYLES: dict[str, dict[str, Any]] = {
    "default": {"fontSize": 18, "lineHeight": 27},
    "default-title": {"fontSize": 36, "lineHeight": 42},
    "default-intro": {"fontSize": 22, "lineHeight": 30},
    "default-author": {"fontSize": 15, "lineHeight": 20},
    "default-caption": {"fontSize": 14, "lineHeight": 19},
}


def _metadata(item: FeedItem) -> dict[str, Any]:
    return said(
        {
            "authors": list(item.creators),
            "canonicalURL": item.link,
            "datePublished": rfc3339(item.published) if item.published else "",
            "dateModified": rfc3339(item.updated) if item.updated else "",
            "excerpt": item.summary[:_EXCERPT],
            "keywords": list(item.categories[:_KEYWORDS]),
            "thumbnailURL": item.pictures[0].url if item.pictures else "",
            "generatorName": "wagtail_newsclean",
            "generatorIdentifier": "wagtail_newsclean",
            "generatorVersion": __version__,
        }
    )


def _front(item: FeedItem) -> Iterator[Component]:
    yield {"role": "title", "text": item.title}
    if item.standfirst:
        yield {"role": "intro", "text": item.standfirst}
    if item.creators:
        yield {"role": "author", "text": ", ".join(item.creators)}


def _body(item: FeedItem) -> Iterator[Component]:
    if not item.content:
        return
    pictures = {picture.url: picture for picture in item.pictures}
    root = lxml_html.fragment_fromstring(item.content, create_parent="div")
    yield from _joined(_components(root, pictures))


def _joined(components: Iterator[Component]) -> Iterator[Component]:
    """Neighbouring texts as one component: that is how the format wants the body."""
    waiting: Component | None = None
    for component in components:
        if component["role"] == "body" and waiting:
            waiting["text"] += component["text"]
            continue
        if waiting:
            yield waiting
        waiting = component if component["role"] == "body" else None
        if not waiting:
            yield component
    if waiting:
        yield waiting


def _components(holder: etree._Element, pictures: dict[str, FeedPicture]) -> Iterator[Component]:
    """What stands in an element, in order; text and inline elements that stand alone make a paragraph."""
    loose = etree.Element("p")
    loose.text = holder.text
    for child in list(holder):
        if str(child.tag) not in _BLOCKS:
            loose.append(child)  # with the text after it
            continue
        yield from _running(loose, pictures)
        loose = etree.Element("p")
        loose.text, child.tail = child.tail, None
        yield from _block(child, pictures)
    yield from _running(loose, pictures)


def _block(element: etree._Element, pictures: dict[str, FeedPicture]) -> Iterator[Component]:
    """A block as the component it is."""
    tag = str(element.tag)
    if tag == "figure" and any(image.get("src") in pictures for image in element.iter("img")):
        yield from _photos(element, pictures)  # its caption and credit are the picture's own
    elif tag in _INSIDE:
        yield from _components(element, pictures)
    elif tag == "hr":
        yield {"role": "divider"}
    elif tag == "table":
        yield {"role": "htmltable", "html": _html(element, _TABLE_ELEMENTS)}
        yield from _photos(element, pictures)
    else:
        yield from _running(element, pictures, _HEADINGS.get(tag, "quote" if tag == "blockquote" else "body"))


def _running(
    element: etree._Element, pictures: dict[str, FeedPicture], role: str = "body"
) -> Iterator[Component]:
    """A component of text, where there is any, and the pictures that stood in it."""
    text = str(element.xpath("string()"))
    if text.strip() and role in _HEADINGS.values():
        yield {"role": role, "text": " ".join(text.split())}
    elif text.strip():
        yield {"role": role, "format": "html", "text": _html(element, _TEXT_ELEMENTS)}
    yield from _photos(element, pictures)


def _photos(element: etree._Element, pictures: dict[str, FeedPicture]) -> Iterator[Component]:
    for image in element.iter("img"):
        if image.get("src"):
            yield _photo(image, pictures)


def _photo(image: etree._Element, pictures: dict[str, FeedPicture]) -> Component:
    address = image.get("src", "")
    picture = pictures.get(address)
    if picture is None:
        return said({"role": "photo", "URL": address, "accessibilityCaption": image.get("alt", "")})
    caption = " ".join(text for text in (picture.description, picture.credit) if text)
    return said({"role": "photo", "URL": address, "caption": caption, "accessibilityCaption": picture.alt})


def _html(element: etree._Element, elements: frozenset[str]) -> str:
    """The element with only those elements in it."""
    copied = lxml_html.fragment_fromstring(
        etree.tostring(element, encoding="unicode", method="html", with_tail=False), create_parent="div"
    )
    for found in list(copied.iterdescendants()):
        if found.tag not in elements:
            found.drop_tag()
            continue
        for name in set(found.attrib) - _ATTRIBUTES:
            del found.attrib[name]
    inner: str = etree.tostring(copied, encoding="unicode", method="html")
    return inner.removeprefix("<div>").removesuffix("</div>").strip()
