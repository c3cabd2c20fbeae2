"""The shapes of lines and blocks: few bytes, values, and no field by mistake."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text.types import Block, Element, Kind, Line, Picture

BLOCK = Block(Kind.BODY, 0, 4, 0.9)
ELEMENT = Element("p", ("p",), (), (), 0.0, (), True)


@pytest.mark.parametrize(
    "record", [BLOCK, ELEMENT, Line(0, 4, "Rain", element=ELEMENT), Picture("/a.jpg", "", None)]
)
def test_records_are_slotted_values(record: object) -> None:
    assert not hasattr(record, "__dict__")
    with pytest.raises(AttributeError):
        record.colour = "red"  # type: ignore[attr-defined]
    assert len({record}) == 1


def test_records_are_compared_by_their_fields() -> None:
    assert Block(Kind.BODY, 0, 4, 0.9) == BLOCK != Block(Kind.NAV, 0, 4, 0.9)
