"""Where a story names a tag: longest match, capitals minded, names in longer names and ambiguous names told apart."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ..text.terms import LEDE_WORDS, Word, is_stopword, stems, words
from .storage.forms import FormRow
from .vocabulary import (
    LONGEST,
    Form,
    content_stems,
    cut,
    exact_key,
    loose_key,
    pair_key,
    phrase_number,
    qualifier_of,
)

_LOOKED_AT = 4_000  #: words of a story in which tags are looked for
_LOOSE_SENTENCES = 60  #: sentences in which the words of a tag may stand apart
_LOOSE_STEMS = 30  #: content words of such a sentence
_SYMBOL = re.compile(r"[^\w\s'’.,()\-–—/]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A tag named: ``title[start:end]`` or ``text[start:end]``."""

    in_title: bool
    start: int
    end: int
    first: int  #: index of its first word
    length: int  #: words
    exact: bool  #: written as the tag is, letter by letter
    inflected: bool  #: another form of the word
    capital: bool
    opens: bool  #: where a capital means nothing
    in_name: bool  #: another capital stands beside it: "Michael Jordan"
    covered: bool = False  #: inside a longer tag


@dataclass(slots=True)
class Named:
    """A tag and where the story names it."""

    name: str
    tag_id: str
    form: Form
    mentions: list[Mention] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)  #: where all its words stand apart; -1 is the title


class StoryWords:
    """A story cut up to be compared with a vocabulary."""

    def __init__(self, title: str, text: str, language: str) -> None:
        self.language = language
        self.parts = (title, text)
        self.words = (words(title, _LOOKED_AT), words(text, _LOOKED_AT))
        self.stems = tuple(stems(items, language) for items in self.words)
        self.runs: dict[int, list[tuple[int, int, int]]] = defaultdict(list)  #: key: part, first word, words
        for part, found in enumerate(self.stems):
            for start in range(len(found)):
                for end in range(start + 1, min(start + LONGEST, len(found)) + 1):
                    key = phrase_number(found[start:end], language)
                    self.runs[key].append((part, start, end - start))
        self.pairs: dict[int, list[int]] = defaultdict(list)  #: key: sentences
        self.sentences: dict[int, frozenset[str]] = {}
        self._pair_up()

    def _pair_up(self) -> None:
        for part in (0, 1):
            zipped = zip(self.words[part], self.stems[part], strict=True)
            for number, group in itertools.groupby(zipped, key=lambda ws: ws[0].sentence if part else -1):
                if number >= _LOOSE_SENTENCES:
                    return
                items, found = zip(*group, strict=True)
                content = content_stems(items, found, self.language)[:_LOOSE_STEMS]
                self.sentences[number] = frozenset(content)
                for one, other in itertools.combinations(content, 2):
                    self.pairs[pair_key(one, other, language=self.language)].append(number)

    def keys(self) -> set[int]:
        """The numbers to look up in the vocabulary."""
        return {*self.runs, *self.pairs}

    def has(self, form: Form) -> bool:
        """Whether all content words of ``form`` stand somewhere in the story."""
        known = set(self.stems[0]) | set(self.stems[1])
        return all(s in known for s in form.stems)


def find_named(story: StoryWords, rows: Iterable[FormRow]) -> dict[str, Named]:
    """Tag name to where the story names it."""
    found: dict[str, Named] = {}
    for row in rows:
        form = cut(row.form, story.language)
        named = found.get(row.name) or Named(row.name, row.tag_id, form)
        if row.key == exact_key(form, story.language):
            named.mentions += _mentions(story, form, story.runs.get(row.key, ()))
        elif row.key == loose_key(form, story.language):
            wanted = set(content_stems(form.items, form.stems, story.language))
            numbers = dict.fromkeys(story.pairs.get(row.key, ()))
            named.sentences += [n for n in numbers if wanted <= story.sentences[n]]
        if named.mentions or named.sentences:
            found[row.name] = named
    _cover(found)
    return _one_of_a_name(story, found)


