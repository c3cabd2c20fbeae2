"""What stands in the suggestions panel of the review screen.

A maker looks at a copy and proposes values for fields of the story. Accepting one changes the state in the
browser, where it can be undone, and is saved with it; nothing is accepted by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ..models import IncomingCopy
from ..models.review import Review
from ..services.suggesting import Suggested, story_of_copy, suggest
from ..suggesters.place import suggest_place
from ..suggesters.tags import Band
from ..text import Block, Story


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One proposal: what is shown, why, and the value that the field takes."""

    text: str
    reason: str
    value: str | int
    likely: bool = False  #: taken by "Accept all"
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class SuggestionGroup:
    """Proposals for one field of the review: one value ("dateline") or ``several`` ("tags", "related")."""

    field: str
    label: str | Promise
    items: tuple[Suggestion, ...] = ()
    several: bool = False

    @property
    def likely(self) -> bool:
        """Whether there is anything that "Accept all" would take."""
        return any(item.likely for item in self.items)


Maker = Callable[[IncomingCopy, Review], Iterable[SuggestionGroup]]


def suggestions_for(copy: IncomingCopy, review: Review) -> list[SuggestionGroup]:
    """The groups that have something to propose, what was accepted marked."""
    groups = [group for maker in MAKERS for group in maker(copy, review)]
    return [_marked(group, getattr(review, group.field)) for group in groups if group.items]


def place(copy: IncomingCopy, review: Review) -> Iterator[SuggestionGroup]:
    """A place for the dateline that the copy does not have."""
    if review.dateline:
        return
    blocks = tuple(Block(b.kind, b.start, b.end, 1.0) for b in review.blocks)
    found = suggest_place(Story(copy.split["source"], copy.language, blocks))
    if found:
        item = Suggestion(found.place, found.reason, found.place)
        yield SuggestionGroup("dateline", _("Place for a dateline"), (item,))


def tags_and_related(copy: IncomingCopy, review: Review) -> Iterator[SuggestionGroup]:
    """Tags of the site, and its stories that belong beside this one. Both look at what was saved last."""
    found = suggest(story_of_copy(copy))
    tags = [
        Suggestion(tag.name, "; ".join(tag.reasons), tag.name, likely=tag.band is Band.TICKED)
        for tag in found.tags
    ]
    known = {tag.value for tag in tags}
    tags += [Suggestion(name, _("accepted earlier"), name) for name in review.tags if name not in known]
    yield SuggestionGroup("tags", _("Tags"), tuple(tags), several=True)
    yield SuggestionGroup("related", _("Related stories"), tuple(_related(found)), several=True)


def _related(found: Suggested) -> Iterator[Suggestion]:
    for near in found.related:
        reason = "; ".join([*filter(None, [near.section]), *near.reasons])
        yield Suggestion(near.page.title, reason, near.page.pk)


def _marked(group: SuggestionGroup, have: Any) -> SuggestionGroup:
    items = (
        replace(item, accepted=item.value in have if group.several else item.value == have)
        for item in group.items
    )
    return replace(group, items=tuple(items))


#: Asked in this order.
MAKERS: list[Maker] = [place, tags_and_related]
