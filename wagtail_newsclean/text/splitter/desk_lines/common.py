"""What the rules for lines above, inside and below the text share: how long lines are, and forms of either place."""

from __future__ import annotations

import re

from ...types import Kind, Verdict

HEAD = 14  #: lines from the top that are looked at, and from the end of what ends it
#: Characters of a line that ends in a stop: the text begins, the text goes on.
SENTENCE, PARAGRAPH = 60, 100
#: Of so many lines the answer is remembered: what desks write comes with every story of a source.
REMEMBERED = 1024
LONGEST = 300  #: characters; no line for a desk is longer, but a note may be

NOTE = Verdict(Kind.NOTE, "a note for desks", 0.95)
CODES = Verdict(Kind.OTHER, "codes of a wire service", 0.95)

#: Before the text. "bdt0123 3 pl 210", "BC-EU--Harbor Storm, 4th Ld,0512", "ZCZC1234/SXA", "a0412", "r i BC-..."
SLUG = re.compile(
    r"[\x00-\x1f]*(?:[a-z]{2,4}\d{3,5}\s\d\s[a-z]{1,4}\s\d{1,5}\b.*"
    r"|[a-z]{2,4}\d{3,5}"
    r"|[A-ZА-ЯІЇЄ]{2,4}\d{3,5}\s\d\s[A-ZА-ЯІЇЄa-z]{1,4}\s\d{1,5}\b.*"
    r"|\^?(?:[a-z]{1,2}\s[a-z]\s)?(?:(?:BC|AM|PM|AP)-{1,2}|(?:US|EU|YE)--)[A-Z][^.!?]*"
    r"|[A-Z]{2,4}(?:-[A-Z]{2,5})*-{1,2}[A-ZÀ-Þ][^.!?:]{2,60},\s?(?i:\d(?:st|nd|rd|th|er|ème|e|do|ro|ª|º|\.)?\s?"
    r"(?:add|ld|lead|lede|avance|actualización|update|versión|version|take|writethru))\b[^.!?]{0,30}"
    r"|(?:[A-Z]{2,4} )?(?:Photos?|PHOTOS?|Graphics?|Video)\s(?:[A-Z]{2,6}\d{2,4}(?:-\d{1,3})?(?:,\s|\s|$)){1,8}"
    r"|ZCZC\S*(?:\s\S{1,12}){0,6}|[A-Z]{3}\d{5}|[A-Z](?:\s[A-Z\d]{2,4}){3,5})"
)
#: "(Adds quotes)" in other words, "(mit Bild)", "ATTENTION - ajoute citations ///", "^Eds: ...<"
ADDED = re.compile(
    r"\((?:AGGIORNA|Aggiorna|RIPETIZIONE|Actualiza|ACTUALIZA|Amplía|Añade|Corrige|Corregge|Atualiza"
    r"|Zusammenfassung|Neu|Wiederholung|Aktualisiert|Korrigiert|Berichtigt|mit Bild"
    r"|[Ff]oto(?!\s?:|\s[^\W\d_a-zà-ÿа-я])|mit Foto|Avec photo"
    r"|Обновлен|Обновляется|Дополнен|Повтор|Добавлен|Уточнен|Доповнен|Оновлен)\b[^()]{0,160}\)(?:\s?\([^()]{1,20}\))*"
    r"|=?\((?i:photos?|fotos?|vidéo|video|infographie|graphic|grafik)\)=?"
    r"|(?:ATTENTION|Attention) [-–—] .{3,160}///?"
    r"|\^?(?:Eds|EDS)(?:\.?:| Note:).*"
    r"|\(V\.\s.{3,160}\)"  # Italian desks name the earlier take: "(V. 'Harbour shut' of 10.12)"
    r"|(?:[A-Z]{2,5}\s)?(?i:slug|catchline)(?:line)?:\s.{2,60}"
    r"|[\[(](?:SUBS?|DESK|EDS?|NOTE TO (?:SUBS|DESK|EDS?)|PLS|PIX|LEGAL)\s?[:–—-].{2,280}[\])]"
)

#: "PICKUP 4TH GRAF PVS: Farmers in...", "Picks up 3rd paragraph", "INSERT after 5th graf": where a take belongs.
PICKUP = re.compile(
    r"\W{0,3}(?i:picks?[ -]?up|inserts?|subs?|subbing|adds?)\s(?:(?:at|after|for|to)\s)?"
    r"(?:\d{1,2}(?i:st|nd|rd|th)|(?i:first|second|third|fourth|fifth|sixth|last|final|previous|pvs|earlier))\s?"
    r"(?:(?i:and|to|&)\s\d{1,2}(?i:st|nd|rd|th)\s)?"
    r"(?i:gra[fp]hs?|grafs?|pghs?|paras?|paragraphs?|pgrafs?|pvs|ld)\b.{0,160}"
)
#: "*** Video and audio at www.nord.example ***": what else a service offers.
OFFERED = re.compile(r"(?:\*{3,}|={3,}|-{3,}|#{3,})\s.{3,160}\s(?:\*{3,}|={3,}|-{3,}|#{3,})")


def is_text(text: str, length: int = PARAGRAPH) -> bool:
    """A line of the story's text: long, with a stop at its end and no sign of a list at its beginning."""
    return len(text) >= length and text[-1] in '.!?…”"»' and text[0] not in "-*•#("
