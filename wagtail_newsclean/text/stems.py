"""Light stemming: the inflections of a noun are taken off, derivation is left alone.

A tag "Fischer" must be found in "der Fischers Frau" and "выборы" in "после выборов", but "universe" must not become
"university". So each language has only its case, number and gender endings, longest first, and a stem keeps at
least three letters (two vowels are not asked for: the same function cuts both sides, which is all that matching needs).
"""

from __future__ import annotations

from functools import lru_cache

#: Least letters that must stay, and the endings, by language.
_TABLE = {
    "de": (4, "innen ern es en er em e n s"),
    "nl": (4, "eren en er s e"),
    "fr": (4, "aux es s x e"),
    "es": (4, "es os as o a s e"),
    "it": (4, "he hi i e o a"),
    "pt": (4, "oes aes ais es os as o a s e"),
    "pl": (4, "ami ach owie ego emu ymi imi iej ych ich om ow ie ia iu em ej ym im y a e i o u"),
    "ru": (
        3,
        """иями ями ами иях ого его ому ему ыми ими ией ия ии ию ие ий ях ах ям ам ов ев ей ой ый ая яя ое
        ее ые ую юю ых их ым им ом ем ью а я о е ы и у ю ь й""",
    ),
    "uk": (
        3,
        """ями ами ього ого його ому ими іями ією ія ії ію іях ій ях ах ям ам ів їв ей ой ою ею єю ий ая
        ої ую их їх им ом ем ові еві єм ві а я о е є и і ї у ю ь й""",
    ),
    "sv": (4, "arna erna orna ar er or en et s n a"),
    "no": (4, "ene er en et s e a"),
    "da": (4, "erne ene er en et s e"),
}
_ENDINGS = {language: (least, tuple(endings.split())) for language, (least, endings) in _TABLE.items()}
_ENDINGS["nb"] = _ENDINGS["nn"] = _ENDINGS["no"]
_ENDINGS["be"] = _ENDINGS["bg"] = _ENDINGS["ru"]

_KEPT_S = ("ss", "us", "is", "as", "os")


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The stem of a normalised word (``terms.normalise``); a language without endings here keeps the word whole.

    >>> stem("tariffs", "en"), stem("parties", "en"), stem("texas", "en")
    ('tariff', 'party', 'texas')
    >>> stem("выборов", "ru") == stem("выборы", "ru")
    True
    """
    if language == "en":
        return _english(word)
    least, endings = _ENDINGS.get(language, (0, ()))
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)]
    return word


def _english(word: str) -> str:
    """Harman's S-stemmer: plurals only, "-as", "-os" and "-is" left alone (Texas, Laos, crisis)."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(_KEPT_S):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 5 else word[:-1]
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]
