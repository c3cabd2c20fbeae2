"""Forms that leave little doubt of a line's kind, whatever its words: the model is told them.

Counted on 15,000 labelled lines: of a thousand lines of reported speech three are no speech, of signed captions none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from ..types import Document, Kind, Line
from ..word_lists import any_of, phrases_in
from .facts import Facts
from .features import own_line
from .lexicons import lexicon
from .makers import ends_with_maker

#: "It fell," she went on: what is quoted first, and somebody after it, whatever the verb and the language.
_SPEECH = re.compile(
    r"[«\"“„»‘”][^\"“”„«»]{2,400}(?:[,!?.…][»”\"“«]|[»”\"“«],|[»”\"“«],?\s[—–-])\s[a-zà-ÿа-яёіїєґ]"
)
#: "The wall on Friday. (Jane Roe/Nord)": a sentence, and in brackets after it somebody's name and whom they work for.
_SIGNED = re.compile(
    r"[.!?…”\"’»]\s*[(\[](?:[^\W\d_]+\s?:\s)?[^\W\d_a-z][\w.'’-]*(?:\s[\w.'’-]+){1,3}/(?:via\s)?[^\W\d_a-z@]"
    r"[^()\[\]]{1,40}[)\]]\.?$"
    #: "The wall on Friday (NORD/Jane Roe)": whom they work for in capitals, and no more than their name.
    r"|\s[(\[](?:[^\W\d_a-z]|[.-]){2,12}/[^\W\d_A-Z]?[^\W\d_a-z][\w.'’-]+(?:\s[\w.'’-]+){1,2}[)\]]\.?$"
)
#: "The wall on Friday. Photo: Jane Roe", "Die Mauer (Foto: Roe/nord)": a few words, and who made the picture. Of 80
#: such lines 79 were captions.
_PICTURE = (
    r"(?i:photograph|photo|photos|foto|fotos|fotó|zdjęcie|crédit photo|фото|світлина|фотография|fotografía|fotografia"
    r"|fotoğraf|φωτό|צילום|صورة|تصوير|snímek|pics?|portrait|illustration|ilustración|ilustração|illustrazione"
    r"|ilustracja|illustratie|иллюстрация|ілюстрація)"
)
#: "Winter weather.CreditJane Roe for The Times", "weather.Credit...Jane Roe": what a page hides for eyes comes along.
#: "The wall, at noon. © Jane Roe": a sentence, and a sign with a name, but no year.
_OWNED = re.compile(r"[^\W\d_]{3}[.!?…]\s©\s?[^\W\d_a-zà-ÿа-яёіїєґ](?!.*(?:19|20)\d\d)[^©]{2,40}$")
_OWNED_CAPTION = 200  #: characters
_GLUED = re.compile(
    r"[.!?…”\"’)]\s?(?:Credit(?:Credit)?(?:\.{3}|…)\s?|Credit(?=[A-Z]))[^\W\d_a-z][\w.'’-]*(?:[\s/,;]+[\w.'’&-]+){1,11}$"
)
_LABEL_OF_GLUED = "Image"  #: stands alone above it
#: Words that sentences have before a colon: "Het is overal hetzelfde beeld: Lege straten."
_IN_BRACKETS = r"(?i:picture|pictures|image|bild|beeld|crédit|imagen|imagem|immagine)"
_LABELLED = re.compile(
    rf"(?:(?:[.!?…)\]»”\"]\s|[(\[])(?:{_PICTURE}\s?[:：]|fot\.|[Pp]h\.:?\s"
    r"|(?i:(?:staff |file )?(?:photo|photograph|foto) by))"
    rf"|[(\[](?:{_IN_BRACKETS}\s?[:：]|(?i:(?:staff |file )?picture by)))\s?"
    r"(?P<maker>[^\W\d_a-zà-ÿа-яёіїєґ]\S*|@\S+)(?P<more>(?:\s+\S+){0,6})$"
)
#: "Text: Ann Ode Photos: Bo Peep" is a byline.
_OF_WORDS = re.compile(
    r"(?:te[xk]s?t\w{0,2}|testo|words|story|by|von|por|par|di|text[oe]s?|текст|слова|автор)\b", re.IGNORECASE
)
_SIGNS_OF_LABEL = (":", "：", " by ", "fot.", "Fot.", "ph.", "Ph.")
#: What no name has: a word in small letters, "van" and the like apart.
_SMALL = re.compile(r"(?<!\S)(?!(?:de|del|den|der|di|da|do|dos|van|von|via)\s)[a-zà-ÿа-яёіїєґ]")
_FEWEST_WORDS = 2  #: before the label
#: ", the poster says": a comma, a dash or a closing quotation mark, few words, a verb of reporting.
_BEFORE_VERB, _AFTER_VERB = r"[,»”\"“’–—-]\s(?:[\w.'’-]+\s){0,6}?(?:", r")(?!\w)"
#: Kinds of word that draw a line into a box; elsewhere nothing needs to be told.
_OF_BOXES = frozenset(
    ("newsletter", "signup", "inbox", "consent", "support", "paywall", "payment", "subscribe", "comment", "network",
     "share", "follow", "listen", "shop", "ad", "nav", "tags")
)  # fmt: skip
#: Kinds of word that speak to the reader or for the outlet.
_ADDRESSING = frozenset(("you", "we", "please", "i"))
_NEAR = 2  #: lines
_SENTENCE_ENDS, _SENTENCE_WORDS = '.”"»', 5
#: "We may earn a small commission if you buy through links": earning, and a few words on the commission.
_COMMISSION = re.compile(
    r"\b(?:earn|receive|get|erhalten|bekommen|verdienen|toucher|percevoir|recevoir|recibir|ganar|obtener|ricevere"
    r"|guadagnare|ontvangen|krijgen|receber|ganhar|otrzymać|otrzymujemy|получаем|получать|отримуємо|отримати)\b.{0,40}"
    r"(?:(?<!the )\bcommission|\bprovision|\bcomisión|\bcommissione|\bcommissie|\bcomissão|\bprowizj|\bкомисси|\bкоміс)"
    r"|\bprovision\b.{0,40}\b(?:erhalten|bekommen)\b"
    #: "We get a penny if you buy the pan"
    r"|\blinks?\b.{0,40}\bearns?\sus\b"
    r"|\bwe\s(?:may\s)?(?:earn|get|make|take|receive|be paid|be given)\s(?:.{1,40}\s)?(?:if|when)\syou"
    r"\s(?:buy|order|shop|book)\b",
    re.IGNORECASE,
)
#: The same in languages whose verbs say who speaks; a committee has the same name, and so has a party.
_WE_MAY = re.compile(
    r"\b(?:(?:possiamo|potremmo|podemos|podremos|podríamos|poderemos|poderíamos|możemy)\s(?:ricevere|guadagnare|ottenere"
    r"|percepire|recibir|ganar|obtener|cobrar|percibir|receber|ganhar|obter|otrzymać|zarobić|dostać)"
    r"|riceviamo|recibimos|recebemos|otrzymujemy)\s.{0,25}\b(?:comisi[óo]n|commission[ei]|comissão|comissões|prowizj)",
    re.IGNORECASE,
)
_CAPITALS = 0.9
_FEWEST_OF_REMARK = 2  #: words
_OFFERING = frozenset(
    ("newsletter", "signup", "inbox", "consent", "paywall", "payment", "subscribe", "support", "app", "follow", "share",
     "comment")
)  # fmt: skip
_SET_PHRASE = 0.5  #: of the words, which a sentence has no more of than this
_ADVERT_WORDS = 9  #: "Der Artikel wird nach der Anzeige fortgesetzt." has seven
#: "Ads were", "Foto-Fallen sollen": the first word, and in small letters the next.
_SUBJECT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?\s(?=[a-zà-ÿа-яёіїєґ])")
_FEWEST_OF_AD, _FEWEST_OF_PICTURE = 3, 5  #: words of a sentence; "Photo of the wall." is none
_LABELS = (("ad", _FEWEST_OF_AD), ("photo", _FEWEST_OF_PICTURE))
#: "Getty Images fell": a name of two or three words, of which the lexicon knows whether an agency has it.
_COMPANY = re.compile(r"[^\W\d_a-z][\w-]+(?:\s[^\W\d_a-z][\w-]+){0,2}\s(?=[a-zà-ÿа-яёіїєґ])")
_LABEL_COVERS = 0.34  #: of a sentence, at most
#: Of so many lines the answer is remembered: furniture comes with every story of a source.
_REMEMBERED = 4096
_CAPTION, _ENDING = 600, 200  #: characters of a caption, and of its end that are looked at


def reported_speech(facts: Sequence[Facts]) -> list[int]:
    """The lines, near words of boxes, that report what somebody said: a box does not report.

    Those in which somebody is quoted and said to have said it, and a sentence between two of them that addresses
    nobody: of 105 such sentences with words of boxes 101 were paragraphs, and none stood in a box.
    """
    tempting = [not _OF_BOXES.isdisjoint(f.kinds) for f in facts]
    found = {
        at
        for at, f in enumerate(facts)
        if f.stops and any(tempting[max(0, at - _NEAR) : at + _NEAR + 1]) and is_speech(f)
    }
    between = [
        at + 1
        for at in found
        if at + 2 in found and facts[at + 1].stops and _ADDRESSING.isdisjoint(facts[at + 1].hits)
    ]
    return sorted(found.union(between))


def is_plain_sentence(text: str, language: str) -> bool:
    """Whether a line is a whole sentence that speaks to nobody and for nobody, and names no address.

    Of 1,320 such lines among paragraphs (pictures between them apart) none stood in a box, and four were headings.
    """
    f = own_line(text, lexicon().mask(language)).facts
    return (
        f.stops
        and text[-1] in _SENTENCE_ENDS
        and len(f.words) >= _SENTENCE_WORDS
        and f.first_class in ("capital", "quote")
        and _ADDRESSING.isdisjoint(f.hits)
        and not (f.address or f.email or f.handle)
        and f.covered <= _SET_PHRASE
        and ("ad" not in f.kinds or len(f.words) >= _ADVERT_WORDS)
    )


def is_remark(text: str, language: str) -> bool:
    """Whether a line is a sentence too short for :func:`is_plain_sentence`, which speaks to nobody: "Nobody came." """
    f = own_line(text, lexicon().mask(language)).facts
    return (
        f.stops
        and _FEWEST_OF_REMARK <= len(f.words) < _SENTENCE_WORDS
        and f.first_class in ("capital", "quote")
        and f.digits == 0
        and ":" not in text
        and _ADDRESSING.isdisjoint(f.hits)
        and not (f.address or f.email or f.handle or f.shout)
        and f.covered <= _SET_PHRASE
    )


def is_in_capitals(text: str, language: str) -> bool:
    """Whether all longer words of a line begin with a capital, as in "Ada Finch, Port Marrow"."""
    return own_line(text, lexicon().mask(language)).facts.capital > _CAPITALS


def offers(text: str, language: str) -> bool:
    """Whether a line has words of what boxes offer: mail, reading on, giving, having one's say."""
    return not _OFFERING.isdisjoint(own_line(text, lexicon().mask(language)).facts.kinds)