def _mentions(story: StoryWords, form: Form, places: Iterable[tuple[int, int, int]]) -> list[Mention]:
    found = []
    length = len(form.stems)
    for part, first, _ in places:
        items = story.words[part][first : first + length]
        if tuple(story.stems[part][first : first + length]) != form.stems:
            continue
        text = story.parts[part]
        if not _written_alike(form, items, text, story.language):
            continue
        written = text[items[0].start : items[-1].end]
        found.append(
            Mention(
                in_title=part == 0,
                start=items[0].start,
                end=items[-1].end,
                first=first,
                length=length,
                exact=[w.text for w in items] == [w.text for w in form.items],
                inflected=[w.norm for w in items] != [w.norm for w in form.items],
                capital=written[0].isupper(),
                opens=items[0].opens,
                in_name=_in_name(story.words[part], first, length),
            )
        )
    return found


def _written_alike(form: Form, items: Sequence[Word], text: str, language: str) -> bool:
    """Capitals and signs that a word needs to be the tag and not its namesake: WHO is not who, C++ is not C."""
    written = text[items[0].start : items[-1].end]
    symbols = _SYMBOL.search(form.text.lstrip("#@"))
    if symbols and sum(len(w.text) for w in form.items) <= 4:
        around = text[max(0, items[0].start - len(form.text)) : items[-1].end + len(form.text)]
        return form.text.casefold() in around.casefold()
    if len(items) > 1:
        return True
    tag = form.items[0].text
    if len(tag) == 1:
        return written == tag and not is_stopword(items[0].norm, language) and not items[0].opens
    if is_stopword(form.stems[0], language) or is_stopword(items[0].norm, language):
        return written.replace(".", "") == tag and tag[-1].isupper()
    if tag.isupper() and tag.isalpha():
        return written.isupper() or (written[0].isupper() and not items[0].opens)
    return True


def _in_name(items: Sequence[Word], first: int, length: int) -> bool:
    """A capital stands right beside it, which makes it part of another name: "Michael Jordan", "Jordan Peele"."""
    start, end = items[first], items[first + length - 1]
    if not start.capital:
        return False
    before = items[first - 1] if first else None
    after = items[first + length] if first + length < len(items) else None
    return bool(
        (before and before.capital and not start.opens and before.end + 1 == start.start and not before.opens)
        or (after and after.capital and not after.opens and end.end + 1 == after.start)
    )


def _cover(found: dict[str, Named]) -> None:
    """Mark the mentions that stand inside a longer tag's."""
    longer: dict[tuple[bool, int], int] = {}
    for named in found.values():
        for m in named.mentions:
            for position in range(m.first, m.first + m.length):
                longer[m.in_title, position] = max(m.length, longer.get((m.in_title, position), 0))
    for named in found.values():
        named.mentions = [
            m
            if all(longer[m.in_title, p] == m.length for p in range(m.first, m.first + m.length))
            else replace(m, covered=True)
            for m in sorted(set(named.mentions), key=lambda m: (not m.in_title, m.start, -m.length))
        ]


def _one_of_a_name(story: StoryWords, found: dict[str, Named]) -> dict[str, Named]:
    """Of tags that are written alike, the one the context speaks for; of those that differ in case, the exact one."""
    groups: dict[tuple[str, ...], list[Named]] = defaultdict(list)
    for named in found.values():
        base = cut(named.name.split(" (")[0], story.language)
        groups[base.stems].append(named)
    kept: dict[str, Named] = {}
    for group in groups.values():
        best = max(group, key=lambda named: _fitness(story, named))
        if _context(story, best) >= 0:
            kept[best.name] = best
    return kept


def _fitness(story: StoryWords, named: Named) -> tuple[int, int, str]:
    return _context(story, named), sum(m.exact for m in named.mentions), named.name


def _context(story: StoryWords, named: Named) -> int:
    """1: the story has what stands in the tag's brackets; -1: it has not, so another is meant; 0: no brackets."""
    qualifier = qualifier_of(named.name)
    if not qualifier or sum(letter.isupper() for letter in qualifier) > 1:
        return 0
    return 1 if story.has(cut(qualifier, story.language)) else -1


def is_lede(mention: Mention) -> bool:
    """Whether it stands in the first words of the text."""
    return not mention.in_title and mention.first < LEDE_WORDS
