"""The dateline, run into the first paragraph."""

from __future__ import annotations

import re
from html import escape

from ..text.details.datelines.explain import explain

_FIRST_PARAGRAPH = re.compile(r"<p(?:\s[^>]*)?>")
#: What divides a dateline from the text where neither its editor nor the site says.
SEPARATOR = " —"

_SEPARATORS = "—–-:.―،|/"


def with_separator(dateline: str, separator: str = SEPARATOR) -> str:
    """The dateline with what divides it from the text; ``separator`` where the editor wrote nothing.

    >>> with_separator("PORT ELLAN, March 4 (Coastwire)")
    'PORT ELLAN, March 4 (Coastwire) —'
    >>> with_separator("Untersarn (bp) –")
    'Untersarn (bp) –'
    """
    dateline = dateline.strip()
    if not dateline or dateline[-1] in _SEPARATORS:
        return dateline
    return f"{dateline}{separator}"


def without_separator(dateline: str) -> str:
    """The dateline alone, for formats that have a field for it.

    >>> without_separator("PORT ELLAN, March 4 (Coastwire) —")
    'PORT ELLAN, March 4 (Coastwire)'
    """
    return dateline.strip().rstrip(_SEPARATORS.replace(".", "") + " ")


def place_in(dateline: str) -> str:
    """The place as the dateline writes it; empty where it names none, or says more than a dateline does.

    >>> place_in("Springfield, Ill. (AP) —"), place_in("Reuters -")
    ('Springfield, Ill.', '')
    """
    explained = explain(without_separator(dateline), None)
    return (explained.place or "") if explained else ""


def run_in(html: str, dateline: str) -> str:
    """The paragraphs with the dateline at the start of the first; on its own where there is none.

    >>> run_in("<p>The harbour stayed shut.</p>", "PORT ELLAN —")
    '<p><span class="newsclean-dateline">PORT ELLAN —</span> The harbour stayed shut.</p>'
    """
    if not dateline.strip():
        return html
    span = f'<span class="newsclean-dateline">{escape(with_separator(dateline), quote=False)}</span>'
    first = _FIRST_PARAGRAPH.search(html)
    if first is None:
        return f"<p>{span}</p>{html}"
    return f"{html[: first.end()]}{span} {html[first.end() :]}"
