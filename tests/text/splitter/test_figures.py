"""Captions with a number, and credits that open with what they are."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.figures import labelled_pictures


def kind_of(line: str) -> Kind | None:
    return labelled_pictures(read(Copy(text=line)).lines).get(0)


@pytest.mark.parametrize(
    "line",
    [
        "Figure 3: Rain in Fenwick by month.",
        "Fig. 2a – The wall from the north",
        "Abb. 4: Niederschlag in Fenwick",
        "Abbildung 12. Die Mauer von Norden",
        "Gráfico 1: Lluvia por mes",
        "Рис. 5. Стена с севера",
    ],
)
def test_a_number_makes_a_caption(line: str) -> None:
    assert kind_of(line) is Kind.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "Photos by Jane Roe",
        "Images by Jane Roe and Bo Peep",
        "Illustration by Ana de Mar/Nord",
        "Fotos von Jan Reh und Ida Roe",
        "Photos by harbourgirl (Picbox), Bo Peep (Picbox), j-roe, @wall",
    ],
)
def test_who_made_pictures_is_a_credit(line: str) -> None:
    assert kind_of(line) is Kind.CREDIT


@pytest.mark.parametrize(
    "line",
    [
        "Figure 3 shows the rain by month.",
        "Figures 3: the wall",
        "Photos by Jane Roe show the wall.",
        "Photos by amateurs are often better than those of the town",
        "Pictures by moonlight",
        "Fotos de los vecinos, que nadie había visto",
    ],
)
def test_a_sentence_about_pictures_is_neither(line: str) -> None:
    assert kind_of(line) is None
