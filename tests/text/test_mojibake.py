"""Text that was read with the wrong encoding."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text.mojibake import read_again
from wagtail_newsclean.text.splitter.features import own_line
from wagtail_newsclean.text.splitter.lexicons import lexicon


@pytest.mark.parametrize(
    "text", ["Élise s’en va", "© Jane Roe – “no”", "Фото: Пётр Шилов", "摄影：李明 (à Paris)"]
)
def test_it_is_read_again(text: str) -> None:
    misread = "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252")
        for byte in text.encode()
    )
    assert read_again(misread) == text


@pytest.mark.parametrize("text", ["MANHÃ€ e não", "SÃO TOMÉ", "Â«oui»", "Plain", "Ð or Ñ", "“â€™” and Жанна"])
def test_what_was_read_rightly_stays(text: str) -> None:
    assert read_again(text) == text


def test_features_are_those_of_the_words_that_were_meant() -> None:
    mask = lexicon().mask("ru")
    assert (
        own_line("Ð¤Ð¾Ñ‚Ð¾: ÐŸÑ‘Ñ‚Ñ€", mask).facts.kinds
        == own_line("Фото: Пётр", mask).facts.kinds
        != frozenset()
    )
