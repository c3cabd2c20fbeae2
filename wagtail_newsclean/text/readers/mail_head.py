"""The head of a pasted e-mail: sender, receiver and date are no story, the subject is its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..types import Kind, Line, Verdict

#: As mail programs write them in the splitter's languages.
_SUBJECT = "Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Temat|Onderwerp|Тема"
_OTHERS = (
    "From|To|Cc|Bcc|Reply-To|Sent|Date|Von|An|Gesendet|Datum|De|À|Envoyé|Para|Enviado|Fecha|Da|A|Inviato|Data|"
    "Od|Do|Wysłano|Van|Aan|Verzonden|От|Кому|Копия|Дата|Отправлено|Від|Надіслано"
)
_HEADER = re.compile(rf"(?P<label>(?P<subject>{_SUBJECT})|{_OTHERS})\s?:\s*(?P<value>\S.*)?$")
_QUOTED = r"(?:>\s?)*"
_INSIDE = re.compile(rf"{_QUOTED}\*?(?:{_SUBJECT}|{_OTHERS})\*?\s?:(?:\*|\s|$)")
_OPENS = re.compile(
    rf"{_QUOTED}(?:-+ ?(?:Forwarded message|Original Message|Weitergeleitete Nachricht|Ursprüngliche Nachricht"
    r"|Message transféré|Message d'origine|Mensaje reenviado|Messaggio inoltrato|Doorgestuurd bericht"
    r"|Пересылаемое сообщение|Переслане повідомлення) ?-+"
    r"|Begin forwarded message:|Anfang der weitergeleiteten Nachricht:|Début du message réexpédié :"
    r"|Inicio del mensaje reenviado:|Inizio messaggio inoltrato:)",
    re.IGNORECASE,
)
SUBJECT = Verdict(Kind.HEADLINE, "the subject of the e-mail", 0.8)
_LABEL = 24  #: characters within which a label and its colon stand
_LONGEST = 12  #: lines of a head
_FEWEST = 2


def read_mail_head(lines: Sequence[Line]) -> tuple[list[Line], dict[int, Verdict]]:
    """The lines, the subject's label apart from its words, and what the head's lines are; unchanged without one."""
    matches: list[re.Match[str]] = []
    for line in lines[:_LONGEST]:
        match = None if matches and line.blank_before else _HEADER.match(line.text)
        if match is None:
            break
        matches.append(match)
    if len(matches) < _FEWEST or not any(match["subject"] for match in matches):
        return list(lines), {}
    found: list[Line] = []
    stated: dict[int, Verdict] = {}
    for line, match in zip(lines, matches, strict=False):
        label_end = line.start + match.start("value") if match["value"] else line.end
        if match["subject"] and match["value"]:
            label = line.text[: match.start("value")].rstrip()
            stated[len(found)] = Verdict(Kind.OTHER, "a line of the e-mail's head", 0.9)
            found.append(Line(line.start, line.start + len(label), label, line.blank_before))
            stated[len(found)] = SUBJECT
            found.append(Line(label_end, line.end, match["value"]))
        else:
            stated[len(found)] = Verdict(Kind.OTHER, "a line of the e-mail's head", 0.9)
            found.append(line)
    return [*found, *lines[len(matches) :]], stated


def is_mail_header(text: str) -> bool:
    """A line of the head of a message inside another text, quoted or not."""
    return ":" in text[:_LABEL] and _INSIDE.match(text) is not None


def opens_forwarded(text: str) -> bool:
    """What a mail program puts before a message that it passes on."""
    return _OPENS.match(text) is not None
