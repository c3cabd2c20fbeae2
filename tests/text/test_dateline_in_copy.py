"""Datelines are found in copy as it is pasted, whatever the splitter makes of its lines, and taken off exactly."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from tests.text.details.pasted import PASTED, RECEIVED, STORIES
from tests.text.details.traps import TRAPS
from wagtail_newsclean.text import Copy, Kind, Story, clean
from wagtail_newsclean.text.types import Document, Verdict

FORMS = [(language, *form, *[None] * (5 - len(form))) for language, forms in PASTED.items() for form in forms]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def folded(text: str | None) -> str | None:
    return squeezed(text).casefold().rstrip(".") if text else None


def read(text: str, received: str | None = None) -> Story:
    return clean(Copy(text=text, received=datetime.date.fromisoformat(received or RECEIVED)))


def settings(head: str, language: str) -> Iterator[tuple[str, str]]:
    """The copy in which a dateline may come, and its story."""
    first, second, headline = STORIES[language]
    yield head + first, first
    yield f"{head}{first}\n\n{second}", f"{first} {second}"
    yield f"{head}{first}\n{second}\n", f"{first} {second}"
    yield f"{headline}\n\n{head}{first}\n\n{second}", f"{first} {second}"
    yield f"{headline}\n\nBy Ann Oldfield\n\n{head}{first}\n\n{second}\n", f"{first} {second}"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form[0]} {form[1][:40]!r}")
def test_it_is_found_and_taken_off(form: tuple[str, ...]) -> None:
    language, head, place, date, agency, received = form
    for text, story in settings(head, language):
        read_story = read(text, received)
        found = read_story.dateline
        assert found is not None, text
        assert (folded(found.place), found.date and found.date.isoformat()) == (folded(place), date), text
        assert found.agency == agency, text
        assert squeezed(text[found.end :]).startswith(story[:60]), text
        assert squeezed(read_story.body) == story, text


@pytest.mark.parametrize("line", TRAPS, ids=lambda line: line[:40])
def test_none_is_invented(line: str) -> None:
    first, second, headline = STORIES["en"]
    for text in (
        line,
        f"{line}\n\n{second}",
        f"{headline}\n\nBy Ann Oldfield\n\n{line}\n\n{second}",
        f"{headline}\n\n{first}\n\n{line}\n{second}",
    ):
        assert read(text).dateline is None, text


WRAPPED = """\
Two buses and a lorry collided on
the old bridge on Monday, closing both lanes for most of
the afternoon, the police said.
    Nobody was hurt. The lorry carried lamps, of which some
hundred broke on the road.
"""


@pytest.mark.parametrize(
    "head", ["CAIRO — ", "NEW DELHI: ", "LONDON • ", "OSLO. ", "(ANSA) - ROMA, 3 MAG - "]
)
def test_hard_wrapped_copy_whose_dateline_was_changed(head: str) -> None:
    story = read(head + WRAPPED)
    assert story.dateline is not None
    assert squeezed(story.body) == squeezed(WRAPPED)
    assert story.headline is None


def test_a_digest_has_the_dateline_of_its_first_story() -> None:
    story = read(
        "BERNE - Consumer prices rose by one per cent in the year to March, the office said on Monday.\n\n"
        "OSLO - The bank did not step in as the crown fell against the dollar, dealers said on Monday.\n"
    )
    assert story.dateline is not None
    assert story.dateline.text == "BERNE -"


def test_a_line_that_goes_on_begins_with_no_dateline() -> None:
    story = read(
        "The maker of lamps bought all shares of a rival in the town of\nOttawa. Terms were not disclosed, and "
        "the sellers would not say more.\n"
    )
    assert story.dateline is None


def test_a_note_before_the_dateline_does_not_keep_the_story_out() -> None:
    story = read(
        "(Corrects day in first paragraph) LIMA, May 3 (Reuters) - A mine in the north was opened again."
    )
    assert [block.kind for block in story.blocks] == [Kind.BODY]
    assert story.body == "A mine in the north was opened again."


def test_what_an_editor_said_of_the_line_stands() -> None:
    def adviser(document: Document) -> dict[int, Verdict]:
        return {0: Verdict(Kind.NOTE, "you said so")}

    text = "(Corrects day in first paragraph) LIMA, May 3 (Reuters) - A mine in the north was opened again."
    assert clean(Copy(text=text), advisers=[adviser]).blocks[0].kind is Kind.NOTE


def test_short_copy_without_spaces_between_words_is_story() -> None:
    first, second, _ = STORIES["zh"]
    assert [block.kind for block in read(f"{first}\n\n{second}").blocks] == [Kind.BODY, Kind.BODY]
