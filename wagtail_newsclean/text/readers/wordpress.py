"""Posts of WordPress as its REST interface hands them out: one, or a list of them."""

from __future__ import annotations

import html

from ..types import Copy, Document
from .item import Item, ItemPicture, plain_of, squeezed
from .json_file import Fields, first_of, holds, is_fields, listed, load, several, string
from .sniff import Head

#: What WordPress puts after an excerpt that it cut itself.
_CUT = (" […]", " [...]", "…", "...")


def is_wordpress(head: Head) -> bool:
    """A JSON object, or a list of them, whose title and text are rendered."""
    return holds(head, b"rendered", _posts)


def read_wordpress(copy: Copy) -> Document:
    """The first post; the others are kept out of it. Raises ``CopyError``."""
    found, warnings = load(copy.data or b"")
    return first_of(map(_item, _posts(found)), "wordpress", warnings)


def _posts(found: object) -> list[Fields]:
    return [
        value
        for value in several(found)
        if is_fields(value)
        and _is_rendered(value.get("title"))
        and (_is_rendered(value.get("content")) or _is_rendered(value.get("excerpt")))
    ]


def _is_rendered(value: object) -> bool:
    return is_fields(value) and isinstance(value.get("rendered"), str)


def _rendered(value: object) -> str:
    return string(value.get("rendered")) if is_fields(value) else ""


def _item(post: Fields) -> Item:
    body = _rendered(post.get("content"))
    embedded = post.get("_embedded")
    extras: Fields = embedded if is_fields(embedded) else {}
    terms = [term for terms in listed(extras.get("wp:term")) for term in listed(terms)]
    return Item(
        body=body,
        headline=plain_of(_rendered(post.get("title"))),
        summary=_excerpt(plain_of(_rendered(post.get("excerpt"))), body),
        bylines=_authors(post, extras),
        embargo=_embargo(post),
        tags=" · ".join(dict.fromkeys(_names(terms))),
        pictures=[
            ItemPicture(
                string(picture.get("source_url")),
                plain_of(_rendered(picture.get("caption"))),
                alt=string(picture.get("alt_text")),
            )
            for picture in filter(is_fields, listed(extras.get("wp:featuredmedia")))
        ],
        language=string(post.get("lang")),
        published=string(post.get("date")) or string(post.get("date_gmt")),
    )


def _excerpt(text: str, body: str) -> str:
    """Words of the post's own; none where WordPress cut them from the text."""
    uncut = text
    for mark in _CUT:
        uncut = uncut.removesuffix(mark)
    return "" if uncut != text and squeezed(uncut) in squeezed(plain_of(body)) else text


def _authors(post: Fields, extras: Fields) -> list[str]:
    """Names from what was embedded, or from the add-ons that newsrooms use for more than one author."""
    about = post.get("yoast_head_json")
    written = string(about.get("author")) if is_fields(about) else ""
    found = _names(listed(post.get("authors")), "display_name") or _names(listed(extras.get("author")))
    return found or ([written] if written else [])


def _names(values: list[object], field: str = "name") -> list[str]:
    return [
        html.unescape(name) for value in values if is_fields(value) and (name := string(value.get(field)))
    ]


def _embargo(post: Fields) -> str:
    """When a post that is scheduled will be published."""
    if post.get("status") != "future":
        return ""
    moment = string(post.get("date_gmt"))
    return f"{moment}Z" if moment else string(post.get("date"))
