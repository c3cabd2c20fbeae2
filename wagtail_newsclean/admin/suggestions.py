"""What stands in the suggestions panel of the review screen.

A maker looks at a copy and proposes values for fields of the story. Accepting one changes the state in the
browser, where it can be undone, and is saved with it; nothing is accepted by itself. Refused ones are kept apart,
where they can be taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import swapper
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ..models import IncomingCopy
from ..models import Suggestion as Decision
from ..models.review import Review, row_keys
from ..services.archive import key_of
from ..services.house_style import copy_in_house_style
from ..services.suggesting import StoryInHand, Suggested, story_of_copy, suggest
from ..suggesters.mentions import Mention
from ..suggesters.place import PlaceSuggestion, suggest_place
from ..suggesters.tags import Band
from ..text import Block, Kind, Story
from .core_words import all_in_words, in_words


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One proposal: what is shown, why, and the value that the field takes."""

    text: str
    reason: str
    value: str | int
    likely: bool = False  #: taken by "Accept all"
    accepted: bool = False
    named: tuple[tuple[int, int], ...] = ()  #: where the copy's source names it

    @property
    def spans(self) -> str:
        """ "120-127 300-307": ``named`` as an attribute for the script."""
        return " ".join(f"{start}-{end}" for start, end in self.named)


@dataclass(frozen=True, slots=True)
class SuggestionGroup:
    """Proposals for one field of the review: one value ("dateline") or ``several`` ("tags", "related")."""

    field: str
    label: str | Promise
    items: tuple[Suggestion, ...] = ()
    several: bool = False
    refused: tuple[Suggestion, ...] = ()
    note: str = ""  #: why nothing is suggested, where something went wrong

    @property
    def likely(self) -> bool:
        """Whether there is anything that "Accept all" would take."""
        return any(item.likely for item in self.items)


Maker = Callable[[IncomingCopy, Review], Iterable[SuggestionGroup]]


def suggestions_for(copy: IncomingCopy, review: Review) -> list[SuggestionGroup]:
    """The groups that have something to say, what was accepted marked."""
    groups = [group for maker in MAKERS for group in maker(copy, review)]
    told = [group for group in groups if group.items or group.refused or group.note]
    return [_marked(group, getattr(review, group.field)) for group in told]


def of_the_site(copy: IncomingCopy, review: Review) -> Iterator[SuggestionGroup]:
    """A place for the dateline that the copy does not have, tags of the site, and its stories that belong beside
    this one. Tags and stories are found for what was saved last."""
    story = story_of_copy(copy)
    found = suggest(story)
    yield _house_style(copy, review, found)
    yield _place(copy, review, found)
    if found.missing:
        yield SuggestionGroup(
            "tags", _("Tags and related stories"), several=True, note=in_words(found.missing)
        )
    else:
        yield _tags(copy, review, story, found)
        yield _related(review, found)


def suggested_place(copy: IncomingCopy, review: Review) -> PlaceSuggestion | None:
    """The place to suggest where the story has no dateline of its own."""
    blocks = tuple(Block(b.kind, b.start, b.end, 1.0) for b in review.blocks)
    return suggest_place(Story(copy.split["source"], copy.language, blocks))


def _house_style(copy: IncomingCopy, review: Review, found: Suggested) -> SuggestionGroup:
    """The copy's dateline as the newsroom sets it, where its settings say how; the copy's words stay where they are."""
    group = SuggestionGroup("dateline", _("Dateline in house style"))
    text = copy_in_house_style(copy) if review.dateline_span else ""
    if not text or (
        review.dateline != text and review.dateline.split() != copy.split["dateline"]["text"].split()
    ):
        return group
    item = Suggestion(text, _("as set under Settings, Copy desk"), text)
    refused = (str(Decision.Kind.PLACE), text) in found.refused and review.dateline != text
    return replace(group, refused=(item,)) if refused else replace(group, items=(item,))


