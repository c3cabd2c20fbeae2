"""What an outlet says to its readers in whole sentences, between its links and buttons: no form gives it away.

"The letter goes out on Fridays, before the post" offers a newsletter, "this newsroom has four reporters and the rent is
due" asks for money, "tell us what you saw" for a word. Only where such a line stands, at the end of a run of paragraphs
or alone between furniture, and several things that it says tell it from a paragraph: of 110 labelled ones that stood
alone so none said two of them, but where the story itself spoke to its readers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache

from ...types import PICTURE_KINDS, STORY_KINDS, Block, Document, Kind
from ...word_lists import any_of, phrases_in
from ..facts import Facts
from ..features import own_line
from ..forms import is_speech
from ..lexicons import lexicon
from .asked import BUTTON_OF, FOR_ITSELF, HEADS, asked
from .story_head import WRITER

_OF_STORY = frozenset({Kind.BODY, Kind.HEADING})
_NO_FURNITURE = STORY_KINDS | PICTURE_KINDS | {Kind.BYLINE, Kind.TIMESTAMP, Kind.SECTION}
_ASKING = frozenset({Kind.NEWSLETTER, Kind.APPEAL})
#: What a line of a box may be taken for, and what it is.
_TOLD_APART = {
    Kind.APPEAL: frozenset({Kind.NEWSLETTER, Kind.SHARE, Kind.NOTE}),
    Kind.NEWSLETTER: frozenset({Kind.SHARE, Kind.APPEAL}),
    Kind.RELATED: frozenset({Kind.SHARE}),
    Kind.BIO: frozenset({Kind.NEWSLETTER}),
}
_UNSURE_OF_BOX, _SHORTEST = 0.7, 20  #: characters
_FEWEST_PARAGRAPHS = 3  #: above it
_TOGETHER = 2  #: paragraphs between furniture, at most: more are more of the story
_REACH = 4  #: lines at the end of a run that may be none of the story's
_LONGEST, _OFFER, _BUTTON = 300, 160, 40  #: characters
#: Of the story's paragraphs those that speak to readers themselves, at most; where hardly any does, less tells.
_RARE, _HARDLY_ANY = 0.3, 0.12
_ADDRESSING = frozenset(("we", "you", "i"))
#: So many cues, where a line has furniture on both sides, where it stands right below a paragraph, and where it is no
#: last line: there nothing but a letter's offer is, which says when it comes.
_BETWEEN, _BELOW, _ONLY_LETTER = 2, 3, 9
#: What such an offer says.
_LETTER = frozenset(("mail", "regular", "reader"))

_CUES = ("mail", "regular", "outlet", "reader", "money")
_ASKS, _NOTES = "asks", "notes"
_SPEAKS = frozenset(("outlet", "reader", _ASKS, _NOTES))
#: Kinds of word that say the same.
_WORDS = {
    "mail": frozenset(("inbox", "newsletter", "email", "signup")),
    "regular": frozenset(("period",)),
    "outlet": frozenset(("we", "i")),
    "reader": frozenset(("you",)),
    "money": frozenset(("support", "subscribe", "payment")),
}
#: "(Avec APO)", "(mit Material von NDK)"
_CONTRIBUTED = re.compile(r"\((?i:with|avec|mit|con|com|met|da|с|з)\s[^().!?]{2,40}\)\.?")
_WORDS_OF_REQUEST = 6
_QUOTES = frozenset('"“”„«»')
_REPLIES = frozenset(("comment",))

_QUOTED = re.compile(r"(?:^|[\s(])['‘‹]\w")
_UNSURE_TITLE = 0.6
_UNSURE = 0.4  #: a sentence was only kept because a paragraph must not be lost


def tell_asides(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Take out of the story in ``blocks`` what the outlet says to its readers; what is ``known`` stays."""
    if not _knows(language):
        return
    mask = lexicon().mask(language)
    speaking: set[int] | None = None  #: the paragraphs that speak to somebody; found when first asked for
    paragraphs = sum(block.kind is Kind.BODY for block in blocks)
    for at, fewest in _candidates(blocks):
        text = document.lines[at].text
        if at in known or len(text) > (_OFFER if fewest == _ONLY_LETTER else _LONGEST):
            continue
        f = own_line(text, mask).facts
        kind, cues = _offers(f, blocks, at, language, regular=fewest == _ONLY_LETTER)
        if kind is None or (cues.isdisjoint(_SPEAKS) and _goes_on(blocks, at)):
            continue
        if kind is not Kind.NOTE:
            if speaking is None:
                speaking = _speaking(document, blocks, mask)
            others = paragraphs - (blocks[at].kind is Kind.BODY)
            spoken = (len(speaking) - (at in speaking)) / max(1, others)
            if not _is_aside(f, cues, kind, fewest, spoken, language):
                continue
            speaking.discard(at)
        paragraphs -= blocks[at].kind is Kind.BODY
        blocks[at] = asked(blocks[at], kind, FOR_ITSELF)
        _join_the_button(document, blocks, at, known)
        _join_the_title(document, blocks, at, known)


