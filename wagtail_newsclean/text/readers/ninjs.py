"""News in JSON: ninjs (IPTC), 1.x with single fields, 2.x and 3.x with lists; JSON Feed, its cousin; and what services
make of them, with wrappers around the story and fields of their own."""

from __future__ import annotations

from collections.abc import Iterator

from ..types import Copy, Document, Kind
from .item import Item, ItemPicture, as_markup, figure, listing, plain_of
from .json_file import Fields, first_of, holds, is_fields, listed, load, several, string
from .json_rest import unshown
from .other_json import is_other_json
from .sniff import Head
from .xml import Rule, paragraph

#: Fields that hold a story's text, and those that make an object a story: the names of all versions in small letters.
_TEXTS = frozenset(
    (
        "body_text",
        "body_xhtml",
        "body_html",
        "bodies",
        "content_html",
        "content_text",
        "body_nitf",
        "content_elements",
    )
)
_TELLING = _TEXTS | {"headline", "headlines", "description_text"}
#: Fields whose words are shown, or left out on purpose: shorter headlines, what stands beside a picture.
_READ = frozenset(("headlines", "associations", "promo_items", "taxonomy", "standard"))
#: Fields that hold the story, or the stories, of an answer to a query. Looked into no deeper than this.
_WRAPPERS = ("items", "_items", "data", "item", "articles", "results", "docs", "hits", "stories", "story")
_DEEPEST = 5
_SUBJECTS = ("subject", "subjects", "keywords", "tags")
_PICTURES = ("picture", "graphic", "video", "photo")
_LINKED_STORY = Rule("p", "related", Kind.RELATED)


def is_ninjs(head: Head) -> bool:
    """A JSON object, or a list of them, with a body or a headline under the names that ninjs or JSON Feed give them.

    A headline alone is one only where no other field has a text: many systems call theirs so.
    """
    return holds(head, b"", _stories) and (holds(head, b"", _with_text) or not is_other_json(head))


def _with_text(found: object) -> list[Fields]:
    return [story for story in _stories(found) if not _TEXTS.isdisjoint(story)]


def read_ninjs(copy: Copy) -> Document:
    """The first story of the file; others in it are kept out of it. Raises ``CopyError``."""
    found, warnings = load(copy.data or b"")
    stories = _stories(found)
    associated = [one for story in stories[:1] for one in _associated(story, ("text", "composite"))]
    return first_of(map(_item, [*stories, *associated]), "ninjs", warnings)


def _stories(found: object) -> list[Fields]:
    """The stories of a file, field names in small letters: versions differ in little else."""
    return list(_inside(found, _DEEPEST))


def _inside(found: object, depth: int) -> Iterator[Fields]:
    for value in several(found):
        if not is_fields(value) or not depth:
            continue
        lowered = _lowered(value)
        wrapped = [lowered[name] for name in _WRAPPERS if isinstance(lowered.get(name), dict | list)]
        if not _TELLING.isdisjoint(lowered) and "@type" not in lowered:
            yield lowered
        else:
            for inner in wrapped:
                yield from _inside(inner, depth - 1)


def _lowered(value: Fields) -> Fields:
    return {name.lower(): inner for name, inner in value.items()}


def _item(story: Fields) -> Item:
    headlines = _values(story, "headlines", "headline") or [_basic(story.get("title"))]
    body = _body(story)
    descriptions = _values(story, "descriptions", "description_text") or [
        string(story.get("summary")) or string(story.get("abstract"))
    ]
    embargo = next(
        filter(None, (string(story.get(name)) for name in ("embargoeduntil", "embargoed", "embargo"))), ""
    )
    elements = list(filter(is_fields, listed(story.get("content_elements"))))
    item = Item(
        body=body,
        headline=plain_of(headlines[0]),
        decks=[
            plain_of(deck)
            for deck in (
                *headlines[1:],
                *(_basic(story.get(name)) for name in ("subheadline", "subheadlines", "headline_extended")),
            )
        ],
        summary=plain_of(descriptions[0]),
        bylines=list(map(plain_of, _bylines(story))),
        dateline=_dateline(story),
        slug=string(story.get("slugline")),
        pictures=[
            *(_picture(picture) for picture in _associated(story, _PICTURES)),
            *(_kept_picture(one) for one in _promoted(story)),
        ],
        notes=[
            plain_of(string(story.get("ednote"))),
            *(plain_of(string(one.get("text"))) for one in elements if one.get("type") == "correction"),
        ],
        embargo=embargo,
        urgency=str(story.get("urgency", "")),
        tags=_tags(story),
        status=string(story.get("pubstatus")),
        others=descriptions[1:],
        rights=[string(story.get("copyrightnotice")), string(story.get("usageterms"))],
        language=string(story.get("language")),
        published=string(story.get("contentcreated"))
        or string(story.get("versioncreated"))
        or string(story.get("date_published")),
    )
    item.others += unshown(story, item, without=_READ)
    return item


def _tags(story: Fields) -> str:
    """Its subjects by their names, and keywords and tags, which are names."""
    found = [one for name in _SUBJECTS for one in several(story.get(name))]
    return listing(string(one.get("name")) if is_fields(one) else string(one) for one in found)


