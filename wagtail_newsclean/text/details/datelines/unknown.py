"""Villages that no gazetteer has: "Kleinburg, 3. Mai – Ein Wolf ist durch den Park gelaufen."

The form must be whole, a place, a date and a long dash before the story's first sentence, and the copy must treat the
name as one: it never writes it small, nor with an article, as it writes "Opening" and "der Kunstlauf".
"""

from __future__ import annotations

import re

from ..gazetteer import fold
from ..words import words
from .explain import Explained
from .labels import is_ambiguous, is_label
from .named import has_article
from .setting import Setting

#: A line that opens with a name, a date and a dash.
_DATED = re.compile(r"^[ \t]*[^\W\d_a-z][^\n,–—]{2,40},[^\n,–—]{0,30}\d[^\n–—]{0,24}\s[–—]\s", re.MULTILINE)
_SENTENCE = re.compile(r"[.!?…][\"”“»’)]*(?:\s|$)")
_LONGEST_NAME = 3  #: words, with "am" and "de la"
_SHORTEST = 4  #: letters of a name that is no abbreviation


def opens_from_unknown(found: Explained, setting: Setting) -> bool:
    """Whether a place nobody knows, with its date, opens the story."""
    if setting.paragraph or found.date_first or found.weekday or len(found.places) != 1:
        return False
    if not (setting.is_story and setting.starts_sentence and _SENTENCE.search(setting.rest)):
        return False
    if len(_DATED.findall(setting.copy)) > 1:  # entries of a list
        return False
    name = found.places[0]
    parts = name.split()
    if len(parts) > _LONGEST_NAME or len(name) < _SHORTEST or "." in name:
        return False
    if is_ambiguous(name) or any(map(is_label, parts)):
        return False
    if len(parts) > 1 and not _is_shaped(parts):  # as likely a person
        return False
    # With its article a word names a thing; the rest of a name in small letters is a word.
    if has_article(name, setting.copy):
        return False
    small = re.escape(name[0].lower() + name[1:])  # not in an address: "press@kleinburg.example"
    return re.search(rf"(?<![\w@./-]){small}(?![\w@-]|\.\w)", setting.copy) is None


def opens_with_whole_date(found: Explained, setting: Setting) -> bool:
    """ "Kleinburg, 3. Mai 2026. Die Stadt": how press releases begin; nothing but a year makes a full stop enough."""
    dated = rf"^\W{{0,3}}{re.escape(found.place or '')},[^\n.]{{0,14}}\d{{1,2}}\b.{{2,24}}\d{{4}}\s?\.\s"
    lines = re.findall(dated, setting.copy, re.MULTILINE)
    return len(lines) == 1 and opens_from_unknown(found, setting)


def _is_shaped(parts: list[str]) -> bool:
    """Whether several words say that they are a place: "Serra Clara", "Bad Auen", "Auen am See", "Orrin Falls"."""
    opens = words("toponyms", "first") | words("toponyms", "first before a date")
    ends = words("toponyms", "last") | words("toponyms", "last before a date")
    return fold(parts[0]) in opens or fold(parts[-1]) in ends or parts[1].islower()
