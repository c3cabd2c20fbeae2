"""What shows that copy is a press release: its label, what it says of its sender, the service that sent it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...readers.labelled import opens_release
from ..letters import reaches

LAST = 6  #: lines at the end, in which those who send releases out name themselves
#: "About Bracken Foods", in a press release.
ABOUT = re.compile(
    r"(?:About|ABOUT|Über|Zum Unternehmen|À propos d(?:e|['’])|Acerca de|Sobre|Informazioni su|Chi è|Over|O firmie"
    r"|О компании|Про компанію)"
    r"\s(?:the |den |die |das |la |le |el |il |o |a |het |de )?(?P<name>[^\W\d_a-zа-яё][^.!?]{1,60})[.:]?"
)
#: "About us", "О компании": the same, without the name.
ABOUT_US = re.compile(
    r"(?:About (?:us|(?:the |our )(?:company|organi[sz]ation|charity|university|foundation|council))|Über uns"
    r"|Über (?:das Unternehmen|die (?:Gesellschaft|Firma|Stiftung|Organisation))|Wer wir sind|Unternehmensprofil"
    r"|À propos(?: de nous)?|Qui sommes-nous|Sobre (?:nosotros|nós|la (?:empresa|compañía|organización|fundación))"
    r"|Sobre a (?:empresa|organização|fundação)|Acerca de (?:nosotros|la empresa)|Quiénes somos|Quem somos|Chi siamo"
    r"|L['’]azienda|La società|Informazioni sull['’]azienda|Profilo aziendale"
    r"|Over (?:ons|het bedrijf|de organisatie)"
    r"|O (?:nas|spółce|firmie|fundacji|organizacji)|О (?:нас|компании|предприятии|фонде|заводе|банке|холдинге|группе)"
    r"|Про (?:нас|компанію|підприємство|фонд)|Справка о компании|Довідка про компанію|Boilerplate)\s?:?",
    re.IGNORECASE,
)
#: What the services that send releases out set below them: whose they are.
SENT_FOR = re.compile(r"SOURCE:?\s[A-Z].{2,80}|(?:Original-Content von|Aussender)\s?:.{3,160}")


def is_release(texts: Sequence[str], above: Iterable[int], first: int, tail: int) -> bool:
    """Whether the lines are one. ``above``: those that are no story, above the text; ``first``: the text's first line;
    ``tail``: the first of those that may stand below it."""
    return (
        any(opens_release(texts[at]) for at in above)
        or any(map(SENT_FOR.fullmatch, texts[-LAST:]))
        or _speaks_of_sender(texts, first, tail)
    )


def _speaks_of_sender(texts: Sequence[str], first: int, tail: int) -> bool:
    """ "About Bracken Foods" below a text that began with them, what they are, and whom to ask."""
    lead = texts[first] if first < len(texts) else ""
    for at in range(tail, len(texts) - 1):
        match = ABOUT.fullmatch(texts[at])
        name = match["name"].rstrip(" :") if match is not None else ""
        if name and name in lead and name in texts[at + 1] and any(map(reaches, texts[at + 2 :])):
            return True
    return False
