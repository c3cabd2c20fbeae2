"""What words mean to the splitter, as data: one file a language, ``[kind of word]`` and then its phrases.

A phrase stands in lower case unless its capital counts ("Sie"); ``*`` ends a stem; ";" or a new line parts two phrases.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import compress
from typing import NamedTuple

LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk")

#: One file for all that have none of their own: it counts in copy of those only.
OTHERS = "others"

#: Kinds of word that are too common in other languages: they count only in the language of the copy.
OWN_LANGUAGE_ONLY = frozenset(
    {"you", "we", "i", "said", "please", "question", "by", "shows", "published", "clock", "end"}
)

#: Kinds of word that running text is full of: they do not make a line a set phrase.
_RUNNING = frozenset(
    {"you", "we", "i", "said", "question", "by", "shows", "clock", "month", "weekday", "role"}
)

WORD = re.compile(r"\w+")

#: A single word shorter than this counts in its own language only: "Dr" credits a picture in French and nowhere else.
_SHORTEST_ABROAD = {"section": 4, "nav": 4, "tags": 4, "network": 4, "photo": 3, "courtesy": 3}

#: Hit flags: the phrase opens the line, or is the whole line.
INSIDE, OPENS, WHOLE = 1, 2, 4

_ANY_LANGUAGE = 1
_OTHERS = 2 << len(LANGUAGES)

#: Chinese and Japanese have no spaces: so many signs count as about a word, in lines and in phrases.
DENSE_RUN = re.compile("[\u3040-\u30ff\u3400-\u9fff]{3}(?=[\u3040-\u30ff\u3400-\u9fff])")


class _Node:
    """A step of the phrase tree: what ends here, and the words that may follow."""

    __slots__ = ("ends", "follow")

    def __init__(self) -> None:
        self.ends: tuple[tuple[str, int], ...] = ()
        self.follow: dict[str, _Node] | None = None


#: The same as it counts in copy of one language: the kinds that end here, whether they make a set phrase, what follows.
_Step = tuple[tuple[str, ...], bool, "dict[str, _Step] | None"]

#: So many words are remembered at most, for each language.
_REMEMBERED = 10_000


class _Openings(dict[str, "_Step | None"]):
    """What may begin with a word in copy of one language, None for most words; found when first asked for."""

    def __init__(
        self, root: dict[str, _Node], stems: dict[str, list[tuple[str, str, int]]], mask: int
    ) -> None:
        self._root, self._stems, self._mask = root, stems, mask
        self._lasting: dict[str, _Step | None] = {}  #: words of the lexicon: few, and dear to find

    def __missing__(self, word: str) -> _Step | None:
        if len(self) > _REMEMBERED + len(self._lasting):
            self.clear()
            self.update(self._lasting)
        node, beginnings = self._root.get(word), self._stems.get(word[:4])
        if node is None and beginnings is None:  # nearly all words
            self[word] = None
            return None
        stems = [(kind, languages) for stem, kind, languages in beginnings or () if word.startswith(stem)]
        found = self[word] = self._step((*stems, *node.ends) if node else tuple(stems), node)
        if node is not None:
            self._lasting[word] = found
        return found

    def _step(self, ends: tuple[tuple[str, int], ...], node: _Node | None) -> _Step | None:
        """The part of the tree that counts; None where nothing does."""
        kinds = tuple(dict.fromkeys([kind for kind, languages in ends if languages & self._mask]))
        follow: dict[str, _Step] = {}
        if node is not None and node.follow is not None:
            for word, after in node.follow.items():
                step = self._step(after.ends, after)
                if step is not None:
                    follow[word] = step
        if not kinds and not follow:
            return None
        return kinds, not _RUNNING.issuperset(kinds), follow or None


class Hits(NamedTuple):
    """Kinds of word found in a line with their flags, and how many of its words stand in set phrases."""

    kinds: dict[str, int]
    covered: int


class Lexicon:
    """All languages' phrases in one tree over words."""

    def __init__(self) -> None:
        self._root: dict[str, _Node] = {}
        self._stems: dict[str, list[tuple[str, str, int]]] = {}
        self._openings: dict[int, _Openings] = {}
        self._capitals: dict[str, tuple[tuple[str, int], ...]] = {}
        for position, language in enumerate(LANGUAGES):
            self._read(language, 2 << position, _ANY_LANGUAGE)
        self._read(OTHERS, _OTHERS, _OTHERS)

    def _read(self, language: str, bit: int, anywhere: int) -> None:
        raw = (files(__package__) / f"{language}.txt").read_text(encoding="utf-8")
        kind = ""
        for row in raw.splitlines():
            if row.startswith("["):
                kind = row[1:-1]
                mask = bit if kind in OWN_LANGUAGE_ONLY else bit | anywhere
            elif not row.startswith("#"):
                for phrase in row.split(";"):
                    self._add(phrase.strip(), kind, bit, mask)

    def _add(self, phrase: str, kind: str, bit: int, mask: int) -> None:
        if phrase.endswith("*"):
            stem = phrase[:-1]
            self._stems.setdefault(stem[:4], []).append((stem, kind, mask))
            return
        words = WORD.findall(DENSE_RUN.sub(r"\g<0> ", phrase))
        if not words:
            return
        if len(words) == 1 and len(words[0]) < _SHORTEST_ABROAD.get(kind, 0):
            mask = bit
        if phrase[0].isupper():
            self._capitals[phrase] = (*self._capitals.get(phrase, ()), (kind, mask))
            return
        level = self._root
        for word in words[:-1]:
            node = level.setdefault(word, _Node())
            if node.follow is None:
                node.follow = {}
            level = node.follow
        last = level.setdefault(words[-1], _Node())
        last.ends = (*last.ends, (kind, mask))

    @staticmethod
    def mask(language: str) -> int:
        """The phrases that count in copy of this language."""
        own = 2 << LANGUAGES.index(language) if language in LANGUAGES else _OTHERS
        return own | _ANY_LANGUAGE

    def find(self, words: list[str], mask: int) -> Hits:
        """Look up the lower-case words of a line."""
        openings = self._openings.get(mask)
        if openings is None:
            openings = self._openings[mask] = _Openings(self._root, self._stems, mask)
        steps = list(map(openings.__getitem__, words))
        found: dict[str, int] = {}
        total = len(words)
        covered = reach = 0
        for start in compress(range(total), steps):
            end, step = start + 1, steps[start]
            while step is not None:
                kinds, covers, follow = step
                if start:
                    for kind in kinds:
                        found.setdefault(kind, INSIDE)
                else:
                    flags = INSIDE | OPENS | WHOLE if end == total else INSIDE | OPENS
                    for kind in kinds:
                        found[kind] = found.get(kind, 0) | flags
                if covers and end > reach:
                    covered += end - max(start, reach)
                    reach = end
                if follow is None or end == total:
                    break
                step = follow.get(words[end])
                end += 1
        return Hits(found, covered)

    def capitals(self, words: list[str], mask: int) -> list[str]:
        """Kinds of the words whose capital counts; the first word of a line is capital anyway."""
        known = self._capitals
        if known.keys().isdisjoint(words):
            return []
        return [kind for word in words[1:] if word in known for kind, bit in known[word] if bit & mask]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    return Lexicon()
