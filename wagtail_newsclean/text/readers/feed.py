"""RSS and Atom: a feed, or one entry of it, as a file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from ..types import Copy, CopyError, Document
from .first_on import is_first_on
from .item import Item, ItemPicture, as_markup, escaped_once, listing, plain_of, squeezed
from .nitf import story_html
from .open_ended import closed
from .several import joined, kept_out
from .sniff import Head
from .wordpress_export import authors as authors_of
from .wordpress_export import is_export, is_post, shown
from .xml import LANGUAGE, Rule, find, local_name, parse_xml, root_name, text_of, texts_of, to_html
from .xml_rest import completed

_ROOTS = ("rss", "rdf", "feed", "item", "entry")
#: Where an item's text stands, best first: RSS with its content module, Atom, and a summary where there is no more.
_TEXT = ("encoded", "content", "description", "summary")
#: Elements that AP puts into its feeds.
_WIRE = ("HeadLine", "ByLine", "DateLine", "SlugLine", "PublishingSpecialInstructions")
#: What the media module says of a picture, best first.
_CAPTIONS = ("description", "text", "title")
_BOTH = 2
_PARAGRAPH = re.compile(r"</(?:p|div|li|h\d)\s*>|<br\s*/?>", re.IGNORECASE)
#: Where an excerpt was cut off: "[…]", "... Continue reading".
_CUT_OFF = re.compile(r"\s*(?:\[?(?:…|\.{3})\]?)(?:\s*\S.{0,40})?$")
#: Dublin Core's name for it is "subject".
_SUBJECTS = ("category", "subject")
_MEDIA = "{http://search.yahoo.com/mrss/}"


def is_feed(head: Head) -> bool:
    return root_name(head.text) in _ROOTS


def read_feed(copy: Copy) -> Document:
    """The first item; the others are kept out of it. Raises ``CopyError`` for a feed without items."""
    root, warnings = parse_xml(copy.data or b"")
    return completed(root, warnings, "feed", lambda: _document(root, warnings))


def _document(root: etree._Element, warnings: tuple[str, ...]) -> Document:
    names = ("item", "entry")
    items = [root] if local_name(root) in names else [e for e in root.iter() if local_name(e) in names]
    logins = authors_of(root) if is_export(root) else None
    if logins is not None:
        items.sort(key=is_post, reverse=True)
    documents: list[Document] = []
    for element in items:
        try:
            document = _item(element, root, logins).document("feed", warnings)
        except CopyError:
            continue
        documents.append(kept_out(document) if documents else document)
    if not documents:
        raise CopyError("empty", "There is no text in this feed.")
    return joined(documents)


def _item(element: etree._Element, root: etree._Element, logins: Mapping[str, str] | None = None) -> Item:
    """``logins``: in an export, whose names the authors are."""
    texts = [
        markup
        for name in _TEXT
        for child in (element.iterchildren(f"{{*}}{name}") if name == "encoded" else [_child(element, name)])
        if child is not None
        and (markup := _markup(child) if logins is None or name != "encoded" else shown(child.text or ""))
    ]
    authors = [_name(child) for child in element if local_name(child) in ("creator", "author")]
    if logins is not None:
        authors = [logins.get(author, author) for author in authors]
    title = plain_of(_markup(_child(element, "title")))
    wire = _wire(element)
    published = next(
        (
            text_of(child)
            for name in ("pubDate", "published", "date", "updated")
            if (child := _child(element, name)) is not None
        ),
        "",
    )
    summary, added = _summary(texts)
    return Item(
        body=closed(texts[0]) if texts else "",
        headline=wire["HeadLine"] or title,
        summary=summary,
        bylines=[wire["ByLine"]] if wire["ByLine"] else [author for author in authors if author],
        dateline=wire["DateLine"],
        slug=wire["SlugLine"],
        notes=[wire["PublishingSpecialInstructions"], *added],
        pictures=_pictures(element),
        tags=listing(_term(child) for child in element if local_name(child) in _SUBJECTS),
        rights=[text_of(child) for child in element if local_name(child) in ("rights", "copyright")],
        others=[title] if wire["HeadLine"] and title not in (wire["HeadLine"], wire["SlugLine"]) else [],
        language=element.get(LANGUAGE)
        or root.get(LANGUAGE)
        or text_of(next(root.iter("{*}language", "language"), None)),
        published=published,
    )


def _summary(texts: list[str]) -> tuple[str, list[str]]:
    """What stands above the text, where the item has both, and what blogs add to it.

    Not the text's first words again, which they cut off with "[…]"; nothing that the text says itself.
    """
    if len(texts) < _BOTH:
        return "", []
    body = squeezed(plain_of(texts[0]))
    said = (plain_of(markup) for markup in _PARAGRAPH.split(texts[-1]))
    fresh = [part for part in said if part and squeezed(_CUT_OFF.sub("", part)) not in body]
    return " ".join(part for part in fresh if not is_first_on(part)), list(filter(is_first_on, fresh))


def _wire(element: etree._Element) -> dict[str, str]:
    """What agencies say of a story in elements of their own, beside its text; in feeds of others all is empty."""
    return {name: next(iter(texts_of(element, (name,), outside=_TEXT)), "") for name in _WIRE}


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next(
        (child for child in element if local_name(child) == name and not str(child.tag).startswith(_MEDIA)),
        None,
    )


def _markup(element: etree._Element | None) -> str:
    """An element's text as HTML: XHTML inside, HTML as characters, or plain text."""
    if element is None:
        return ""
    inner = find(element, "nitf")
    if inner is not None:
        return story_html(inner)
    if len(element):
        return to_html(element, {local_name(element).lower(): Rule("div")})
    return escaped_once(as_markup(element.text or ""))


def _name(element: etree._Element) -> str:
    """Atom has an element for the name, RSS an address with the name in brackets."""
    name = next((text_of(child) for child in element if local_name(child) == "name"), "") or text_of(element)
    in_brackets = re.fullmatch(r"\S+@\S+ \((.+)\)", name)
    return in_brackets[1] if in_brackets else name


def _term(element: etree._Element) -> str:
    return text_of(element) or element.get("label") or element.get("term") or ""


def _pictures(element: etree._Element) -> list[ItemPicture]:
    """Pictures of the media module that say something of themselves, or of which their group or the item does."""
    found: dict[tuple[str, str], ItemPicture] = {}
    told = [*element.iter(f"{_MEDIA}content"), *element.iter(f"{_MEDIA}group"), element]
    for media in told:
        caption = next(filter(None, (text_of(media.find(f"{_MEDIA}{name}")) for name in _CAPTIONS)), "")
        credit = text_of(media.find(f"{_MEDIA}credit"))
        shown = next(media.iter(f"{_MEDIA}content"), media)
        if caption or credit:
            found.setdefault((caption, credit), ItemPicture(shown.get("url") or "", caption, credit))
    return list(found.values())