def asks_and_invites(text: str, language: str) -> bool:
    """Whether a line asks and then says what to do: "A photo of the fog? Send it in", "What's yours? Tell us"."""
    _, mark, rest = text.partition("?")
    if not mark or not rest.strip() or not _knows(language) or set(text) & _QUOTES:
        return False
    return _asks(language).match(rest.strip().lower().replace("’", "'")) is not None


def _goes_on(blocks: Sequence[Block], at: int) -> bool:
    """Whether the story goes on below a picture that stands below a line."""
    below = at + 1
    while below < len(blocks) and blocks[below].kind in PICTURE_KINDS:
        below += 1
    return at + 1 < below < len(blocks) and blocks[below].kind in _OF_STORY


def _offers(
    f: Facts, blocks: Sequence[Block], at: int, language: str, *, regular: bool
) -> tuple[Kind | None, frozenset[str]]:
    """What a line may be for, and its cues. ``regular``: only one that says when something comes."""
    if regular and "period" not in f.hits and not _says(f.low, "regular", language):
        return None, frozenset()
    if f.first == "(" and _CONTRIBUTED.fullmatch(f.text):
        return Kind.NOTE, frozenset()
    if f.quotes or f.first in "—–([" or _QUOTED.search(f.text):
        return None, frozenset()
    cues = cues_of(f, language)
    if is_speech(f) and not {"mail", "regular"} <= cues:  # "On Fridays, Jane Roe writes to you"
        return None, cues
    kind = Kind.NOTE if _NOTES in cues else _kind(f, cues)
    if kind is None and _opens_letter(blocks, at, cues):
        return Kind.NEWSLETTER, cues
    if kind is None and _is_doubtful(blocks[at]) and {"outlet", "reader"} <= cues:
        return Kind.APPEAL, cues  # the model has its doubts as well
    return kind, cues


def _is_aside(f: Facts, cues: frozenset[str], kind: Kind, fewest: int, spoken: float, language: str) -> bool:
    """Whether its cues are enough, where it stands and for how much of the story is ``spoken`` to somebody."""
    if spoken > _RARE and not _is_plain(f, cues, language):
        return False
    if len(cues) >= fewest or (cues >= _LETTER and f.length <= _OFFER):
        return True
    if fewest != _BELOW:
        return False
    if kind is Kind.NEWSLETTER and "mail" not in cues:  # more of its box stands below
        return True
    return (spoken <= _HARDLY_ANY and _is_telling(f, cues)) or (kind is Kind.SHARE and "number" in cues)


