"""ninjs, news in JSON (IPTC): 1.x with single fields, 2.x and 3.x with lists; and JSON Feed, its cousin."""

from __future__ import annotations

from ..types import Copy, Document
from .item import Item, ItemPicture, as_markup
from .json_file import Fields, first_of, holds, is_fields, listed, load, string
from .sniff import Head

#: A field that makes an object a story, by the names of all versions in small letters.
_TELLING = frozenset(
    ("body_text", "body_xhtml", "body_html", "bodies", "headline", "headlines", "description_text",
     "content_html", "content_text")
)  # fmt: skip
_LISTS = ("items", "_items")
_PICTURES = ("picture", "graphic", "video", "photo")


def is_ninjs(head: Head) -> bool:
    """A JSON object, or a list of them, with a body or a headline under the names that ninjs or JSON Feed give them."""
    return holds(head, b"", _stories)


def read_ninjs(copy: Copy) -> Document:
    """The first story of the file; others in it are kept out of it. Raises ``CopyError``."""
    found, warnings = load(copy.data or b"")
    stories = _stories(found)
    associated = [one for story in stories[:1] for one in _associated(story, ("text", "composite"))]
    return first_of(map(_item, [*stories, *associated]), "ninjs", warnings)


def _stories(found: object) -> list[Fields]:
    """The stories of a file, field names in small letters: versions differ in little else."""
    if isinstance(found, dict):
        inside = next((found[name] for name in _LISTS if isinstance(found.get(name), list)), None)
        found = [found] if inside is None else inside
    if not isinstance(found, list):
        return []
    lowered = [_lowered(value) for value in found if isinstance(value, dict)]
    return [one for one in lowered if not _TELLING.isdisjoint(one) and "@type" not in one]


def _lowered(value: Fields) -> Fields:
    return {name.lower(): inner for name, inner in value.items()}


def _item(story: Fields) -> Item:
    headlines = _values(story, "headlines", "headline") or [string(story.get("title"))]
    body = _body(story)
    descriptions = _values(story, "descriptions", "description_text") or [string(story.get("summary"))]
    embargo = string(story.get("embargoeduntil")) or string(story.get("embargoed"))
    return Item(
        body=body,
        headline=headlines[0],
        decks=[*headlines[1:], string(story.get("subheadline"))],
        summary=descriptions[0],
        bylines=_bylines(story),
        slug=string(story.get("slugline")),
        pictures=[_picture(picture) for picture in _associated(story, _PICTURES)],
        notes=[string(story.get("ednote"))],
        embargo=embargo,
        rights=[string(story.get("copyrightnotice")), string(story.get("usageterms"))],
        language=string(story.get("language")),
        published=string(story.get("contentcreated"))
        or string(story.get("versioncreated"))
        or string(story.get("date_published")),
    )


def _values(story: Fields, many: str, one: str) -> list[str]:
    """Of a list of ``{"role", "value"}`` the main one first, without its shorter namesakes; else the single field."""
    found = [v for v in listed(story.get(many)) if isinstance(v, dict) and string(v.get("value")).strip()]
    main = next((v for v in found if v.get("role") in (None, "main")), found[0] if found else None)
    if main is None:
        single = string(story.get(one))
        return [single] if single else []
    decks = [v["value"] for v in found if v is not main and string(v.get("role")).endswith(("sub", "deck"))]
    return [main["value"], *decks]


def _bylines(story: Fields) -> list[str]:
    said = string(story.get("byline")) or string(story.get("by"))
    if said:
        return [said]
    people = [p for p in listed(story.get("people")) if isinstance(p, dict) and p.get("rel") == "author"]
    people += [p for p in listed(story.get("authors")) if isinstance(p, dict)]
    return [name for person in people if (name := string(person.get("name")))]


def _body(story: Fields) -> str:
    """The body with markup where there is one, and what further bodies hold beside it: fact boxes."""
    for name in ("body_xhtml", "body_html", "content_html"):
        if string(story.get(name)).strip():
            return string(story[name])
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
        next(iter(_bylines(picture)), "") or string(picture.get("copyrightholder")),
    )
