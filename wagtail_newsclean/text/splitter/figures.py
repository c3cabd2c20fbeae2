"""Lines that are a picture's by their first words, "Figure 3: Rain by month", "Photos by Jane Roe", or by their place.

Of 33 lines with such words on labelled pages, of twelve publishers, all were captions or credits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..types import Kind, Line

_NUMBERED = re.compile(
    r"(?:Figure|Fig\.?|Figura|Abb\.|Abbildung|Schaubild|Graphique|Gráfico|Grafico|Rys\.|Rysunek|Wykres|Рис\.|Рисунок"
    r"|График|Графік|Afbeelding|Exhibit)\s?\d{1,3}[a-z]?\s?[:.–—]\s\S"
)
_MADE_BY = re.compile(
    r"(?:Photos?|Photographs?|Photography|Images?|Illustrations?|Pictures?|Fotos?|Fotografías?|Bilder)"
    r"\s(?:by|von|par|de|di)\s(?=[\w@])(?P<makers>.{3,})"
)
#: "Фото Тараса Мороза", "Beeld Marit de Wal": nothing between the label and a whole name.
_LABELLED_NAME = re.compile(
    r"(?:Фото|Фотографии|Снимки|Світлини|Фотографії|Foto|Fotos|Fotografie|Beeld|Zdjęcia)\s"
    r"[^\W\d_a-zà-ÿа-яёіїєґ][\w.'’-]+(?:\s(?:de|van|der|von))?(?:\s[^\W\d_a-zà-ÿа-яёіїєґ][\w'’-]+){1,2}"
)
#: A word that is no name: in small letters, "van" and the like and the "and" between two names apart.
_SMALL = re.compile(
    r"(?<!\S)(?!(?:de|del|den|der|di|da|do|dos|van|von|via|and|und|et|y|e|i)\s)[a-zà-ÿа-яёіїєґ]"
)
#: Makers that go by what they call themselves somewhere ("cmgirl") come with others, a comma between each two.
_LISTED = 2
#: Of so many lines the answer is remembered: furniture comes with every story of a source.
_REMEMBERED = 4096
_CAPTION, _CREDIT = 700, 400  #: characters, at most
_OF_FIGURES = frozenset({"figure", "figcaption"})
_STOPS = (".", "!", "?", "…", ":")


def labelled_pictures(lines: Sequence[Line]) -> dict[int, Kind]:
    """The lines that are a caption by their number, or a credit by their first words and names."""
    found = {}
    for at, line in enumerate(lines):
        kind = _kind_of(line.text) if len(line.text) < _CAPTION else None
        if kind is not None:
            found[at] = kind
    return found


@lru_cache(maxsize=_REMEMBERED)
def _kind_of(text: str) -> Kind | None:
    if _NUMBERED.match(text):
        return Kind.CAPTION
    return Kind.CREDIT if len(text) < _CREDIT and not text.endswith(_STOPS) and _names_makers(text) else None


def _names_makers(text: str) -> bool:
    if _LABELLED_NAME.fullmatch(text):
        return True
    match = _MADE_BY.match(text)
    if match is None:
        return False
    makers = match["makers"]
    return makers.count(",") >= _LISTED or not _SMALL.search(makers)


def in_figure(line: Line) -> bool:
    """Whether a line of a page stands in a figure, which says by itself what it is."""
    return line.element is not None and not _OF_FIGURES.isdisjoint(line.element.path)
