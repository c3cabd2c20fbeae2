"""Picture credits, taken apart from captions.

A credit stands behind a label ("Photo: ..."), after the caption's last full stop, after a bar, in brackets at the end,
or with nothing before it but the form of its names ("... on Friday Jane Roe/AFP"). Whatever is taken must read as a
credit: names, agencies and the little words that join them, no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..types import PICTURE_KINDS, Block, Credit, Kind
from .datelines.agencies import is_agency, is_listed
from .datelines.dates import is_calendar_word
from .gazetteer import fold, look_up
from .words import phrases, words

_STORY_OR_PICTURE = frozenset((Kind.BODY, Kind.HEADING, Kind.CAPTION))
_LONGEST = 150  # characters of a credit; a longer one is a sentence
_LOOKED_AT = 1000  # characters at the end of a caption
_MOST_WORDS = 12
_COURTESY_WORDS = 8  # "Courtesy of the Roe family"
_NAME_WORDS = 4  # of a credit that names no agency
_STOP = re.compile(
    r"(?:(?<=[^\W\d_]{2}[.!?…])|(?<=\d[.!?…])|(?<=[.!?…][\"”»’)])|(?<=[\"”»’)][.!?…]))\s*(?=[^\W\d_a-zà-ÿа-я]|@|©)"
)
_BAR = re.compile(r"\s*[|•]\s+")
_DASH = re.compile(r"\s+[-–—/]\s+")
_LAST_BRACKET = re.compile(r"[(\[](?P<inner>[^()\[\]]*(?:\([^()]*\)[^()]*)?)[)\]]\s*\.?\s*$")
_LAST_WORD = re.compile(r"(?<=\S\s)[^\W\d_][\w.’'-]*$")
_OF_CAPTION = "pie de "  # "Pie de foto: El puente, el lunes"
#: "Caption photo: The ring road. Photo: Jane Roe": the second label is the credit's.
_SENTENCE_AND_LABEL = re.compile(
    r"[.!?…]\s(?:[(\[]\s?)?(?i:(?:photo|picture|image)\s+credits?|photo|foto|bild|image|credit|crédit|fotos|photos|фото)\s?:"
)
_EDGES = " \t\r\n\u00a0|•·-–—:;,"
_OFFICE = frozenset(("photo", "handout", "images", "pictures"))  # "(Sheriff's Office Photo)"
_LICENCE = re.compile(r"^(?:CC[ -]|Creative Commons|Public domain|https?://)", re.I)
#: What agencies end a story with, and galleries number: "dpa:260315-930-812345/1", "ABC // JLG", "Image 3 of 7".
_NO_CREDIT = re.compile(
    r".*\bdpa:\d{6}-.*|[A-Z]{2,5}\s?//\s?[A-Z]{2,5}"
    r"|(?i:image|photo|picture|foto|bild|imagen)\s\d{1,4}\s(?:of|von|de|di|sur|van|/)\s\d{1,4}"
)
_OUTLET = re.compile(r"(?:\bfor|/)\s?The\s.*")  # The Delta Sun is no Sunday
_TIME = re.compile(r"^\d{1,2}:\d\d\s*[-–—]\s*")
_TRAILING_DATE = re.compile(r"[;,]?\s*\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}$")
_TAIL = re.compile(
    r"(?:(?P<caps>(?:[^\W\d_a-zà-ÿа-я.'’-]{2,}\s){2,5})|(?P<name>[^\W\d_][\w.'’-]*\s(?:[^\W\d_]\.?\s)?[^\W\d_][\w.'’-]*\s?))/"
    r"\s?(?P<agency>(?:via\s)?[^/.|]{2,40}(?:/[^/.|]{2,40})?)$"
)
_CAPITALS_FOR = re.compile(
    r"(?<=[a-zà-ÿ]\s)(?:[^\W\d_a-zà-ÿ'’.-]{2,}\s){1,4}FOR\s(?:[^\W\d_a-zà-ÿ'’.-]{2,}\s?){1,5}$"
)


def find_credits(source: str, blocks: Sequence[Block], first: int = 0) -> tuple[Credit, ...]:
    """The credit of every credit block and caption that has one, without brackets and label words.

    "AP Photo/Name", "Courtesy of X" and handout notes stay as they are. ``first``: the number of the first block.
    """
    found = []
    for number, block in enumerate(blocks, first):
        if block.kind not in PICTURE_KINDS:
            continue
        text = source[block.start : block.end]
        credit = _of_line(text) if block.kind is Kind.CREDIT else split_caption(text)[1]
        if credit and not _signs_the_story(text, blocks, number - first):
            found.append(Credit(credit, number))
    return tuple(found)


def _of_line(text: str) -> str | None:
    """The credit of a line that is one; words before its label are the picture's: "The bridge © Jane Roe"."""
    if _label_at_start().match(text.strip(_EDGES + "([")) is None:
        tail = text[-_LOOKED_AT:]
        for start, raw, labelled in _candidates(tail):
            if labelled and start and tail[:start].rstrip()[-1:] != ";":
                return bare_credit(raw)
    return bare_credit(text)


