"""Facts of one line by itself: its form, and what its words mean."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ..mojibake import read_again
from .lexicons import DENSE_RUN, INSIDE, OPENS, WHOLE, WORD, Lexicon

#: A line longer than this is looked at only at its ends: 5 MB in one line cost no more than a paragraph.
HEAD, TAIL = 500, 160
_MAX_WORDS = 90

#: Characters of running text, at least, and those from which its words do not matter; the share of its words in set
#: phrases that it has less of.
_PARAGRAPH, _CERTAIN_PARAGRAPH, _SET_PHRASE = 80, 140, 0.45
#: Kinds of word that furniture is full of.
FURNITURE = frozenset(
    ("newsletter", "signup", "support", "paywall", "consent", "copyright", "legal", "bio", "comment", "private")
)  # fmt: skip

_DIGIT = re.compile(r"\d")
# A pattern that begins with a character is found many times faster than one that begins with a boundary, so what must
# not stand before a digit is looked for behind it.
_SIGN_AND_MONEY = re.compile(r"[$€£¥₽₴₹]\s?\d")
_MONEY = re.compile(
    r"\d[\d.,]*\s?(?:[$€£₽₴]|zł\b|euros?\b|eur\b|usd\b|руб|грн|dollars?\b|pesos\b|reais\b|pln\b|cents?\b|pence\b)"
)
_DATE = re.compile(r"\d(?<!\w\d)(?:\d?[./-]\s?\d{1,2}[./-]\s?\d{2,4}\b|\d{3}[-/.]\d\d[-/.]\d\d\b)")
_TIME = re.compile(r"\d(?<!\w\d)\d?\s?(?:[:.h]\s?\d\d\b|[ap]\.?m\b|uhr\b|hs\b)")
_YEAR = re.compile(r"[12](?<!\w[12])(?:(?<=1)9|(?<=2)0)\d\d\b")
_PHONE = re.compile(r"\d[\d ()./-]{6,}\d")
_DOMAIN = re.compile(r"\.(?<=\w\.)(?:com|org|net|de|fr|es|it|ru|ua|pl|nl|uk|br|example)\b")
_HANDLE = re.compile(r"(?:^|[\s(/])@\w{2,}")
_EMAIL = re.compile(r"\S@\S+\.\S")
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)]?\s+[^\W\d_a-z]")
_NAME = re.compile(
    r"(?:[^\W\d_]\.\s?)*[^\W\d_][\w'’.-]*(?:\s(?:de|von|van|der|den|da|di|del|la|le|bin|al|el|dos)){0,2}"
    r"(?:\s[^\W\d_][\w'’.-]*){1,3}"
)
_SIGNATURE = re.compile(r"[a-z]{2,4}(?:[/ ][a-z]{1,4}\d{0,2}){1,4}")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LOOK_ALIKE = re.compile(r"[a-z][а-яіїєё]|[а-яіїєё][a-z]")
_LATIN = str.maketrans("асеорхуіјѕкмтвн", "aceopxyijskmtbh")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
#: Scripts that say with one sign what others say with two or three letters.
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
#: One look tells most copy that is not ASCII from what needs more than its accents put together.
_UNUSUAL = re.compile(
    "[\u00ad\u0400-\u04ff\u1100-\u11ff\u200b-\u200f\u2060\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\ufeff"
    "\U0002f800-\U0002fa1f]"
)
_DENSITY = 2.2  # letters to a sign
_WIDE_STOPS = str.maketrans("。！？，、：；．｡", ".!?,,:;..")

#: What "İ" becomes in lower case, in two signs: "İlginizi çekebilir" would begin with a word "i".
_DOTTED = "i\u0307"

#: As it is typed, also with the letter that a Russian keyboard has there.
_TYPED_COPYRIGHT = ("(c)", "(C)", "(с)", "(С)")

_QUOTES = frozenset("\"'“”„‟«»‹›‘’‚")
_QUOTING = re.compile('["“”„«»]')
_NONE: frozenset[str] = frozenset()
_BULLETS = frozenset("•·*-–—▪►▶●○■✓→›»>‣")


class Facts:
    """One line, looked at once. Everything is cheap: it runs for each line of each copy."""

    __slots__ = (
        "_long_words",
        "address", "alone", "capital", "covered", "date", "digits", "email", "first", "first_class", "handle", "hits",
        "is_paragraph", "kinds", "last", "last_class", "length", "low", "money", "name_like", "opening",
        "phone", "quotes", "sentences", "shout", "signature", "stops", "text", "time", "words", "year",
    )  # fmt: skip

    def __init__(self, text: str, lexicon: Lexicon, mask: int) -> None:
        length = len(text)
        if length > HEAD + TAIL:
            text = f"{text[:HEAD]} {text[-TAIL:]}"
        plain = text.isascii()
        if not plain:
            text = read_again(text)
        unusual = not plain and _UNUSUAL.search(text) is not None
        if unusual:
            text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
            plain = text.isascii()
            signs = 0 if plain else len(_DENSE.findall(text))
            if signs:
                length += int(signs * (_DENSITY - 1))
                text = DENSE_RUN.sub(r"\g<0> ", text.translate(_WIDE_STOPS))
        elif not plain:
            text = unicodedata.normalize("NFC", text)
        if text[:3] in _TYPED_COPYRIGHT:
            text = "©" + text[3:]
        self.length = length
        self.text = text
        low = text.lower()
        if plain:
            self.low = low
        else:
            if unusual and _CYRILLIC.search(low) and _LOOK_ALIKE.search(low):
                low = _to_one_script(low)
            low = low.replace(_DOTTED, "i")
            self.low = low.replace("’", "'")
        originals = WORD.findall(text[:160])
        words = " ".join(originals).lower().split() if plain and len(text) <= 160 else WORD.findall(low)
        self.words: list[str] = words
        self._long_words: list[str] | None = None
        self._find(words, originals, lexicon, mask)
        self.first = first = text[:1]
        self.last = text[-1:] or " "
        self.shout = length > 3 and text.isupper()
        self.quotes = ('"' in text) if plain else _QUOTING.search(text) is not None
        self.sentences = 1 + len(_SENTENCE_END.findall(text)) if words else 0
        self.first_class = _first_class(first)
        #: ``stops``: the line ends as a sentence does
        self.stops, self.last_class = _last_class(text[-2:-1], self.last)
        self._numbers(text, low)
        self.address = _has_address(low)
        if "@" in text:
            self.handle = _HANDLE.search(text) is not None
            self.email = _EMAIL.search(text) is not None
        else:
            self.handle = self.email = False
        short = 2 <= len(words) <= 6 and not self.digits
        self.name_like = short and self.capital > 0.9 and _NAME.fullmatch(text) is not None
        self.signature = length < 24 and _SIGNATURE.fullmatch(text) is not None
        #: the line has the form of running text
        self.is_paragraph = (
            self.stops
            and length >= _PARAGRAPH
            and self.covered < _SET_PHRASE
            and (length > _CERTAIN_PARAGRAPH or FURNITURE.isdisjoint(self.hits))
        )

    @property
    def long_words(self) -> list[str]:
        """The words that a story may share with its title; looked for when first asked for."""
        if self._long_words is None:
            self._long_words = [word for word in self.words if len(word) > 3]
        return self._long_words

    def _find(self, words: list[str], originals: list[str], lexicon: Lexicon, mask: int) -> None:
        """What the words mean, and how many of the longer ones begin with a capital."""
        looked_up = words if len(words) <= _MAX_WORDS else words[: _MAX_WORDS - 25] + words[-25:]
        hits, covered = lexicon.find(looked_up, mask)
        self.kinds = self.opening = self.alone = _NONE
        if hits:
            self.kinds = frozenset(hits)
            if max(hits.values()) > INSIDE:
                self.opening = frozenset([kind for kind, flags in hits.items() if flags & OPENS])
                self.alone = frozenset([kind for kind, flags in hits.items() if flags & WHOLE])
        self.covered: float = covered / len(looked_up) if looked_up else 0.0
        for kind in lexicon.capitals(originals, mask):
            hits[kind] = hits.get(kind, 0) | INSIDE
        self.hits: dict[str, int] = hits
        capital = small = 0
        for word in originals[:20]:
            if word[0].isupper():
                capital += 1
            elif len(word) > 3:
                small += 1
        self.capital = capital / (capital + small) if capital else 0.0

    def _numbers(self, text: str, low: str) -> None:
        if all(map(str.isalpha, self.words)):  # nearly all lines
            self.digits = 0
            self.money = self.date = self.time = self.year = self.phone = False
            return
        self.digits = len(_DIGIT.findall(text)) if self.length < 200 else 0
        self.money = _SIGN_AND_MONEY.search(low) is not None or _MONEY.search(low) is not None
        self.time = _TIME.search(low) is not None
        many = self.digits > 3 or self.length >= 200
        self.date = many and _DATE.search(low) is not None
        self.year = many and _YEAR.search(low) is not None
        self.phone = self.digits > 6 and _PHONE.search(low) is not None


def _has_address(low: str) -> bool:
    if "." not in low:
        return False
    if "www." in low or "http://" in low or "https://" in low:
        return True
    return _DOMAIN.search(low) is not None


@lru_cache(maxsize=4096)
def _last_class(before: str, last: str) -> tuple[bool, str]:
    """Whether a line that ends in these two characters ends as a sentence does, and the last one as a word."""
    stops = last in ".!?…" or (last in _QUOTES and before in ".!?…,")
    if last in _QUOTES:
        return stops, "quoted stop" if before in ".!?…," else "quote"
    if last in ".!?:,;)…":
        return stops, last
    return stops, "digit" if last.isdigit() else "letter" if last.isalpha() else "sign"


@lru_cache(maxsize=1024)
def _first_class(first: str) -> str:
    """What a line begins with, as a word."""
    if first.isupper():
        return "capital"
    if first in _QUOTES:
        return "quote"
    if first in _BULLETS:
        return "bullet"
    if first.isdigit():
        return "digit"
    if first.isalpha():
        return "small"
    if first in "([{@#©":
        return first
    return "emoji" if first and unicodedata.category(first) == "So" else "sign"


def _to_one_script(low: str) -> str:
    """Words that mix Latin and Cyrillic letters, read as Latin: a Cyrillic letter in "newsletter"."""
    return " ".join(word.translate(_LATIN) if _LOOK_ALIKE.search(word) else word for word in low.split(" "))
