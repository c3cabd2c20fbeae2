"""Lines that are the same on every site: a gallery's counter, an ad's label, a picture's makers in brackets, a list
of tags, the title of the comments, who else worked on a story and where it appeared first.

On labelled pages 15 of 18 counters were buttons (the rest stood in another story), 91 of 91 labels of ads were that,
and every line of the other forms was what it is taken for here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from ..details.datelines.agencies import is_agency
from ..types import Kind, Line
from ..word_lists import any_of, phrases_in

_LONGEST = 400  #: characters
_FEWEST_COMMAS, _LONGEST_TAG = 2, 40  #: commas of a list of tags; characters of each
_LABEL = 60  #: characters of an ad's
#: "* * *", "___", "—"
_SEPARATOR = re.compile(r"(?:[*•·_=~#–—-]\s?){2,}|[–—_]")
_STOPS = ".!…:"
_QUOTES = "\"”“»«’'"
_MAKERS = 80  #: characters of a line that is nothing but names in brackets
_NAME_OF_PAPER = 3  #: words, with "The"
_BETWEEN_NAMES = re.compile(r"[\s/|&,+]+")
#: Words in small letters inside such names.
_SMALL = frozenset(
    ("of", "for", "the", "via", "and", "de", "del", "der", "den", "di", "da", "do", "la", "le", "van", "von", "y", "et",
     "e", "und")
)  # fmt: skip
#: "(foto Lund)", "(Fot. Ana Lund)", "(ph. Lund/Nord)": a picture's label and names.
_LABELLED = re.compile(
    r"\((?i:photo|foto|photograph|picture|image|fot\.|ph\.?|bild|beeld|immagine|imagen|imagem|фото|світлина)\s?:?\s"
    r"[^\W\d_a-zà-ÿа-яёіїєґ][^\s()/]*"
    r"(?:[\s/]{1,3}(?:(?:de|di|da|van|von|e|i|y|und|et|и|та)\s)?[^\W\d_a-zà-ÿа-яёіїєґ][^\s()/]*){0,4}\)\.?"
)
#: "CC BY-SA 4.0", "CC0"
_LICENCE = re.compile(r"CC(?:0|[ -](?:BY(?:-(?:SA|NC|ND)){0,2}|0))(?:\s\d\.\d)?(?:\s[A-Z]{2,4})?")
_SIGNS = "-–—_ *[]().:…"  #: around an ad's label
_FIRST_WORD = re.compile(r"\W{0,3}(\w+)")
_PINGBACKS = ("pingback", "pingbacks", "trackback", "trackbacks")
_PINGBACK = re.compile(r"(?:pingback|trackback)s?:\s\S", re.IGNORECASE)
#: "Jane Roe and Bo P. Peep in Oslo contributed to this report."
_CONTRIBUTED = re.compile(
    r"[^\W\d_a-z](?:[^.!?]|\b[^\W\d_]\.)*\s(?:also )?contributed (?:reporting )?(?:to|for) this "
    r"(?:report|story|article)(?: from [^.!?]{2,60})?\.?"
)


def set_lines(lines: Sequence[Line], language: str) -> dict[int, Kind]:
    """The lines with such a form, and their kinds. Of furniture, which comes again and again, they are remembered."""
    found = {}
    for at, line in enumerate(lines):
        kind = _kind_of(line.text, language) if len(line.text) <= _LONGEST else None
        if kind is not None:
            found[at] = kind
    return found


@lru_cache(maxsize=4096)
def _kind_of(text: str, language: str) -> Kind | None:
    if len(text) <= _LABEL and text.strip(_SIGNS).casefold() in _ads():
        return Kind.AD
    if text[0] == "(" and (_is_makers(text, language) or _LABELLED.fullmatch(text)):
        return Kind.CREDIT
    if text[0] == "C" and _LICENCE.fullmatch(text):
        return Kind.CREDIT
    if text[-1].isdigit() or text[-1] in ")|":
        return Kind.SHARE if _counter().fullmatch(text) else None
    if _SEPARATOR.fullmatch(text):
        return Kind.OTHER
    if "contributed" in text and _CONTRIBUTED.fullmatch(text):
        return Kind.NOTE
    if text[-1] in _QUOTES and _replies().match(text):
        return Kind.SHARE
    return _by_first_words(text)


def _by_first_words(text: str) -> Kind | None:
    opening = _FIRST_WORD.match(text)
    if opening is None or opening[1].casefold() not in _first_words():
        return None  # most lines: the patterns take ten times as long
    if text[-1] not in _STOPS and _read_also().match(text):
        return Kind.RELATED
    if text.count(",") >= _FEWEST_COMMAS and text[-1].isalpha() and _is_list_of_tags(text):
        return Kind.TAGS
    if _appeared().fullmatch(text):
        return Kind.NOTE
    return Kind.OTHER if _PINGBACK.match(text) else None


def _is_makers(text: str, language: str) -> bool:
    """ "(Jane Roe / Harbour Press)", "(Los Angeles Times)": nothing but names, one of them an agency's or a paper's.

    "(Standing Ovation)" and "(Part One)" look like names as well, and in German any noun does.
    """
    inside = text.rstrip(".")[1:-1]
    if len(text) > _MAKERS or text.rstrip(".")[-1] != ")" or "(" in inside:
        return False
    words = [word for word in _BETWEEN_NAMES.split(inside) if word]
    slashed = "/" in inside
    return (
        sum(word[0].isupper() for word in words) > 1
        and words[0][0].isupper()
        and all(word[0].isupper() or word in _SMALL for word in words)
        and (slashed or (language != "de" and not inside.isupper() and _is_outlet(inside, words)))
    )


def _is_outlet(inside: str, words: Sequence[str]) -> bool:
    return (
        is_agency(inside)
        or not _outlet_words().isdisjoint(word.casefold() for word in words)
        or (words[0] == "The" and len(words) >= _NAME_OF_PAPER)
    )


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(phrases_in(__package__, "set_lines.txt")["outlets"])


def _is_list_of_tags(text: str) -> bool:
    match = _tagged().match(text)
    return match is not None and all(len(tag) <= _LONGEST_TAG for tag in text[match.end() :].split(","))


@cache
def _counter() -> re.Pattern[str]:
    """ "1 of 24", "Bild 3 von 10", "Photo 2/9", "Slideshow (15 images)"."""
    words = phrases_in(__package__, "set_lines.txt")
    number = r"\d{1,3}"
    of = r"(?:of|von|de|di|sur|van|z|из|із|з)"
    return re.compile(
        rf"{number}\s{of}\s{number}(?:\s\|)?|(?:{any_of(words['picture'])})\s{number}(?:\s{of}\s|\s?/\s?){number}"
        rf"|(?:{any_of(words['gallery'])})\s?\(\s?{number}\s[^\W\d_]{{3,12}}\s?\)",
        re.IGNORECASE,
    )


@cache
def _tagged() -> re.Pattern[str]:
    words = phrases_in(__package__, "set_lines.txt")
    return re.compile(rf"(?:(?:{any_of(words['tags'])})\s?:|(?:{any_of(words['tagged'])}))\s", re.IGNORECASE)


@cache
def _replies() -> re.Pattern[str]:
    """ "12 thoughts on “Ice at Ellan”", "Ein Kommentar zu „Eis“": a number, or the word for one."""
    words = phrases_in(__package__, "set_lines.txt")["replies"]
    one = "one|ein|eine|un|una|une|uno|um|uma|een|jeden|jedna|jedno|один|одна|одне"
    return re.compile(rf"(?:\d{{1,5}}|{one})\s(?:{any_of(words)})\s?[\"“”„«»‘'].{{3,200}}", re.IGNORECASE)


@cache
def _ads() -> frozenset[str]:
    """ "- Advertisement -", without its signs."""
    return frozenset(phrases_in(__package__, "set_lines.txt")["ad"])


@cache
def _first_words() -> frozenset[str]:
    """What lines begin with that are told by their first words."""
    words = phrases_in(__package__, "set_lines.txt")
    phrases = [
        phrase for section in ("tags", "tagged", "read also", "this story") for phrase in words[section]
    ]
    return frozenset([*(phrase.replace("-", " ").split()[0] for phrase in phrases), *_PINGBACKS])


@cache
def _read_also() -> re.Pattern[str]:
    """ "Read also: Ice holds up the mail", "À lire aussi » La glace"."""
    words = phrases_in(__package__, "set_lines.txt")["read also"]
    return re.compile(rf"\W{{0,3}}(?:{any_of(words)})\s?[:：»>|→]+\s?\w", re.IGNORECASE)


@cache
def _appeared() -> re.Pattern[str]:
    """ "This article first appeared in the Gull."."""
    words = phrases_in(__package__, "set_lines.txt")
    return re.compile(
        rf"\W{{0,3}}(?:{any_of(words['this story'])})\b[^.!?]{{0,40}}\b(?:{any_of(words['appeared'])}).{{0,120}}",
        re.IGNORECASE,
    )