def _signs_the_story(text: str, blocks: Sequence[Block], at: int) -> bool:
    """A news agency and nothing more, under the last paragraph: the text is its own, not a picture."""
    above = at > 0 and blocks[at - 1].kind is Kind.BODY
    return (
        above
        and is_listed(text.strip(" .()"))
        and not any(block.kind in _STORY_OR_PICTURE for block in blocks[at + 1 :])
    )


def split_caption(text: str) -> tuple[str, str | None]:
    """A caption and the credit at its end, None where it has none; the words of both are unchanged.

    >>> split_caption("The bridge on Friday. (Jane Roe/AFP)")
    ('The bridge on Friday.', 'Jane Roe/AFP')
    """
    span = credit_span(text)
    if span is None:
        return text.strip(), None
    start, credit = span
    return text[:start].rstrip(" \t\r\n\u00a0|•/-–—,(["), credit


def credit_span(text: str) -> tuple[int, str] | None:
    """Where the credit of a caption begins, label and bracket included, and the bare credit."""
    skipped = max(0, len(text) - _LOOKED_AT)
    found = _span_of(text[skipped:])
    return (found[0] + skipped, found[1]) if found else None


@lru_cache(maxsize=1024)
def _span_of(text: str) -> tuple[int, str] | None:
    """The same of the end of a caption. The latest are remembered: a picture comes with its credit to many stories."""
    for start, raw, labelled in _candidates(text):
        credit = bare_credit(raw)
        if credit and (labelled or _reads_as_credit(credit)):
            return start, credit
    return None


def bare_credit(text: str) -> str | None:
    """A credit line without brackets, label words, ©, running times and dates; None if nothing is left."""
    credit = _TIME.sub("", text.strip(_EDGES))
    if _NO_CREDIT.fullmatch(credit) or _closes_the_story(credit):
        return None
    while True:
        before = credit
        inner = re.fullmatch(r"[(\[]([^()\[\]]*(?:\([^()]*\)[^()\[\]]*)?)[)\]]\.?", credit)
        credit = (inner[1] if inner else credit).strip(_EDGES)
        label = _label_at_start().match(credit)
        if label and not _second_label(credit[label.end() :]):
            credit = credit[label.end() :]
        credit = credit.strip(_EDGES)
        if credit == before:
            break
    credit = _TRAILING_DATE.sub("", credit)
    for opens, closes in ("()", "[]"):
        if credit.endswith(closes) and opens not in credit:  # it closes what opened before the caption
            credit = credit[:-1].rstrip(_EDGES)
    if credit.endswith(".") and not re.search(r"(?:\b[^\W\d_]\.|\b(?:Inc|Ltd|Jr|Co|St)\.)$", credit):
        credit = credit[:-1]
    if not any(character.isalpha() for character in credit) or fold(credit) in words("credits", "label"):
        return None
    return None if _LICENCE.match(credit) else credit


def _closes_the_story(text: str) -> bool:
    """ "(Schluss) mai/hel", "Lusa/Fim": the last line of an agency's copy."""
    bracket = re.match(r"\(([^\W\d_]{3,8})\)", text)
    agency, slash, word = text.rpartition("/")
    closed = bracket[1] if bracket else word if slash and is_agency(agency) else ""
    return fold(closed) in words("credits", "closing")


def _second_label(rest: str) -> bool:
    """ "Photos by A; illustration by B / C": the labels tell the makers apart, so they stay."""
    return ";" in rest and _label().search(rest) is not None


def _candidates(text: str) -> Iterator[tuple[int, str, bool]]:
    """Where a credit may begin, its text, and whether a label says so; the surest first."""
    text = text.rstrip()
    for match in _label().finditer(text):
        start = match.start()
        if (
            text[:start].strip()
            and not _is_sentence(text[match.end() :])
            and not is_agency(text[:start].split()[-1].strip("("))
            and not text[:start].casefold().endswith(_OF_CAPTION)
            and _SENTENCE_AND_LABEL.search(text, match.end()) is None
        ):
            yield start, _until_bracket(text, start), True
    for pattern in (_BAR, _STOP, _DASH):
        for match in pattern.finditer(text):
            rest = text[match.end() :]
            sure = pattern is not _DASH or _names_agency(rest) or re.search(r"\w/\w", rest)
            opened = rest.count("(") >= rest.count(")")  # "(Jane Roe / AP)" is one credit
            if match.start() and sure and opened:
                yield match.end(), rest, rest.startswith("By ")
    bracket = _LAST_BRACKET.search(text)
    if bracket:
        yield bracket.start(), bracket["inner"], False
    alone = _LAST_WORD.search(text)
    if alone and alone[0].isupper() and fold(alone[0]) in words("credits", "alone"):
        yield alone.start(), alone[0], False
    for tail in (_TAIL.search(text), _CAPITALS_FOR.search(text)):
        if tail and tail.start():
            yield from _run_in(text, tail)


def _until_bracket(text: str, start: int) -> str:
    """From a label to the end, or to the bracket that closes where one opens before it."""
    if text[start - 1] in "([":
        end = re.search(r"[)\]](?=\W*$|\s*[(\[])", text[start:])
        if end:
            return text[start : start + end.start()]
    return text[start:]


