"""Who made a picture, where the credit leaves no doubt."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text.details.credited import credited

PERSON, AGENCY, EITHER = True, False, None


@pytest.mark.parametrize(
    ("credit", "found"),
    [
        ("", []),
        ("Jane Roe/AFP", [("Jane Roe", PERSON), ("AFP", AGENCY)]),
        ("REUTERS/Marko Djurica", [("REUTERS", AGENCY), ("Marko Djurica", PERSON)]),
        ("Jane Roe via Reuters", [("Jane Roe", PERSON), ("Reuters", AGENCY)]),
        ("picture alliance / dpa | Karl Brenner",
         [("picture alliance", AGENCY), ("dpa", AGENCY), ("Karl Brenner", PERSON)]),
        ("Анна Гречихина / ТАСС", [("Анна Гречихина", PERSON), ("ТАСС", AGENCY)]),
        ("Karin Aske", [("Karin Aske", EITHER)]),
        ("Coast Guard", [("Coast Guard", EITHER)]),
        ("سلمى وليد", [("سلمى وليد", EITHER)]),
        ("Handout", []),
        ("Jane Photo/AFP", [("AFP", AGENCY)]),
        ("file photo", []),
        ("Courtesy of the museum", []),
        ("Ministry of Defence", []),
        ("A long line about who gave us leave to print this", []),
    ],
)  # fmt: skip
def test_people_and_agencies(credit: str, found: list[tuple[str, bool | None]]) -> None:
    assert [(who.name, who.is_person) for who in credited(credit)] == found
