"""Datelines in house style: what the copy says, set as the house sets it, and nothing more."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_newsclean.text.details.dateline_style import (
    AP,
    CITY,
    CITY_AND_DATE,
    REUTERS,
    STYLES,
    DatelineStyle,
    format_dateline,
)
from wagtail_newsclean.text.types import Dateline

MAY = datetime.date(2024, 5, 3)
SEPTEMBER = datetime.date(2024, 9, 13)


def dateline(
    place: str | None, *places: str, date: datetime.date | None = None, agency: str | None = None
) -> Dateline:
    return Dateline("", 0, 0, place, places, date, agency)


LIMA = dateline("LIMA, Peru", "LIMA", date=MAY, agency="AP")
OAK = dateline("OAK PARK, Ill.", "OAK PARK", date=SEPTEMBER, agency="AP")
TWO = dateline("BEIRUT/THE HAGUE", "BEIRUT", "THE HAGUE", date=MAY, agency="Reuters")
KYIV = dateline("Київ", "Київ", date=MAY)


@pytest.mark.parametrize(
    ("found", "style", "language", "text"),
    [
        (LIMA, AP, "en", "LIMA, Peru (AP) —"),
        (LIMA, REUTERS, "en", "LIMA, Peru, May 3 (AP) -"),
        (LIMA, CITY_AND_DATE, "en", "Lima, May 3 —"),
        (LIMA, CITY, "en", "Lima —"),
        (OAK, AP, "en", "OAK PARK, Ill. (AP) —"),
        (OAK, CITY_AND_DATE, "en", "Oak Park, Sept. 13 —"),
        (OAK, DatelineStyle(), "en", "Oak Park, Ill. —"),
        (TWO, AP, "en", "BEIRUT/THE HAGUE (Reuters) —"),
        (TWO, CITY, "en", "Beirut/The Hague —"),
        (KYIV, CITY_AND_DATE, "uk", "Київ, 3 трав. —"),
        (
            KYIV,
            DatelineStyle(date=True, short_months=False, capitals=True, separator="."),
            "uk",
            "КИЇВ, 3 травня.",
        ),
        (
            LIMA,
            DatelineStyle(region=False, date=True, year=True, separator=" –"),
            "de",
            "Lima, 3. Mai 2024 –",
        ),
        (LIMA, DatelineStyle(region=False, date=True, day_first=True), "en", "Lima, 3 May —"),
        (LIMA, DatelineStyle(region=False, date=True, year=True), "en", "Lima, May 3, 2024 —"),
        (LIMA, DatelineStyle(region=False, date=True, separator="："), "ja", "Lima, 5月3日："),
        (LIMA, DatelineStyle(region=False, date=True), "xx", "Lima, May 3 —"),
        (dateline("PARIS, France", "PARIS"), AP, "en", "PARIS —"),
        (dateline("PARIS, Texas", "PARIS"), AP, "en", "PARIS, Texas —"),
        (dateline("LONDON, Ontario", "LONDON"), AP, "en", "LONDON, Ontario —"),
        (dateline("BOSTON, Mass.", "BOSTON"), AP, "en", "BOSTON —"),
        (dateline("PARIS, Umland", "PARIS"), AP, "en", "PARIS —"),
        (dateline("LIMA, PERU", "LIMA"), AP, "en", "LIMA, Peru —"),
        (dateline("ARLEY, USA", "ARLEY"), AP, "en", "ARLEY, USA —"),
        (dateline("WASHINGTON D.C.", "WASHINGTON D.C."), CITY, "en", "Washington D.C. —"),
        (
            dateline("PARIS, France", "PARIS"),
            dataclasses.replace(AP, stand_alone=frozenset()),
            "en",
            "PARIS, France —",
        ),
        (dateline("RIO DE JANEIRO", "RIO DE JANEIRO"), CITY, "pt", "Rio de Janeiro —"),
        (dateline("SAINT-ÉTIENNE", "SAINT-ÉTIENNE"), CITY, "fr", "Saint-Étienne —"),
        (dateline("COEUR D'ALENE, Idaho", "COEUR D'ALENE"), CITY, "en", "Coeur D'Alene —"),
        (dateline(None, agency="CNN"), AP, "en", "(CNN) —"),
        (dateline(None, agency="CNN"), CITY, "en", ""),
        (
            dateline("LIMA", "LIMA", agency="AP"),
            DatelineStyle(agency="{0} {agency} }"),
            "en",
            "Lima {0} AP } —",
        ),
    ],
)
def test_house_styles(found: Dateline, style: DatelineStyle, language: str, text: str) -> None:
    assert format_dateline(found, style, language) == text


@given(
    st.sampled_from(sorted(STYLES)),
    st.dates(),
    st.sampled_from(["en", "de", "uk", "zh", "hu", "ar", ""]),
    st.text(min_size=1, max_size=20),
)
def test_any_place_and_day_can_be_set(style: str, date: datetime.date, language: str, town: str) -> None:
    found = dateline(town, town, date=date)
    assert isinstance(format_dateline(found, STYLES[style], language), str)
