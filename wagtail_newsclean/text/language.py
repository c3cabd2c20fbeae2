"""The language of the copy: by its script, by the words that every sentence needs, and by letters few languages have.

A sample spread over the copy is enough: furniture in another language does not decide, and long copy costs no more.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from math import log

from .word_lists import phrases_in

_SLICES, _SLICE = 6, 280  # how often and how many characters are looked at
_WORD = re.compile(r"[^\W\d_]+")
_HINT_WORTH = 1.15  # how much the page's own word counts where the text leaves it open
_LETTER_WORTH = 0.35  # of a function word
_DEFAULT = "en"

#: Scripts that one living news language writes, by the first and last character of their main block.
_SCRIPTS = (
    ("\u0370", "\u03ff", "el"), ("\u0530", "\u058f", "hy"), ("\u0590", "\u05ff", "he"), ("\u0980", "\u09ff", "bn"),
    ("\u0a00", "\u0a7f", "pa"), ("\u0a80", "\u0aff", "gu"), ("\u0b00", "\u0b7f", "or"), ("\u0b80", "\u0bff", "ta"),
    ("\u0c00", "\u0c7f", "te"), ("\u0c80", "\u0cff", "kn"), ("\u0d00", "\u0d7f", "ml"), ("\u0d80", "\u0dff", "si"),
    ("\u0e00", "\u0e7f", "th"), ("\u0e80", "\u0eff", "lo"), ("\u1000", "\u109f", "my"), ("\u10a0", "\u10ff", "ka"),
    ("\u1200", "\u137f", "am"), ("\u1780", "\u17ff", "km"), ("\uac00", "\ud7af", "ko"),
)  # fmt: skip

#: Languages that share a script, told apart by words and letters.
_SHARED = {
    "latin": (
        "en de nl af fr es pt gl ca it ro pl cs sk sl hr sv da no is fi et lv lt hu tr az uz id ms vi tl sw sq eu cy "
        "ga mt eo so xh zu"
    ),
    "cyrillic": "ru uk be bg mk sr kk ky mn tg tt",
    "arabic": "ar fa ur ps ku",
    "devanagari": "hi mr ne",
}

#: Letters that few languages of the script have.
_LETTERS = {
    "de": "ßäöü", "es": "ñ¿¡", "pt": "ãõç", "fr": "çœèêàùî", "it": "òàèìù", "ca": "çàèò·", "gl": "ñ", "ro": "ăâîșțşţ",
    "pl": "łąęśżźćńó", "cs": "ěřůčšžýáí", "sk": "ľĺŕôčšžýáäť", "sl": "čšž", "hr": "čćđšž", "sv": "åäö", "da": "æøå",
    "no": "æøå", "is": "þðæöýíú", "fi": "äö", "et": "õäöü", "lv": "āčēģīķļņšūž", "lt": "ąčęėįšųūž", "hu": "őűáéíóöü",
    "tr": "ışğçöü", "az": "əışğçöü", "vi": "ăâđêôơưạảấầậắặếềệịọốồộớờợụủứừựýỳ", "sq": "ëç", "cy": "ŵŷ", "mt": "ħżġċ",
    "eo": "ĉĝĥĵŝŭ", "eu": "", "ru": "ыэъё", "uk": "їєґі", "be": "ўіыэё", "bg": "ъщ", "mk": "ѓќѕљњџј", "sr": "ђћљњџј",
    "kk": "әғқңөұүһ",
    "ky": "ңөү", "mn": "өү", "tg": "ҷӣӯҳқғ", "tt": "әөүҗңһ", "ar": "ةأإىئ",
    "fa": "پچژگی", "ur": "ٹڈڑںےہھ",
    "ps": "ړښځڅېۍ", "ku": "ێۆڵڕە", "mr": "ळ", "hi": "", "ne": "",
}  # fmt: skip

#: Letters that its neighbours write and a language never does: one in a hundred may stand in a name.
_NEVER = {"uk": "ыэъё", "ru": "іїєґў", "bg": "ыэёіїєў", "be": "ъїє", "mk": "ыэъёщіїєў", "sr": "ыэъёщіїєў"}
_NEVER_WORTH = -0.7


def detect_language(text: str, *, hint: str = "") -> str:
    """An ISO 639-1 code. ``hint`` is what the page says of itself (its ``lang``): it decides only between languages
    that the text leaves open, and where there is no text to tell from."""
    hinted = hint.strip().lower().replace("_", "-").split("-")[0]
    hinted = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "bs": "hr"}.get(hinted, hinted)[:2]
    sample = _sample(text)
    script = _script(sample)
    if script not in _SHARED:
        return script or hinted or _DEFAULT
    scores = _scores(sample, script)
    if hinted in scores:
        scores[hinted] *= _HINT_WORTH
    best = max(scores, key=lambda language: (scores[language], language == hinted), default="")
    if best and scores[best] > 0:
        return best
    return hinted or {"latin": _DEFAULT, "cyrillic": "ru", "arabic": "ar", "devanagari": "hi"}[script]


def likeness(text: str, script: str) -> float:
    """How much the text reads like the language it reads like most, of those that share the script."""
    return max(_scores(_sample(text), script).values())


def _sample(text: str) -> str:
    """Some slices of a long text, spread over it; all of a short one."""
    if len(text) <= _SLICES * _SLICE:
        return text.lower()
    step = (len(text) - _SLICE) // (_SLICES - 1)
    return " ".join(text[start : start + _SLICE] for start in range(0, step * _SLICES, step)).lower()


def _script(sample: str) -> str:
    """A language whose script is its own, the name of a script that several share, or nothing."""
    counts: Counter[str] = Counter()
    letters = [character for character in sample[:: max(1, len(sample) // 200)] if character.isalpha()]
    if not letters or max(letters) < "\u0370":  # most copy
        return "latin" if letters else ""
    for character in letters:
        if character < "\u0370":
            counts["latin"] += 1
        elif "\u0400" <= character <= "\u052f":
            counts["cyrillic"] += 1
        elif "\u0600" <= character <= "\u077f" or character >= "\ufb50":
            counts["arabic"] += 1
        elif "\u0900" <= character <= "\u097f":
            counts["devanagari"] += 1
        elif "\u3040" <= character <= "\u30ff":
            counts["ja"] += 3  # among Chinese characters a few kana make it Japanese
        elif "\u3400" <= character <= "\u9fff":
            counts["zh"] += 2  # a character says as much as a syllable
        else:
            counts[next((code for low, high, code in _SCRIPTS if low <= character <= high), "latin")] += 1
    if counts["ja"] and counts["ja"] * 4 > counts["zh"]:
        counts["ja"] += counts.pop("zh", 0)
    return max(counts, key=counts.__getitem__, default="")


def _scores(sample: str, script: str) -> dict[str, float]:
    """How much each language of the script speaks for itself."""
    table, letters = _tables(script)
    scores = dict.fromkeys(_SHARED[script].split(), 0.0)
    for word, times in Counter(_WORD.findall(sample)).items():
        for language, worth in table.get(word, ()):
            scores[language] += worth * times
    for language in _NEVER if script == "cyrillic" else ():
        scores[language] += _NEVER_WORTH * sum(map(sample.count, _NEVER[language]))
    if not sample.isascii():
        for character in sorted(letters.keys() & sample):  # sorted, so that sums are the same to the digit
            for language, worth in letters[character]:
                scores[language] += worth * sample.count(character)
    return scores


_Worths = dict[str, tuple[tuple[str, float], ...]]


@lru_cache(maxsize=4)
def _tables(script: str) -> tuple[_Worths, _Worths]:
    """What a word and a letter are worth for each language: less, the more languages share it."""
    languages = _SHARED[script].split()
    owners: dict[str, list[str]] = {}
    for language in languages:
        for phrase in dict.fromkeys(phrases_in(__package__, "languages.txt", ",")[language]):
            for word in _WORD.findall(phrase):
                owners.setdefault(word, []).append(language)
    letters: dict[str, list[str]] = {}
    for language in languages:
        for letter in _LETTERS.get(language, ""):
            letters.setdefault(letter, []).append(language)

    def worths(owned: dict[str, list[str]], scale: float) -> _Worths:
        return {
            key: tuple((code, scale * log(len(languages) / len(codes) + 1.2)) for code in codes)
            for key, codes in owned.items()
        }

    return worths(owners, 1.0), worths(letters, _LETTER_WORTH)
