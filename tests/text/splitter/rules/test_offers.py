"""Offers of subscriptions that are taken for something else."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.splitter.rules.offers import tell_offers

from .rows import STORY, Row, kinds, row, told

APPEAL = row("No subscription? Two weeks cost nothing", Kind.APPEAL, 0.9)


def last(*rows: Row, language: str = "en") -> Kind:
    document, blocks = told(*STORY, *rows)
    tell_offers(document, blocks, (), language)
    return kinds(blocks)[-1]


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("Subscribe to the Gull and save 40 per cent", "en", Kind.APPEAL),
        ("Abbonati e togli la pubblicità", "it", Kind.APPEAL),
        ("Subscribe to our newsletter and save time", "en", Kind.SHARE),
        ("Subscribe to us on YouTube and say hello", "en", Kind.SHARE),
        ("Subscribe", "en", Kind.SHARE),
        ("Ferries that subscribe to the new rules", "en", Kind.SHARE),
    ],
)
def test_what_begins_with_a_word_of_subscribing(line: str, language: str, expected: Kind) -> None:
    assert last(row(line, Kind.SHARE, 0.5, Kind.APPEAL), language=language) is expected
    assert last(row(line, Kind.SHARE, 0.5, Kind.TAGS), language=language) is Kind.SHARE
    assert last(row(line, Kind.SHARE, 0.9, Kind.APPEAL), language=language) is Kind.SHARE


def test_the_button_below_an_appeal_is_no_ad() -> None:
    button = row("Zu den Preisen", Kind.AD, 0.2, Kind.APPEAL)
    assert last(APPEAL, button, language="de") is Kind.APPEAL
    assert last(button, language="de") is Kind.AD
    assert last(APPEAL, row("Anzeige: Zu den Preisen", Kind.AD, 0.2, Kind.APPEAL), language="de") is Kind.AD


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("Tutti i concorsi, ogni giorno: abbonati", "it", Kind.APPEAL),
        ("Subscribe and you could win a boat", "en", Kind.NEWSLETTER),
        ("Every Friday, the newsletter for subscribers", "en", Kind.NEWSLETTER),
    ],
)
def test_what_asks_to_subscribe_beside_a_newsletter(line: str, language: str, expected: Kind) -> None:
    assert last(row(line, Kind.NEWSLETTER, 0.6, Kind.APPEAL), language=language) is expected
    assert last(row(line, Kind.NEWSLETTER, 0.6, Kind.SHARE), language=language) is Kind.NEWSLETTER
