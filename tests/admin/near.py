"""A published story, and copy that says nearly the same."""

from __future__ import annotations

from typing import Any

from tests.newsroom.models import ArticlePage
from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.services.archive import index_pages

from .factories import make_copy

HEADLINE = "Bridge at Marrow closed after barge strikes pier"
PARAGRAPHS = [
    (
        "The only road bridge over Marrow Sound was closed on Sunday after a barge loaded with gravel struck its "
        "second pier in thick fog, the police said in the evening."
    ),
    (
        "The barge was on its way to the harbour works at Port Ellan when its rudder jammed shortly after five in the "
        "morning, its master told investigators on the quay."
    ),
    (
        "Until the pier has been tested under load, drivers must go round by Kelder, a detour of 64 kilometres on "
        "narrow roads that the snow has left soft."
    ),
]
ADDED = "Two divers found a crack in the facing stone as wide as a hand, the roads office said on Monday."


def publish(section: Any, paragraphs: list[str] = PARAGRAPHS, title: str = HEADLINE) -> ArticlePage:
    """A live story of the archive."""
    html = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = section.add_child(instance=ArticlePage(title=title, body=[("paragraph", html)]))
    index_pages([page])
    return page


def make_version(*, changed: bool = True) -> IncomingCopy:
    """Copy of that story, with a paragraph more, a number changed and the last paragraph gone."""
    first = PARAGRAPHS[0].replace("Sunday", "Saturday") if changed else PARAGRAPHS[0]
    lines = [(HEADLINE, "headline", False), (first, "body", False), (PARAGRAPHS[1], "body", False)]
    lines.append((ADDED if changed else PARAGRAPHS[2], "body", False))
    return make_copy(lines)
