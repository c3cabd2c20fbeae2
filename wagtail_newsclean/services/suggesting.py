"""Tags and related stories for a story in hand, and what editors decided about earlier suggestions."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import swapper
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import NewscleanSettings
from ..mapping import PageMapping
from ..mapping.faults import sound_mappings
from ..models import IncomingCopy, Suggestion
from ..suggesters.related import RelatedSuggestion, suggest_related
from ..suggesters.storage import ArchiveUnavailable, Filter, get_storage
from ..suggesters.tags import Band, Bands, Refusals, TagSuggestion, suggest_tags
from ..text import Kind
from .archive import key_of
from .links import linked_pages
from .relations import related_model
from .same_story import key_of_copy, pages_of, print_of
from .site_settings import site_settings
from .vocabulary import tag_model_of, vocabulary_of

_RELATED = 8  #: offered
_SPARE = 12  #: asked for besides, since pages may be gone or hidden


@dataclass(frozen=True, slots=True)
class StoryInHand:
    """What suggestions are made for: copy on the desk, or a page in the editor."""

    key: str  #: what decisions are kept under: "copy:12", "page:7"; empty where nothing is kept yet
    title: str
    text: str
    language: str
    date: datetime.date | None = None
    mapping: PageMapping | None = None  #: of the page model that it will be, or is
    own_page: int | None = None
    linked: tuple[Any, ...] = ()  #: pages of this site that the copy itself links to
    also: frozenset[str] = frozenset()  #: the names under which the same story was decided on elsewhere
    fingerprint: int | None = None  #: knows the story again when it comes in another copy


@dataclass(frozen=True, slots=True)
class RelatedPage:
    """A page to offer beside the story."""

    page: Any
    section: str
    reasons: tuple[str, ...]
    score: float  #: 0..1


@dataclass(frozen=True, slots=True)
class Suggested:
    """Best first; ``missing`` says why there is nothing, where something went wrong."""

    tags: tuple[TagSuggestion, ...] = ()
    related: tuple[RelatedPage, ...] = ()
    missing: str = ""
    refused: frozenset[tuple[str, str]] = field(default_factory=frozenset)  #: (kind, value), for this story


def story_of_copy(copy: IncomingCopy) -> StoryInHand:
    """The copy as its editor left it."""
    review, source = copy.get_review(), copy.split["source"]
    text = "\n".join(review.text(source, Kind.BODY, Kind.HEADING))
    sound = sound_mappings()
    mapping = next((m for m in sound if m.tags), next(iter(sound), None))
    return StoryInHand(
        key=key_of_copy(copy),
        title=review.headline,
        text=text,
        language=copy.language,
        date=copy.received_at.date(),
        mapping=mapping,
        own_page=copy.page_id,
        linked=linked_pages(copy, review),
        also=pages_of(copy),
        fingerprint=print_of(review.headline, review.text(source, Kind.BODY)),
    )


def suggest(story: StoryInHand) -> Suggested:
    """Tags from the site's vocabulary and archive, and related pages that readers may see.

    A database that does not answer is said in ``missing``; the split works without suggestions.
    """
    try:
        refused = _refused(story)
        return Suggested(_tags(story, refused), _related(story, refused), refused=refused)
    except ArchiveUnavailable as error:
        return Suggested(missing=f"Suggestions are missing because {error}.")


def tags_for(story: StoryInHand) -> tuple[TagSuggestion, ...]:
    """Tags alone, best first, without those refused for the story and those below the site's bands.

    Raises ``ArchiveUnavailable`` when the database does not answer.
    """
    return _tags(story, _refused(story))


def decide(story: StoryInHand, kind: str, value: str, status: str, *, user: Any) -> None:
    """Keep what an editor decided about a suggestion: accepted, refused, or offered again."""
    same = {"story": story.key, "kind": kind, "value": value[:255]}
    with transaction.atomic():
        suggestion = Suggestion.objects.select_for_update().filter(**same).first()
        if suggestion is None and status == Suggestion.Status.OFFERED:
            return
        if suggestion is None:
            # Somebody may decide on it in the same moment: both decisions go into one row, one after the other.
            new = Suggestion(**same, fingerprint=story.fingerprint)
            Suggestion.objects.bulk_create([new], ignore_conflicts=True)
            suggestion = Suggestion.objects.select_for_update().get(**same)
        if suggestion.status != status:
            suggestion.decide(status, by=user, at=timezone.now())
            suggestion.save()


def take_back(story: StoryInHand, kind: str, value: str, *, user: Any) -> None:
    """Offer it again: every refusal that keeps it from this story is taken back, an earlier version's too."""
    same = _same(story)
    if same:
        found = Suggestion.objects.refused().filter(same, kind=kind, value=value[:255])
        for key in found.values_list("story", flat=True):
            decide(replace(story, key=key), kind, value, Suggestion.Status.OFFERED, user=user)


def _refused(story: StoryInHand) -> frozenset[tuple[str, str]]:
    """What was refused for this story, in this copy or an earlier version of it."""
    same = _same(story)
    if not same:
        return frozenset()
    return frozenset(Suggestion.objects.refused().filter(same).values_list("kind", "value"))


