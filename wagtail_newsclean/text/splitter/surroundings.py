"""Facts of a line among the other lines: position, neighbours, repetition, words shared with the story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from .facts import FURNITURE, Facts

#: Kinds of word that open a box when a short line is nothing but them.
_BOX_TITLES = ("related", "newsletter", "signup", "share", "follow", "network", "tags", "ad", "comment", "bio", "nav",
               "support", "paywall", "subscribe", "legal", "note", "private", "listen", "shop", "summary")  # fmt: skip

#: Kinds of word that colour the lines around them.
_COLOURS = ("related", "newsletter", "inbox", "consent", "support", "paywall", "payment", "comment", "network",
            "share", "legal", "listen", "nav", "shop", "private", "copyright")  # fmt: skip

_LABEL = 40  #: characters from a line's beginning in which a label's colon stands
_NEAR, _AMID = 4, 6  #: lines on each side that a word colours, and among which several show where it is thick
_THICK = 3  #: of them


@dataclass(slots=True)
class Surroundings:
    """What is known of the copy as a whole before any line has a kind."""

    facts: Sequence[Facts]
    paragraphs: list[int] = field(default_factory=list)  #: lines that look like running text
    copies: Counter[str] = field(default_factory=Counter)  #: how often a line stands in the copy
    seen: set[str] = field(default_factory=set)
    story_words: set[str] = field(default_factory=set)  #: longer words of the paragraphs
    repeated_words: set[str] = field(default_factory=set)  #: those of them that stand in several paragraphs
    label: list[str] = field(
        default_factory=list
    )  #: of each line what stands before a colon at its beginning, or ""
    labels: Counter[str] = field(default_factory=Counter)  #: how often each of them opens a line
    outlet: frozenset[str] = (
        frozenset()
    )  #: capital words that the copy's furniture repeats: the outlet's name

    @classmethod
    def of(cls, facts: Sequence[Facts]) -> Surroundings:
        """Read the copy once."""
        around = cls(facts, copies=Counter([f.low for f in facts]))
        names: Counter[str] = Counter()
        for index, f in enumerate(facts):
            label, colon, _ = f.low[:_LABEL].partition(": ")
            around.label.append(label if colon else "")
            if f.is_paragraph:
                around.paragraphs.append(index)
                words = set(f.long_words)
                around.repeated_words |= around.story_words & words
                around.story_words |= words
            elif f.length < 400 and not FURNITURE.isdisjoint(f.hits):
                names.update(
                    {w.lower() for w in f.text.split()[1:] if len(w) > 3 and w[0].isupper() and w.isalpha()}
                )
        around.labels = Counter(filter(None, around.label))
        around.outlet = frozenset(name for name, times in names.items() if times > 2)
        return around

    def shared_words(self, f: Facts) -> float | None:
        """The share of the line's longer words that the story's paragraphs (without itself) use; None without any."""
        long_words = f.long_words
        if not long_words:
            return None
        elsewhere = self.repeated_words if f.is_paragraph else self.story_words
        return sum(map(elsewhere.__contains__, long_words)) / len(long_words)


#: Features whose number is in rough steps, by name and number.
_STEPS = ("0", "1", "2", "3", *["4-6"] * 3, *["7-12"] * 6, *["13-30"] * 18)


def step(number: int) -> str:
    """A distance or a count, in rough steps."""
    return _STEPS[number] if number < 31 else "far"


def _steps(name: str) -> tuple[str, ...]:
    """The feature with that name for each number, the last for all that are larger."""
    return tuple(name + step(number) for number in range(len(_STEPS) + 1))


_FAR = len(_STEPS)
_TENTH = tuple(f"tenth:{tenth}" for tenth in range(10))
_TOP, _END, _GAP = _steps("top:"), _steps("end:"), _steps("gap:")
_ABOVE_TEXT, _BELOW_TEXT = _steps("above text:"), _steps("below text:")
_TEXT_ABOVE, _TEXT_BELOW = _steps("text above:"), _steps("text below:")
_TEXTS_ABOVE, _TEXTS_BELOW = _steps("texts above:"), _steps("texts below:")
_BESIDE = 5  #: lines on each side in which paragraphs are counted
_NEAR_TEXT = tuple(f"paragraphs near:{near}" for near in range(2 * _BESIDE + 2))
_ZONES = {zone: tuple(f"{zone} near:{near}" for near in range(6)) for zone in ("above", "in", "below")}


def places(around: Surroundings, shapes: Sequence[str]) -> list[list[str]]:
    """Where each line stands: from the top, from the end, among the paragraphs. ``shapes``: of the lines."""
    paragraphs = around.paragraphs
    total, count = len(shapes), len(paragraphs)
    rows: list[list[str]] = []
    at = first = behind = (
        0  # the first paragraph that is not above the line; the first near it, and the first not
    )
    for index, shape in enumerate(shapes):
        left = total - 1 - index
        row = [_TENTH[10 * index // total], _TOP[min(index, _FAR)], _END[min(left, _FAR)]]
        rows.append(row)
        if not count:
            row.append("no paragraphs")
            continue
        while at < count and paragraphs[at] < index:
            at += 1
        while first < count and paragraphs[first] < index - _BESIDE:
            first += 1
        while behind < count and paragraphs[behind] <= index + _BESIDE:
            behind += 1
        near = behind - first
        own = at < count and paragraphs[at] == index
        after = count - at - own
        above = min(index - paragraphs[at - 1], _FAR) if at else 0
        below = min(paragraphs[at + own] - index, _FAR) if after else 0
        zone = "above" if at == 0 else "in" if after else "below"
        row += (_NEAR_TEXT[near], f"{zone} {shape}", _ZONES[zone][min(near, 5)])
        if at == 0:
            row.append("first paragraph" if own else _ABOVE_TEXT[below])
        elif after == 0:
            row.append("last paragraph" if own else _BELOW_TEXT[above])
        else:
            row += ("in text", _GAP[min(above + below - 1, _FAR)])
        if at:
            row.append(_TEXT_ABOVE[above])
        if after:
            row.append(_TEXT_BELOW[below])
        row += (_TEXTS_ABOVE[min(at, _FAR)], _TEXTS_BELOW[min(after, _FAR)])
    return rows


def repetition(around: Surroundings, index: int, add: list[str]) -> None:
    """Whether the line stands in the copy again, and what of it the story's paragraphs know."""
    f, label = around.facts[index], around.label[index]
    if around.copies[f.low] > 1:
        add.append("again" if f.low in around.seen else "comes again")
        around.seen.add(f.low)
    if label and around.labels[label] > 1:
        add.append("same label")
    if f.length < 400:
        shared = around.shared_words(f)
        if shared is not None:
            steps = "none" if shared == 0 else "all" if shared == 1 else "some" if shared < 0.5 else "most"
            add.append("story words:" + steps)
            if f.length > 24 and not f.stops:
                add.append("title words:" + steps)
    if around.outlet and not around.outlet.isdisjoint(f.words):
        add.append("outlet")


