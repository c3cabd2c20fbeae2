"""Memory: what editors corrected, what recurs in a source's stories, and the house's own rules.

One query a story asks what is remembered of all its lines, one more for the house rules, and one or two write
down what was seen. Tables are indexed by fingerprint, so the cost does not grow with them.
Reasons are kept with the copy, so they are in English, as the text package's are, and translated for each reader.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import CharField, F, Q, Value
from django.utils import timezone

from ..clock import local
from ..conf import get_settings
from ..models import HouseRule, IncomingCopy, LearntLine, SeenLine, Source
from ..models.review import Review
from ..text import Adviser, Document, Kind, Verdict
from ..text.fingerprint import fingerprint
from ..text.phrase import normal

_CHUNK = 2_000  #: fingerprints in one query
_LONG_LINE = 80  #: characters; longer lines tell a story apart, shorter ones may stand in many
_SAME_STORY = 0.3  #: of the long lines: so many shared with an earlier story make this a version of it
_PRUNE_EVERY = 200  #: copies
_PRUNE_AT_ONCE = 5_000  #: rows
_NO_ROW = 0  #: databases count from one


def adviser(copy: IncomingCopy) -> Adviser:
    """Says what the site knows of the copy's lines: corrections, then house rules, then recurrence."""

    def advise(document: Document) -> dict[int, Verdict]:
        prints = {index: fingerprint(line.text) for index, line in enumerate(document.lines)}
        learnt, recurring = _remembered(copy, set(prints.values()))
        rules = [(rule.as_phrase(), rule) for rule in HouseRule.for_source(_key(copy.source))]
        verdicts: dict[int, Verdict] = {}
        for index, mark in prints.items():
            if mark in learnt:
                verdicts[index] = learnt[mark]
                continue
            text = normal(document.lines[index].text) if rules else ""
            rule = next((rule for phrase, rule in rules if phrase.matches_normal(text)), None)
            if rule:
                verdicts[index] = Verdict(Kind(rule.kind), f"house rule: “{rule.phrase}”")
            elif mark in recurring:
                verdicts[index] = recurring[mark]
        return verdicts

    return advise


def may_teach(user: Any) -> bool:
    """Whether this user's corrections are learnt."""
    return bool(user.has_perm("wagtail_newsclean.add_learntline"))


def learn(copy: IncomingCopy, review: Review, user: Any) -> int:
    """Remember the kinds that the editor corrected in this copy, and forget those taken back.

    Needs the right to add learnt lines; without it nothing is learnt. Where the editor said that this copy teaches
    nothing, what it taught before is forgotten. Returns how many lines were learnt that were not known.
    """
    if not may_teach(user):
        return 0
    if not review.teach:
        LearntLine.objects.filter(taught_on=copy).delete()
        return 0
    source = copy.split["source"]
    proposed = {(b["start"], b["end"]): b["kind"] for b in copy.split["blocks"]}
    corrected: dict[int, LearntLine] = {}
    agreed = set()
    for block in review.blocks:
        text = source[block.start : block.end]
        before = proposed.get((block.start, block.end))
        if before == block.kind:
            agreed.add(fingerprint(text))
        elif block.edited and before is not None:
            corrected[fingerprint(text)] = LearntLine(
                source=copy.source,
                fingerprint=fingerprint(text),
                text=text[:1000],
                kind=block.kind.value,
                taught_by=user,
                taught_on=copy,
            )
    with transaction.atomic():
        LearntLine.objects.filter(taught_on=copy, fingerprint__in=agreed - corrected.keys()).delete()
        for known in LearntLine.objects.filter(source=copy.source, fingerprint__in=corrected):
            new = corrected[known.fingerprint]
            if known.kind == new.kind and (known.active or known.taught_on_id == copy.pk):
                del corrected[known.fingerprint]  # whoever switched it off meanwhile or widened it is heard
                continue
            new.everywhere = known.everywhere
            known.delete()
        # A colleague may be teaching the same line on another copy at this moment: theirs stands, then.
        LearntLine.objects.bulk_create([corrected[mark] for mark in sorted(corrected)], ignore_conflicts=True)
    return len(corrected)


