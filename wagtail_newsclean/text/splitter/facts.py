"""Facts of one line by itself: its form, and what its words mean."""

from __future__ import annotations

import re
import unicodedata

from ..types import Line
from .lexicons import INSIDE, OPENS, WHOLE, WORD, Hits, Lexicon

#: A line longer than this is looked at only at its ends: 5 MB in one line cost no more than a paragraph.
HEAD, TAIL = 500, 160
_MAX_WORDS = 90

_DIGIT = re.compile(r"\d")
_MONEY = re.compile(
    r"[$€£¥₽₴₹]\s?\d|\d[\d.,]*\s?(?:[$€£₽₴]|zł\b|euros?\b|eur\b|usd\b|руб|грн|dollars?\b|pesos\b|reais\b|pln\b|cents?\b|pence\b)"
)
_DATE = re.compile(r"\b\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\b|\b\d{4}[-/.]\d\d[-/.]\d\d\b")
_TIME = re.compile(r"\b\d{1,2}\s?[:.h]\s?\d\d\b|\b\d{1,2}\s?(?:[ap]\.?m\b|uhr\b|hs\b)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PHONE = re.compile(r"(?:\+?\d[\d ()./-]{6,}\d)")
_ADDRESS = re.compile(r"\w\.(?:com|org|net|de|fr|es|it|ru|ua|pl|nl|uk|br|example)\b|https?://|www\.")
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

_QUOTES = frozenset("\"'“”„‟«»‹›‘’‚")
_QUOTING = re.compile('["“”„«»]')
_BULLETS = frozenset("•·*-–—▪►▶●○■✓→›»>‣")


class Facts:
    """One line, looked at once. Everything is cheap: it runs for each line of each copy."""

    __slots__ = (
        "address", "alone", "capital", "covered", "date", "digits", "email", "first", "first_class", "handle", "hits",
        "kinds", "last", "last_class", "length", "low", "money", "name_like", "opening", "phone", "quotes", "sentences",
        "shout", "signature", "stops", "text", "time", "words", "year",
    )  # fmt: skip

    def __init__(self, line: Line, lexicon: Lexicon, mask: int) -> None:
        whole = line.text
        self.length = len(whole)
        text = whole if self.length <= HEAD + TAIL else f"{whole[:HEAD]} {whole[-TAIL:]}"
        if not text.isascii():
            text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
        self.text = text
        low = text.lower()
        if not text.isascii() and _CYRILLIC.search(low) and _LOOK_ALIKE.search(low):
            low = _to_one_script(low)
        self.low = low.replace("’", "'")
        words = WORD.findall(low)
        self.words: list[str] = words
        looked_up = words if len(words) <= _MAX_WORDS else words[: _MAX_WORDS - 25] + words[-25:]
        hits: Hits = lexicon.find(looked_up, mask)
        self.hits: dict[str, int] = hits.kinds
        self.kinds = frozenset(hits.kinds)
        self.opening = frozenset([kind for kind, flags in hits.kinds.items() if flags & OPENS])
        self.alone = frozenset([kind for kind, flags in hits.kinds.items() if flags & WHOLE])
        self.covered: float = hits.covered / len(looked_up) if looked_up else 0.0
        originals = WORD.findall(text[:160])
        for kind in lexicon.capitals(originals, mask):
            self.hits[kind] = self.hits.get(kind, 0) | INSIDE
        self.first = text[:1]
        self.last = text[-1:] or " "
        self.digits = len(_DIGIT.findall(text)) if self.length < 200 else 0
        long_words = [word for word in originals[:20] if len(word) > 3 or word[0].isupper()]
        capital = sum(1 for word in long_words if word[0].isupper())
        self.capital = capital / len(long_words) if long_words else 0.0
        self.shout = self.length > 3 and text.isupper()
        self.quotes = any(mark in text for mark in '"“”„«»')
        self.sentences = 1 + len(_SENTENCE_END.findall(text)) if words else 0
        self._ends()
        self._numbers(low)
        self.address = "." in low and bool(_ADDRESS.search(low))
        self.handle = "@" in text and bool(_HANDLE.search(text))
        self.email = "@" in text and bool(_EMAIL.search(text))
        short = 2 <= len(words) <= 6 and not self.digits
        self.name_like = short and self.capital > 0.9 and bool(_NAME.fullmatch(text))
        self.signature = self.length < 24 and bool(_SIGNATURE.fullmatch(text))

    def _numbers(self, low: str) -> None:
        number = self.digits > 0 or (self.length >= 200 and _DIGIT.search(low) is not None)
        self.money = number and bool(_MONEY.search(low))
        self.date = number and bool(_DATE.search(low))
        self.time = number and bool(_TIME.search(low))
        self.year = number and bool(_YEAR.search(low))
        self.phone = self.digits > 6 and bool(_PHONE.search(low))

    def _ends(self) -> None:
        last, before = self.last, self.text[-2:-1]
        #: the line ends as a sentence does
        self.stops = last in ".!?…" or (last in _QUOTES and before in ".!?…,")
        self.first_class = _first_class(self.first)
        if last in _QUOTES:
            self.last_class = "quoted stop" if before in ".!?…," else "quote"
        elif last in ".!?:,;)…":
            self.last_class = last
        else:
            self.last_class = "digit" if last.isdigit() else "letter" if last.isalpha() else "sign"


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
