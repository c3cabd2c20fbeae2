from __future__ import annotations

from typing import Any

import pytest

from tests.admin.factories import make_copy
from wagtail_newsclean.services.picture_slots import PictureSlot, slots_of

pytestmark = pytest.mark.django_db


def slots(*lines: tuple[str, str], pictures: Any = (), **choices: Any) -> list[PictureSlot]:
    """Slots of these lines; ``pictures`` are (name, index of the line after it)."""
    copy = make_copy([(text, kind, False) for text, kind in lines])
    copy.split["pictures"] = [
        {"src": f"https://x.example/{n}.jpg", "alt": n, "line": at} for n, at in pictures
    ]
    copy.review = copy.get_review().to_json() | {"pictures": choices}
    return slots_of(copy.split, copy.get_review())


def told(found: list[PictureSlot]) -> list[tuple[str, str, str]]:
    return [(slot.alt, slot.caption, slot.credit) for slot in found]


BODY = ("The harbour stayed shut on Wednesday.", "body")


def test_caption_and_credit_go_with_the_picture_before_them() -> None:
    found = slots(BODY, ("Boats", "caption"), ("Photo: A", "credit"), BODY, pictures=[("mole", 1)])
    assert told(found) == [("mole", "Boats", "Photo: A")]


def test_a_credit_inside_the_caption_is_taken_apart() -> None:
    assert told(slots(("Boats in port (Photo: Lena Brandt / Coastwire)", "caption"))) == [
        ("", "Boats in port", "Lena Brandt / Coastwire")
    ]


def test_what_stands_in_between_and_is_kept_out_does_not_part_them() -> None:
    assert told(slots(("Boats", "caption"), ("Share", "share"), ("Photo: A", "credit"))) == [
        ("", "Boats", "Photo: A")
    ]


def test_running_text_parts_them() -> None:
    assert told(slots(("Boats", "caption"), BODY, ("Photo: A", "credit"))) == [
        ("", "Boats", ""),
        ("", "", "Photo: A"),
    ]


def test_a_caption_of_several_lines_is_one() -> None:
    found = slots(("Boats", "caption"), ("in port", "caption"), ("Photo: A", "credit"))
    assert told(found) == [("", "Boats in port", "Photo: A")]


def test_pictures_in_a_row_keep_their_own_words() -> None:
    found = slots(
        ("Boats", "caption"),
        ("Photo: A", "credit"),
        ("Quay", "caption"),
        ("Photo: B", "credit"),
        ("Photo: C", "credit"),
        pictures=[("mole", 0), ("quay", 2)],
    )
    assert told(found) == [("mole", "Boats", "Photo: A"), ("quay", "Quay", "Photo: B"), ("", "", "Photo: C")]


def test_a_credit_before_its_caption() -> None:
    found = slots(("Photo: A", "credit"), ("Boats", "caption"), pictures=[("mole", 0)])
    assert told(found) == [("mole", "Boats", "Photo: A")]


def test_a_picture_after_everything_has_a_slot_too() -> None:
    assert told(slots(BODY, pictures=[("mole", None)])) == [("mole", "", "")]


def test_what_an_editor_typed_goes_before_what_the_copy_says() -> None:
    (slot,) = slots(("Photo: A", "credit"), b0={"credit": "B", "image": 7})
    assert (slot.credit, slot.found_credit, slot.goes_along) == ("B", "Photo: A", True)
    (slot,) = slots(("Photo: A", "credit"), b0={"credit": "", "out": True})
    assert (slot.credit, slot.goes_along) == ("", False)
