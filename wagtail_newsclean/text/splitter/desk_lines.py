"""What wire services, press offices and mail programs write around a story for those who handle it.

Slugs and priority codes, notes to editors, "ends", sign-offs and times of sending, the head of a forwarded message.
Only forms that no sentence of a story has, and only where such lines stand: before the text, after it, under a title
of their own. Everything else is the model's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ..details.datelines.agencies import is_listed
from ..harm import is_desk_line, opens_desk_section
from ..readers.first_on import is_first_on
from ..readers.labelled import is_release_label
from ..readers.mail_head import is_mail_header, opens_forwarded
from ..types import STORY_KINDS, Block, Kind, Line, Verdict
from ..word_lists import any_of, phrases_in
from .letters import ANSWERED, COVERS, closing, offers, opening, opens_answered, reaches
from .sign_offs import signs_off, signs_with_name

_OF_STORY = STORY_KINDS | {Kind.BYLINE}  #: what nothing below a story's end is
_HEAD, _TAIL = 14, 24  #: lines from the top and from the end that are looked at
_LAST = 6  #: lines, in which those who send releases out name themselves
#: Characters of a line that ends in a stop: the text begins, the text goes on.
_SENTENCE, _PARAGRAPH = 60, 100
_ANSWER = 120  #: characters of what is more than a signature
_STOP = re.compile(r"[.!?…](?:[”\"»“)]*$|[”\"»“)]?\s)")
_WORDS_ABOVE = 600  #: characters that somebody writes above a message that they pass on, at most
_LONGEST_CORRECTION = 600  #: characters
_OPENING = 2000  #: characters of a paragraph in which somebody is quoted
_LONGEST = 300  #: characters; no line for a desk is longer, but a note may be

_NOTE = Verdict(Kind.NOTE, "a note for desks", 0.95)
_CORRECTS = Verdict(Kind.NOTE, "is a note about the story itself", 0.9)
_CODES = Verdict(Kind.OTHER, "codes of a wire service", 0.95)
_HEADLINE = Verdict(Kind.HEADLINE, "a headline with the number of its version", 0.9)
_SENT = Verdict(Kind.TIMESTAMP, "when a wire service sent it", 0.95)
_COPYRIGHT = Verdict(Kind.LEGAL, "says whose the copy is", 0.95)
_MAIL = Verdict(Kind.OTHER, "a line of the e-mail's head", 0.9)
_REMARK = Verdict(Kind.NOTE, "is a comment on the text", 0.9)
_HEADING = Verdict(Kind.HEADING, "is set between dashes", 0.9)
_KEY_POINT = Verdict(Kind.STANDFIRST, "stands as a point before the text", 0.9)
_SIGNATURE = Verdict(Kind.OTHER, "closes the e-mail", 0.9)
_BOILERPLATE = Verdict(Kind.NOTE, "opens what a press release says of its sender", 0.85)
_END = Verdict(Kind.OTHER, "marks the end of the story", 0.95)
_AFTER_END = Verdict(None, "stands after the mark of the story's end", 0.8)
_SIGNED = Verdict(
    Kind.NOTE, _AFTER_END.reason, 0.8
)  #: who sends an e-mail has not therefore written the story

#: "About Bracken Foods", in a press release.
_ABOUT = re.compile(
    r"(?:About|ABOUT|Über|Zum Unternehmen|À propos d(?:e|['’])|Acerca de|Sobre|Informazioni su|Chi è|Over|O firmie"
    r"|О компании|Про компанію)"
    r"\s(?:the |den |die |das |la |le |el |il |o |a |het |de )?(?P<name>[^\W\d_a-zа-яё][^.!?]{1,60})[.:]?"
)
#: What only a press release says of itself.
_RELEASE = re.compile(
    r"(?i:for (?:immediate|general) release|(?:press|news|media) release|zur sofortigen|pressemitteilung|communiqué"
    r"|pour diffusion|à diffusion|para (?:publicación|difusión)|nota de prensa|comunicado|comunicato|persbericht"
    r"|informacja prasowa|nota de imprensa|пресс-релиз|прес-реліз|для немедленного|для негайного)"
)
#: “We wait,” she said; she said: “We wait.”
_SPEECH = re.compile(
    r"[\"“„«»][^\"“”„«»]{8,400}[,.!?…][\"”“»«],?\s[a-zà-ÿа-яёіїєґ]|[\"“„«»][^\"“”„«»]{8,400}[\"”“»«],\s[a-zà-ÿа-яёіїєґ]"
    r"|[:,]\s[\"“„«][^\"“”„«»]{20,400}[,.!?…][\"”“»]"
)
#: Before the text. "bdt0123 3 pl 210", "BC-EU--Harbor Storm, 4th Ld,0512", "ZCZC1234/SXA", "a0412", "r i BC-..."
_SLUG = re.compile(
    r"[\x00-\x1f]*(?:[a-z]{2,4}\d{3,5}\s\d\s[a-z]{1,4}\s\d{1,5}\b.*"
    r"|[a-z]{2,4}\d{3,5}"
    r"|[A-ZА-ЯІЇЄ]{2,4}\d{3,5}\s\d\s[A-ZА-ЯІЇЄa-z]{1,4}\s\d{1,5}\b.*"
    r"|\^?(?:[a-z]{1,2}\s[a-z]\s)?(?:(?:BC|AM|PM|AP)-{1,2}|(?:US|EU|YE)--)[A-Z][^.!?]*"
    r"|ZCZC\S*(?:\s\S{1,12}){0,6}|[A-Z]{3}\d{5}|[A-Z](?:\s[A-Z\d]{2,4}){3,5})"
)
#: "(Adds quotes)" in other words, "(mit Bild)", "ATTENTION - ajoute citations ///", "^Eds: ...<"
_ADDED = re.compile(
    r"\((?:AGGIORNA|Aggiorna|RIPETIZIONE|Actualiza|ACTUALIZA|Amplía|Añade|Corrige|Corregge|Atualiza"
    r"|Zusammenfassung|Neu|Wiederholung|Aktualisiert|Korrigiert|Berichtigt|mit Bild|[Ff]oto(?!\s?:)|mit Foto|Avec photo"
    r"|Обновлен|Обновляется|Дополнен|Повтор|Добавлен|Уточнен|Доповнен|Оновлен)\b[^()]{0,160}\)(?:\s?\([^()]{1,20}\))*"
    r"|=?\((?i:photos?|fotos?|vidéo|video|infographie|graphic|grafik)\)=?"
    r"|(?:ATTENTION|Attention) [-–—] .{3,160}///?"
    r"|(?i:for (?:immediate|general) release|(?:press|news|media) release|zur sofortigen veröffentlichung"
    r"|pressemitteilung"
    r"|(?:pour diffusion|à diffusion) immédiate|communiqué(?: de presse)?|(?:para (?:publicación|difusión) inmediata"
    r"|nota de prensa|comunicato stampa|persbericht|informacja prasowa|nota de imprensa|comunicado de prensa)"
    r"|пресс-релиз|прес-реліз|для немедленного распространения|для негайного поширення)[\s:.!–—-]*"
    r"|\^?(?:Eds|EDS)(?:\.?:| Note:).*"
    r"|\(V\.\s.{3,160}\)"  # Italian desks name the earlier take: "(V. 'Harbour shut' of 10.12)"
    r"|(?:[A-Z]{2,5}\s)?(?i:slug|catchline)(?:line)?:\s.{2,60}"
    r"|[\[(](?:SUBS?|DESK|EDS?|NOTE TO (?:SUBS|DESK|EDS?)|PLS|PIX|LEGAL)\s?[:–—-].{2,280}[\])]"
)
#: What is most of a story at a glance, between its headline and its text.
_POINT = re.compile(r"\*\s{2,3}[^\W\d_a-zà-ÿа-яё].{10,110}(?<![.!?])")
_POINT_OF_WIRE = re.compile(_POINT.pattern.replace(r"\*\s{2,3}", r"[*•·–-]\s{1,3}", 1))
#: "2 POLICE Goose Wexcombe", "Page 2"
_PAGE = re.compile(r"(?:(?:Page|page|Seite|p\.)\s)?\d{1,2}(?:\s[A-Z]{3,}(?:\s\w+){0,3})?")
#: "- Wind to ease -", between paragraphs
_BETWEEN_DASHES = re.compile(
    r"(?P<dash>[-–—])\s[^\W\d_](?:[^-–—.!?]|\b[-–—]\b|[!?](?=\s[-–—]$)){2,70}\s(?P=dash)"
)
_COMMENT = re.compile(r"\[(?:[a-z]{1,2}|[A-Z]{1,4}\d{1,3})\]\S")
_FIRST_COMMENT = re.compile(r"\[(?:a|[A-Z]{1,4}1)\]\S")
_MORE_COMES = re.compile(r"mfl?|\((?:more|mehr|suite|segue|sigue)\)", re.IGNORECASE)
#: After the text. Initials, "(Reporting by A; Editing by B)", "((a@b.example))", the clock of the service.
_INITIALS = re.compile(
    r"[a-zа-яіїєё]{2,4}(?:/[a-zа-яіїєё]{1,4}\d?){1,4}|[A-Z]{2,3}(?:/[A-Z]{2,3}){1,3}"
    r"|[A-Z]{2,4} [a-z]{2,3}(?:/[a-z]{2,3}){1,3}|[A-Z]{1,3}\d{0,2}-[A-Z]{2,3}(?:/[A-Z]{2,3})?"
    r"|[a-zęóąśłżźćń]{2,5}/(?: [a-zęóąśłżźćń]{2,5}/){1,3}"
    r"|[A-Z]{2,4}(?: \([A-Z]{2,4}\))? // [A-Z]{2,4}"
    r"|\((?!MORE|ENDS?\b|SEGUE)[A-Z]{3,6}\)\.?"
)
#: "ndk/lno ab yyzz n1 cd": whose, by whom and for whom.
_DISTRIBUTED = re.compile(r"[a-z]{2,5}(?:/[a-z]{2,4})?(?: [a-z]{2,4}){1,3}(?: [a-z]\d(?: [a-z]{2,4})?)")
_WRITERS = re.compile(
    r"\(?(?:-{2}\s?)?(?:Reporting|Additional reporting|Writing|Compiled|Editing|Edited|With (?:assistance|reporting))"
    r" (?:by|from) [^.!?]{3,250}\)?\.?|\(\(.{3,250}\)\)"
)
#: What the services that send releases out set below them: whose they are.
_SENT_FOR = re.compile(r"SOURCE:?\s[A-Z].{2,80}|(?:Original-Content von|Aussender)\s?:.{3,160}")
#: "© nord-infocom, nord:260304-99-123/4": whose it is, and its number.
_OWNED = re.compile(r"(?:©|\(c\)) ?[\w./ -]{2,40}, [a-z]{2,8}:[\d-]{6,20}/\d{1,3}")
#: "To contact the reporter on this story:", and below it names and addresses to the end.
_TO_CONTACT = re.compile(r"To contact the (?:reporter|editor|author)s?\b")
#: "Корр. НордИнформ Пётр Шилов"
_CORRESPONDENT = re.compile(
    r"(?:(?:Спец)?[Кк]орр?|Собкор)\.?\s[^\W\d_а-я]\S{0,30}(?:\s[^\W\d_а-я]\S{0,30}){1,3}"
)
_NAMES = 80  #: characters of such a line at most
_CLOCK = re.compile(
    r"(?:[A-Z]{2,4}[- ]){0,3}\d\d-\d\d-\d\d\s\d{4}[A-Z]{0,4}<?"
    r"|(?:[A-Z]{2,4}\s)?\d{6}(?:\s?(?:GMT|UTC|CET|CEST|BST|MSK))?\s(?:\w{3,4}\.?)\s\d\d(?:\d\d)?"
    r"|(?:[A-Z]{2,4}\s)?\d{4}[a-z]{2,4}\s\d\d-\d\d-\d\d"
    r"|\d\d-[A-Z]{3}-\d\d\s\d\d:\d\d(?:\s?NNNN)?|NNNN"
)
#: A headline with the number of its version: "UPDATE 2-Storm closes harbour".
_VERSION = re.compile(r"(?:(?:(?:UPDATE|WRAPUP) \d{1,2}|RPT|REFILE|CORRECTED)-\s?){1,3}[\w\"'“‘«].{10,200}")
_MORE = re.compile(
    r"(?:mfl?|\(?more\)?|\(?MORE\)?|\(?mehr\)?|\(?SEGUE\)?|\(?suite\)?|pick\s?up \d\w\w \w+.*)"
)
_ENDED = re.compile(
    r"(?:[A-Z]{2,5}/)?[\s(\[*#~_–—-]*(?:ends?|ends here|ende|fin|fine|final|конец|кінець|koniec|einde|fim|-?\s?30\s?-?"
    r"|[—-]\s?[0о]\s?[—-])"
    r"(?:[\s(/:–—-]+\d{1,4}\s(?:words|w[öo]rter|zeilen|zeichen|mots|signes|palabras|parole|palavras|woorden|słów|слов|слів|знаков|знаків))?"
    r"[\s)\]*#~_–—/.-]*"
    r"|#\s?#\s?#(?:\s?#)*|[（(](?:完|了|おわり)[）)]",
    re.IGNORECASE,
)


class DeskLines(NamedTuple):
    """Line index to what it is, for the lines that leave no doubt."""

    before: dict[int, Verdict]  #: above the text and inside it: the model reads the rest in their light
    after: dict[int, Verdict]  #: below it: they say nothing of the paragraph before them


def desk_lines(lines: Sequence[Line], *, mail: bool = False) -> DeskLines:
    """What stands in these lines for those who handle the copy. ``mail``: they are an e-mail, which is signed."""
    texts = [line.text for line in lines]
    total = len(texts)
    forwarded = dict(_forwarded(texts))
    paragraph = next((at for at, text in enumerate(texts) if _is_text(text)), total)
    mail = mail or any(verdict is _MAIL and at < paragraph for at, verdict in forwarded.items())
    letter = opening(texts, mail=mail)
    starts = (
        at
        for at, text in enumerate(texts[:_HEAD])
        if _is_text(text, _SENTENCE)
        and at not in letter
        and not _before(text)
        and not (at and _corrects(text))
    )
    first = next(starts, min(total, _HEAD) // 2)
    before = {at: verdict for at in range(first) if (verdict := _before(texts[at])) is not None}
    # A kill or an advisory is nothing but notes.
    if not any(_is_text(text) and not is_desk_line(text) for text in texts):
        before |= {at: _NOTE for at, text in enumerate(texts[:_HEAD]) if is_desk_line(text)}
    before |= {at: _CORRECTS for at in range(1, first) if _corrects(texts[at])}
    if mail:
        before |= {at: ANSWERED for at in range(first) if opens_answered(texts[at])} | _answers(texts)
    sent = mail or any(_RELEASE.match(texts[at]) or is_release_label(texts[at]) for at in before)
    sent = sent or any(map(_SENT_FOR.fullmatch, texts[-_LAST:])) or _speaks_of_sender(texts, first)
    if total and len(texts[0]) <= _LONGEST and is_listed(texts[0]) and not texts[0].istitle():
        before[0] = _CODES
    before |= _points(texts, first, wire=bool(before)) | _pages(texts) | letter
    before |= _passed_on(texts, forwarded, mail=mail) | forwarded
    after = _below(texts, max(first + 1, total - _TAIL), mail=mail, sent=sent)
    return DeskLines(before, after)


def _speaks_of_sender(texts: Sequence[str], first: int) -> bool:
    """ "About Bracken Foods" below a text that began with them, what they are, and whom to ask: a press release."""
    lead = texts[first] if first < len(texts) else ""
    for at in range(max(first + 1, len(texts) - _TAIL), len(texts) - 1):
        match = _ABOUT.fullmatch(texts[at])
        name = match["name"].rstrip(" :") if match is not None else ""
        if name and name in lead and name in texts[at + 1] and any(map(reaches, texts[at + 2 :])):
            return True
    return False


def _below(texts: Sequence[str], tail: int, *, mail: bool, sent: bool) -> dict[int, Verdict]:
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
            if (
                mail
                and (signs_off(texts[at]) or signs_with_name(texts[at]))
                and not any(map(_goes_on, texts[at + 1 :]))
            ):
                after[at] = _SIGNATURE
                ended = at
            elif _ABOUT.fullmatch(texts[at]) and not any(map(_quotes, texts[at + 1 :])):
                after[at] = _BOILERPLATE
                ended = at
    for at in (ended - 1, ended - 2) if mail and ended < total else ():
        if at > 0 and signs_off(texts[at]) and (at == ended - 1 or texts[at + 1].istitle()):
            after |= dict.fromkeys(range(at, ended), _SIGNATURE)  # "Thanks," and "Ann", above "--"
    after |= dict(_section(texts, tail)) | dict(_comments(texts, tail))
    if sum(map(len, texts[ended:])) < sum(map(len, texts[:ended])):
        # Who is quoted there says more of the story, or of the next one.
        goes_on = any(map(_quotes, texts[ended + 1 :]))
        if mail:
            after |= dict.fromkeys(offers(texts, tail, ended), COVERS)
        signed = ended < total and (mail or after.get(ended) is _SIGNATURE)
        after |= {
            at: _SIGNED
            if signed and len(texts[at]) <= _SENTENCE and texts[at][-1] not in ".!?"
            else _AFTER_END
            for at in range(ended + 1, total)
            if at not in after and not (goes_on and _is_text(texts[at], _SENTENCE))
        }
    return after


def _points(texts: Sequence[str], first: int, *, wire: bool) -> dict[int, Verdict]:
    """Two or more points between the headline and the text. ``wire``: something else shows that an agency sent it."""
    point = _POINT_OF_WIRE if wire else _POINT
    found = {at: _KEY_POINT for at in range(1, first) if point.fullmatch(texts[at])}
    return found if len(found) > 1 else {}


def _pages(texts: Sequence[str]) -> dict[int, Verdict]:
    """ "mfl" inside the text, and the slug that the next page begins with; sub-headings that are set between dashes."""
    found: dict[int, Verdict] = {}
    for at, text in enumerate(texts[:-1]):
        if at and _BETWEEN_DASHES.fullmatch(text):
            found[at] = _HEADING
        if _MORE_COMES.fullmatch(text):
            found[at] = _CODES
            if _PAGE.fullmatch(texts[at + 1]) or _SLUG.fullmatch(texts[at + 1]):
                found[at + 1] = _CODES
    return found


def _passed_on(texts: Sequence[str], forwarded: Mapping[int, Verdict], *, mail: bool) -> dict[int, Verdict]:
    """What somebody wrote above a message that they passed on."""
    opened = next((at for at, text in enumerate(texts[:_HEAD]) if opens_forwarded(text[:_LONGEST])), 0)
    if not opened:  # some programs put nothing but the head above it
        opened = min((at for at, verdict in forwarded.items() if verdict is _MAIL), default=0) if mail else 0
    above = sum(map(len, texts[:opened]))
    return dict.fromkeys(range(opened), COVERS) if above < _WORDS_ABOVE else {}


def _answers(texts: Sequence[str]) -> dict[int, Verdict]:
    """A few words above copy that is quoted below them: what somebody answered to whoever sent it."""
    answered = next((at for at, text in enumerate(texts[:_HEAD]) if opens_answered(text)), 0)
    above, below = sum(map(len, texts[:answered])), sum(map(len, texts[answered + 1 :]))
    return dict.fromkeys(range(answered), COVERS) if above < _WORDS_ABOVE and above * 3 < below else {}


def told(blocks: tuple[Block, ...], after: Mapping[int, Verdict]) -> tuple[Block, ...]:
    """The blocks, with what is certain of the lines after the text; it changes nothing for the lines before them."""
    if not after:
        return blocks
    found = list(blocks)
    for at, verdict in after.items():
        block = found[at]
        kind = verdict.kind or (block.kind if block.kind not in _OF_STORY else Kind.NOTE)
        found[at] = replace(
            block, kind=kind, confidence=verdict.confidence, ask=False, reasons=(verdict.reason,)
        )
    return tuple(found)


def _is_text(text: str, length: int = _PARAGRAPH) -> bool:
    return len(text) >= length and text[-1] in '.!?…”"»' and text[0] not in "-*•#("


def _quotes(text: str) -> bool:
    """Whether somebody is quoted: "We wait," she said. What a firm says of itself, and notes, quote nobody."""
    return _SPEECH.search(text[:_OPENING]) is not None


def _goes_on(text: str) -> bool:
    """A line below "Thanks," that no signature has: an interview by mail has its answers there."""
    return len(text) > _ANSWER and not text.startswith(">") and _STOP.search(text) is not None


def _before(text: str) -> Verdict | None:
    if len(text) > _LONGEST:
        return None
    if is_desk_line(text) or _ADDED.fullmatch(text) or is_release_label(text):
        return _NOTE
    if _VERSION.fullmatch(text):
        return _HEADLINE
    return _CODES if _SLUG.fullmatch(text) else None


def _corrects(text: str) -> bool:
    """ "Correction: An earlier version of this article said ...", and not "Corrections: a prison's new word"."""
    if len(text) > _LONGEST_CORRECTION or ":" not in text:
        return False
    opening, speaks_of = _correction()
    return opening.match(text) is not None and speaks_of.search(text) is not None


@cache
def _correction() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What such a note opens with, before its colon and perhaps a date, and what it speaks of."""
    phrases = phrases_in(__package__, "corrections.txt")
    return (
        re.compile(rf"\W{{0,3}}(?:{any_of(phrases['opens'])})(?!\w)[^:.!?]{{0,40}}:", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{any_of(phrases['of'])})(?!\w)", re.IGNORECASE),
    )


