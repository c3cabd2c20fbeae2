"""Captions with a number, and credits that open with what they are."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.figures import labelled_pictures


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Figure 3: Rain in Fenwick by month.", Kind.CAPTION),
        ("Fig. 2a – The wall from the north", Kind.CAPTION),
        ("Abb. 4: Niederschlag in Fenwick", Kind.CAPTION),
        ("Abbildung 12. Die Mauer von Norden", Kind.CAPTION),
        ("Gráfico 1: Lluvia por mes", Kind.CAPTION),
        ("Рис. 5. Стена с севера", Kind.CAPTION),
        (f"Figure 4: {'Rain in Fenwick, as read at noon. ' * 12}", Kind.CAPTION),
        ("Figure 3 shows the rain by month.", None),
        ("Figures 3: the wall", None),
        ("Photos by Jane Roe", Kind.CREDIT),
        ("Images by Jane Roe and Bo Peep", Kind.CREDIT),
        ("Illustration by Ana de Mar/Nord", Kind.CREDIT),
        ("Fotos von Jan Reh und Ida Roe", Kind.CREDIT),
        ("Photos by harbourgirl (Picbox), Bo Peep (Picbox), j-roe, @wall", Kind.CREDIT),
        ("Фото Тараса Мороза", Kind.CREDIT),
        ("Beeld Marit de Wal", Kind.CREDIT),
        ("Фото дня", None),
        ("Photos by Jane Roe show the wall.", None),
        ("Photos by amateurs are often better than those of the town", None),
        ("Pictures by moonlight", None),
        ("Fotos de los vecinos, que nadie había visto", None),
    ],
)
def test_a_number_makes_a_caption_and_names_a_credit(line: str, kind: Kind | None) -> None:
    assert labelled_pictures(read(Copy(text=line)).lines).get(0) is kind