def is_about_label(text: str, language: str) -> bool:
    """Whether a sentence only begins with what labels ads or pictures: "Ads were banned in 1950.", "AP was founded."

    A label is followed by a colon, a name, or by what its box or picture is ("Ads by", "Photo shows", "ad continues
    below"); those words are a list.
    """
    opened = _SUBJECT.match(text) or _COMPANY.match(text)
    if opened is None or text[-1] not in _SENTENCE_ENDS or ":" in text:
        return False
    f = own_line(text, lexicon().mask(language)).facts
    of_agency = "agency" in f.opening
    fewest = next((least for kind, least in _LABELS if kind in f.opening), None)
    if of_agency:
        fewest = _FEWEST_OF_PICTURE
    return (
        fewest is not None
        and f.stops
        and len(f.words) >= fewest
        and f.covered <= (_SET_PHRASE if of_agency else _LABEL_COVERS)
        and {"you", "we", "i"}.isdisjoint(f.hits)
        and not (f.address or f.email or f.handle or f.money or f.phone)
        and not _of_labels("after").match(text, opened.end())
        and not _of_labels("anywhere").search(text)
    )


@cache
def _of_labels(section: str) -> re.Pattern[str]:
    phrases = phrases_in(__package__, "labels.txt")[section]
    whole = r"(?!\w)" if section == "after" else ""
    return re.compile(rf"(?<!\w)(?:{any_of(phrases)}){whole}", re.IGNORECASE)


