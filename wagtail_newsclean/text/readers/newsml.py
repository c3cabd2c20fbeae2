"""NewsML: G2 (newsItem, also in packages and messages) and the older 1.x."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ..types import Copy, CopyError, Document
from . import nitf
from .item import Item, ItemPicture, as_markup, listing, squeezed
from .several import joined, kept_out
from .sniff import Head
from .xml import DROP, LANGUAGE, Rule, find, local_name, opens_in, parse_xml, text_of, texts_of, to_html
from .xml_rest import completed

#: Where the text stands, best first.
_CONTENT = ("inlineXML", "DataContent", "inlineData")
#: What NITF calls its lines, and an item of NewsML.
_LINES = {
    "hl1": ("headline", "HeadLine"),
    "byline": ("by", "ByLine"),
    "dateline": ("dateline", "DateLine"),
}
_TEXT = frozenset(("", "text/plain", "text/html", "application/xhtml+xml"))
#: What the role of a description is called that stands above the text.
_SUMMARIES = ("summary", "teaser", "abstract", "standfirst")
#: Of the words of a further text, how many are those of the first: then it is the same in another format.
_SAME = 0.8


def is_newsml(head: Head) -> bool:
    return opens_in(head.text, "newsItem", "newsMessage", "packageItem", "NewsML")


def read_newsml(copy: Copy) -> Document:
    """The first item with text and the pictures beside it; further stories are kept out of it.

    Raises ``CopyError`` for a file without text.
    """
    root, warnings = parse_xml(copy.data or b"")
    return completed(root, warnings, "newsml", lambda: _document(root, warnings))


def _document(root: etree._Element, warnings: tuple[str, ...]) -> Document:
    elements = [element for name in ("newsItem", "NewsItem") for element in root.iter(f"{{*}}{name}")] or [
        root
    ]
    texts = [(element, contents) for element in elements if (contents := list(_contents(element)))]
    pictures = [_picture(element) for element in elements if find(element, "remoteContent") is not None]
    if not texts:
        return _without_text(elements, pictures, warnings)
    documents: list[Document] = []
    for element, contents in texts:
        story, captions, others = _told_apart(contents)
        item = _item(element, story)
        if not documents:
            own = _picture(element) if captions else ItemPicture()
            item.pictures = [own._replace(caption=caption) for caption in captions] + pictures
        documents.append(item.document("newsml", warnings))
        documents += [kept_out(Item(body=other).document("newsml")) for other in others]
    return joined([documents[0], *map(kept_out, documents[1:])])


def _without_text(
    elements: list[etree._Element], pictures: list[ItemPicture], warnings: tuple[str, ...]
) -> Document:
    """A picture or another item that has only its lines."""
    titled = [element for element in elements if find(element, "headline", "HeadLine") is not None]
    if not titled:
        raise CopyError("empty", "There is no text in this NewsML file.")
    shown = [picture.caption for picture in pictures]
    described = [
        "".join(map(str, one.itertext()))
        for one in titled[0].iter("{*}description")
        if text_of(one) not in (*shown, _summary(titled[0]))
    ]  # a film has its story and its list of shots there
    item = _item(titled[0], "".join(map(as_markup, described)))
    item.others = []
    item.pictures = pictures
    if any(picture.caption == item.summary for picture in pictures):
        item.summary = item.source = ""
    return item.document("newsml", warnings)


def _item(element: etree._Element, story: str) -> Item:
    own = find(element, "NewsLines")  # in 1.x parts of an item have lines of their own
    lines = own if own is not None else element
    language = next((e.get("tag") or "" for e in element.iter("{*}language")), "") or _language(element)
    (headline, *decks), foreign = _headlines(lines, language)
    return Item(
        body=story,
        headline=headline,
        decks=decks + _all(lines, "SubHeadLine"),
        summary=_summary(element),
        bylines=_all(lines, "by", "ByLine") or _creators(element),
        dateline=next(iter(_all(lines, "dateline", "DateLine")), ""),
        slug=next(iter(_all(lines, "slugline", "SlugLine")), ""),
        tags=_keywords(element, lines, language),
        notes=_all(element, "edNote") + _all(lines, "NewsLineText"),
        embargo=_embargo(element),
        urgency=_urgency(element),
        status=_status(element),
        source=text_of(find(lines, "creditline", "CreditLine")),
        rights=_all(lines, "copyrightNotice", "CopyrightLine") + _all(element, "usageTerms"),
        others=foreign + (_further(element) if story else []),
        language=language,
        published=text_of(find(element, "contentCreated", "versionCreated", "FirstCreated")),
    )


def _headlines(lines: etree._Element, language: str) -> tuple[list[str], list[str]]:
    """The headlines, and those in other languages than the story's where it has one in its own."""
    found = [one for name in ("headline", "HeadLine") for one in lines.iter(f"{{*}}{name}")]
    foreign = [one for one in found if not _same_language(one.get(LANGUAGE) or language, language)]
    if len(foreign) == len(found):
        foreign = []
    apart = list(dict.fromkeys(filter(None, map(text_of, foreign))))
    own = [text for text in _all(lines, "headline", "HeadLine") if text not in apart]
    return own or [""], apart


def _same_language(one: str, other: str) -> bool:
    return not one or not other or one.lower()[:2] == other.lower()[:2]