def part_asides(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Tell in ``blocks`` what asks for mail, for money and for a word apart, where the model has its doubts."""
    if not _knows(language):
        return
    mask = lexicon().mask(language)
    for at, block in enumerate(blocks):
        likely = _TOLD_APART.get(block.kind)
        if likely is None or block.confidence >= _UNSURE_OF_BOX or at in known:
            continue
        f = own_line(document.lines[at].text, mask).facts
        if f.quotes or f.length < _SHORTEST:
            continue
        cues = cues_of(f, language)
        kind = Kind.NOTE if _NOTES in cues else _kind(f, cues) if len(cues) >= _BETWEEN else None
        if kind is Kind.APPEAL and ("mail" in cues or _WORDS["outlet"].isdisjoint(f.hits)):
            continue
        if kind in likely:
            blocks[at] = asked(block, kind, FOR_ITSELF)


def _candidates(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The lines of the story that may be none, from the last to the first, and how many cues each must have."""
    paragraphs = sum(block.kind is Kind.BODY for block in blocks)
    end = len(blocks)
    while end > 1:
        last = end - 1
        if blocks[last].kind not in _OF_STORY:
            if blocks[last].kind is Kind.BIO and blocks[last].reasons == (WRITER,):
                yield last, _BETWEEN
            end -= 1
            continue
        first = last
        while first > 0 and blocks[first - 1].kind in _OF_STORY:
            first -= 1
        paragraphs -= sum(blocks[at].kind is Kind.BODY for at in range(first, end))
        alone = first > 0 and end - first <= _TOGETHER and blocks[first - 1].kind not in _NO_FURNITURE
        above = paragraphs
        is_last = True
        for at in range(last, max(first - 1, last - _REACH), -1):
            if above + at - first < _FEWEST_PARAGRAPHS:
                break
            yield at, _BETWEEN if alone else _BELOW if is_last else _ONLY_LETTER
            is_last = is_last and (blocks[at].kind is not Kind.BODY or _is_doubtful(blocks[at]))
        end = first


def _is_doubtful(block: Block) -> bool:
    return block.confidence < _UNSURE and block.second not in _NO_FURNITURE


def _join_the_button(document: Document, blocks: list[Block], at: int, known: Collection[int]) -> None:
    """A sub-heading has paragraphs below it: right below a box, and none of the story's below that, it is a button."""
    below = at + 1
    if (
        blocks[at].kind in _ASKING
        and below < len(blocks)
        and blocks[below].kind is Kind.HEADING
        and below not in known
        and len(document.lines[below].text) <= _BUTTON
        and (below + 1 == len(blocks) or blocks[below + 1].kind not in STORY_KINDS)
    ):
        blocks[below] = asked(blocks[below], blocks[at].kind, BUTTON_OF)


def _join_the_title(document: Document, blocks: list[Block], at: int, known: Collection[int]) -> None:
    """A few words right above a newsletter's offer that the model took for a caption with doubts are its name."""
    above = at - 1
    if (
        blocks[at].kind is Kind.NEWSLETTER
        and blocks[above].kind is Kind.CAPTION
        and blocks[above].confidence < _UNSURE_TITLE
        and above not in known
        and len(document.lines[above].text) <= _BUTTON
        and document.lines[above].text[-1].isalpha()
    ):
        blocks[above] = asked(blocks[above], Kind.NEWSLETTER, HEADS)


def _speaking(document: Document, blocks: Sequence[Block], mask: int) -> set[int]:
    """The story's paragraphs that speak to anybody, what is quoted apart."""
    found = set()
    for at, (line, block) in enumerate(zip(document.lines, blocks, strict=True)):
        if block.kind is Kind.BODY:
            f = own_line(line.text, mask).facts
            if not f.quotes and not _ADDRESSING.isdisjoint(f.hits):
                found.add(at)
    return found


def _is_plain(f: Facts, cues: frozenset[str], language: str) -> bool:
    """Whether it leaves no doubt even where the story speaks to readers itself."""
    if _ASKS in cues and ("number" in cues or _asks(language).match(f.low)):
        return True
    return cues >= _LETTER


def _opens_letter(blocks: Sequence[Block], at: int, cues: frozenset[str]) -> bool:
    """Whether it says when something comes, right above more of a newsletter's box."""
    below = blocks[at + 1].kind if at + 1 < len(blocks) else None
    return below is Kind.NEWSLETTER and "regular" in cues and ("reader" in cues or "outlet" in cues)


def _is_telling(f: Facts, cues: frozenset[str]) -> bool:
    """Whether two cues will do, in a story that hardly speaks to anybody."""
    if _ASKS in cues:
        return "outlet" in cues or "reader" in cues
    if "mail" in cues and "regular" in cues:
        return "said" not in f.hits
    return not _WORDS["outlet"].isdisjoint(f.hits) and ("reader" in cues or "money" in cues)


def _kind(f: Facts, cues: frozenset[str]) -> Kind | None:
    """What a line that says all this is for."""
    speaks = not _ADDRESSING.isdisjoint(f.hits) or "outlet" in cues
    if "mail" in cues and ("regular" in cues or ("reader" in cues and not {"money", _ASKS} & cues)):
        return Kind.NEWSLETTER
    if _ASKS in cues and not f.money:
        return Kind.SHARE
    if "money" in cues and speaks:
        return Kind.APPEAL
    return None


@lru_cache(maxsize=4096)
def cues_of(f: Facts, language: str) -> frozenset[str]:
    """What a line says of what outlets say to readers; nothing in a language that has no list of it. The facts of
    lines that come again are the same, so the answer is remembered."""
    if not _knows(language):
        return frozenset()
    low = f.low
    found = {cue for cue in _CUES if not _WORDS[cue].isdisjoint(f.hits) or _says(low, cue, language)}
    if f.money:
        found.add("money")
    if f.time and "mail" in found and not found.isdisjoint(("outlet", "reader")):
        found.add("regular")
    if not _REPLIES.isdisjoint(f.hits) or _asks(language).search(low) or _says(low, "hears", language):
        found.add(_ASKS)
        if f.phone or f.email:
            found.add("number")
    elif f.email and len(f.words) >= _WORDS_OF_REQUEST:
        found.add(_ASKS)
    if _says(low, _NOTES, language):
        found.add(_NOTES)
    return frozenset(found)


@cache
def _knows(language: str) -> bool:
    return f"mail {language}" in phrases_in(__package__, "asides.txt")


def _says(low: str, cue: str, language: str) -> bool:
    """Whether a line has one of the cue's phrases where a word begins. Most have none anywhere, which is found out ten
    times as fast."""
    phrases = phrases_in(__package__, "asides.txt")[f"{cue} {language}"]
    return any(map(low.__contains__, phrases)) and _said(cue, language).search(low) is not None


@cache
def _said(cue: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(phrases_in(__package__, 'asides.txt')[f'{cue} {language}'])})")


@cache
def _asks(language: str) -> re.Pattern[str]:
    """Whether a clause begins so: "Tell us", and not "she would not tell us"."""
    phrases = phrases_in(__package__, "asides.txt")[f"{_ASKS} {language}"]
    return re.compile(rf"(?:^|[.!?…:;]\s|\b(?:and|und|et|y|e|i|и|та|en)\s)[¿¡]?(?:{any_of(phrases)})(?!\w)")
