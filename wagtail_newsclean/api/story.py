"""A published story as plain data: what readers see, never the copy it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..publishing.dateline import place_in, without_separator
from ..publishing.markup import absolute, for_xml, plain, portable
from ..publishing.parts import Other, Part, Photo
from ..publishing.pictures import LARGE, large
from ..publishing.related import related_pages
from ..publishing.story import PublishedStory, read_stories

_KEPT = "_newsclean_api_story"
_WITH = "_newsclean_api_together"


@dataclass(frozen=True, slots=True)
class StoryData:
    """A page's story and the pages it relates to, read."""

    story: PublishedStory
    related: tuple[Any, ...]


def read_together(pages: Sequence[Any]) -> None:
    """Let these pages be read all at once when the first of them is asked for: a list costs what one page costs."""
    for page in pages:
        page.__dict__[_WITH] = pages


def data_of(page: Any) -> StoryData:
    """The page's story, read once. Raises ``LookupError`` where the site maps no such page model."""
    if _KEPT not in page.__dict__:
        together = [other for other in page.__dict__.get(_WITH, ()) if type(other) is type(page)] or [page]
        related = related_pages(together)
        for story in read_stories(together, renditions=[LARGE]):
            story.page.__dict__[_KEPT] = StoryData(story, tuple(related[story.page.pk]))
    kept: StoryData = page.__dict__[_KEPT]
    return kept


def headline(page: Any) -> str:
    """The headline."""
    return for_xml(data_of(page).story.headline)


def standfirst(page: Any) -> str:
    """The standfirst; empty where there is none."""
    return for_xml(data_of(page).story.standfirst)


def byline(page: Any) -> list[str]:
    """The authors' names."""
    return [for_xml(name) for name in data_of(page).story.byline]


def topics(page: Any) -> list[str]:
    """The names of its tags."""
    return [for_xml(name) for name in data_of(page).story.tags]


def blocks(page: Any) -> list[dict[str, Any]]:
    """The text in order: body, headings, pictures, and blocks the mapping does not name; nothing that is kept out."""
    link = page.get_full_url() or ""
    found = (_block(part, link) for part in data_of(page).story.parts)
    return [block for block in found if block]


def credit_lines(page: Any) -> list[str]:
    """Who is to be named for the pictures, each once."""
    return list(
        dict.fromkeys(for_xml(photo.credit) for photo in data_of(page).story.pictures if photo.credit)
    )


def dateline(page: Any) -> dict[str, str] | None:
    """The dateline as it runs into the text, without what divides it from there, and its place."""
    text = for_xml(data_of(page).story.dateline)
    return {"text": without_separator(text), "place": place_in(text)} if text else None


def related(page: Any) -> list[dict[str, Any]]:
    """The related stories that everybody may read now."""
    return [
        {
            "id": other.pk,
            "title": other.title,
            "url": other.get_full_url(),
            "first_published_at": other.first_published_at,
        }
        for other in data_of(page).related
    ]


def _block(part: Part, link: str) -> dict[str, Any] | None:
    if isinstance(part, Photo):
        return _picture(part, link)
    html = portable(part.html, link)
    if not html:
        return None
    if isinstance(part, Other):
        return {"kind": "other", "block": part.name, "html": html, "text": plain(html)}
    return {"kind": part.kind, "html": html, "text": plain(html)}


def _picture(photo: Photo, link: str) -> dict[str, Any] | None:
    rendition = large(photo.image) if photo.image else None
    if rendition is None:
        return None
    return {
        "kind": "picture",
        "url": absolute(rendition.url, link),
        "width": rendition.width,
        "height": rendition.height,
        "alt": for_xml(photo.alt),
        "caption": plain(photo.caption),
        "credit": for_xml(photo.credit),
    }
