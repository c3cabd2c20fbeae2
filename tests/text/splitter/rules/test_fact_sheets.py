"""Lists of films, books or places."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.splitter.rules.fact_sheets import keep_fact_sheets, keep_findings

from .rows import Row, kinds, row, told

SAID = "A keeper's widow refuses to hand over the keys."


def films(
    label: str, titles: tuple[str, ...] = ("Donate", "Related", "The Quay"), end: str = SAID
) -> list[Row]:
    return [
        film
        for title in titles
        for film in (
            row(title, Kind.APPEAL, 0.9),
            row(f"{label}: Maren Voll. Norway, 94 min", Kind.RELATED, 0.9),
            row(end, Kind.BODY, 0.9),
        )
    ]


def kept(rows: list[Row], language: str = "en") -> list[Kind]:
    document, blocks = told(row("Films of the week", Kind.HEADLINE, 0.9), *rows)
    keep_fact_sheets(document, blocks, (), language)
    return kinds(blocks)[1:]


@pytest.mark.parametrize(
    ("label", "language"), [("Dir", "en"), ("Regie", "de"), ("Режиссёр", "ru"), ("Regia", "it")]
)
def test_titles_with_the_same_label_below_them_are_headings(label: str, language: str) -> None:
    assert kept(films(label), language) == [Kind.HEADING, Kind.BODY, Kind.BODY] * 3


def test_two_are_no_list() -> None:
    assert kept(films("Dir", ("Donate", "Related"))) == [Kind.APPEAL, Kind.RELATED, Kind.BODY] * 2


@pytest.mark.parametrize("label", ["By", "Photo", "Read more"])
def test_labels_of_furniture_do_not_count(label: str) -> None:
    assert kept(films(label)) == [Kind.APPEAL, Kind.RELATED, Kind.BODY] * 3


def test_links_one_below_the_other_have_no_paragraph() -> None:
    assert kept(films("Dir", end="How to see it")) == [Kind.APPEAL, Kind.RELATED, Kind.BODY] * 3


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("CLAIM: A photograph shows a whale in the harbour.", "VERDICT: False."), Kind.BODY),
        (("CLAIM: A photograph shows a whale in the harbour.", "It does not."), Kind.CAPTION),
        (("CLAIM: A whale in the harbour", "VERDICT: False."), Kind.CAPTION),
        (("PHOTO: The whale on Friday. Jane Roe/AP.", "VERDICT: False."), Kind.CAPTION),
    ],
)
def test_sentences_with_labels_in_capitals(lines: tuple[str, str], kind: Kind) -> None:
    document, blocks = told(row(lines[0], Kind.CAPTION, 0.98), row(lines[1], Kind.BODY, 0.9))
    keep_findings(document, blocks, ())
    assert blocks[0].kind is kind
