"""Buttons that say what they do in an infinitive."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.splitter.rules.buttons import tell_buttons

from .rows import STORY, row, told


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("Artikel weiter empfehlen", "de", Kind.SHARE),
        ("Warum Listen glücklich machen", "de", Kind.RELATED),
        ("Anwohner wollen klagen", "de", Kind.RELATED),
        ("Рассказать своим друзьям", "ru", Kind.SHARE),
        ("Десять сериалов о вахтёрах", "ru", Kind.RELATED),
        ("Власти города молчат", "ru", Kind.RELATED),
        ("Розповісти друзям", "uk", Kind.SHARE),
    ],
)
def test_a_title_that_ends_so_is_another_story(line: str, language: str, expected: Kind) -> None:
    document, blocks = told(*STORY, row(line, Kind.RELATED, 0.8))
    tell_buttons(document, blocks, (), language)
    assert blocks[-1].kind is expected


def test_a_mail_field_is_of_its_newsletter() -> None:
    for line, expected in (("Вказати свій email", Kind.NEWSLETTER), ("Розповісти друзям", Kind.SHARE)):
        document, blocks = told(*STORY, row(line, Kind.NEWSLETTER, 0.5))
        blocks[-1] = replace(blocks[-1], ask=True)
        tell_buttons(document, blocks, (), "uk")
        assert blocks[-1].kind is expected
