"""Names that credit a picture for where they stand."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.splitter.rules.name_credits import tell_bare_names

from .rows import row, told

BYLINE = row("By Jane Roe", Kind.BYLINE, 0.9)
CAPTION = row("The wall, at noon", Kind.CAPTION, 0.9)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Iker Lund", Kind.CREDIT),
        ("ALBA RINCÓN", Kind.CREDIT),
        ("Jane Roe", Kind.BYLINE),
        ("By Iker Lund", Kind.BYLINE),
        ("Iker Lund Correspondent", Kind.BYLINE),
    ],
)
def test_below_a_caption_a_name_is_a_credit_where_the_byline_stands_above(name: str, expected: Kind) -> None:
    line = row(name, Kind.BYLINE, 0.8)
    document, blocks = told(BYLINE, CAPTION, line)
    tell_bare_names(document, blocks, (), "en")
    assert blocks[2].kind is expected
    for rows in ([CAPTION, line], [BYLINE, line]):
        document, blocks = told(*rows)
        tell_bare_names(document, blocks, (), "en")
        assert blocks[1].kind is Kind.BYLINE
