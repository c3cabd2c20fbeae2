"""Titles with a word before them that says what they are."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind, Story, clean
from wagtail_newsclean.text.readers.labelled import is_release_label, label_of

from .files import docx

TITLE = "Harbour wall of Marrow will be mended"
TEXT = (
    "The harbour wall of Marrow will be mended before the winter, the town said on Monday.",
    '"It has held for ninety years," said the mayor, Lena Brandt, who grew up beside it.',
)


def read(*lines: str) -> Story:
    return clean(Copy(text="\n\n".join(lines)))


@pytest.mark.parametrize(
    "label",
    [
        "Headline:",
        "HEADLINE: ",
        "Überschrift: ",
        "Título: ",
        "Заголовок: ",
        "Press release: ",
        "Persbericht - ",
    ],
)
def test_the_label_is_no_part_of_the_headline(label: str) -> None:
    story = read(f"{label}{TITLE}", *TEXT)
    assert story.headline == TITLE
    assert story.source.startswith(label.strip())
    assert [block.kind for block in story.blocks][:2] == [Kind.OTHER, Kind.HEADLINE]


def test_all_that_a_freelancer_labels_is_told_apart() -> None:
    story = clean(
        Copy(
            data=docx(
                [f"HEADLINE: {TITLE}", "STANDFIRST: It has held for ninety years", "BYLINE: Bo Peep", *TEXT]
            )
        )
    )
    assert (story.headline, story.standfirst) == (TITLE, "It has held for ninety years")
    assert story.byline == ("Bo Peep",)
    assert story.document is not None
    assert story.document.render is not None
    assert story.document.render(1) == f"<p>{TITLE}</p>"


def test_what_stands_in_the_title_of_a_page_stays() -> None:
    page = f"<article><h1>Headline: {TITLE}</h1><p>{TEXT[0]}</p><p>{TEXT[1]}</p></article>"
    assert clean(Copy(html=page)).headline == f"Headline: {TITLE}"


def test_a_label_below_the_first_paragraph_is_of_the_story() -> None:
    assert len(read(TITLE, *TEXT, "Headline: the wall is old news, she said.").blocks) == 4


@pytest.mark.parametrize(
    ("text", "label"),
    [("Headline: Wall", "headline"), ("Headlines: Wall", ""), ("Pressemitteilung Nr. 12: Mauer", "release")],
)
def test_labels(text: str, label: str) -> None:
    assert label_of(text)[0] == label


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("PRESS RELEASE", True),
        ("Pressemitteilung Nr. 12/2026 vom 3. Mai 2026", True),
        ("For release May 12, 2026", True),
        ("Press release that nobody read", False),
    ],
)
def test_the_word_for_a_release_alone(text: str, alone: bool) -> None:
    assert is_release_label(text) is alone


def test_a_day_is_no_title() -> None:
    story = read("PRESS RELEASE – 1 June 2026", TITLE, *TEXT)
    assert story.headline == TITLE
