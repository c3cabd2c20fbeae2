from __future__ import annotations

import time

import pytest

from wagtail_newsclean.text.fingerprint import fingerprint
from wagtail_newsclean.text.phrase import Phrase


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("sign up", "SIGN UP for our letter"),
        ("support * from * # a month", "Support our reporting from just 2.50 a month"),
        ("подпишитесь", "Подпишитесь на рассылку"),
        ("story continues", "— Story  continues\u00a0below —"),
        ("#", "Page 12"),
    ],
)
def test_a_phrase_is_found_wherever_it_stands(phrase: str, line: str) -> None:
    assert Phrase(phrase).matches(line)


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("sign", "The designer signalled"),
        ("support * a month", "A month ago they asked for support"),
        ("ad", "Madrid"),
        ("from #", "from nobody"),
    ],
)
def test_a_phrase_is_not_found_inside_words_or_out_of_order(phrase: str, line: str) -> None:
    assert not Phrase(phrase).matches(line)


def test_a_whole_line_phrase_needs_the_whole_line() -> None:
    rule = Phrase("read more", whole_line=True)
    assert rule.matches("Read more:")
    assert not rule.matches("Read more widely, the minister said.")
    assert Phrase("page # of #", whole_line=True).matches("Page 3 of 14")
    assert Phrase("photo: *", whole_line=True).matches("Photo: Lena Brandt")


@pytest.mark.parametrize("phrase", ["", "   ", "*", "***", "* ! *"])
def test_a_phrase_without_a_word_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="every line"):
        Phrase(phrase)


def test_many_stars_on_a_long_line_take_no_time() -> None:
    rule = Phrase("*".join(["a"] * 60) + "*z")
    start = time.process_time()
    for _ in range(20):
        assert not rule.matches("a " * 100_000)
    assert time.process_time() - start < 1


def test_lines_that_differ_in_numbers_case_and_spacing_are_the_same_line() -> None:
    one = fingerprint("Published: 3 March 2026, 14:05")
    assert one == fingerprint("PUBLISHED 14  March 2025 | 9:30".replace("|", "-"))
    assert one != fingerprint("Updated: 3 March 2026, 14:05")


def test_lines_of_signs_alone_and_broken_characters_have_fingerprints_too() -> None:
    assert fingerprint("***") != fingerprint("—")
    assert isinstance(fingerprint("\ud800 lone"), int)
