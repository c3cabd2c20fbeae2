"""Who wrote the story: the lines that say so, and what in them stands where a name is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..types import Block, Kind
from ..word_lists import any_of
from .datelines.cjk import narrow
from .datelines.dates import is_calendar_word
from .gazetteer import fold
from .people import LAST_LATIN, people_in
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
_SOFT_HYPHEN = "\u00ad"
_ONLY_LETTERS = re.compile(r"(?<!\S)[^\W\d_]+(?!\S)")
_AND_NAME = 2  # words: "von Ann Ode" names somebody, "von Ode" may be the rest of a name
_BARE_LABELS = frozenset(("de", "nl"))  # languages in which "Interview Jo Lang" names who led it
_WHOLE_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w’'-]+(?: [^\W\d_a-zà-ÿ][\w’'-]+){1,2}\s*")
#: "Ann Ode/Nord", "Ann Ode/Bo Peep"; "AP Photo/Bo Peep" took a picture.
_WORKS_FOR = re.compile(
    r"(?P<name>[^\W\d_][\w.’'-]*\s(?!(?i:photos?|foto|fotos|bild)/)[^\W\d_][\w’'-]*)/(?=[^\W\d_a-zà-ÿ])"
)
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
        return tuple(name for name in names.values() if name not in words_alone or name > LAST_LATIN)
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
    return _names_in(line[:_LONGEST], language)


@lru_cache(maxsize=1024)
def _names_in(line: str, language: str) -> tuple[str, ...]:
    line = _unglued(_GLUED_HANDLE.sub(" | ", narrow(line.replace(_SOFT_HYPHEN, ""))))
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
    inside += [f": {found[1][end:]}" for found in _BRACKETED.finditer(line) if (end := _labelled(found[1]))]
    line = _BRACKETED.sub(" | ", line)
    segments = [segment for segment in _SEGMENT.split(line) if segment and segment.strip()]
    led = [
        segment[end:] for segment in segments if (end := _lead_end(segment) or _said_end(segment, language))
    ]
    names: list[str] = []
    for segment in led or segments:
        names += people_in(segment, bool(led), language)
    for part in inside:
        names += people_in(part.split(" ", 1)[-1], True, language)
    if any(" " in name for name in names):
        names = [name for name in names if " " in name]
    return tuple(dict.fromkeys(names if led else names[: _most_unled(names, line)]))


def _labelled(part: str) -> int:
    """Where "author:" ends in brackets: "(AS - autor: Ana Rey, editor: Bo Peep)"; 0 without it."""
    return next((match.end() for match in _lead().finditer(part) if match[0].rstrip().endswith(":")), 0)


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