def _values(story: Fields, many: str, one: str) -> list[str]:
    """Of a list of ``{"role", "value"}`` the main one first, without its shorter namesakes; else the single field."""
    found = [v for v in listed(story.get(many)) if isinstance(v, dict) and string(v.get("value")).strip()]
    main = next((v for v in found if v.get("role") in (None, "main")), found[0] if found else None)
    if main is None:
        single = string(story.get(one)) or _basic(story.get(many))
        return [single] if single else []
    decks = [v["value"] for v in found if v is not main and _is_deck(many, string(v.get("role")))]
    return [main["value"], *decks]


def _is_deck(field: str, role: str) -> bool:
    """Shorter headlines are left out; every description says something of its own."""
    return field != "headlines" or role.endswith(("sub", "deck"))


def _bylines(story: Fields) -> list[str]:
    said = string(story.get("byline")) or string(story.get("by"))
    if said:
        return [said]
    told = filter(is_fields, listed(story.get("bylines")))
    signed = [by for one in told if (by := string(one.get("by")) or string(one.get("value")))]
    if signed:
        return signed
    people = [p for p in listed(story.get("people")) if isinstance(p, dict) and p.get("rel") == "author"]
    people += [p for p in listed(story.get("authors")) if isinstance(p, dict)]
    people += _credited(story)
    return [name for person in people if (name := string(person.get("name")))]


def _body(story: Fields) -> str:
    """The body with markup where there is one, and what further bodies hold beside it: fact boxes."""
    for name in ("body_xhtml", "body_html", "content_html", "body_nitf"):
        if string(story.get(name)).strip():
            return string(story[name])
    elements = list(filter(is_fields, listed(story.get("content_elements"))))
    if elements:
        return "".join(map(_element, elements))
    bodies = [
        b for b in map(_lowered, filter(is_fields, listed(story.get("bodies")))) if string(b.get("value"))
    ]
    if not bodies:
        return as_markup(string(story.get("body_text")) or string(story.get("content_text")))
    marked = [b for b in bodies if "html" in string(b.get("contenttype"))]
    shown = marked or bodies[:1]
    first = shown[0].get("role")
    return "".join(
        [as_markup(b["value"]) for at, b in enumerate(shown) if at == 0 or b.get("role") not in (None, first)]
    )


def _associated(story: Fields, types: tuple[str, ...]) -> list[Fields]:
    found = story.get("associations")
    values = list(found.values()) if isinstance(found, dict) else listed(found)
    return [
        lowered
        for lowered in map(_lowered, filter(is_fields, values))
        if lowered.get("type", "picture") in types
    ]


def _picture(picture: Fields) -> ItemPicture:
    renditions = picture.get("renditions")
    values = list(renditions.values()) if isinstance(renditions, dict) else listed(renditions)
    first = values[0] if values and isinstance(values[0], dict) else {}
    captions = _values(picture, "descriptions", "description_text") or _values(
        picture, "headlines", "headline"
    )
    return ItemPicture(
        string(first.get("href")),
        captions[0] if captions else "",
        string(picture.get("creditline"))
        or next(iter(_bylines(picture)), "")
        or string(picture.get("copyrightholder")),
    )


def _basic(value: object) -> str:
    """A string, or the main one of a field that has room for several."""
    return string(value.get("basic")) if is_fields(value) else string(value)


def _credited(story: Fields) -> list[Fields]:
    credited = story.get("credits")
    return list(filter(is_fields, listed(credited.get("by")))) if is_fields(credited) else []


def _dateline(story: Fields) -> str:
    """A line of its own, in systems that do not write it into the text."""
    said = story.get("dateline")
    return plain_of(string(said.get("text")) if is_fields(said) else string(said))


def _promoted(story: Fields) -> list[Fields]:
    """The pictures that stand above a story, in systems that keep them so."""
    promoted = story.get("promo_items")
    found = promoted.values() if is_fields(promoted) else []
    return [one for one in filter(is_fields, found) if one.get("type") in (*_PICTURES, "image")]


def _kept_picture(element: Fields) -> ItemPicture:
    credit = " / ".join(name for one in _credited(element) if (name := string(one.get("name"))))
    return ItemPicture(string(element.get("url")), plain_of(string(element.get("caption"))), credit)


def _element(element: Fields) -> str:
    """One element of a story that is kept in pieces, as the systems of publishers do."""
    kind = string(element.get("type"))
    inside = "".join(map(_element, filter(is_fields, listed(element.get("content_elements")))))
    inside += "".join(
        f"<p>{string(one.get('content'))}</p>" for one in filter(is_fields, listed(element.get("items")))
    )
    words = string(element.get("content"))
    if kind in _PICTURES or kind == "image":
        return figure(_kept_picture(element))
    if kind == "interstitial_link":
        return paragraph(plain_of(words), _LINKED_STORY)
    cited = element.get("citation")
    if is_fields(cited) and string(cited.get("content")).strip():
        inside += f"<p>{string(cited['content'])}</p>"
    tag = {"header": "h2", "quote": "blockquote", "raw_html": "div"}.get(kind, "p")
    return (f"<{tag}>{words}</{tag}>" if words.strip() else "") + inside
