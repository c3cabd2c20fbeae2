"""What the model sees: for each line the names of what is true of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from ..types import Document
from . import cues
from .facts import Facts
from .lexicons import OPENS, WHOLE, lexicon
from .markup import markup_names
from .surroundings import Surroundings, boxes, places, repetition, short_runs
from .threads import thread_names

#: Upper ends of the steps of a line's length, in characters.
_LENGTHS = (3, 8, 15, 25, 40, 60, 85, 120, 180, 260, 400, 700)

_LENGTH_NAMES = [f"length:{step}" for step in (*_LENGTHS, 999)]

#: A word of a line is cut off here, so that "abonnieren" and "abonniert" meet.
_WORD_END = 7

_LONGEST_REMEMBERED = 2000  #: characters of a line

_SIGN = re.compile(r"[|/·•:…©@#»›>→✓×+&\-–—()\[\]]")
_WORD_COUNTS = [f"words:{count}" for count in range(9)]
_SENTENCES = [f"sentences:{count}" for count in range(5)]
_COVERED = [f"covered:{quarter}" for quarter in range(5)]
_CAPITAL = [f"capital:{quarter}" for quarter in range(5)]
_RUNS = [f"run:{run if run < 5 else 8 if run < 9 else 20}" for run in range(10)]
_RUN_WORDS = [f"run words:{words}" for words in range(9)]
_CAPITAL_SHORT = [name + " short" for name in _CAPITAL]


class Features(NamedTuple):
    """What is true of a copy's lines."""

    facts: list[Facts]  #: of each line by itself
    rows: list[list[str]]  #: of each line the names of all that is true of it, also for where it stands


def features(document: Document, language: str) -> Features:
    """For each line of the document what the model sees of it."""
    mask = lexicon().mask(language)
    lines = [own_line(line.text, mask).seen for line in document.lines]
    facts = [line.facts for line in lines]
    around = Surroundings.of(facts)
    runs = short_runs(facts)
    box = boxes(facts)
    thread = thread_names(facts)
    tags = markup_names(document, facts)
    rows = places(around, [line.shape for line in lines])
    for index, (line, names) in enumerate(zip(lines, rows, strict=True)):
        names += line.own
        repetition(around, index, names)
        run, position, words_a_line = runs[index]
        if run:
            names.append(_RUNS[min(run, 9)])
            names.append(_RUN_WORDS[min(words_a_line, 8)])
            names.append("run first" if not position else "run last" if position == run - 1 else "run inside")
        names += box[index]
        if index in thread:
            names += thread[index]
        if tags:
            names += tags[index]
        names.append("line")
    return Features(facts, rows)


class OwnLine:
    """What is true of a line wherever it stands. Lines around a page's main region are asked for their cues only."""

    __slots__ = ("_seen", "cues", "facts")

    facts: Facts
    cues: tuple[str, ...]  #: the cues it shows

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        shown: list[str] = []
        add = shown.append
        for cue in cues.ALL:
            cue(facts, add)
        self.cues = tuple(shown)
        self._seen: Seen | None = None

    @property
    def seen(self) -> Seen:
        """What the model sees of it; made when first asked for."""
        if self._seen is None:
            facts = self.facts
            own = [*self.cues]
            _form(facts, own)
            self._seen = Seen(facts, _shape(facts), tuple(own))
        return self._seen


class Seen(NamedTuple):
    """The names of what is true of a line by itself."""

    facts: Facts
    shape: str
    own: tuple[str, ...]  #: its cues, its form and its words


def own_line(text: str, mask: int) -> OwnLine:
    """Look at one line. Furniture comes with every story of a source, so the latest lines are remembered; not the
    longest, which would hold their copy in memory."""
    return (
        _remembered(text, mask) if len(text) <= _LONGEST_REMEMBERED else OwnLine(Facts(text, lexicon(), mask))
    )


@lru_cache(maxsize=4096)
def _remembered(text: str, mask: int) -> OwnLine:
    return OwnLine(Facts(text, lexicon(), mask))


def _shape(f: Facts) -> str:
    length = f.length
    size = "tiny" if length < 16 else "short" if length < 45 else "title" if length < 110 else "long"
    if length > 260:
        size = "very long"
    return f"{size}{'.' if f.stops else ''}"


def _form(f: Facts, names: list[str]) -> None:
    for kind, flags in f.hits.items():
        names.append("w:" + kind)
        if flags & WHOLE:
            names.append("whole:" + kind)
        elif flags & OPENS:
            names.append("opens:" + kind)
    length = f.length
    names.append(_LENGTH_NAMES[bisect_left(_LENGTHS, length)])
    names.append(_WORD_COUNTS[min(len(f.words), 8)])
    names.append("starts:" + f.first_class)
    names.append("stops:" + f.last_class)
    names.append(_SENTENCES[min(f.sentences, 4)])
    names.append(_COVERED[int(f.covered * 4)])
    names.append((_CAPITAL_SHORT if length < 60 else _CAPITAL)[int(f.capital * 4)])
    if f.money:
        names.append("has money")
    if f.date:
        names.append("has date")
    if f.time:
        names.append("has time")
    if f.year:
        names.append("has year")
    if f.phone:
        names.append("has phone")
    if f.address:
        names.append("has address")
    if f.handle:
        names.append("has handle")
    if f.email:
        names.append("has email")
    if f.shout:
        names.append("has shout")
    if f.quotes:
        names.append("has quotes")
    if f.digits:
        share = f.digits / length
        names.append("digits:" + ("few" if share < 0.1 else "some" if share < 0.4 else "most"))
    text = f.text
    if length < 160:
        signs = _SIGN.findall(text)
        if signs:
            names += ["sign " + sign for sign in set(signs)]
    words = f.words
    if words:
        names.append("1st " + words[0][:_WORD_END])
        if len(words) > 1:
            names.append(f"2nd {words[0][:_WORD_END]} {words[1][:_WORD_END]}")
        if length < 90:
            names += ["= " + word[:_WORD_END] for word in set(words) if not word.isdigit()]
