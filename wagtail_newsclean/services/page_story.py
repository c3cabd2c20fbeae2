"""A page as a story that suggestions are made for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.utils import timezone

from ..mapping import PageMapping
from ..mapping.paragraphs import Paragraph, paragraphs_of
from .archive import key_of
from .page_split import PageSplit, language_of, split_paragraphs
from .same_story import copies_of
from .suggesting import StoryInHand

LANGUAGE = "en"  #: of a page that has no locale yet
_STORY = ("body", "heading", "standfirst")
_SURE = 0.9  #: furniture of which the splitter is so sure is no part of the story's text


def story_of_page(page: Any, mapping: PageMapping) -> StoryInHand:
    """The page as it is, furniture in its text left aside."""
    paragraphs = list(paragraphs_of(type(page), mapping, partial(getattr, page)))
    split = split_paragraphs(paragraphs, language_of(page) or LANGUAGE)
    title = str(getattr(page, mapping.headline) or "")
    return story_in_hand(page, title, story_text(paragraphs, split), mapping)


def story_text(paragraphs: Iterable[Paragraph], split: PageSplit) -> str:
    """The story's own text, a line for each paragraph."""
    furniture = {id(paragraph) for paragraph, _block in split.furniture(_SURE)}
    return "\n".join(p.text for p in paragraphs if p.kind in _STORY and id(p) not in furniture)


def story_in_hand(page: Any, title: str, text: str, mapping: PageMapping) -> StoryInHand:
    """The page with this title and text. What was refused for the copy it came from stays refused."""
    published = page.first_published_at or timezone.now()
    return StoryInHand(
        key=key_of(page.pk) if page.pk else "",
        title=title,
        text=text,
        language=language_of(page) or LANGUAGE,
        date=published.date(),
        mapping=mapping,
        own_page=page.pk,
        also=copies_of(page),
    )
