"""Suggestions that stand in a saved review are remembered as accepted, those taken out of it as open again."""

from __future__ import annotations

from typing import Any

from ..models import IncomingCopy, Suggestion
from ..models.review import Review
from .archive import key_of
from .suggesting import decide, story_of_copy


def record_accepted(
    copy: IncomingCopy, before: Review, after: Review, *, user: Any, place: str | None = None
) -> None:
    """Keep what the editor accepted between two saves; ``place`` is the one suggested for the dateline.

    What was refused stays refused, and nothing is written where nothing changed.
    """
    had, has = _accepted(before, place), _accepted(after, place)
    if had == has:
        return
    story = story_of_copy(copy)
    for kind, value in sorted(has - had):
        decide(story, kind, value, Suggestion.Status.ACCEPTED, user=user)
    for kind, value in sorted(had - has):
        known = Suggestion.objects.filter(story=story.key, kind=kind, value=value[:255])
        if known.filter(status=Suggestion.Status.ACCEPTED).exists():
            decide(story, kind, value, Suggestion.Status.OFFERED, user=user)


def _accepted(review: Review, place: str | None) -> set[tuple[str, str]]:
    found = {(str(Suggestion.Kind.TAG), name) for name in review.tags}
    found |= {(str(Suggestion.Kind.RELATED), key_of(pk)) for pk in review.related}
    if place and review.dateline == place and review.dateline_span is None:
        found.add((str(Suggestion.Kind.PLACE), place))
    return found