@lru_cache(maxsize=_REMEMBERED)
def is_speech(f: Facts) -> bool:
    """Whether a line says what somebody said, and that they did: "Join us, the sign says." """
    if f.quotes and ("said" in f.hits or _SPEECH.match(f.text)):
        return True
    return not _first_words().isdisjoint(f.words) and _said().search(f.text) is not None


@cache
def _verbs() -> list[str]:
    rows = (files(__package__) / "speech.txt").read_text(encoding="utf-8").splitlines()
    return [verb.strip() for row in rows if not row.startswith("#") for verb in row.split(";")]


@cache
def _first_words() -> frozenset[str]:
    return frozenset(verb.split()[0] for verb in _verbs())


@cache
def _said() -> re.Pattern[str]:
    longest_first = sorted(_verbs(), key=len, reverse=True)
    return re.compile(_BEFORE_VERB + "|".join(map(re.escape, longest_first)) + _AFTER_VERB)


_SPOKEN = frozenset({"we", "you"})


def commissions(lines: Sequence[Line], facts: Sequence[Facts]) -> dict[int, Kind]:
    """The lines in which the outlet says that it earns by what readers buy: of labelled ones none was the story's."""
    return {
        at: Kind.AD
        for at, (line, f) in enumerate(zip(lines, facts, strict=True))
        if len(line.text) < _CAPTION
        and not f.quotes
        and (_speaks_of_commission(line.text) if not _SPOKEN.isdisjoint(f.hits) else _earns(line.text))
    }


