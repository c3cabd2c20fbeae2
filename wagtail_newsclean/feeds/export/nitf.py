"""NITF 3.6 (https://iptc.org/standards/nitf/): head, body.head with the fields, body.content with text and media."""

from __future__ import annotations

from lxml import etree
from lxml import html as lxml_html
from lxml.builder import E  # type: ignore[import-not-found]  # lxml-stubs forgot it

from ...publishing.dateline import without_separator
from ..format import rfc3339
from ..item import FeedItem
from ..pictures import FeedPicture

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_LISTS = frozenset({"ul", "ol", "dl", "table"})
#: Which parts of lists and tables hold text, and in what they stand.
_CELLS_OF = {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd"}, "table": {"caption"}, "tr": {"td", "th"}}
_CELLS = frozenset().union(*_CELLS_OF.values())
_BLOCK_LEVEL = _HEADINGS | _LISTS | {"p", "pre", "hr", "div", "blockquote", "figure", "figcaption"}
_BREAKS = _BLOCK_LEVEL | _CELLS  #: start a line where they stand in running text
_INLINE = {"a": "a", "em": "em", "i": "em", "strong": "em", "b": "em", "br": "br", "q": "q"}

_Pictures = dict[str, FeedPicture]


def to_nitf(item: FeedItem) -> str:
    """The story as a NITF document, with an XML declaration."""
    root = E.nitf(_head(item), E.body(_body_head(item), _body_content(item)))
    root.set("{http://www.w3.org/XML/1998/namespace}lang", item.language)
    etree.indent(root.find("head"), level=1)
    document: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return document.decode("utf-8") + "\n"


def _head(item: FeedItem) -> etree._Element:
    about = E.docdata(E("doc-id", {"id-string": item.guid}))
    for name, moment in (("date.issue", item.published), ("date.release", item.updated)):
        if moment:
            about.append(E(name, norm=rfc3339(moment)))
    if item.rights:
        about.append(E("doc.copyright", holder=item.rights))
    if item.categories:
        about.append(E("key-list", *(E.keyword(key=name) for name in item.categories)))
    return E.head(E.title(item.title), about, E.pubdata({"ex-ref": item.link, "type": "web"}))


def _body_head(item: FeedItem) -> etree._Element:
    head = E("body.head", E.hedline(E.hl1(item.title)))
    for name in item.creators:
        head.append(E.byline(E.person(name)))
    if item.dateline:
        head.append(E.dateline(without_separator(item.dateline)))
    if item.standfirst:
        head.append(E.abstract(E.p(item.standfirst)))
    return head


def _body_content(item: FeedItem) -> etree._Element:
    content = E("body.content")
    if item.content:
        pictures = {picture.url: picture for picture in item.pictures}
        _blocks(lxml_html.fragment_fromstring(item.content, create_parent="div"), content, pictures)
    return content


def _blocks(source: etree._Element, target: etree._Element, pictures: _Pictures) -> None:
    """The contents of an HTML block as NITF blocks; text that stands alone becomes a paragraph."""
    loose = etree.Element("p")
    _append_text(loose, source.text)
    for child in source:
        if str(child.tag) in _BLOCK_LEVEL:
            loose = _settle(loose, target)
            _block(child, target, pictures)
            _append_text(loose, child.tail)
        else:
            _inline(child, loose, target, pictures)
    _settle(loose, target)


def _block(source: etree._Element, target: etree._Element, pictures: _Pictures) -> None:
    tag = str(source.tag)
    if tag == "figure" and any(image.get("src") in pictures for image in source.iter("img")):
        for image in source.iter("img"):  # its caption and credit are the picture's own
            _media(image, target, pictures)
    elif tag == "blockquote":
        _blocks(source, etree.SubElement(etree.SubElement(target, "bq"), "block"), pictures)
    elif tag in ("p", "pre", *_HEADINGS):
        # A picture inside a paragraph follows it.
        written, media = etree.Element("hl2" if tag in _HEADINGS else tag), etree.Element("media")
        _contents(source, written, media, pictures)
        _settle(written, target)
        target.extend(list(media))
    elif tag in _LISTS:
        _parts(source, etree.SubElement(target, tag), target, pictures)
    elif tag == "hr":
        etree.SubElement(target, "hr")
    else:
        _blocks(source, target, pictures)


def _parts(
    source: etree._Element, written: etree._Element, after: etree._Element, pictures: _Pictures
) -> None:
    """Rows, cells and items of a list or table, which hold text; what stands between them follows, as pictures do."""
    stray = etree.Element("p")
    _append_text(stray, source.text)
    for child in source:
        tag, holder = str(child.tag), str(written.tag)
        if holder == "table" and tag in ("thead", "tbody", "tfoot"):
            _parts(child, written, after, pictures)
        elif holder == "table" and tag == "tr":
            _parts(child, etree.SubElement(written, tag), after, pictures)
        elif tag in _CELLS_OF[holder]:
            cell = etree.SubElement(written, tag)
            for name in ("colspan", "rowspan"):
                if child.get(name):
                    cell.set(name, child.get(name, ""))
            _contents(child, cell, after, pictures)
        else:
            _inline(child, stray, after, pictures)
            continue
        _append_text(stray, child.tail)
    _settle(stray, after)


def _contents(
    source: etree._Element, written: etree._Element, after: etree._Element, pictures: _Pictures
) -> None:
    _append_text(written, source.text)
    for child in source:
        _inline(child, written, after, pictures)


def _inline(
    source: etree._Element, written: etree._Element, after: etree._Element, pictures: _Pictures
) -> None:
    """An element inside running text: its text stays, whatever it is."""
    tag = str(source.tag)
    if tag == "img":
        _media(source, after, pictures)
    elif tag in _INLINE:
        element = etree.SubElement(written, _INLINE[tag])
        if tag == "a" and source.get("href"):
            element.set("href", source.get("href", ""))
        if tag in ("strong", "b"):
            element.set("class", "bold")
        _contents(source, element, after, pictures)
    else:
        if tag in _BREAKS and _has_text(written):
            etree.SubElement(written, "br")
        _contents(source, written, after, pictures)
    _append_text(written, source.tail)


def _media(image: etree._Element, target: etree._Element, pictures: _Pictures) -> None:
    address = image.get("src", "")
    picture = pictures.get(address)
    if not address:
        return
    media = etree.SubElement(target, "media", {"media-type": "image"})
    about = {"source": address, "alternate-text": image.get("alt", "")}
    if picture:
        about |= {"mime-type": picture.type, "width": str(picture.width), "height": str(picture.height)}
    etree.SubElement(media, "media-reference", {name: value for name, value in about.items() if value})
    if picture and picture.description:
        media.append(E("media-caption", E.p(picture.description)))
    if picture and picture.credit:
        media.append(E("media-producer", picture.credit))


def _settle(element: etree._Element, target: etree._Element) -> etree._Element:
    """Put a paragraph that holds something at the end of ``target``; returns the next, which is empty."""
    if _has_text(element):
        target.append(element)
    return etree.Element("p")


def _has_text(element: etree._Element) -> bool:
    return any(str(text).strip() for text in element.itertext())


def _append_text(element: etree._Element, text: str | None) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
