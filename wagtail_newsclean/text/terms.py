"""Words of a story, their stems, its n-grams and its key terms. Pure: the same on every machine, for every database.

Scripts without spaces (Chinese, Japanese, Thai ...) have one character a word, so that n-grams find names in them too.
"""

from __future__ import annotations

import math
import re
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from .stems import stem
from .stopwords import STOPWORDS

#: Letters of scripts that put no space between words.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0002fa1f"  # CJK
)
_WORD = re.compile(
    rf"[{_SPACELESS}]"
    r"|(?:[A-Za-zА-Яа-я]\.){2,}(?![^\W_])"  # U.S., т.е.
    r"|\d+(?:[.,]\d+)+(?![^\W_])"  # 155,221
    rf"|[^\W_{_SPACELESS}]+(?:['’ʼ][^\W_{_SPACELESS}]+)*"
)
_CLAUSE_END = re.compile(r"[.!?…:;\n\"“”«»„。！？]")
_SENTENCE_END = re.compile(r"[.!?…\n。！？]")
#: French and Italian short forms before an apostrophe: l'Ukraine is Ukraine, O'Neill stays.
_ELIDED = frozenset(
    [
        "l",
        "d",
        "j",
        "m",
        "n",
        "s",
        "t",
        "c",
        "qu",
        "dell",
        "all",
        "nell",
        "sull",
        "dall",
        "un",
        "quest",
        "lorsqu",
        "puisqu",
        "jusqu",
    ]
)

MAX_WORDS = 12_000  #: words of a story that are looked at; a longer one repeats itself


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: ``text[start:end]`` as written."""

    text: str
    start: int
    end: int
    norm: str  #: lower case, without accents on Latin letters
    opens: bool  #: first of its clause, where a capital means nothing
    sentence: int  #: number of its sentence, from 0

    @property
    def capital(self) -> bool:
        """Written with a capital."""
        return self.text[0].isupper()


@lru_cache(maxsize=200_000)
def normalise(word: str) -> str:
    """Lower case, no accents on Latin letters, no dots and apostrophes; a possessive or an elided article is cut.

    >>> normalise("Córdoba’s"), normalise("U.S."), normalise("l'Ukraine"), normalise("O'Neill")
    ('cordoba', 'us', 'ukraine', 'oneill')
    """
    if word[0].isdigit():
        return word.casefold()
    word = word.casefold().replace("’", "'").replace("ʼ", "'").replace(".", "")
    if "'" in word:
        head, _, tail = word.partition("'")
        if head in _ELIDED:
            word = tail
        word = word.removesuffix("'s").replace("'", "")
    if word.isascii():
        return word
    return "".join(map(_plain_letter, word)).replace("ё", "е")


@lru_cache(maxsize=10_000)
def _plain_letter(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)
    if base[0].isascii() or not unicodedata.normalize("NFC", letter).isalpha():
        return "".join(c for c in base if not unicodedata.combining(c))
    return letter


def words(text: str, limit: int = MAX_WORDS) -> list[Word]:
    """The words of ``text`` in order, ``limit`` at most."""
    found: list[Word] = []
    last = sentence = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        norm = normalise(match.group())
        if not norm:
            continue
        opens = not found
        if found and start - last > 1 and _CLAUSE_END.search(text, last, start):
            opens = True
            sentence += _SENTENCE_END.search(text, last, start) is not None
        found.append(Word(match.group(), start, end, norm, opens, sentence))
        last = end
        if len(found) >= limit:
            break
    return found


def is_stopword(word: str, language: str) -> bool:
    """Whether a normalised word says nothing of what a text is about."""
    return word in STOPWORDS.get(language, STOPWORDS["en"])


def stems(items: Sequence[Word], language: str) -> list[str]:
    """The stem of each word."""
    return [stem(word.norm, language) for word in items]


def phrase_number(stems: Iterable[str], language: str) -> int:
    """A run of stems as a signed 64-bit number: equal for equal runs of one language."""
    digest = blake2b(f"{language} {' '.join(stems)}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


# The story as terms ---------------------------------------------------------------------------------------------

MAX_TERMS = 250  #: terms kept of a story, those that say most of it first
LEDE_WORDS = 50  #: words that count as the lede

_TITLE, _LEDE, _NAME, _COUNT = 128, 64, 32, 31


def number(term: str) -> int:
    """A term as a signed 32-bit number, never 0. Two terms in 80,000 share one, which no ranking notices."""
    value = zlib.crc32(term.encode())
    return (value - (1 << 32) if value & 0x80000000 else value) or 1


#: What a term weighs in its story, by its packed byte: 1 + ln(count), twice that in the title or the lede, three times
#: in both. Tuned on the development half of a tagged archive; more for names finds slugs but loses subjects.
WEIGHTS: tuple[float, ...] = tuple(
    (1 + math.log(max(1, packed & _COUNT))) * (1 + bool(packed & _TITLE) + bool(packed & _LEDE))
    for packed in range(256)
)


@dataclass(frozen=True, slots=True)
class Profile:
    """A story as its terms: ``numbers[i]`` has the packed byte ``weights[i]``, numbers ascending."""

    numbers: tuple[int, ...]
    weights: bytes
    surface: dict[int, str]  #: a term as the story writes it, for reasons
    names: frozenset[int]  #: terms that are names: capitals inside sentences


def profile(title: str, text: str, language: str) -> Profile:
    """The terms of a story: content words, stemmed; names of two words; pairs of letters where nothing parts words."""
    uses: dict[str, int] = {}
    surface: dict[str, str] = {}
    for flag, part in ((_TITLE, title), (0, text)):
        before: Word | None = None
        items = words(part)
        for index, word in enumerate(items):
            term = _term(items, index, language, in_title=bool(flag))
            place = flag or (_LEDE if index < LEDE_WORDS else 0)
            if term:
                name = _NAME if not flag and word.capital and not word.opens else 0
                uses[term] = _counted(uses.get(term, 0)) | place | name
                surface[term] = word.text if not flag else surface.get(term, word.text)
            if not flag and before and _is_name(before, word, language):
                pair = f"{stem(before.norm, language)} {stem(word.norm, language)}"
                uses[pair] = _counted(uses.get(pair, 0)) | place | _NAME
                surface.setdefault(pair, f"{before.text} {word.text}")
            before = word if term else None
    kept = sorted(uses, key=lambda t: (-WEIGHTS[uses[t]], t))[:MAX_TERMS]
    packed = {number(term): uses[term] for term in kept}
    numbers = tuple(sorted(packed))
    return Profile(
        numbers,
        bytes(packed[n] for n in numbers),
        {number(term): surface[term] for term in kept},
        frozenset(n for n in numbers if packed[n] & _NAME),
    )


def _counted(packed: int) -> int:
    return packed + 1 if packed & _COUNT < _COUNT else packed


def _is_name(first: Word, second: Word, language: str) -> bool:
    """Two capitals in a row with one space between: "Red Cross"."""
    return (
        first.capital
        and second.capital
        and second.start == first.end + 1
        and not second.opens
        and len(first.norm) > 1
        and not is_stopword(second.norm, language)
    )


def _term(items: Sequence[Word], index: int, language: str, *, in_title: bool) -> str:
    word = items[index]
    norm = word.norm
    if len(norm) == 1:
        following = items[index + 1] if index + 1 < len(items) else None
        if following is None or following.start != word.end or ord(norm) < 0x0E00:
            return ""
        return norm + following.norm
    if norm[0].isdigit():
        return norm if len(norm) > 2 else ""
    if is_stopword(norm, language) and (in_title or not word.text.isupper()):
        return ""
    return stem(norm, language)