def _place(copy: IncomingCopy, review: Review, found: Suggested) -> SuggestionGroup:
    group = SuggestionGroup("dateline", _("Place for a dateline"))
    place = None if review.dateline_span else suggested_place(copy, review)
    if place is None or review.dateline not in ("", place.place):
        return group
    item = Suggestion(place.place, in_words(place.reason), place.place)
    refused = (str(Decision.Kind.PLACE), place.place) in found.refused and not review.dateline
    return replace(group, refused=(item,)) if refused else replace(group, items=(item,))


def _tags(copy: IncomingCopy, review: Review, story: StoryInHand, found: Suggested) -> SuggestionGroup:
    items = [
        Suggestion(
            tag.name,
            "; ".join(all_in_words(tag.reasons)),
            tag.name,
            likely=tag.band is Band.TICKED,
            named=_in_source(tag.mentions, copy, story),
        )
        for tag in found.tags
    ]
    known = {item.value for item in items}
    items += [Suggestion(name, _("accepted earlier"), name) for name in review.tags if name not in known]
    refused = sorted(v for kind, v in found.refused if kind == Decision.Kind.TAG and v not in review.tags)
    out = tuple(Suggestion(name, "", name) for name in refused)
    return SuggestionGroup("tags", _("Tags"), tuple(items), several=True, refused=out)


def _related(review: Review, found: Suggested) -> SuggestionGroup:
    items = [
        Suggestion(
            near.page.title,
            "; ".join([*filter(None, [near.section]), *all_in_words(near.reasons)]),
            near.page.pk,
        )
        for near in found.related
    ]
    known = {item.value for item in items}
    earlier = [pk for pk in review.related if pk not in known]
    prefix = key_of(0)[:-1]
    keys = [v.removeprefix(prefix) for kind, v in sorted(found.refused) if kind == Decision.Kind.RELATED]
    refused = [pk for pk in row_keys(keys) if pk not in review.related]
    titles = _titles([*earlier, *refused])
    items += [Suggestion(titles[pk], _("accepted earlier"), pk) for pk in earlier if pk in titles]
    out = tuple(Suggestion(titles[pk], "", pk) for pk in refused if pk in titles)
    return SuggestionGroup("related", _("Related stories"), tuple(items), several=True, refused=out)


def _titles(pks: Sequence[int]) -> dict[int, str]:
    if not pks:
        return {}
    page_class = swapper.load_model("wagtailcore", "Page")
    return dict(page_class.objects.filter(pk__in=pks).values_list("pk", "title"))


def _in_source(
    mentions: Iterable[Mention], copy: IncomingCopy, story: StoryInHand
) -> tuple[tuple[int, int], ...]:
    """Mentions in the story's title and text -> spans of the copy's source; what an editor wrote has none."""
    saved, source = copy.get_review(), copy.split["source"]
    #: (first offset in the text, end, what to add for the offset in the source), a block each
    shifts: list[tuple[int, int, int]] = []
    at = 0
    for block in saved.blocks:
        if block.kind in (Kind.BODY, Kind.HEADING):
            length = block.end - block.start
            shifts.append((at, at + length, block.start - at))
            at += length + 1  # the line break between blocks
    heads = (b.start for b in saved.blocks if source[b.start : b.end] == story.title)
    head = next(heads, None)
    spans = []
    for mention in mentions:
        if mention.in_title and head is not None:
            spans.append((head + mention.start, head + mention.end))
        elif not mention.in_title:
            spans += [
                (mention.start + shift, mention.end + shift)
                for start, end, shift in shifts
                if start <= mention.start and mention.end <= end
            ]
    return tuple(sorted(set(spans)))


def _marked(group: SuggestionGroup, have: Any) -> SuggestionGroup:
    items = (
        replace(item, accepted=item.value in have if group.several else item.value == have)
        for item in group.items
    )
    return replace(group, items=tuple(items))


#: Asked in this order.
MAKERS: list[Maker] = [of_the_site]