def _run_in(text: str, tail: re.Match[str]) -> Iterator[tuple[int, str, bool]]:
    """ "... on Friday Jane Roe/AFP": nothing but the form of the names tells where the credit begins."""
    if tail.re is _CAPITALS_FOR:
        yield tail.start(), tail[0], True
    elif _names_agency(tail["agency"]) or _names_agency(text[tail.start() : tail.end()]):
        yield tail.start(), tail[0], False


def _reads_as_credit(credit: str) -> bool:
    """Names and agencies only: no sentence, no place, no date."""
    parts = [word for raw in re.split(r"[\s/]+", credit) if (word := raw.strip(".,;()[]"))]
    if not parts or len(parts) > _MOST_WORDS or len(credit) > _LONGEST or credit[-1] in "?!…:":
        return False
    agency = _names_agency(credit)
    if fold(credit) in words("credits", "alone") or credit.startswith("@") or (agency and len(parts) == 1):
        return True
    address = "@" in credit
    if ": " in credit and not (agency or address):
        return False
    if fold(parts[0]) in words("credits", "keep") and len(parts) <= _COURTESY_WORDS:
        return True
    small = [word for word in parts if word[0].islower() and fold(word) not in words("credits", "joiner")]
    handles = "/" in credit and len(parts) <= _NAME_WORDS
    if not handles and not all("." in word or fold(word) in _agencies() for word in small):
        return False
    if agency or address or fold(parts[0]) in words("credits", "keep") or fold(parts[-1]) in _OFFICE:
        return True
    dated = any(character.isdigit() for character in credit) or any(
        map(is_calendar_word, re.split(r"[\s/.,;()\[\]]+", _OUTLET.sub("", credit)))
    )
    named = len(parts) <= _NAME_WORDS or " for " in credit or "/" in credit or "," in credit
    return named and not dated and look_up(credit) is None and not credit[0].islower()


def _is_sentence(text: str) -> bool:
    """More words in lower case than credits have."""
    small = [
        word for word in text.split() if word[0].islower() and fold(word) not in words("credits", "joiner")
    ]
    return len(small) > 3


def _names_agency(text: str) -> bool:
    parts = re.split(r"\s*[/|,;()—–]\s*|\s+(?:v[ií]a|for|from|-)\s+|^v[ií]a\s+", text.strip())
    return any(fold(part.strip(" .")) in _agencies() or is_agency(part) for part in parts if part.strip(" ."))


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    return words("credits", "agency") | words("credits", "alone")


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    """A label before a credit: with a colon or "by", or ©, or the bare "Credit Name" of some papers."""
    labels = "|".join(map(re.escape, sorted(phrases("credits", "label"), key=len, reverse=True)))
    initials = "".join(sorted({label[0] for label in phrases("credits", "label")}))
    rights = "|".join(map(re.escape, phrases("credits", "all rights")))
    opens = r"(?P<opens>^|(?<=[.!?…(\[])|(?<=[.!?…(\[]\s)|(?<=[.!?…][\"”»)]\s))?"
    starts = rf"{opens}(?:^|(?<=[\s(\[|•.,/–—-])|(?<=[a-zà-ÿ\d.”\"’)](?=[A-ZА-Я])))"
    by = r"(?i:by|von|par|por|di|av|af)"
    # In "In the picture … Jane Roe smiles" and "The video / The song" the label is a word of the sentence.
    after = r"(?(opens)(?:\s?(?:\.{3}|…)|\s/(?=\s))|(?!))"
    kinds = (
        # A look at the first letter saves trying some two hundred labels at most words.
        rf"(?i:(?=[{initials}])(?:{labels}))(?:(?:\s?:|{after})(?:\s?{by}\s(?=[A-ZÀ-Þ]))?|\s{by}\s(?=[\"'“]?[^\W\d_])|\s?©)",
        r"(?:Credit)+\s?(?=[A-ZÀ-Þ])",
        r"(?:Image|Media) (?:source,|copyright)\s(?=[^\W\d_a-z])",
        r"(?:©|\([cC]\)|Copyright\s)\s?",
        rf"(?i:{rights})\s",
        r"(?i:fot\.)\s",
        r"(?:foto|photo|фото)\s(?=[A-ZА-ЯÀ-Þ][\w.]*[/\s])",
    )
    return re.compile(rf"{starts}(?:{'|'.join(kinds)})\s*")


@lru_cache(maxsize=1)
def _label_at_start() -> re.Pattern[str]:
    """The same at the start of a credit, and what only stands there: "By ...", "Photo iStock", "Photo via ..."."""
    kinds = r"(?i:photos?|fotos?|pictures?|image|beeld|bild|фото)"
    named = rf"{kinds}\s(?:(?i:via)\s)?(?=[A-ZÀ-ÞА-ЯЁІЇЄҐ]|iS)(?!Illustration)"
    return re.compile(rf"(?:{_label().pattern}|(?i:by|provided by)\s(?=[A-ZÀ-Þ])|{named})")