def short_runs(facts: Sequence[Facts]) -> list[tuple[int, int, int]]:
    """For each line the length of the run of short lines it stands in (0: a long line), its place there, and how many
    words the run's lines have on average."""
    runs: list[tuple[int, int, int]] = []
    start = 0
    short = [f.length < 75 and not (f.stops and f.length > 40) for f in facts]
    total = len(facts)
    while start < total:
        end = start
        while end < total and short[end]:
            end += 1
        if end > start:
            words = sum(len(f.words) for f in facts[start:end]) // (end - start)
            runs.extend((end - start, position, words) for position in range(end - start))
        if end < total:
            runs.append((0, 0, 0))
        start = end + 1
    return runs


def boxes(facts: Sequence[Facts]) -> list[list[str]]:
    """For each line the titles it stands under (within a box no paragraph has closed), and the colours near it."""
    total = len(facts)
    added: list[list[str]] = [[] for _ in facts]
    title, since, second = "", 0, ""
    for index, f in enumerate(facts):
        if f.is_paragraph:
            title, second = "", ""
        elif title:
            since += 1
            added[index].append("under:" + title)
            if since < 4:
                added[index].append("just under:" + title)
            if second:
                added[index].append("deeper under:" + second)
        opening, length = f.opening, f.length
        if opening and length < 70:
            set_phrase = length < 45 and f.covered > 0.6
            for kind in _BOX_TITLES:
                if kind in opening and (set_phrase or kind in f.alone):
                    if title and title != kind:
                        second = title
                    title, since = kind, 0
                    break
    coloured: dict[str, list[int]] = {kind: [] for kind in _COLOURS}
    for index, f in enumerate(facts):
        for kind in f.hits:
            if kind in coloured:
                coloured[kind].append(index)
    for kind, places in coloured.items():
        if not places:
            continue
        name = "near:" + kind
        for at in _beside(places, total):
            added[at].append(name)
        if len(places) >= _THICK:
            name = "amid:" + kind
            for at in _amid(places, total):
                added[at].append(name)
    return added


def _beside(places: Sequence[int], total: int) -> set[int]:
    """The lines of ``total`` that have one of the ``places`` beside them."""
    found: set[int] = set()
    for at in places:
        found.update(range(max(0, at - _NEAR), at), range(at + 1, min(total, at + _NEAR + 1)))
    return found


def _amid(places: Sequence[int], total: int) -> Iterator[int]:
    """The lines of ``total`` among which ``places`` are thick."""
    change = [0] * (total + 1)
    for at in places:
        change[max(0, at - _AMID)] += 1
        change[min(total, at + _AMID + 1)] -= 1
    themselves = set(places)
    for line, times in enumerate(accumulate(change)):
        if times - (line in themselves) >= _THICK:
            yield line