@lru_cache(maxsize=_REMEMBERED)
def _speaks_of_commission(text: str) -> bool:
    return _COMMISSION.search(text) is not None


@lru_cache(maxsize=_REMEMBERED)
def _earns(text: str) -> bool:
    return _WE_MAY.search(text) is not None


def signed_captions(document: Document) -> dict[int, Kind]:
    """The lines that end with their picture's maker, and the label that stands above one."""
    lines = document.lines
    found = {
        at: Kind.CAPTION
        for at, line in enumerate(lines)
        if len(line.text) < _CAPTION
        and (_is_signed(line.text) or (at and (_is_labelled(line.text) or ends_with_maker(lines, at))))
    }
    if "Credit" not in document.source:
        return found
    for at, line in enumerate(lines):
        if at and "Credit" in line.text[-_ENDING:] and _GLUED.search(line.text[-_ENDING:]):
            found[at] = Kind.CAPTION
            if lines[at - 1].text == _LABEL_OF_GLUED:
                found[at - 1] = Kind.CAPTION
    return found


@lru_cache(maxsize=_REMEMBERED)
def _is_signed(text: str) -> bool:
    if text[-1] in ")]." and _SIGNED.search(text[-_ENDING:]):
        return True
    return "©" in text[1:] and len(text) <= _OWNED_CAPTION and _OWNED.search(text[-_ENDING:]) is not None


@lru_cache(maxsize=_REMEMBERED)
def _is_labelled(text: str) -> bool:
    ending = text[-_ENDING:]
    if not any(map(ending.__contains__, _SIGNS_OF_LABEL)):
        return False  # most lines: the labels take ten times as long to look for
    match = _LABELLED.search(ending)
    if match is None or _SMALL.search(match["more"]):
        return False
    before = text[: len(text) - len(ending) + match.start()]
    return len(before.split()) >= _FEWEST_WORDS and not _OF_WORDS.match(before)
