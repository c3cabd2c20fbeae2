"""The name of a newsletter above what it offers."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.splitter.rules.letter_names import tell_letter_names

from .rows import STORY, Row, kinds, row, told

OFFER = row("Five stories before your tea", Kind.NEWSLETTER, 0.9)
LINK = row("Why gulls shout", Kind.RELATED, 0.9)


def below(*rows: Row, language: str = "en") -> list[Kind]:
    document, blocks = told(*STORY, *rows)
    tell_letter_names(document, blocks, (), language)
    return kinds(blocks)[len(STORY) :]


@pytest.mark.parametrize("kind", [Kind.RELATED, Kind.AD, Kind.BIO])
def test_it_goes_with_the_offer(kind: Kind) -> None:
    name = row("The Kettle", kind, 0.7, Kind.NEWSLETTER)
    assert below(name, OFFER)[0] is Kind.NEWSLETTER
    assert below(row("The Kettle", kind, 0.7, Kind.TAGS), OFFER)[0] is kind
    assert below(row("The Kettle", kind, 0.95, Kind.NEWSLETTER), OFFER)[0] is kind
    assert below(name, LINK)[0] is kind


def test_below_another_link_it_is_one_unless_the_list_is_over() -> None:
    name = row("The Kettle", Kind.RELATED, 0.7, Kind.NEWSLETTER)
    assert below(LINK, name, OFFER)[1] is Kind.RELATED
    assert below(LINK, row("See all", Kind.RELATED, 0.9), name, OFFER)[2] is Kind.NEWSLETTER
    assert below(LINK, row("The Kettle", Kind.RELATED, 0.3, Kind.NEWSLETTER), OFFER)[1] is Kind.NEWSLETTER


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Every other Thursday, short and without sirens", "en"),
        ("Jeden zweiten Donnerstag, ohne Blaulicht", "de"),
    ],
)
def test_what_says_when_it_comes_is_no_link(line: str, language: str) -> None:
    offer = row(line, Kind.RELATED, 0.7, Kind.NEWSLETTER)
    assert below(LINK, offer, OFFER, language=language)[1] is Kind.NEWSLETTER
