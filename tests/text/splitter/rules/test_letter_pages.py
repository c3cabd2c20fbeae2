"""Pages of readers' letters."""

from __future__ import annotations

from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.splitter.rules.letter_pages import keep_letter_pages

from .rows import PARAGRAPH, Row, kinds, row, told

LETTER = row(PARAGRAPH, Kind.BODY, 0.9)
SIGNED = [row("Harold Wickett", Kind.BODY, 0.5), row("Skipton, North Yorkshire", Kind.BODY, 0.5)]


def page(*rows: Row, title: str = "Letters: geese") -> list[Kind]:
    document, blocks = told(row(title, Kind.HEADLINE, 0.9), LETTER, *SIGNED, LETTER, *rows)
    keep_letter_pages(document, blocks, (), "en")
    return kinds(blocks)[5:]


def test_a_name_is_a_signature_however_sure_the_model_is_of_an_author() -> None:
    author = row("Dr Miriam Ashe", Kind.BIO, 0.9)
    assert page(author, LETTER)[0] is Kind.BODY
    assert page(author, LETTER, title="Geese")[0] is Kind.BIO
    assert page(row("Share this letter", Kind.SHARE, 0.9), LETTER)[0] is Kind.SHARE


def test_the_last_letter_is_signed_as_the_others_are() -> None:
    name, town, tag = (row(text, Kind.TAGS, 0.5) for text in ("Councillor B. Stott", "Keighley", "Geese"))
    assert page(name, town, tag) == [Kind.BODY, Kind.BODY, Kind.TAGS]
    assert page(row("Subscribe to us", Kind.SHARE, 0.5), name) == [Kind.SHARE, Kind.TAGS]
    assert page(name, town, title="Geese") == [Kind.TAGS, Kind.TAGS]