def _same(story: StoryInHand) -> Q:
    """Decisions on this very story; empty where nothing can be known of it."""
    names = story.also | {story.key} if story.key else story.also
    same = Q(story__in=names) if names else Q()
    if story.fingerprint is not None:
        same |= Q(fingerprint=story.fingerprint)
    return same


def _tags(story: StoryInHand, refused: Iterable[tuple[str, str]]) -> tuple[TagSuggestion, ...]:
    scored = scored_tags(story, site_settings(), refused)
    return tuple(tag for tag in scored if tag.band is not Band.HIDDEN)


def scored_tags(
    story: StoryInHand, settings: NewscleanSettings, refused: Iterable[tuple[str, str]] = ()
) -> list[TagSuggestion]:
    """Every tag that fits, best first, in the bands of these settings; hidden ones are not to be offered.

    Raises ``ArchiveUnavailable`` when the database does not answer.
    """
    model = tag_model_of(story.mapping) if story.mapping else None
    if model is None:
        return []
    bands = Bands(ticked=settings.tag_ticked, offered=settings.tag_offered)
    found = suggest_tags(
        story.title,
        story.text,
        story.language,
        vocabulary=vocabulary_of(model),
        archive=get_storage(),
        only=Filter(language=story.language, live_only=True, exclude=_own(story)),
        refused=Refusals(story={value for kind, value in refused if kind == Suggestion.Kind.TAG}),
    )
    return _sunk(found, bands)


def _sunk(tags: list[TagSuggestion], bands: Bands) -> list[TagSuggestion]:
    """Tags that editors refuse for many stories sink: one query for all of them."""
    counts: dict[str, tuple[int, int]] = {}
    rows = (
        Suggestion.objects.filter(kind=Suggestion.Kind.TAG, value__in=[tag.name for tag in tags])
        .values("value", "status")
        .annotate(times=Count("pk"))
        .values_list("value", "status", "times")
    )
    for name, status, times in rows:
        refused, accepted = counts.get(name, (0, 0))
        if status == Suggestion.Status.REFUSED:
            counts[name] = (times, accepted)
        elif status == Suggestion.Status.ACCEPTED:
            counts[name] = (refused, times)
    history = Refusals(counts=counts)
    sunk = [replace(tag, score=round(tag.score * history.share_left(tag.name), 4)) for tag in tags]
    sunk.sort(key=lambda tag: (-tag.score, tag.name))
    return [
        replace(tag, band=band) for tag, band in zip(sunk, bands.of([tag.score for tag in sunk]), strict=True)
    ]


def _related(story: StoryInHand, refused: Iterable[tuple[str, str]]) -> tuple[RelatedPage, ...]:
    if story.mapping is None or story.mapping.related is None:
        return ()
    out = {value for kind, value in refused if kind == Suggestion.Kind.RELATED}
    found = suggest_related(
        story.title,
        story.text,
        story.date,
        archive=get_storage(),
        language=story.language,
        only=Filter(language=story.language, live_only=True, public_only=True, exclude=_own(story) | out),
        limit=_RELATED + _SPARE,
    )
    named = [page for page in story.linked if page.pk != story.own_page and key_of(page.pk) not in out]
    pages = _visible([s.story.page_id for s in found if s.story.page_id], named)
    sections = _sections(pages.values())
    offers: list[tuple[int, tuple[str, ...], float]] = [
        (page.pk, (_("The copy links to it."),), 1.0) for page in named
    ]
    offers += [_offer(s) for s in found if s.story.page_id not in {page.pk for page in named}]
    return tuple(
        RelatedPage(pages[pk], sections.get(_above(pages[pk]), ""), reasons, score)
        for pk, reasons, score in offers
        if pk in pages
    )[:_RELATED]


def _offer(suggestion: RelatedSuggestion) -> tuple[int, tuple[str, ...], float]:
    return suggestion.story.page_id or 0, suggestion.reasons, suggestion.score


def _visible(pks: list[int], named: list[Any]) -> dict[int, Any]:
    """Those pages that are live and public now, whatever the archive remembers, and that a page may relate to."""
    page_class = swapper.load_model("wagtailcore", "Page")
    wanted = [*pks, *(page.pk for page in named)]
    models = tuple(related_model(mapping) for mapping in sound_mappings() if mapping.related)
    pages = page_class.objects.live().public().filter(pk__in=wanted)
    return {page.pk: page for page in pages if issubclass(page.specific_class or page_class, models)}


def _sections(pages: Iterable[Any]) -> dict[str, str]:
    page_class = swapper.load_model("wagtailcore", "Page")
    above = {_above(page) for page in pages}
    return dict(page_class.objects.filter(path__in=above).values_list("path", "title"))


def _above(page: Any) -> str:
    return str(page.path[: -page.steplen])


def _own(story: StoryInHand) -> frozenset[str]:
    return frozenset([key_of(story.own_page)]) if story.own_page else frozenset()