def _after(text: str, left: int) -> Verdict | None:
    """``left``: how many lines there are from this one to the end."""
    if len(text) > _LONGEST:
        return None
    if len(text) <= _NAMES and _CORRESPONDENT.fullmatch(text):
        return _NOTE
    if is_desk_line(text) or _WRITERS.fullmatch(text) or is_first_on(text) or _ADDED.fullmatch(text):
        return _NOTE
    if _OWNED.fullmatch(text) or (left <= _LAST and _SENT_FOR.fullmatch(text)):
        return _COPYRIGHT
    if len(text) > 40 or left > _HEAD:
        return None
    if _ENDED.fullmatch(text):
        return _END
    if _INITIALS.fullmatch(text) or _DISTRIBUTED.fullmatch(text):
        return _NOTE
    if _CLOCK.fullmatch(text):
        return _SENT
    return _CODES if _MORE.fullmatch(text) else None


def _section(texts: Sequence[str], tail: int) -> Iterator[tuple[int, Verdict]]:
    """What stands under "Notizblock", to the end of the copy or to the next paragraph."""
    opened = next(
        (
            at
            for at in range(tail, len(texts))
            if opens_desk_section(texts[at][:_LONGEST]) or _TO_CONTACT.match(texts[at])
        ),
        len(texts),
    )
    for at in range(opened, len(texts)):
        if at > opened and _is_text(texts[at]):
            return
        if not texts[at].startswith(("©", "(c)", "(C)")):
            yield at, _NOTE


def _comments(texts: Sequence[str], tail: int) -> Iterator[tuple[int, Verdict]]:
    """ "[a]Is this right?", "[b]Yes", "[AO1]Sure?": what colleagues wrote, as word processors put it below."""
    opened = next((at for at in range(tail, len(texts)) if _FIRST_COMMENT.match(texts[at])), len(texts))
    for at in range(opened, len(texts)):
        if not _COMMENT.match(texts[at]):
            return
        yield at, _REMARK


def _forwarded(texts: Sequence[str]) -> Iterator[tuple[int, Verdict]]:
    """Heads of messages inside the copy."""
    at = 0
    while at < len(texts):
        end = at
        while end < len(texts) and is_mail_header(texts[end]):
            end += 1
        if end - at >= 3 or (end - at >= 2 and at and opens_forwarded(texts[at - 1][:_LONGEST])):
            if at and opens_forwarded(texts[at - 1][:_LONGEST]):
                yield at - 1, _MAIL
            for line in range(at, end):
                yield line, _MAIL
        at = end + 1
