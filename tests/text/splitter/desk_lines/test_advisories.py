"""Invitations to the press: what happens is told, where to park is not."""

from __future__ import annotations

from wagtail_newsclean.text import Kind

from .wire_copy import STORY, told


def test_an_invitation_to_the_press_says_what_happens_and_where_to_park() -> None:
    facts = [
        "WHO: Mayor Lena Brandt",
        "WHAT: Opening of the market hall",
        "WHERE: Quay Street 4, Port Marrow",
    ]
    found = told(
        "\n".join(["MEDIA ADVISORY", "Mayor to open market hall", *facts, "RSVP: press@marrow.example"])
    )
    assert [found[fact] for fact in facts] == [Kind.BODY] * 3
    assert found["RSVP: press@marrow.example"] is found["MEDIA ADVISORY"] is Kind.NOTE


def test_where_and_when_in_a_story_are_its_own() -> None:
    lines = [
        "Wann: Samstag, 14 Uhr",
        "Wo: Markthalle, Hafenburg",
        "Was: Konzert der Blaskapelle",
        "Kontakt: 0171 5550123",
    ]
    assert set(told(f"{STORY}\n\n" + "\n".join(lines)).values()) == {Kind.BODY}
