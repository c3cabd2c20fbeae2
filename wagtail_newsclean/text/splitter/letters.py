"""What people write around copy that they send: greetings, cover notes, whom to ask, what mail programs add.

Only where such lines stand, above the text and below it, and only short of doubt: "Hello," opens stories too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from ..readers.labelled import is_paragraph
from ..types import Kind, Verdict
from .contacts import SHORT, card_below, enclosed, is_card, is_contact, is_office, reaches
from .letter_phrases import any_phrase, begins, opens, says
from .senders import is_firm
from .sign_offs import closes_letter, regards, signs_off, signs_with_name

_HEAD = 16  #: lines from the top in which a letter begins
_GREETING, _COVER, _CONTACT, _LONGEST = 60, 320, 300, 200  #: characters of such lines at most
_SENTENCE = 60  #: characters of a line that ends in a stop: a paragraph
#: Characters that are looked at for what small print opens with, and for what it says.
_OPENING, _SMALL_PRINT = 400, 2000
_PHRASES = 2  #: of small print, below which a line is none
_LINE_LENGTH = 120  #: characters of "we send you our news of today:"
_SIGNATURE = 7  #: lines from regards to the end
_SIGNED = 40  #: characters of "Best, Jodie"
_LETTER = 700  #: characters of a letter above the copy, at most
_TITLE_WORDS = 4  #: a name, or an office, has fewer
_NEAR = 2  #: lines from the top, in which a greeting stands
_APART = 3  #: lines between a greeting and what is said after it

GREETS = Verdict(Kind.OTHER, "greets whoever gets the e-mail", 0.9)
COVERS = Verdict(Kind.NOTE, "is written to the desk, about the copy", 0.9)
SIGNS = Verdict(Kind.OTHER, "closes a note to the desk", 0.9)
CONTACT = Verdict(Kind.NOTE, "says whom the press may ask", 0.9)
SECRET = Verdict(Kind.LEGAL, "is the small print of an e-mail", 0.9)
ANSWERED = Verdict(Kind.NOTE, "opens a message that was answered", 0.9)
QUOTED = Verdict(Kind.NOTE, "is quoted from a message that was answered", 0.9)
MACHINE = Verdict(Kind.OTHER, "was added by a mail program", 0.9)

#: "On Tue, Oct 14, 2025 at 6:02 PM Copy Desk <copy@desk.example> wrote:"
_ANSWERED = re.compile(
    r"(?:On|Am|Le|El|Il giorno|Em|Op|W dniu|Dnia)\s.{5,160}(?:wrote|schrieb\b.{0,60}|a écrit|escribió|ha scritto"
    r"|escreveu|schreef\b.{0,60}|napisał(?:\(a\)|a)?)\s?:"
    r"|.{5,160}(?:пишет|написал(?:\(а\)|а)?|пише|написав|написала):"
)
_NAME = re.compile(r"[^\W\d_a-zà-ÿа-яёіїєґ][a-zà-ÿа-яёіїєґ’'-]{1,14}[,.]?")  #: "Bel", under a note
#: "6:02 PM Copy Desk <copy@desk.example>": what a mail program knows of a message, and a writer seldom says.
_TIME_OR_ADDRESS = re.compile(r"(?<!\d)\d\d?[:h]\d\d(?!\d)|\S@\S")
#: "T +47 22 00 00 00", under a signature.
_NUMBER = re.compile(
    r"(?i:t|tel|tél|m|mob|mobile?|mobil|p|ph|phone|telefon|f|fax|office|direct|cell|d|тел|моб)[.:]{0,2}\s*"
    r"\+?[\d\s()/.-]{7,25}"
)
_PLACE_OF_PICTURE = re.compile(r"\[cid:[^\]\s]{1,100}\]")  #: of a logo, in the text of an e-mail
_QUOTES = re.compile(r"[\"“”„«»]")
#: What is sent: with it "we send you" is about the copy.
_OF_COPY = re.compile(
    r"(?i:\b(?:copy|text|story|piece|words|release|attach|article"
    r"|anhang|artikel|beitrag|bericht|meldung|presse|medien|mitteilung|information"
    r"|texte|tribune|papier|dépêche|communiqué|adjunt|noticia|artículo|crónica|nota|comunica"
    r"|allegat|pezzo|articolo|anex|texto|notícia|matéria|artigo"
    r"|persbericht|bijlage|stuk|verhaal|tekst|artykuł|załącz|informacj"
    r"|пресс|прес|текст|стать|статт|вложени|вкладен|материал|матеріал))"
)


def hands_over(texts: Sequence[str]) -> bool:
    """Whether copy without the head of an e-mail opens like one: a greeting, and that the text is sent with it."""
    greeted = next((at for at, text in enumerate(texts[:_NEAR]) if _greets_whom(text, first=at == 0)), None)
    if greeted is None:
        return False
    return any(
        len(text) <= _COVER
        and not _QUOTES.search(text)
        and _OF_COPY.search(text) is not None
        and begins("hands over").search(text) is not None
        for text in texts[greeted + 1 : greeted + 1 + _APART]
    )


def is_signed(texts: Sequence[str]) -> bool:
    """Whether copy ends like a message: regards, short lines, and a number or an address among them."""
    for at in range(len(texts) - 1, max(0, len(texts) - 1 - _SIGNATURE), -1):
        if len(texts[at]) > SHORT:
            return False
        if signs_off(texts[at]):
            return any(map(reaches, texts[at + 1 :]))
    return False


def opening(texts: Sequence[str], *, mail: bool) -> dict[int, Verdict]:
    """Greetings, cover notes and sign-offs above the text of an e-mail: in other copy they are the story's."""
    found: dict[int, Verdict] = {}
    if not mail:
        return found
    handed = hands_over(texts)
    found |= _note_above(texts)
    greeted = any(verdict is COVERS for verdict in found.values())
    for at, text in enumerate(texts[:_HEAD]):
        if _is_banner(text):
            found[at] = MACHINE
        elif greets(text, first=at == 0) or (at < _NEAR and handed and _greets_whom(text, first=True)):
            found[at] = GREETS
            greeted = True
        elif not greeted:
            continue
        elif at - max(found) > _APART:
            if GREETS in found.values():
                break
        elif _covers(text) or (text[-1] == ":" and len(text) <= _LINE_LENGTH and not _QUOTES.search(text)):
            found[at] = COVERS
        elif len(text) <= _SIGNED and _signs(
            text, texts[at - 1], after_note=found.get(at - 1, GREETS) is not GREETS
        ):
            found[at] = SIGNS
        elif is_paragraph(text):
            break
    return dict(sorted((found | _whole_letter(texts, found)).items()))


