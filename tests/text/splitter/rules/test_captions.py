"""Captions without a credit, and pictures one after the other."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind

from .rows import PARAGRAPH, looked_at, taken_for


@pytest.mark.parametrize(("more", "asks"), [([], True), ([PARAGRAPH], False)])
def test_a_sentence_among_pictures_asks(more: list[str], asks: bool) -> None:
    lines = ["The week in pictures", PARAGRAPH, "Jane Roe/AP", "The wall", "Bo Peep/AP", *more]
    kinds = [Kind.HEADLINE, Kind.BODY, Kind.CREDIT, Kind.CAPTION, Kind.CREDIT, *[Kind.BODY] * len(more)]
    assert looked_at(lines, kinds)[1].ask is asks


@pytest.mark.parametrize(
    ("line", "confidence", "expected"),
    [
        ("Two gulls on what is left of the wall", 0.3, Kind.CAPTION),
        ("Two gulls on what is left of the wall", 0.6, Kind.BODY),
        ("Two gulls sat on what is left of it.", 0.3, Kind.BODY),
        ("Ada Finch, Port Marrow", 0.3, Kind.BODY),
        ("Marrow Today on pic.example/q4tr", 0.3, Kind.BODY),
    ],
)
def test_a_doubtful_line_without_a_stop_is_a_caption(line: str, confidence: float, expected: Kind) -> None:
    rows = [(PARAGRAPH, Kind.BODY, None), (line, Kind.BODY, Kind.CAPTION), (PARAGRAPH, Kind.BODY, None)]
    assert taken_for(*rows, confidence=confidence)[1] is expected


def test_a_name_in_brackets_weighs_more() -> None:
    rows = [(PARAGRAPH, Kind.BODY, None), ("Beetroot, unclaimed (Lee Farr)", Kind.BODY, Kind.CAPTION)]
    assert taken_for(*rows, confidence=0.55)[1] is Kind.CAPTION
    assert taken_for(*rows, confidence=0.65)[1] is Kind.BODY


def test_below_a_quotation_a_name_is_whose_it_is() -> None:
    said = "“It will stand,” said the harbour master, “as it has stood.”"
    line = "Spokesman for the harbour"
    assert taken_for((said, Kind.BODY, None), (line, Kind.BODY, Kind.CAPTION))[1] is Kind.BODY
    assert (
        taken_for((said, Kind.BODY, None), (line + " (Jo Roe)", Kind.BODY, Kind.CAPTION))[1] is Kind.CAPTION
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Roe at the engine that she calls “the patient”", Kind.CAPTION),
        ("Roe at the engine. “It will stand.”", Kind.BODY),
        ("“A patient, and no engine”", Kind.BODY),
    ],
)
def test_a_name_in_quotation_marks_is_no_remark(line: str, expected: Kind) -> None:
    assert taken_for((PARAGRAPH, Kind.BODY, None), (line, Kind.BODY, Kind.CAPTION))[1] is expected
