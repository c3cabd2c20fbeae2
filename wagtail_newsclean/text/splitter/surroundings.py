"""Facts of a line among the other lines: position, neighbours, repetition, words shared with the story."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from .facts import Facts

#: Kinds of word that open a box when a short line is nothing but them.
_BOX_TITLES = ("related", "newsletter", "signup", "share", "follow", "network", "tags", "ad", "comment", "bio", "nav",
               "support", "paywall", "subscribe", "legal", "note", "private", "listen", "shop", "summary")  # fmt: skip

#: Kinds of word that colour the lines around them.
_COLOURS = ("related", "newsletter", "inbox", "consent", "support", "paywall", "payment", "comment", "network",
            "share", "legal", "listen", "nav", "shop", "private", "copyright")  # fmt: skip

_FURNITURE = frozenset(
    {
        "newsletter",
        "signup",
        "support",
        "paywall",
        "consent",
        "copyright",
        "legal",
        "bio",
        "comment",
        "private",
    }
)


@dataclass(slots=True)
class Surroundings:
    """What is known of the copy as a whole before any line has a kind."""

    facts: Sequence[Facts]
    paragraphs: list[int] = field(default_factory=list)  #: lines that look like running text
    copies: Counter[str] = field(default_factory=Counter)  #: how often a line stands in the copy
    seen: set[str] = field(default_factory=set)
    story_words: set[str] = field(default_factory=set)  #: longer words of the paragraphs
    repeated_words: set[str] = field(default_factory=set)  #: those of them that stand in several paragraphs
    labels: Counter[str] = field(default_factory=Counter)  #: how often a "label:" opens a line
    outlet: frozenset[str] = (
        frozenset()
    )  #: capital words that the copy's furniture repeats: the outlet's name

    @classmethod
    def of(cls, facts: Sequence[Facts]) -> Surroundings:
        """Read the copy once."""
        around = cls(facts, copies=Counter([f.low for f in facts]))
        names: Counter[str] = Counter()
        for index, f in enumerate(facts):
            label = label_of(f)
            if label:
                around.labels[label] += 1
            if is_paragraph(f):
                around.paragraphs.append(index)
                words = set(f.long_words)
                around.repeated_words |= around.story_words & words
                around.story_words |= words
            elif f.length < 400 and not _FURNITURE.isdisjoint(f.hits):
                names.update(
                    {w.lower() for w in f.text.split()[1:] if len(w) > 3 and w[0].isupper() and w.isalpha()}
                )
        around.outlet = frozenset(name for name, times in names.items() if times > 2)
        return around

    def shared_words(self, f: Facts) -> float | None:
        """The share of the line's longer words that the story's paragraphs (without itself) use; None without any."""
        long_words = f.long_words
        if not long_words:
            return None
        elsewhere = self.repeated_words if is_paragraph(f) else self.story_words
        return sum(map(elsewhere.__contains__, long_words)) / len(long_words)


def label_of(f: Facts) -> str:
    """What stands before a colon at the line's beginning: "Opening hours"."""
    label, colon, _ = f.low[:40].partition(": ")
    return label if colon else ""


def is_paragraph(f: Facts) -> bool:
    """The line has the form of running text."""
    if f.length < 80 or not f.stops:
        return False
    return f.covered < 0.45 and (f.length > 140 or _FURNITURE.isdisjoint(f.hits))


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
_NEAR = tuple(f"paragraphs near:{near}" for near in range(12))
_ZONES = {zone: tuple(f"{zone} near:{near}" for near in range(6)) for zone in ("above", "in", "below")}


def place(around: Surroundings, index: int, shape: str, add: list[str]) -> None:
    """Where the line stands: from the top, from the end, among the paragraphs."""
    facts, paragraphs = around.facts, around.paragraphs
    total = len(facts)
    add.append(_TENTH[10 * index // total])
    add.append(_TOP[min(index, _FAR)])
    add.append(_END[min(total - 1 - index, _FAR)])
    count = len(paragraphs)
    if not count:
        add.append("no paragraphs")
        return
    at = bisect_left(paragraphs, index)
    near = bisect_left(paragraphs, index + 6) - bisect_left(paragraphs, index - 5)
    add.append(_NEAR[near])
    own = at < count and paragraphs[at] == index
    after = count - at - own
    zone = "above" if at == 0 else "in" if after else "below"
    add.append(f"{zone} {shape}")
    add.append(_ZONES[zone][min(near, 5)])
    if at == 0:
        add.append("first paragraph" if own else _ABOVE_TEXT[min(paragraphs[0] - index, _FAR)])
    elif after == 0:
        add.append("last paragraph" if own else _BELOW_TEXT[min(index - paragraphs[at - 1], _FAR)])
    else:
        add.append("in text")
        add.append(_GAP[min(paragraphs[at + own] - paragraphs[at - 1] - 1, _FAR)])
    if at:
        add.append(_TEXT_ABOVE[min(index - paragraphs[at - 1], _FAR)])
    if after:
        add.append(_TEXT_BELOW[min(paragraphs[at + own] - index, _FAR)])
    add.append(_TEXTS_ABOVE[min(at, _FAR)])
    add.append(_TEXTS_BELOW[min(after, _FAR)])


def repetition(around: Surroundings, f: Facts, add: list[str]) -> None:
    """Whether the line stands in the copy again, and what of it the story's paragraphs know."""
    if around.copies[f.low] > 1:
        add.append("again" if f.low in around.seen else "comes again")
        around.seen.add(f.low)
    if around.labels and around.labels.get(label_of(f), 0) > 1:
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
        if is_paragraph(f):
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
    coloured: dict[str, list[int]] = {}
    for index, f in enumerate(facts):
        for kind in f.hits:
            coloured.setdefault(kind, []).append(index)
    for kind in _COLOURS:
        places = coloured.get(kind)
        if not places:
            continue
        name = "near:" + kind
        near = {near for at in places for near in range(max(0, at - 4), min(total, at + 5)) if near != at}
        for at in near:
            added[at].append(name)
        if len(places) < 3:
            continue
        name = "amid:" + kind
        thick = Counter(
            [near for at in places for near in range(max(0, at - 6), min(total, at + 7)) if near != at]
        )
        for at, times in thick.items():
            if times > 2:
                added[at].append(name)
    return added