def _note_above(texts: Sequence[str]) -> dict[int, Verdict]:
    """ "FYI, please run this": a note without a greeting, in the first line of a message or right below its subject."""
    for at in range(min(2, len(texts) - 1)):
        text = texts[at]
        asks = begins("cover").match(text) is not None and not _QUOTES.search(text)
        if asks and len(text) <= _COVER and sum(map(len, texts[at + 1 :])) > _SENTENCE:
            return {at: COVERS}
    return {}


def _whole_letter(texts: Sequence[str], found: dict[int, Verdict]) -> dict[int, Verdict]:
    """All between a greeting and the sign-off below it, where the copy stands below that: "Hi Jo, ... Best, Ann"."""
    greeting = next((at for at, verdict in found.items() if verdict is GREETS), None)
    if greeting is None:
        return {}
    for at in range(greeting + 1, min(greeting + _HEAD, len(texts) - 1)):
        if not (signs_off(texts[at]) or closes_letter(texts[at])):
            continue
        under = texts[at + 1]
        name = len(under) <= _SIGNED and (under.istitle() or len(under.split()) < _TITLE_WORDS)
        end = at + 1 + name
        letter, below = sum(map(len, texts[greeting:end])), sum(map(len, texts[end:]))
        if letter > _LETTER or below < letter or not any(map(is_paragraph, texts[end:])):
            return {}
        covered = {line: COVERS for line in range(greeting + 1, at) if line not in found}
        return covered | dict.fromkeys(range(at, end), SIGNS)
    return {}


def closing(texts: Sequence[str], first: int, *, mail: bool, sent: bool) -> dict[int, Verdict]:
    """Whom to ask, small print and what machines add, from line ``first`` on.

    ``mail``: the copy is an e-mail, and what only e-mails have is looked for below its last paragraph. ``sent``: it
    is one, or a press release.
    """
    found: dict[int, Verdict] = {}
    below_label: set[int] = set()
    below = mail
    last = True  # no paragraph stands below
    for at in range(len(texts) - 1, first - 1, -1):
        text = texts[at]
        verdict = _of_mail(text) if below else None
        labelled = len(text) <= _CONTACT and is_contact(text, sent=sent)
        if verdict is None and (
            labelled or is_office(texts, at, sent=sent) or (sent and last and is_card(text))
        ):
            verdict = CONTACT
        elif verdict is None and last and len(text) <= SHORT and opens("asks").match(text):
            verdict = COVERS
        last = last and not is_paragraph(text)
        if verdict is not None:
            found[at] = verdict
        elif is_paragraph(text):
            below = False
    for at in range(first + 1, len(texts)):  # "For more information:", and below it a name and a number
        above = found.get(at - 1) is CONTACT and (texts[at - 1][-1] == ":" or at - 1 in below_label)
        named = texts[at].istitle() and at + 1 < len(texts)  # "Bo Peep", and below it a number
        said = f"{texts[at]}\n{texts[at + 1]}" if named else texts[at]
        if above and len(said) <= _GREETING * 2 and reaches(said):
            found[at] = CONTACT
            below_label.add(at)
    for at in sorted(found, reverse=True):  # the firm above its office
        if found[at] is CONTACT and at - 1 > first and at - 1 not in found and is_firm(texts[at - 1]):
            found[at - 1] = CONTACT
    if sent:
        found |= dict.fromkeys(enclosed(texts, first), CONTACT)
    labels = [at for at, verdict in found.items() if verdict is CONTACT]
    for at in [at for at in labels if texts[at][-1] == ":" or not reaches(texts[at])]:
        found |= dict.fromkeys(card_below(texts, at), CONTACT)
    return dict(sorted(found.items()))