def remember(copy: IncomingCopy) -> None:
    """Write down which lines were in this copy, once a story: an update of a story does not count again."""
    if copy.source is None:
        return
    source = copy.split["source"]
    lines: dict[int, bool] = {}
    for line in copy.split["lines"]:
        text = source[line["start"] : line["end"]]
        lines.setdefault(fingerprint(text), len(text) >= _LONG_LINE)
    # In one order: two copies at once would wait for each other for ever.
    for marks in _chunks(sorted(lines)):
        known = {row.fingerprint: row for row in _seen(copy.source, marks)}
        story = _story(copy, [mark for mark in marks if lines[mark]], known)
        if story != copy.pk and copy.story is None:
            copy.story = story
            copy.save(update_fields=["story"])
        again = [row.pk for row in known.values() if row.last_story != story]
        SeenLine.objects.filter(pk__in=again).update(
            stories=F("stories") + 1,
            seen_third=F("seen_before"),
            seen_before=F("last_seen"),
            last_seen=copy.received_at,
            last_story=story,
        )
        SeenLine.objects.bulk_create(
            [
                SeenLine(source=copy.source, fingerprint=mark, last_story=story, last_seen=copy.received_at)
                for mark in marks
                if mark not in known
            ],
            ignore_conflicts=True,
        )
    if copy.pk % _PRUNE_EVERY == 0:
        prune()


def prune(now: datetime.datetime | None = None) -> int:
    """Forget recurring lines not seen for the memory's length; a bounded number at a time. Returns how many."""
    limit = (now or timezone.now()) - datetime.timedelta(days=get_settings().memory_days)
    old = SeenLine.objects.filter(last_seen__lt=limit).values_list("pk", flat=True)[:_PRUNE_AT_ONCE]
    return SeenLine.objects.filter(pk__in=list(old)).delete()[0]


def _remembered(copy: IncomingCopy, marks: set[int]) -> tuple[dict[int, Verdict], dict[int, Verdict]]:
    """Verdicts by fingerprint: what editors taught, and what recurs: in this story and two before it."""
    source = _key(copy.source)
    since = copy.received_at - datetime.timedelta(days=get_settings().memory_days)
    two_before = Q(seen_before__gte=since) & ~Q(last_story=copy.pk or 0) | Q(seen_third__gte=since)
    username = f"taught_by__{get_user_model().USERNAME_FIELD}"
    learnt: dict[int, Verdict] = {}
    recurring: dict[int, Verdict] = {}
    for chunk in _chunks(marks):
        taught = (
            LearntLine.objects.filter(active=True, fingerprint__in=chunk)
            .filter(Q(everywhere=True) | Q(source=source))
            .order_by()
            .annotate(stories_=Value(0, models.IntegerField()), own=F("source"))
            .values_list("fingerprint", "kind", username, "taught_at", "stories_", "own")
        )
        seen = (
            SeenLine.objects.filter(two_before, source=source, fingerprint__in=chunk)
            .order_by()
            .annotate(kind_=Value("", CharField()), by=Value("", CharField()), own=F("source"))
            .values_list("fingerprint", "kind_", "by", "seen_before", "stories", "own")
        )
        for mark, kind, by, moment, stories, own in taught.union(seen, all=True).order_by():
            if not kind:
                reason = f"same line in {stories} stories from {copy.source}"
                recurring[mark] = Verdict(None, reason, confidence=0.9)
            elif mark not in learnt or own == source:
                learnt[mark] = Verdict(Kind(kind), _taught(kind, by, moment))
    return learnt, recurring


def _key(source: Source | None) -> int | None:
    """The source's key; of one that is not in the database yet that of no row."""
    return None if source is None else source.pk or _NO_ROW


def _taught(kind: str, by: str | None, moment: datetime.datetime) -> str:
    return f"{by or 'an editor'} marked this line as {kind} on {local(moment).date()}"


def _seen(source: Source, marks: Iterable[int]) -> models.QuerySet[SeenLine]:
    return SeenLine.objects.filter(source=source, fingerprint__in=list(marks))


def _story(copy: IncomingCopy, long_lines: list[int], known: dict[int, SeenLine]) -> int:
    """The earlier story that this copy is a version of, else the copy itself."""
    shared = Counter(known[mark].last_story for mark in long_lines if mark in known)
    if shared:
        story, count = shared.most_common(1)[0]
        if count >= max(2, _SAME_STORY * len(long_lines)):
            return story
    return copy.pk


def _chunks(marks: Iterable[int]) -> Iterator[list[int]]:
    every = list(marks)
    for start in range(0, len(every), _CHUNK):
        yield every[start : start + _CHUNK]
