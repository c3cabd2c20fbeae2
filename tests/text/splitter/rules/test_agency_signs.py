"""An agency in brackets below the story."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind, clean
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.rules.second_look import look_again
from wagtail_newsclean.text.types import Block, Verdict

from .rows import PARAGRAPH, looked_at


@pytest.mark.parametrize("agency", ["EFE", "ТАСС", "Belga", "AP"])
def test_an_agency_in_brackets_signs_the_last_paragraph(agency: str) -> None:
    lines = [PARAGRAPH, f"The bell dates from 1820. ({agency})", "More stories"]
    blocks = looked_at(lines, [Kind.BODY, Kind.CAPTION, Kind.RELATED])
    assert (blocks[1].kind, blocks[1].ask, blocks[1].second) == (Kind.BODY, True, Kind.CAPTION)


def test_an_agency_without_brackets_and_the_initials_of_its_desks() -> None:
    lines = [PARAGRAPH, "The bell dates from 1820. PTI DB RKS", "More stories"]
    assert looked_at(lines, [Kind.BODY, Kind.CAPTION, Kind.RELATED])[1].kind is Kind.BODY
    lines[1] = "The bell dates from 1820. BELL RINGERS"
    assert looked_at(lines, [Kind.BODY, Kind.CAPTION, Kind.RELATED])[1].kind is Kind.CAPTION


def test_an_agency_that_signs_it_is_told_as_the_reason() -> None:
    for taken_for in (Kind.BODY, Kind.CAPTION):
        signed = looked_at([PARAGRAPH, "The bell dates from 1820. (EFE)"], [Kind.BODY, taken_for], 0.4)[1]
        assert "an agency name" in signed.reasons
    assert looked_at([PARAGRAPH, "The bell dates from 1820. (EFE)"], [Kind.BODY] * 2, 0.4)[1].confidence > 0.4


def test_what_an_agency_sets_below_its_signature_is_passed_over() -> None:
    lines = [PARAGRAPH, "The bell dates from 1820. (EFE)", "jk/ ab/ rm"]
    assert looked_at(lines, [Kind.BODY, Kind.CAPTION, Kind.BODY])[1].kind is Kind.BODY


def test_an_editor_who_called_it_a_caption_is_heard() -> None:
    lines, kinds = [PARAGRAPH, "The bell dates from 1820. (EFE)"], [Kind.BODY, Kind.CAPTION]
    known = {1: Verdict(Kind.CAPTION, "you marked this as caption")}
    assert looked_at(lines, kinds, known=known)[1].kind is Kind.CAPTION


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ('<p>{}</p><p>{}</p><figure><img src="a.jpg"><figcaption>{}</figcaption></figure>', Kind.CAPTION),
        ("<p>{}</p><p>{}</p><figure><video></video><figcaption>{}</figcaption></figure>", Kind.CAPTION),
        ('<p>{}</p><p>{}</p><img src="a.jpg"><p>{}</p>', Kind.CAPTION),
        ('<img src="a.jpg"><p>{}</p><p>{}</p><p>{}</p>', Kind.BODY),
    ],
)
def test_below_a_picture_the_last_line_is_its_caption_whoever_took_it(page: str, kind: Kind) -> None:
    copy = Copy(html=page.format(PARAGRAPH, PARAGRAPH, "The bell on Friday. (AP)"))
    assert looked_at(copy, [Kind.BODY, Kind.BODY, Kind.CAPTION])[2].kind is kind


def test_a_paragraph_signed_by_an_agency_leaves_no_doubt() -> None:
    document = read(Copy(text=f"{PARAGRAPH}\nThe bell dates from 1820. (Reuters)"))
    blocks = [Block(Kind.BODY, line.start, line.end, 0.4, ask=True) for line in document.lines]
    look_again(document, blocks, {}, "en")
    assert [block.ask for block in blocks] == [True, False]


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["The wall on Friday. (AP)", PARAGRAPH], [Kind.CAPTION, Kind.BODY]),
        ([PARAGRAPH, "The wall on Friday. (AP)", PARAGRAPH], [Kind.BODY, Kind.CAPTION, Kind.BODY]),
        (
            [PARAGRAPH, "The wall on Thursday. (AP)", "The wall on Friday. (AP)"],
            [Kind.BODY, Kind.CAPTION, Kind.CAPTION],
        ),
        ([PARAGRAPH, "The wall on Friday. (Jane Roe)"], [Kind.BODY, Kind.CAPTION]),
        ([PARAGRAPH, "The wall on Friday. (Photo: AP)"], [Kind.BODY, Kind.CAPTION]),
    ],
)
def test_captions_stay_captions(lines: list[str], kinds: list[Kind]) -> None:
    assert [block.kind for block in looked_at(lines, kinds)] == kinds


def test_an_agency_signs_off_above_the_initials_of_a_desk() -> None:
    story = clean(
        "Port zamknięty trzeci dzień\n\nGdańsk (PAP) - Port był w środę zamknięty, poinformował zarząd portu.\n\n"
        "„Nie sprzedaliśmy ani jednej skrzynki” - powiedziała Marta Kwiatek, właścicielka dwóch kutrów.\n\n"
        "Promy na wyspy nie kursują do odwołania. (PAP)\n\njz/ mark/\n"
    )
    assert "Promy na wyspy" in story.body
    assert "jz/" not in story.body
