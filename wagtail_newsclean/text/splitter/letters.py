"""What people write around copy that they send: greetings, cover notes, whom to ask, what mail programs add.

Only where such lines stand, above the text and below it, and only short of doubt: "Hello," opens stories too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from ..types import Kind, Verdict

_HEAD = 16  #: lines from the top in which a letter begins
_GREETING, _COVER, _CONTACT, _MACHINE = 60, 320, 300, 200  #: characters of such lines at most
_SIGNED = 40  #: characters of "Best, Jodie"
_APART = 3  #: lines between a greeting and what is said after it

GREETS = Verdict(Kind.OTHER, "greets whoever gets the e-mail", 0.9)
COVERS = Verdict(Kind.NOTE, "is written to the desk, about the copy", 0.9)
SIGNS = Verdict(Kind.OTHER, "closes a note to the desk", 0.9)
CONTACT = Verdict(Kind.NOTE, "says whom the press may ask", 0.9)
SECRET = Verdict(Kind.LEGAL, "is the small print of an e-mail", 0.9)
ANSWERED = Verdict(Kind.NOTE, "opens a message that was answered", 0.9)
QUOTED = Verdict(Kind.NOTE, "is quoted from a message that was answered", 0.9)
MACHINE = Verdict(Kind.OTHER, "was added by a mail program", 0.9)

#: What a letter ends with, and its writer's signature begins with.
REGARDS = (
    r"(?:--|(?:with )?(?:kind|kindest|best|warm) (?:regards|wishes)|(?:all the )?best|regards|sincerely"
    r"|yours (?:sincerely|truly|faithfully)|cheers|ta"
    r"|thanks(?: (?:so much|very much|a lot|again))?|many thanks|thank you"
    r"|mit (?:freundlichen|besten|herzlichen) grüßen|(?:viele|beste|liebe|herzliche|schöne) grüße|gruß|mfg|vg|lg"
    r"|(?:bien )?cordialement|bien à vous|salutations|merci(?: d'avance)?"
    r"|(?:un )?(?:cordial )?saludos?(?: cordiales)?|un abrazo|atentamente|gracias"
    r"|cordiali saluti|distinti saluti|un saluto|grazie|a presto"
    r"|atenciosamente|cumprimentos|com os melhores cumprimentos|abraços?|obrigad[oa]"
    r"|met vriendelijke groet(?:en)?|(?:hartelijke )?groet(?:en|jes)?|mvg|bedankt"
    r"|z poważaniem|pozdrawiam|(?:serdecznie )?pozdrawiamy|dziękuję"
    r"|с уважением|с наилучшими пожеланиями|спасибо|заранее спасибо"
    r"|з повагою|з найкращими побажаннями|дякую|дякуємо)"
)
_REGARDS = re.compile(rf"{REGARDS}[\s,.!–—-]*", re.IGNORECASE)
_SIGN_OFF = re.compile(
    rf"{REGARDS}(?:\s?[,.!–—-]\s?|\s)(?P<name>[^\W\d_]+(?:[ -][^\W\d_]+){{0,2}})\.?", re.IGNORECASE
)

#: "On Tue, Oct 14, 2025 at 6:02 PM Copy Desk <copy@desk.example> wrote:"
_ANSWERED = re.compile(
    r"(?:On|Am|Le|El|Il giorno|Em|Op|W dniu|Dnia)\s.{5,160}(?:wrote|schrieb\b.{0,60}|a écrit|escribió|ha scritto"
    r"|escreveu|schreef\b.{0,60}|napisał(?:\(a\)|a)?)\s?:"
    r"|.{5,160}(?:пишет|написал(?:\(а\)|а)?|пише|написав|написала):"
)
_NAME = re.compile(r"[^\W\d_a-zà-ÿа-яёіїєґ][a-zà-ÿа-яёіїєґ’'-]{1,14}[,.]?")  #: "Bel", under a note
_DIGIT = re.compile(r"\d")


def opening(texts: Sequence[str], *, mail: bool) -> dict[int, Verdict]:
    """Greetings, cover notes and sign-offs above the text. ``mail``: the copy is known to be an e-mail."""
    greetings = {at: match for at, text in enumerate(texts[:_HEAD]) if (match := _greeting().match(text))}
    if not (mail or greetings):
        return {}  # nearly all copy, and the rest is dearer to look for
    found: dict[int, Verdict] = {}
    covers = [at for at, text in enumerate(texts[:_HEAD]) if len(text) <= _COVER and _covers(text)]
    begun = False  #: a letter, so what else a letter has is looked for
    for at, text in enumerate(texts[:_HEAD]):
        near = any(0 <= cover - at <= _APART for cover in covers)
        greeting = greetings.get(at)
        if greeting and (len(text) <= _GREETING or near) and (mail or near or greeting["desk"]):
            begun = True
            found[at] = COVERS if at in covers else GREETS
        elif at in covers and (begun or mail):
            found[at] = COVERS
        elif begun and len(text) <= _SIGNED and _signs(text, texts[at - 1], after_note=at - 1 in found):
            found[at] = SIGNS
        elif begun and found and at - max(found) > _APART:
            break
    return found


def closing(texts: Sequence[str], first: int, *, mail: bool, sent: bool) -> dict[int, Verdict]:
    """Whom to ask, small print and what machines add, from line ``first`` on.

    ``mail``: the copy is an e-mail. ``sent``: it is one, or a press release.
    """
    found: dict[int, Verdict] = {}
    for at in range(first, len(texts)):
        text = texts[at]
        if mail and text.startswith(">"):
            found[at] = QUOTED
        elif text[-1] == ":" and len(text) <= _MACHINE and _ANSWERED.fullmatch(text) and _DIGIT.search(text):
            found[at] = ANSWERED
        elif len(text) <= _MACHINE and _opens("machine").match(text):
            found[at] = MACHINE
        elif _opens("mail").match(text) and _says("secret").search(text):
            found[at] = SECRET
        elif len(text) <= _CONTACT and (
            _contact("contact").match(text) or (sent and _contact("more").match(text))
        ):
            found[at] = CONTACT
    return found


def _signs(text: str, before: str, *, after_note: bool) -> bool:
    """ "Best, Jodie"; "Kind regards", and under it a name; "Bel", under a note."""
    if _REGARDS.fullmatch(text):
        return True
    match = _SIGN_OFF.fullmatch(text)
    if match is not None and match["name"].istitle():
        return True
    under_regards = _REGARDS.fullmatch(before) is not None and text.istitle()
    return after_note and (under_regards or _NAME.fullmatch(text) is not None)


def _covers(text: str) -> bool:
    return _says("cover").search(text) is not None


@cache
def _greeting() -> re.Pattern[str]:
    """ "Hi Newsdesk,", "Sehr geehrte Damen und Herren,", "Доброго дня, колеги!": a greeting, and few words after it."""
    said = _any("greeting")
    return re.compile(
        rf"(?:{said})(?:[\s,]+(?P<desk>{_any('desk')})|(?:[\s,]+[^\W\d_][\w.'’-]*){{0,4}}?)\s*(?:[,!:.–—]|$)",
        re.IGNORECASE,
    )


@cache
def _contact(kind: str) -> re.Pattern[str]:
    """A label with its colon, or a phrase that goes on with a number or an address."""
    return re.compile(
        rf"[\W_]*(?:{_any(kind)})(?!\w)(?:[\w\s,]{{0,40}}:|\s*$|(?=.*(?:\d{{3}}|@)))", re.IGNORECASE
    )


@cache
def _opens(kind: str) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{_any(kind)})(?!\w)", re.IGNORECASE)


@cache
def _says(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(kind)})", re.IGNORECASE)


def _any(kind: str) -> str:
    longest_first = sorted(_phrases()[kind], key=len, reverse=True)
    return "|".join(re.escape(phrase).replace("'", "['’]") for phrase in longest_first)


@cache
def _phrases() -> dict[str, list[str]]:
    read: dict[str, list[str]] = {}
    current: list[str] = []
    for row in (files(__package__) / "letters.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("["):
            current = read.setdefault(row[1:-1], [])
        elif not row.startswith("#"):
            current += [phrase.strip() for phrase in row.split(";") if phrase.strip()]
    return read