def _keywords(element: etree._Element, lines: etree._Element, language: str) -> str:
    """Keywords, and the names of the subjects, of several the one in the story's language."""
    words = _all(lines, "KeywordLine") or _all(element, "keyword")
    for subject in element.iter("{*}subject"):
        names = subject.findall("{*}name")
        own = [name for name in names if _same_language(name.get(LANGUAGE) or "", language)]
        words += [text_of(name) for name in (own or names)[:1]]
    return listing(words)


def _urgency(element: etree._Element) -> str:
    """G2 has it as text, 1.x as an attribute."""
    urgency = next((one for name in ("urgency", "Urgency") for one in element.iter(f"{{*}}{name}")), None)
    return (urgency.get("FormalName") or text_of(urgency)) if urgency is not None else ""


def _all(element: etree._Element, *names: str) -> list[str]:
    """The texts of every element with the first of these names that there is, outside the story's own text."""
    return texts_of(element, names, outside=_CONTENT)


def _summary(element: etree._Element) -> str:
    """A description that says of itself that it is a summary; others describe the event or the picture."""
    roles = ((one, (one.get("role") or "").lower()) for one in element.iter("{*}description"))
    return next((text_of(one) for one, role in roles if not role or any(n in role for n in _SUMMARIES)), "")


def _further(element: etree._Element) -> list[str]:
    """What the descriptions say beside the summary."""
    shown = _summary(element)
    return [text for text in _all(element, "description") if text != shown]


def _creators(element: etree._Element) -> list[str]:
    return [text_of(find(one, "name")) for one in element.iter("{*}creator") if find(one, "name") is not None]


def _language(element: etree._Element) -> str:
    here: etree._Element | None = element
    while here is not None:
        if here.get(LANGUAGE):
            return here.get(LANGUAGE) or ""
        here = here.getparent()
    return ""


def _status(element: etree._Element) -> str:
    for name, attribute in (("pubStatus", "qcode"), ("Status", "FormalName")):
        found = find(element, name)
        if found is not None:
            return found.get(attribute) or ""
    return ""


def _embargo(element: etree._Element) -> str:
    """When an item may be used: G2 has an element for it, 1.x a status that will change."""
    until = text_of(find(element, "embargoed"))
    status = find(element, "Status")
    if until or status is None or (status.get("FormalName") or "").lower() != "embargoed":
        return until
    change = find(element, "StatusWillChange")
    return text_of(find(change, "DateAndTime")) if change is not None else ""


def _contents(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The texts of an item, best first, each with the role that NewsML 1 gives it in small letters."""
    for name in _CONTENT:
        for content in element.iter(f"{{*}}{name}"):
            written = _written(content)
            if written.strip():
                yield _role(content), written


def _role(content: etree._Element) -> str:
    component = next(content.iterancestors("{*}NewsComponent"), None)
    role = component.find("{*}Role") if component is not None else None
    return (role.get("FormalName") or "").lower() if role is not None else ""


def _told_apart(contents: list[tuple[str, str]]) -> tuple[str, list[str], list[str]]:
    """The story's text, captions, and what is neither: a text that is no other format of the story's."""
    captions = [text for role, text in contents if "caption" in role]
    texts = [text for role, text in contents if "caption" not in role]
    if not texts:
        return captions[0], [], []
    story, *further = texts
    words = _words(story)
    others = [text for text in further if len(_words(text) & words) < _SAME * len(_words(text))]
    return story, [" ".join(re.sub(r"<[^>]*>", " ", caption).split()) for caption in captions], others


def _words(markup: str) -> set[str]:
    return set(re.findall(r"\w+", re.sub(r"<[^>]*>", " ", markup)))


def _written(element: etree._Element) -> str:
    if (element.get("contenttype") or "").split(";")[0].strip().lower() not in _TEXT and not len(element):
        return ""
    inner = find(element, "nitf")
    if inner is not None:
        _take_off_repeated(inner, element)
        return nitf.story_html(inner)
    inner = find(element, "body", "html")
    if inner is not None:
        return to_html(inner, {"body": Rule("div"), "html": Rule("div"), "head": DROP})
    if len(element):
        return to_html(element, {**nitf.RULES, local_name(element).lower(): Rule("div")})
    return as_markup(element.text or "")


def _take_off_repeated(story: etree._Element, content: etree._Element) -> None:
    """Take from a story in NITF what its item says in lines of its own: headline, byline, dateline."""
    item = next(content.iterancestors("{*}newsItem", "{*}NewsItem"), None)
    if item is None:
        return
    own = {name: squeezed("".join(_all(item, *names))) for name, names in _LINES.items()}
    for head in story.iter("{*}body.head"):
        for line in [one for name in _LINES for one in head.iter(f"{{*}}{name}")]:
            words = squeezed(text_of(line)).removeprefix("By")
            parent = line.getparent()
            if words and parent is not None and words == own[local_name(line)].removeprefix("By"):
                parent.remove(line)


def _picture(element: etree._Element) -> ItemPicture:
    """A picture that came in the same message."""
    remote = find(element, "remoteContent")
    described = text_of(find(element, "description")) or text_of(find(element, "headline"))
    source = (remote.get("href") or "") if remote is not None else ""
    return ItemPicture(source, described, text_of(find(element, "creditline")) or _credit(element))


def _credit(element: etree._Element) -> str:
    """The credit line of a picture's or caption's component in 1.x."""
    for line in element.iter("{*}CreditLine"):
        if any(role in _role(line) for role in ("caption", "photo", "picture")):
            return text_of(line)
    return ""