def offers(texts: Sequence[str], first: int, end: int) -> range:
    """The lines right above a sign-off that say whom to ask: "Let me know if you need pictures." """
    start = end
    while start > first and len(texts[start - 1]) <= _COVER and opens("offers").match(texts[start - 1]):
        start -= 1
    return range(start, end)


def opens_answered(text: str) -> bool:
    """What a mail program puts before a message that was answered."""
    return (
        len(text) <= _LONGEST
        and text[-1] == ":"
        and _TIME_OR_ADDRESS.search(text) is not None
        and _ANSWERED.fullmatch(text) is not None
    )


def _is_banner(text: str) -> bool:
    """ "CAUTION: This email originated from outside the organisation. Do not click links." """
    if len(text) > _LONGEST * 2 or _QUOTES.search(text):
        return False
    said = len(set(says("outside").findall(text.lower())))
    return said >= _PHRASES or (said > 0 and opens("outside begins").match(text) is not None)


def _of_mail(text: str) -> Verdict | None:
    """What only e-mails have below their last paragraph."""
    if _PLACE_OF_PICTURE.fullmatch(text):
        return MACHINE
    if _NUMBER.fullmatch(text):
        return SIGNS
    if text.startswith(">"):
        return QUOTED
    if opens_answered(text):
        return ANSWERED
    if len(text) < SHORT and opens("machine").match(text):
        return MACHINE
    said = text[:_SMALL_PRINT]
    if opens("mail").match(said[:_OPENING]) and len(set(says("secret").findall(said.lower()))) >= _PHRASES:
        return SECRET
    return None


def _signs(text: str, before: str, *, after_note: bool) -> bool:
    """ "Best, Jodie"; "Kind regards", and under it a name; "Bel", under a note."""
    if signs_off(text) or (after_note and regards(text)):
        return True
    if signs_with_name(text):
        return True
    under_regards = regards(before) and text.istitle()
    return after_note and (under_regards or _NAME.fullmatch(text) is not None)


def _covers(text: str) -> bool:
    """Whether a sentence begins like one about the copy, and nobody is quoted."""
    if len(text) > _COVER or _QUOTES.search(text):
        return False
    if begins("cover").search(text):
        return True
    return _OF_COPY.search(text) is not None and begins("sends").search(text) is not None


def greets(text: str, *, first: bool) -> bool:
    """``first``: it is the first line of the copy, which may be its headline."""
    return len(text) <= _GREETING and _greets(text, first)


@lru_cache(maxsize=1024)
def _greets(text: str, first: bool) -> bool:
    if text[-1].isalpha():  # "Hi all", without its comma
        return " " in text and _greets_desk().fullmatch(text) is not None
    if first and text[-1] in "!:":  # "Buenos días:", but "Good morning, Port Marrow!" is a headline
        return " " in text and _greets_alone().fullmatch(text) is not None
    return text[-1] in ",!:" and _greeting().fullmatch(text) is not None


def _greets_whom(text: str, *, first: bool) -> bool:
    """A greeting, or one with the desk's name that would be a headline if nothing were handed over: "Hi, all!" """
    if greets(text, first=first):
        return True
    return (
        len(text) <= _GREETING
        and text[-1] == "!"
        and _greets_desk().fullmatch(text[:-1].rstrip()) is not None
    )


@cache
def _greeting() -> re.Pattern[str]:
    """ "Hi Newsdesk,", "Sehr geehrte Damen und Herren,", "Доброго дня, колеги!": a greeting, and few words after it."""
    return re.compile(
        rf"(?:{any_phrase('greeting')})(?:[\s,]+(?:{any_phrase('desk')})|(?:[\s,]+[^\W\d_][\w.'’-]*){{0,4}})\s?[,!:]",
        re.IGNORECASE,
    )


@cache
def _greets_alone() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_phrase('greeting')})\s?[!:]", re.IGNORECASE)


@cache
def _greets_desk() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_phrase('greeting')})(?:[\s,]+(?:{any_phrase('desk')}))?", re.IGNORECASE)
