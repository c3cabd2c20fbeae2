"""Who wrote the story: names of people in the byline, told from agencies, roles, places, dates and e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..types import Block, Kind
from ..word_lists import any_of
from .datelines.agencies import is_agency
from .datelines.cjk import narrow
from .datelines.dates import is_calendar_word
from .gazetteer import fold, look_up
from .words import phrases, words

_ADDRESS = re.compile(
    r"[|•·]?\s*(?:\S+@\S+\.\w+|\[email[^\]]*\]|(?<!\w)@\w+|https?://\S+|\b(?:www\.)\S+|\b\w{3,}\.(?:com|org|net|info|(?-i:[a-z]{2}))\b)",
    re.I,
)
_GLUED_HANDLE = re.compile(r"(?<=\w)@\w+\b(?![.-]\w)")
_GLUED_DATE = re.compile(r"(?<=[^\W\d_]{3})(?=\d{1,2}[./-]\d)")
_GLUED_NAME = re.compile(r"\b((?i:von|par|por|door|by))(?=[A-ZÀ-Þ][a-zß-ÿ])")
_GLUED = re.compile(r"(?<=[a-zà-ÿа-яё]{2})(?=([A-ZÀ-ÞА-ЯЁ][a-zà-ÿа-яё]+))")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_SEGMENT = re.compile(r"\s*[|•·–—;]\s*|\s+[-/]\s*|^[-/]\s*|\s*/\s*$|/\s+|(?<=[\u3040-\u9fff])/")
_NUMBER = re.compile(r"\S*\d\S*")
_SOFT_HYPHEN = "\u00ad"
_ONLY_LETTERS = re.compile(r"(?<!\S)[^\W\d_]+(?!\S)")
_ARTICLE = re.compile(r"(?:d|al|el|l|ibn)[’'-]")
_PREPOSITIONS = frozenset(("in", "at", "aus", "on"))  # in any case: "Von Henry In Aktuell"
_ABOUT = frozenset(map(fold, ("about", "über", "sobre", "informazioni")))  # "About Bracken Foods"
_THE = frozenset(("the", "our", "der", "die", "das", "la", "el", "le", "los", "les"))
_TOWN_DIGITS = 5  # of the population
_LAST_LATIN = "\u2e7f"  # East Asian names are one word
_SHORTEST_MONTH = 3
_MOST_WORDS = 6
_AND_NAME = 2  # words: "von Ann Ode" names somebody, "von Ode" may be the rest of a name
_BARE_LABELS = frozenset(("de", "nl"))  # languages in which "Interview Jo Lang" names who led it
_WHOLE_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w’'-]+(?: [^\W\d_a-zà-ÿ][\w’'-]+){1,2}\s*")
#: "Ann Ode/Nord", "Ann Ode/Bo Peep"; "AP Photo/Bo Peep" took a picture.
_WORKS_FOR = re.compile(
    r"(?P<name>[^\W\d_][\w.’'-]*\s(?!(?i:photos?|foto|fotos|bild)/)[^\W\d_][\w’'-]*)/(?=[^\W\d_a-zà-ÿ])"
)
_ABBREVIATED = re.compile(r"[^\W\d_]{3,}\.")
_INITIALS = range(3, 5)  # letters of an outlet's: BBM
_LONGEST = 600  # characters that are looked at: ten authors with their jobs
_ONE_OF = range(2, 4)  # words before "by" in "A column by"
_MOST_BESIDE = 3  # words of a line that says one word's name and no "by"
_LONGEST_LINE = 90  # characters of a line that is a byline though nobody labelled it one


def find_byline(source: str, blocks: Sequence[Block], language: str = "") -> tuple[str, ...]:
    """Names of people in the byline blocks, in order, without titles, roles and agencies; as written, each once."""
    names: dict[str, str] = {}
    words_alone: set[str] = set()
    byline = Kind.BYLINE
    texts = [source[block.start : block.end] for block in blocks if block.kind is byline]
    if not texts:
        texts = list(_unlabelled(source, blocks))
    for text in texts:
        for name in names_in(text, language):
            if names.setdefault(fold(name), name) is name and " " not in name and not _lead_end(text):
                words_alone.add(name)
    if any(" " in name for name in names.values()):  # beside whole names a word is a label, or a box's title
        return tuple(name for name in names.values() if name not in words_alone or name > _LAST_LATIN)
    return tuple(names.values())


def _unlabelled(source: str, blocks: Sequence[Block]) -> Iterator[str]:
    """Lines of other kinds that say only who wrote it: the first of the body, notes, a name that heads a bio or stands
    before the time."""
    asked = {Kind.BODY, Kind.BIO, Kind.NOTE, Kind.TIMESTAMP}
    for block in blocks:
        if block.kind not in asked:
            continue
        if block.kind is not Kind.NOTE:
            asked.discard(block.kind)
        text = source[block.start : block.end]
        if block.kind is Kind.TIMESTAMP:
            head = next(
                (segment for segment in _SEGMENT.split(text) if segment and segment.strip()), ""
            ).strip()
            if head != text and _WHOLE_NAME.fullmatch(head) and names_in(head) == (head,):
                yield head
            continue
        if len(text) > _LONGEST_LINE:
            continue
        lead = _lead_end(text, at_start=True)
        names = names_in(text)
        whole = len(names) == 1 and " " in names[0] and text[lead:].strip(" .") == names[0]
        if names and ((lead and (whole or ":" in text[:lead])) or (whole and block.kind is Kind.BIO)):
            yield text


def names_in(line: str, language: str = "") -> tuple[str, ...]:
    """Names of people in one byline.

    >>> names_in("By LYNNE O'DONNELL and Kim Roe, Associated Press, in Kabul")
    ("LYNNE O'DONNELL", 'Kim Roe')
    """
    line = _unglued(_GLUED_HANDLE.sub(" | ", narrow(line[:_LONGEST].replace(_SOFT_HYPHEN, ""))))
    line = _WORKS_FOR.sub(r"\g<name> | ", _ADDRESS.sub(" | ", line))
    if _greets(line):
        return ()
    if _talk().match(line):
        by = [match.start() for match in _lead().finditer(line)]
        asked = line[by[-1] :] if by else ""
        return names_in(asked, language) if len(asked.split()) > _AND_NAME else ()
    line = _without_pictures(line, language)
    whole = _BRACKETED.fullmatch(line.strip())
    line = whole[1] if whole and _lead_end(whole[1], at_start=True) else line
    inside = [
        found[1]
        for found in _BRACKETED.finditer(line)
        if found[1].split(" ")[0].casefold() in words("bylines", "with")
    ]
    line = _BRACKETED.sub(" | ", line)
    segments = [segment for segment in _SEGMENT.split(line) if segment and segment.strip()]
    led = [
        segment[end:] for segment in segments if (end := _lead_end(segment) or _said_end(segment, language))
    ]
    names: list[str] = []
    for segment in led or segments:
        names += _names(segment, bool(led), language)
    for part in inside:
        names += _names(part.split(" ", 1)[-1], True, language)
    if any(" " in name for name in names):
        names = [name for name in names if " " in name]
    return tuple(dict.fromkeys(names if led else names[: _most_unled(names, line)]))


def _most_unled(names: list[str], line: str) -> int:
    """Without "by" a word may be a name where it opens the line and little else is said; not a row of them."""
    if any(" " in name for name in names):
        return len(names)
    beside = [word for word in _ONLY_LETTERS.findall(line) if not is_calendar_word(word)]
    return int(len(beside) <= _MOST_BESIDE and line.lstrip(" |–—~").startswith(tuple(names)))


def _greets(line: str) -> bool:
    """ "Dear Tom,": a letter around the copy."""
    first = line.split(maxsplit=1)[0] if line.strip() else ""
    return line.rstrip()[-1:] in (",", "!") and fold(first) in words("bylines", "greeting")


def _without_pictures(line: str, language: str) -> str:
    """Without the name before "(photos)": who took the pictures is named beside who wrote."""
    parts, last = [], 0
    for found in _BRACKETED.finditer(line):
        if fold(found[1]) in words("bylines", "pictures"):
            joints = [joint.start() for joint in _joint(language).finditer(line, last, found.start())]
            parts.append(line[last : joints[-1] if joints else last])
        else:
            parts.append(line[last : found.end()])
        last = found.end()
    return "".join([*parts, line[last:]])


@lru_cache(maxsize=32)
def _joint(language: str) -> re.Pattern[str]:
    joints = {*phrases("bylines", "and"), *phrases("bylines", f"and {language}")}
    return re.compile(rf"[,;|•/]|\s(?:{any_of(joints)})\s")


def _said_end(segment: str, language: str) -> int:
    """Where "Interview:" or "Words:" ends; in some languages also "Interview" before a name and nothing more."""
    found = _said().match(segment)
    if found is None:
        return 0
    whole = language in _BARE_LABELS and _WHOLE_NAME.fullmatch(segment, found.end()) is not None
    return found.end() if found["colon"] or whole else 0


@lru_cache(maxsize=1)
def _said() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:{any_of(phrases('bylines', 'said'))})(?:\s?(?P<colon>:)|(?=\s))\s*", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _talk() -> re.Pattern[str]:
    """ "Interview with Jane Roe": she did not write it."""
    return re.compile(
        rf"\s*(?:{any_of(phrases('bylines', 'said'))})\s(?:{any_of(phrases('bylines', 'talk with'))})\s",
        re.IGNORECASE,
    )


def _lead_end(segment: str, *, at_start: bool = False) -> int:
    """Where the last "by" of a segment ends; 0 if there is none. Inside a segment it follows a date or "a column", or
    is "by".

    ``at_start``: "The Clerk by Moira Sands" may be a book, so that "by" must open the line or follow a date.
    """
    end = 0
    for match in _lead().finditer(segment):
        before = segment[: match.start()].split()
        word = match[0].strip()
        opens = not before or word.endswith(":") or any(c.isdigit() for c in before[-1])
        following = segment[match.end() :][:1]
        names = word.casefold().endswith("by") and not (following.islower() or following.isdigit())
        opens = opens or (len(before) in _ONE_OF and fold(before[0]) in words("bylines", "article"))
        if opens or (names and not at_start):
            end = match.end()
    return end


@lru_cache(maxsize=1)
def _lead() -> re.Pattern[str]:
    longest = sorted(phrases("bylines", "lead"), key=len, reverse=True)
    joined = "|".join(map(re.escape, longest))
    return re.compile(rf"(?:^|(?<=[\s>]))(?:{joined})(?:\s*:|(?=\s|$))\s*", re.IGNORECASE)


def _unglued(line: str) -> str:
    """Words that lost the space between them in a paste: "Evan HalperStaff Writer", "vonJo Lang3.11.2023"."""
    line = _GLUED_NAME.sub(r"\1 ", _GLUED_DATE.sub(" ", line))
    parts, last = [], 0
    for match in _GLUED.finditer(line):
        if fold(match[1]) in _apart() or is_calendar_word(match[1]):
            parts.append(line[last : match.start()])
            last = match.start()
    return " | ".join([*parts, line[last:]])


@lru_cache(maxsize=1)
def _apart() -> frozenset[str]:
    return words("bylines", "group") | words("bylines", "role") | words("bylines", "modifier") | {"the"}


def _names(segment: str, led: bool, language: str) -> Iterator[str]:
    """Names in a segment; after "by" a single word may be one ("by linksc"). A role or a group ends the list."""
    for number, piece in enumerate(_pieces(segment, language)):
        name = _name(piece, led)
        if name is None and number:
            return
        if name and not ((number or not led) and _is_place(name)):
            yield name


def _pieces(segment: str, language: str) -> list[str]:
    """The segment cut at commas, at "and" and where a date stands."""
    joints = words("bylines", "and") | words("bylines", "with") | words("bylines", f"and {language}")
    tokens = re.findall(r"[^\s,]+|,", segment)
    pieces: list[list[str]] = [[]]
    for number, part in enumerate(tokens):
        joins = part.casefold() in joints and not "".join(tokens[number + 1 : number + 2])[:1].islower()
        if part == "," or joins or _NUMBER.fullmatch(part) or _is_dated(tokens, number):
            pieces.append([])
        else:
            pieces[-1].append(part)
    return [" ".join(piece) for piece in pieces if piece]


def _is_dated(tokens: list[str], number: int) -> bool:
    """A month or weekday next to a figure; "June" and "Ned" by themselves are given names."""
    if len(tokens[number]) < _SHORTEST_MONTH or not is_calendar_word(tokens[number].strip(".,:;")):
        return False
    if number and _NUMBER.fullmatch(tokens[number - 1]):
        return True
    following = (
        part for part in tokens[number + 1 :] if part != "," and not is_calendar_word(part.strip(".,:;"))
    )
    return _NUMBER.fullmatch(next(following, "")) is not None


def _name(piece: str, led: bool) -> str | None:
    """The person's name a piece begins with, None if it names no person."""
    tokens = piece.strip(' .:–—*~@"“”' if not led else ' :–—*~@"“”').split()
    while tokens and fold(tokens[0]) in words("bylines", "title"):
        tokens = tokens[1:]
    role, modifier = words("bylines", "role"), words("bylines", "modifier")
    has_role = any(fold(token) in role for token in tokens)
    kept: list[str] = []
    for token in tokens:
        key = fold(token.strip(".,"))
        if has_role and (key in role or key in modifier):
            break
        if kept and (
            token.casefold() in _PREPOSITIONS or (token.islower() and token in words("bylines", "tail"))
        ):
            break
        if (
            kept
            and token[0].islower()
            and token not in words("bylines", "particle")
            and not _ARTICLE.match(token)
        ):
            break
        if token.endswith(":") or key in words("bylines", "thing"):
            break
        kept.append(token)
    if has_role and len(kept) < 2 and not ("".join(kept) > _LAST_LATIN and len("".join(kept)) > 1):
        return None
    while len(kept) > 1 and kept[-1].islower():
        kept.pop()
    return " ".join(kept) if kept and _is_person(kept, led) else None


