"""The dateline of a file that has an element for it."""

from __future__ import annotations

import datetime

import pytest

from wagtail_newsclean.text import Copy, clean


@pytest.mark.parametrize(
    ("dateline", "place", "date"),
    [
        ("Port Blue, March 4", "Port Blue", datetime.date(2026, 3, 4)),
        ("KYIV, March 4 (Nord)", "KYIV", datetime.date(2026, 3, 4)),
        ("Nowhere Bay", "Nowhere Bay", None),
    ],
)
def test_a_stated_dateline_needs_no_separator(dateline: str, place: str, date: datetime.date | None) -> None:
    data = (
        f"<nitf><body><body.head><hedline><hl1>Wall falls</hl1></hedline><dateline>{dateline}</dateline></body.head>"
        "<body.content><p>The harbour wall fell on Friday.</p></body.content></body></nitf>"
    )
    story = clean(Copy(data=data.encode(), received=datetime.date(2026, 3, 5)))
    assert story.dateline is not None
    assert story.dateline.text == dateline
    assert story.source[story.dateline.start : story.dateline.end] == dateline
    assert story.dateline.place == place
    assert story.dateline.date == date
    assert story.headline == "Wall falls"
    assert dateline not in story.body


def test_a_stated_dateline_is_taken_whole() -> None:
    head = "<hl1>Wall falls</hl1><dateline>ARLEN, Kan. (NRD)</dateline>"
    text = "<p>The harbour wall fell on Friday, and the mayor saw it from her boat.</p>"
    data = f"<nitf><body><body.head>{head}</body.head><body.content>{text}</body.content></body></nitf>"
    story = clean(Copy(data=data.encode()))
    found = story.dateline
    assert found is not None
    assert (found.text, found.place, found.agency) == ("ARLEN, Kan. (NRD)", "ARLEN, Kan.", "NRD")
    assert story.body.startswith("The harbour wall")


def test_a_stated_place_stays_as_it_is_written() -> None:
    dateline = "<dateline><location>Marrowby</location><story.date>June 2</story.date></dateline>"
    text = "<p>People voted on Monday to keep the wall where it is.</p>"
    data = f"<nitf><body><body.head>{dateline}</body.head><body.content>{text}</body.content></body></nitf>"
    found = clean(Copy(data=data.encode())).dateline
    assert found is not None
    assert (found.place, found.places) == ("Marrowby", ("Marrowby",))
