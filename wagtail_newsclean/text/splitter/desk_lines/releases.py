"""What shows that copy is a press release: its label, what it says of its sender, the service that sent it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from ...readers.labelled import is_release_label, opens_release
from ...word_lists import any_of, phrases_in
from ..contacts import names_office, reaches
from ..senders import is_of_sender
from .common import LONGEST

_TOP = 3  #: lines in which who sends a release is named
LAST = 6  #: lines at the end, in which those who send releases out name themselves
#: "About Bracken Foods", in a press release.
ABOUT = re.compile(
    r"(?:About|ABOUT|Über|Zum Unternehmen|À propos d(?:e|['’])|Acerca de|Sobre|Informazioni su|Chi è|Over|O firmie"
    r"|О компании|Про компанію|Om|Despre|O společnosti|O spoločnosti|Tietoa|Σχετικά με)"
    r"\s(?:the |den |die |das |la |le |el |il |o |a |het |de )?(?P<name>[^\W\d_a-zа-яё][^.!?]{1,60})[.:]?"
)
_ABOUT_IN_TURKISH = re.compile(r"[^\W\d_a-z][^.!?:]{1,60}\s[Hh]akkında:?")
#: What the services that send releases out set below them: whose they are.
SENT_FOR = re.compile(r"SOURCE:?\s[A-Z].{2,80}|(?:Original-Content von|Aussender)\s?:.{3,160}")


def is_release(texts: Sequence[str], above: Iterable[int], first: int, tail: int) -> bool:
    """Whether the lines are one. ``above``: those that are no story, above the text; ``first``: the text's first line;
    ``tail``: the first of those that may stand below it."""
    return (
        any(opens_release(texts[at]) for at in above)
        or any(map(SENT_FOR.fullmatch, texts[-LAST:]))
        or any(is_sender(texts, at) for at in range(min(_TOP, len(texts))))
        or _speaks_of_sender(texts, first, tail)
    )


def speaks_of_itself(text: str) -> bool:
    """ "About Bracken Foods"; "About us", "О компании": the same, without the name."""
    return (
        len(text) <= LONGEST
        and (ABOUT.fullmatch(text) or _ABOUT_IN_TURKISH.fullmatch(text) or _about_us().fullmatch(text))
        is not None
    )


@cache
def _about_us() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of(phrases_in(__package__, 'releases.txt')['about us'])})\s?:?", re.IGNORECASE
    )


def is_sender(texts: Sequence[str], at: int) -> bool:
    """Whether a press office stands in this line, and below it the day, how to reach it or the word for a release."""
    if not names_office(texts[at]) or at + 1 >= len(texts):
        return False
    return is_of_sender(texts[at + 1]) or is_release_label(texts[at + 1])


def _speaks_of_sender(texts: Sequence[str], first: int, tail: int) -> bool:
    """ "About Bracken Foods" below a text that began with them, what they are, and whom to ask."""
    lead = texts[first] if first < len(texts) else ""
    for at in range(tail, len(texts) - 1):
        match = ABOUT.fullmatch(texts[at])
        name = match["name"].rstrip(" :") if match is not None else ""
        if name and name in lead and name in texts[at + 1] and any(map(reaches, texts[tail:])):
            return True
    return False
