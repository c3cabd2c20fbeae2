"""What an outlet lets its readers vote on."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.splitter.rules.polls import tell_polls

from .rows import STORY, kinds, row, told


def found(line: str, kind: Kind = Kind.RELATED) -> Kind:
    document, blocks = told(*STORY, row(line, kind, 0.8))
    tell_polls(document, blocks, ())
    return kinds(blocks)[-1]


@pytest.mark.parametrize(
    "line",
    [
        "Have your say: should the wall go?",
        "So stimmen Sie ab: Wer war der Beste?",
        "Et vous, qu'en pensez-vous ?",
        "Votá: ¿y a vos qué te preocupa más?",
        "¿Y usted, qué haría?",
        "Stelling: moet de muur weg?",
        "А вы: за или против?",
        "See results",
        "Ergebnis anzeigen",
        "Ver resultados",
        "Vedi i risultati",
        "Zobacz wyniki",
        "Показати результати",
    ],
)
def test_a_vote_is_no_other_story(line: str) -> None:
    assert found(line) is Kind.SHARE


@pytest.mark.parametrize(
    "line",
    ["Vote on the wall put off again", "Who will vote for the wall?", "See results of the harbour race"],
)
def test_a_story_about_a_vote_is(line: str) -> None:
    assert found(line) is Kind.RELATED


def test_a_poll_that_the_story_reports_stays() -> None:
    assert found("Have your say: should the wall go?", Kind.BODY) is Kind.BODY


def test_above_the_text_nothing_is_told() -> None:
    document, blocks = told(row("See results", Kind.RELATED, 0.8), *STORY)
    tell_polls(document, blocks, ())
    assert blocks[0].kind is Kind.RELATED
