"""A place is suggested where the story names one, and never set."""

from __future__ import annotations

import pytest

from tests.shared import SHARED, needs_shared
from wagtail_newsclean.suggesters.place import suggest_place
from wagtail_newsclean.text import clean
from wagtail_newsclean.text.types import Block, Dateline, Kind, Story


def story(*paragraphs: str, language: str = "en", dateline: Dateline | None = None) -> Story:
    source = "\n".join(paragraphs)
    blocks, position = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Kind.BODY, position, position + len(paragraph), 1.0))
        position += len(paragraph) + 1
    return Story(source=source, language=language, blocks=tuple(blocks), dateline=dateline)


def test_the_town_named_most_is_suggested_with_its_reason() -> None:
    found = suggest_place(
        story(
            "The two sides met in Istanbul on Friday.",
            "The talks in Istanbul were the third. Ankara had offered to host them.",
            "Istanbul is also where they signed.",
        )
    )
    assert found is not None
    assert (found.place, found.country, found.mentions) == ("Istanbul", "TR", 3)
    assert found.reason == "Istanbul is named three times; the copy has no dateline"


def test_a_copy_with_a_dateline_gets_no_suggestion() -> None:
    dateline = Dateline("IZMIR —", 0, 7, "IZMIR", ("IZMIR",))
    assert suggest_place(story("They met in Istanbul.", "In Istanbul it rained.", dateline=dateline)) is None


def test_a_dateline_without_a_place_leaves_the_question_open() -> None:
    dateline = Dateline("(CNN) —", 0, 7, None, ())
    found = suggest_place(story("They met in Istanbul.", "In Istanbul it rained.", dateline=dateline))
    assert found is not None


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("They met on Friday.", "It rained."),
        ("They met in Istanbul on Friday.", "It rained."),
        ("The Moscow Times said so.", "The Moscow Times was asked in court."),
        ("Jordan scored twice.", "Jordan was happy. In Jordan they trust."),
        ("Istanbul won.", "Istanbul had not won before."),
    ],
)
def test_one_mention_a_namesake_or_a_longer_name_is_not_enough(paragraphs: tuple[str, ...]) -> None:
    assert suggest_place(story(*paragraphs)) is None


@pytest.mark.parametrize(
    ("language", "first", "second", "place"),
    [
        ("ru", "Встреча прошла в Москве в пятницу.", "До этого в Москве шёл дождь.", "Москва"),
        ("uk", "Зустріч відбулася в Києві у п’ятницю.", "До того у Києві йшов дощ.", "Київ"),
        (
            "de",
            "Das Treffen fand in Hamburg statt.",
            "In Hamburg regnete es, Hamburgs Senat tagte.",
            "Hamburg",
        ),
    ],
)
def test_inflected_names_are_brought_to_the_gazetteers(
    language: str, first: str, second: str, place: str
) -> None:
    found = suggest_place(story(first, second, language=language))
    assert found is not None
    assert found.place == place


@needs_shared
def test_the_paste_of_the_seed_has_no_dateline_and_names_istanbul() -> None:
    assert SHARED is not None
    read = clean((SHARED / "samples" / "moscow-times-paste.txt").read_text("utf-8"))
    assert read.dateline is None
    found = suggest_place(read)
    assert found is not None
    assert found.place == "Istanbul"
