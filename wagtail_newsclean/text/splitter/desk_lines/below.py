"""What stands below the text: sign-offs, times of sending, the end's mark and what comes after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from ...details.datelines.agencies import is_listed
from ...harm import is_desk_line, opens_desk_section
from ...readers.first_on import is_first_on
from ...readers.labelled import is_release_label
from ...types import Kind, Verdict
from ...word_lists import phrases_in
from ..letters import CONTACT, COVERS, closing, offers
from ..sign_offs import signs_off, signs_with_name
from .common import ADDED, CODES, HEAD, LONGEST, NOTE, OFFERED, PICKUP, REMEMBERED, SENTENCE, is_text
from .releases import LAST, SENT_FOR, speaks_of_itself

_ANSWER = 120  #: characters of what is more than a signature
_STOP = re.compile(r"[.!?…](?:[”\"»“)]*$|[”\"»“)]?\s)")
_OPENING = 2000  #: characters of a paragraph in which somebody is quoted

_SENT = Verdict(Kind.TIMESTAMP, "when a wire service sent it", 0.95)
_COPYRIGHT = Verdict(Kind.LEGAL, "says whose the copy is", 0.95)
_REMARK = Verdict(Kind.NOTE, "is a comment on the text", 0.9)
_SIGNATURE = Verdict(Kind.OTHER, "closes the e-mail", 0.9)
_BOILERPLATE = Verdict(Kind.NOTE, "opens what a press release says of its sender", 0.85)
_END = Verdict(Kind.OTHER, "marks the end of the story", 0.95)
_AFTER_END = Verdict(None, "stands after the mark of the story's end", 0.8)
#: Who sends an e-mail has not therefore written the story.
_SIGNED = Verdict(Kind.NOTE, _AFTER_END.reason, 0.8)

#: “We wait,” she said; she said: “We wait.”
_SPEECH = re.compile(
    r"[\"“„«»][^\"“”„«»]{8,400}[,.!?…][\"”“»«],?\s[a-zà-ÿа-яёіїєґ]|[\"“„«»][^\"“”„«»]{8,400}[\"”“»«],\s[a-zà-ÿа-яёіїєґ]"
    r"|[:,]\s[\"“„«][^\"“”„«»]{20,400}[,.!?…][\"”“»]"
)
_COMMENT = re.compile(r"\[(?:[a-z]{1,2}|[A-Z]{1,4}\d{1,3})\]\S")
_FIRST_COMMENT = re.compile(r"\[(?:a|[A-Z]{1,4}1)\]\S")
#: After the text. Initials, "(Reporting by A; Editing by B)", "((a@b.example))", the clock of the service.
_INITIALS = re.compile(
    r"[a-zа-яіїєё]{2,4}(?:/[a-zа-яіїєё]{1,4}\d?){1,4}|[A-Z]{2,3}(?:/[A-Z]{2,3}){1,3}"
    r"|[A-Z]{2,4} [a-z]{2,3}(?:/[a-z]{2,3}){1,3}|[A-Z]{1,3}\d{0,2}-[A-Z]{2,3}(?:/[A-Z]{2,3})?"
    r"|[А-ЯІЇЄ]{1,3}-[А-ЯІЇЄ]{1,3}"
    r"|[a-zęóąśłżźćń]{2,5}/(?: [a-zęóąśłżźćń]{2,5}/){1,3}"
    r"|[A-Z]{2,4}(?: \([A-Z]{2,4}\))? // [A-Z]{2,4}"
    r"|[a-zà-ž]{2,4} ?\\ ?[a-zà-ž]{2,4}"
    r"|\((?!MORE|ENDS?\b|SEGUE)[A-Z]{3,6}\)\.?|/[^\W\d_a-zа-яіїєё]{2,12}/\.?"
    r"|\((?:Schluss|Forts\.?|Fortsetzung|fine|segue|fin|suite|koniec|cdn)[^()\d]{0,20}\)"
    r"(?: [a-z]{2,4}(?:/[a-z]{2,4}){0,3})?"
)
#: "ndk/lno ab yyzz n1 cd": whose, by whom and for whom.
_DISTRIBUTED = re.compile(
    r"[a-z]{2,5}(?:/[a-z]{2,4})?(?: [a-z]{2,4}){1,3}(?: [a-z]\d(?: [a-z]{2,4})?)"
    r"|[a-z]{2,5}(?:/[a-z]{2,4})?(?: [a-z]{2,4}){0,2} (?:yy|xx)[a-z]{2}(?: [a-z]{2,3}){0,2}"
)
_WRITERS = re.compile(
    r"\(?(?:-{2}\s?)?(?:Reporting|Additional reporting|Writing|Compiled|Editing|Edited|With (?:assistance|reporting))"
    r" (?:by|from) [^.!?]{3,250}\)?\.?|\(\(.{3,250}\)\)"
    r"|\((?:[Rr]eportagem|[Ee]di[çt]ão|[Ee]dición|[Ee]ditado|[Rr]eporte|[Rr]eportaje|[Ee]scrito|[Rr]eportage|[Ee]dité|[Rr]édigé"
    r"|[Bb]ericht|[Rr]edigiert|[Bb]earbeite[tn]|[Rr]edaktion|[Ss]ervizio|[Ee]diting|[Oo]pracowanie|[Oo]pracowała?|[Rr]edactie"
    r"|[Рр]епортаж|[Рр]едактор|[Пп]одготовила?|[Рр]едактура|[Пп]ідготува(?:в|ла))(?: adicional| y edición| e edição)?"
    r"(?:\s(?:de|por|par|von|durch|di|a cura di|door|przez)\s|\s?:\s|\s(?=[А-ЯІЇЄ]))[^.!?()]{3,200}\)\.?"
)
#: What Reuters sets below briefs.
_BRIEF = re.compile(
    r"Source text(?: (?:for Eikon|in [A-Z]\w+|-))?\s?:.{0,200}|Further company coverage\s?:.{0,80}"
    r"|\((?:[A-Z][\w.-]* ){1,3}(?:[Nn]ewsroom|[Bb]ureau)(?:[;:,].{0,80})?\)"
)
#: "© nord-infocom, nord:260304-99-123/4": whose it is, and its number.
_OWNED = re.compile(r"(?:©|\(c\)) ?[\w./ -]{2,40}, [a-z]{2,8}:[\d-]{6,20}/\d{1,3}")
#: "© Agence Nord", "/nord/", "(Nord-Info / 02.06.2026 14h03)": in brackets or slashes, or with the sign of ownership.
_BY_AGENCY = re.compile(
    r"(?=[(\[/©=])[(\[/]?=*\s?(?P<owns>©|\([Cc]\)\s)?\s?(?:[^\W\d_]{2,4}/)?(?P<agency>[^\W\d_][^\d/()\[\]]{1,38}?)"
    r"(?:\s?[/,-]?\s[\d.:/ h-]{6,24})?\s?[)\]/]?\.?"
)
#: "SID ab er": the agency, and who wrote and edited it.
_BY_WHOM = re.compile(r"(?P<agency>[A-Z]{2,5}|[a-z]{2,5})(?P<owns>)(?: [a-z]{2,4}){1,4}")
#: "To contact the reporter on this story:", and below it names and addresses to the end.
_TO_CONTACT = re.compile(r"To contact the (?:reporter|editor|author)s?\b")
#: "Корр. НордИнформ Пётр Шилов"
_CORRESPONDENT = re.compile(
    r"(?:(?:Спец)?[Кк]орр?|Собкор)\.?\s[^\W\d_а-я]\S{0,30}(?:\s[^\W\d_а-я]\S{0,30}){1,3}"
)
_NAMES, _LAST_LINE = 80, 40  #: characters of such a line at most, and of what ends the copy
_RULE = re.compile(r"(?:[*_=~#•–—-]\s?){3,60}")  #: "* * *", "-----"
_MARKS = " *#=_()[]–—-:.!/"  #: around such a line
_CLOCK = re.compile(
    r"(?:[A-Z]{2,4}[- ]){0,3}\d\d-\d\d-\d\d\s\d{4}[A-Z]{0,4}<?"
    r"|(?:[A-Z]{2,4}\s)?\d{6}(?:\s?(?:GMT|UTC|CET|CEST|BST|MSK))?\s(?:\w{3,4}\.?)\s\d\d(?:\d\d)?"
    r"|(?:[A-Z]{2,4}\s)?\d{4}[a-z]{2,4}\s\d\d-\d\d-\d\d"
    r"|\d\d-[A-Z]{3}-\d\d\s\d\d:\d\d(?:\s?NNNN)?|NNNN"
)
_MORE = re.compile(
    r"(?:mfl?|\(?more\)?|\(?MORE\)?|\(?mehr\)?|\(?SEGUE\)?|\(?suite\)?|pick\s?up \d\w\w \w+.*)"
)
_ENDED = re.compile(
    r"(?:[A-Z]{2,5}/)?[\s(\[*#~_–—-]*(?:ends?|ends here|enditem|ende|fin|fine|final|конец|кінець|koniec|einde|fim"
    r"|bitti|slut|slutt|loppu|vége|sfârșit|konec|τέλος|τελος|끝|-?\s?30\s?-?"
    r"|[—-]\s?[0о]\s?[—-])"
    r"(?:[\s(/:–—-]+\d{1,4}\s(?:words|w[öo]rter|zeilen|zeichen|mots|signes|palabras|parole|palavras|woorden|słów|слов|слів|знаков|знаків))?"
    r"[\s)\]*#~_–—/.-]*"
    r"|#\s?#\s?#(?:\s?#)*|[（(](?:完|了|おわり|끝)[）)]",
    re.IGNORECASE,
)


def below(texts: Sequence[str], tail: int, *, mail: bool, sent: bool) -> dict[int, Verdict]:
    """What stands below the text, from line ``tail`` on. ``sent``: the copy is an e-mail or a press release."""
    total = ended = len(texts)
    after = closing(texts, tail, mail=mail, sent=sent)
    for at in range(tail, total):
        verdict = _after(texts[at], total - at)
        if verdict is not None:
            after[at] = verdict
            if verdict is _END:
                ended = min(ended, at)
        elif sent and ended == total:
            signed = mail and (signs_off(texts[at]) or signs_with_name(texts[at]))
            if signed and not any(
                _goes_on(texts[line]) for line in range(at + 1, total) if line not in after
            ):
                after[at] = _SIGNATURE
                ended = at
            elif speaks_of_itself(texts[at]) and not any(map(_quotes, texts[at + 1 :])):
                after[at] = _BOILERPLATE
                ended = at
    for at in (ended - 1, ended - 2) if mail and ended < total else ():
        if at > 0 and signs_off(texts[at]) and (at == ended - 1 or texts[at + 1].istitle()):
            after |= dict.fromkeys(range(at, ended), _SIGNATURE)  # "Thanks," and "Ann", above "--"
    if sent:
        after |= _set_apart(texts, tail, after)
    after |= _private(texts, tail) | dict(_section(texts, tail)) | dict(_comments(texts, tail))
    if sum(map(len, texts[ended:])) < sum(map(len, texts[:ended])):
        # Who is quoted there says more of the story, or of the next one.
        goes_on = any(map(_quotes, texts[ended + 1 :]))
        if mail:
            after |= dict.fromkeys(offers(texts, tail, ended), COVERS)
        signed = ended < total and (mail or after.get(ended) is _SIGNATURE)
        after |= {
            at: _SIGNED if signed and _is_short(texts[at]) else _AFTER_END
            for at in range(ended + 1, total)
            if at not in after and not (goes_on and is_text(texts[at], SENTENCE))
        }
    return after


def _is_short(text: str) -> bool:
    return len(text) <= SENTENCE and text[-1] not in ".!?"


def _quotes(text: str) -> bool:
    """Whether somebody is quoted: "We wait," she said. What a firm says of itself, and notes, quote nobody."""
    return _SPEECH.search(text[:_OPENING]) is not None


def _goes_on(text: str) -> bool:
    """A line below "Thanks," that no signature has: an interview by mail has its answers there."""
    return len(text) > _ANSWER and not text.startswith(">") and _STOP.search(text) is not None


def _after(text: str, left: int) -> Verdict | None:
    """``left``: how many lines there are from this one to the end."""
    if len(text) > LONGEST:
        return None
    verdict = _told_below(text)
    if verdict is None and left <= LAST and SENT_FOR.fullmatch(text):
        return _COPYRIGHT
    if verdict is None and left <= HEAD and len(text) <= _LAST_LINE:
        return _told_at_the_end(text)
    return verdict


@lru_cache(maxsize=REMEMBERED)
def _told_below(text: str) -> Verdict | None:
    """What one line says of itself, anywhere below the text."""
    if len(text) <= _NAMES and _CORRESPONDENT.fullmatch(text):
        return NOTE
    if (
        is_desk_line(text)
        or _WRITERS.fullmatch(text)
        or is_first_on(text)
        or ADDED.fullmatch(text)
        or PICKUP.fullmatch(text)
        or _BRIEF.fullmatch(text)
        or OFFERED.fullmatch(text)
        or is_release_label(text)
    ):
        return NOTE
    return _COPYRIGHT if _OWNED.fullmatch(text) else None


@lru_cache(maxsize=REMEMBERED)
def _told_at_the_end(text: str) -> Verdict | None:
    """What a short line says of itself, among the last."""
    if _ENDED.fullmatch(text):
        return _END
    if _INITIALS.fullmatch(text) or _DISTRIBUTED.fullmatch(text):
        return NOTE
    if _CLOCK.fullmatch(text):
        return _SENT
    signed = _BY_AGENCY.fullmatch(text) or _BY_WHOM.fullmatch(text)
    if signed is not None and is_listed(signed["agency"]):
        return _COPYRIGHT if signed["owns"] else NOTE
    return CODES if _MORE.fullmatch(text) else None


def _private(texts: Sequence[str], tail: int) -> dict[int, Verdict]:
    """All that stands below "Not for publication", where nobody is quoted there."""
    opened = next((at for at in range(tail, len(texts)) if _is_private(texts[at])), len(texts))
    if any(map(_quotes, texts[opened + 1 :])) or sum(map(len, texts[opened:])) > sum(
        map(len, texts[:opened])
    ):
        return {}
    return dict.fromkeys(range(opened, len(texts)), NOTE)


def _set_apart(texts: Sequence[str], tail: int, after: Mapping[int, Verdict]) -> dict[int, Verdict]:
    """Below the last line of stars of a release, where whom to ask stands and nobody is quoted: what its sender is."""
    opened = next((at for at in range(len(texts) - 1, tail, -1) if _RULE.fullmatch(texts[at])), len(texts))
    below = range(opened + 1, len(texts))
    asked = any(after.get(at) is CONTACT for at in below)
    if not asked or any(_quotes(texts[at]) for at in below) or len(texts) - opened > HEAD:
        return {}
    return {at: _BOILERPLATE for at in below if at not in after}


def _is_private(text: str) -> bool:
    return len(text) <= _LAST_LINE and text.strip(_MARKS).casefold() in _private_labels()


@cache
def _private_labels() -> frozenset[str]:
    return frozenset(phrases_in(__package__, "kills.txt")["private"])


def _section(texts: Sequence[str], tail: int) -> Iterator[tuple[int, Verdict]]:
    """What stands under "Notizblock", to the end of the copy or to the next paragraph."""
    opened = next(
        (
            at
            for at in range(tail, len(texts))
            if opens_desk_section(texts[at][:LONGEST]) or _TO_CONTACT.match(texts[at])
        ),
        len(texts),
    )
    for at in range(opened, len(texts)):
        if at > opened and is_text(texts[at]):
            return
        if not texts[at].startswith(("©", "(c)", "(C)")):
            yield at, NOTE


def _comments(texts: Sequence[str], tail: int) -> Iterator[tuple[int, Verdict]]:
    """ "[a]Is this right?", "[b]Yes", "[AO1]Sure?": what colleagues wrote, as word processors put it below."""
    opened = next((at for at in range(tail, len(texts)) if _FIRST_COMMENT.match(texts[at])), len(texts))
    for at in range(opened, len(texts)):
        if not _COMMENT.match(texts[at]):
            return
        yield at, _REMARK
