"""How letters end: "Kind regards", "Best, Jodie"."""

from __future__ import annotations

import re

_LONGEST, _SIGNED = 60, 40  #: characters of such lines at most

#: What a letter ends with, and its writer's signature begins with.
_CLOSES = (
    r"(?:--|(?:with )?(?:kind|kindest|best|warm) (?:regards|wishes)|(?:all the )?best|regards|sincerely"
    r"|yours(?: (?:sincerely|truly|faithfully|ever))?|gratefully|respectfully|with thanks|cheers|ta"
    r"|thanks(?: (?:so much|very much|a lot|again))?|many thanks|thank you"
    r"|mit (?:freundlichen|besten|herzlichen|lieben) grü(?:ß|ss)en"
    r"|(?:freundliche|viele|beste|liebe|herzliche|schöne) grü(?:ß|ss)e|gru(?:ß|ss)|mfg|vg|lg"
    r"|(?:bien )?cordialement|bien à vous|salutations|merci(?: d'avance)?"
    r"|(?:un )?(?:cordial )?saludos?(?: cordiales)?|un abrazo|atentamente|gracias"
    r"|cordiali saluti|distinti saluti|un saluto|grazie|a presto"
    r"|atenciosamente|cumprimentos|com os melhores cumprimentos|abraços?|obrigad[oa]"
    r"|met vriendelijke groet(?:en)?|(?:hartelijke )?groet(?:en|jes)?|mvg|bedankt"
    r"|z poważaniem|pozdrawiam|(?:serdecznie )?pozdrawiamy|dziękuję"
    r"|с уважением|с наилучшими пожеланиями|спасибо|заранее спасибо"
    r"|з повагою|з найкращими побажаннями|дякую|дякуємо"
    r"|(?:med )?vänliga hälsningar|(?:med )?venn?lig hilsen|(?:ystävällisin )?terveisin|saygılarımla|saygılarımızla"
    r"|s pozdrav[eo]m|cu stimă|üdvözlettel|με εκτίμηση)"
)
_REGARDS = re.compile(rf"{_CLOSES}[\s,.!–—-]*", re.IGNORECASE)
_SIGN_OFF = re.compile(
    rf"{_CLOSES}(?:\s?[,.!–—-]\s?|\s)(?P<name>[^\W\d_]+(?:[ -][^\W\d_]+){{0,2}})\.?", re.IGNORECASE
)


def regards(text: str) -> bool:
    """ "Kind regards", "Best" """
    return _REGARDS.fullmatch(text) is not None


def signs_off(text: str) -> bool:
    """ "Kind regards", but not "Best", which is a heading too."""
    return len(text) < _LONGEST and not text.isalpha() and _REGARDS.fullmatch(text) is not None


def signs_with_name(text: str) -> bool:
    """ "Best, Jodie" """
    match = _SIGN_OFF.fullmatch(text) if len(text) <= _SIGNED else None
    return match is not None and match["name"].istitle()


def closes_letter(text: str) -> bool:
    """ "Yours," on a line of its own: a comma, for "Best" heads a list too."""
    return len(text) < _LONGEST and text[-1] == "," and _REGARDS.fullmatch(text) is not None