def _is_person(tokens: list[str], led: bool) -> bool:
    name = " ".join(tokens)
    keys = [fold(token.strip(":#")) for token in tokens]
    if len(tokens) > _MOST_WORDS or not any(character.isalpha() for character in name):
        return False
    if is_agency(name) or all(map(is_agency, tokens)) or words("bylines", "group").intersection(keys):
        return False
    if keys[0] in _ABOUT and not led:
        return False
    if keys[0] in _THE:
        return led and keys[0] == "der" and len(keys) == 2
    if not led and any(_ABBREVIATED.fullmatch(token) for token in tokens[1:-1]):
        return False  # "Rosa Paz. Otero" signs a letter
    if len(tokens) == 2 and len(tokens[0]) in _INITIALS and tokens[0].isupper() and not tokens[1].isupper():
        place = look_up(tokens[1])
        if place and (place.region or place.country):  # "BBM Wales"
            return False
    if len(tokens) == 1:
        short = len(name) < 3 or (name.isupper() and len(name) <= 4)
        return not short and (led or (name.isalpha() and (name.istitle() or name > _LAST_LATIN)))
    return not tokens[0][0].islower()


def _is_place(name: str) -> bool:
    place = look_up(name)
    return place is not None and (place.digits >= _TOWN_DIGITS or bool(place.country) or place.region)
