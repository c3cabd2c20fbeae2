"""Word lists kept as data."""

from __future__ import annotations

import re

import pytest

from wagtail_newsclean.text.word_lists import any_of, phrases_in


@pytest.mark.parametrize(
    ("package", "name", "separator"),
    [
        ("wagtail_newsclean.text", "harm_phrases.txt", ";"),
        ("wagtail_newsclean.text", "urgent_labels.txt", ";"),
        ("wagtail_newsclean.text", "languages.txt", ","),
        ("wagtail_newsclean.text.splitter", "letters.txt", ";"),
        ("wagtail_newsclean.text.splitter", "labels.txt", ";"),
        ("wagtail_newsclean.text.splitter.desk_lines", "corrections.txt", ";"),
        ("wagtail_newsclean.text.details", "data/bylines.txt", ","),
    ],
)
def test_every_section_has_phrases(package: str, name: str, separator: str) -> None:
    sections = phrases_in(package, name, separator)
    assert sections
    for phrases in sections.values():
        assert phrases
        assert not any(phrase.startswith(("#", "[")) or separator in phrase for phrase in phrases)


def test_the_longest_that_fits_and_either_apostrophe() -> None:
    pattern = re.compile(any_of(["at", "at once", "that's it (now)"]))
    assert pattern.match("at once")[0] == "at once"
    assert pattern.fullmatch("that’s it (now)")
