"""Credits are taken apart from captions; neither loses a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from tests.text.details.gold import gold_documents
from wagtail_newsclean.text.details.credit import bare_credit, find_credits, split_caption
from wagtail_newsclean.text.types import Block, Credit, Kind

CAPTIONS = {
    "The bridge on Friday. (Jane Roe/AFP)": ("The bridge on Friday.", "Jane Roe/AFP"),
    "The bridge, May 3, 2024. (AP Photo/Jane Roe)": ("The bridge, May 3, 2024.", "AP Photo/Jane Roe"),
    "The bridge on Friday. Photo: Jane Roe": ("The bridge on Friday.", "Jane Roe"),
    "The bridge on Friday(Image: Jane Roe/ProSports)": ("The bridge on Friday", "Jane Roe/ProSports"),
    "The bridge on Friday. Photo by Jane Roe for The Valley Times": (
        "The bridge on Friday.",
        "Jane Roe for The Valley Times",
    ),
    "The bridge on Friday.CreditJane Roe/The Valley Times": (
        "The bridge on Friday.",
        "Jane Roe/The Valley Times",
    ),
    "The fair on Monday. (Jo Pell for The Delta Sun)": ("The fair on Monday.", "Jo Pell for The Delta Sun"),
    "The coin. (Jo Pell / The Delta Sun)": ("The coin.", "Jo Pell / The Delta Sun"),
    "The clerk. Jo Pell/The Delta Sun": ("The clerk.", "Jo Pell/The Delta Sun"),
    "The clerk at the fair. Jo Pell on Sun": ("The clerk at the fair. Jo Pell on Sun", None),
    "Bocian w Lipkach. Źródło zdjęć: © East News": ("Bocian w Lipkach.", "East News"),
    "A press at work, in 2016. (Jane Roe / AP)": ("A press at work, in 2016.", "Jane Roe / AP"),
    "El puente, el viernes (Ministerio de Obras vía AP)": (
        "El puente, el viernes",
        "Ministerio de Obras vía AP",
    ),
    "The bridge on Friday. | Jane Roe/Getty Images": ("The bridge on Friday.", "Jane Roe/Getty Images"),
    "The bridge on Friday. Photo / Jane Roe": ("The bridge on Friday.", "Jane Roe"),
    "The bridge in 1964. Credit...Jane Roe/The Valley": ("The bridge in 1964.", "Jane Roe/The Valley"),
    "The bridge on Friday. Pic: Jane Roe": ("The bridge on Friday.", "Jane Roe"),
    "The bridge on Friday. Courtesy of the Roe family": (
        "The bridge on Friday.",
        "Courtesy of the Roe family",
    ),
    "De brug op vrijdag. Beeld Ruben Kaas": ("De brug op vrijdag.", "Ruben Kaas"),
    "Pie de foto: El puente, el lunes. Foto: Ana Roa": ("Pie de foto: El puente, el lunes.", "Ana Roa"),
    "The sign reads COME IN / WE ARE OPEN": ("The sign reads COME IN / WE ARE OPEN", None),
    "In the picture … Jane Roe smiles.": ("In the picture … Jane Roe smiles.", None),
    "See the map... It shows the river.": ("See the map... It shows the river.", None),
    "The video / The song was released.": ("The video / The song was released.", None),
    "The bridge on Friday.Reuters": ("The bridge on Friday.", "Reuters"),
    "The bridge on Friday. Supplied": ("The bridge on Friday.", "Supplied"),
    "The bridge was opened on Friday Jane Roe/AFP": ("The bridge was opened on Friday", "Jane Roe/AFP"),
    "The fair in Milltown JACK ROE FOR THE SENTINEL": ("The fair in Milltown", "JACK ROE FOR THE SENTINEL"),
    "A fair in Milltown. (Courtesy of Jane Roe)": ("A fair in Milltown.", "Courtesy of Jane Roe"),
    "Die Brücke am Freitag. Foto: Eva Groß/dpa": ("Die Brücke am Freitag.", "Eva Groß/dpa"),
    "Die Brücke am Freitag (Foto: E. Groß, 15.01.2022).": ("Die Brücke am Freitag", "E. Groß"),
    "Die Brücke am Freitag © Eva Groß": ("Die Brücke am Freitag", "Eva Groß"),
    "El puente, el viernes. EFE/ J.J. Roa": ("El puente, el viernes.", "EFE/ J.J. Roa"),
    "El puente.Foto: Ana Roa (REUTERS) | Vídeo: EPV": ("El puente.", "Ana Roa (REUTERS) | Vídeo: EPV"),
    "Le pont, à Lyon, le 12 juillet 2023. PAUL PETIT / AFP": (
        "Le pont, à Lyon, le 12 juillet 2023.",
        "PAUL PETIT / AFP",
    ),
    "Lo striscione al ponte (foto Rossi/LaPresse)": ("Lo striscione al ponte", "Rossi/LaPresse"),
    "Мост в пятницу. Фото: Иван Вдовин / ТАСС": ("Мост в пятницу.", "Иван Вдовин / ТАСС"),
    "Мост в пятницу. © Иван Вдовин/СибИнформ": ("Мост в пятницу.", "Иван Вдовин/СибИнформ"),
    "The bridge on Friday.": ("The bridge on Friday.", None),
    "The mayor (left) and the engineer (right)": ("The mayor (left) and the engineer (right)", None),
    "Nicole rides with a rival in the cup of Milltown (2024)": (
        "Nicole rides with a rival in the cup of Milltown (2024)",
        None,
    ),
    "The photographer who took the picture of the year sits by the river.": (
        "The photographer who took the picture of the year sits by the river.",
        None,
    ),
    "Anna and Bo": ("Anna and Bo", None),
    "The bridge on Friday. (Jane Roe, dpa)": ("The bridge on Friday.", "Jane Roe, dpa"),
    "The bridge on Friday. (Jane Roe/janesnaps)": ("The bridge on Friday.", "Jane Roe/janesnaps"),
    "The mayor and her dog. (Jane smiles)": ("The mayor and her dog. (Jane smiles)", None),
    "The mayor speaks. (Kyiv)": ("The mayor speaks. (Kyiv)", None),
    "The suspect. (Milltown County Sheriff's Office Photo)": (
        "The suspect.",
        "Milltown County Sheriff's Office Photo",
    ),
    "The bridge. Courtesy of the family of Jane Roe who lives at the river": (
        "The bridge. Courtesy of the family of Jane Roe who lives at the river",
        None,
    ),
    "The bridge was opened on Friday AP Photo/Jane Roe": (
        "The bridge was opened on Friday",
        "AP Photo/Jane Roe",
    ),
    "Jane Roe/AFP": ("Jane Roe/AFP", None),
}

CREDITS = {
    "Photo: Jane Roe": "Jane Roe",
    "(Image credit: Jane Roe)": "Jane Roe",
    "© Jane Roe/AFP": "Jane Roe/AFP",
    "Photo by Jane Roe / The Valley": "Jane Roe / The Valley",
    "@jane_roe / Telegram": "@jane_roe / Telegram",
    "AP Photo/Jane Roe": "AP Photo/Jane Roe",
    "Courtesy of Jane Roe": "Courtesy of Jane Roe",
    "05:22 - Source: CNN": "CNN",
    "Bildrechte: picture alliance/dpa | Eva Groß": "picture alliance/dpa | Eva Groß",
    "Getty Images": "Getty Images",
    "Źródło: Statista.com": "Statista.com",
    "Źródło zdjęć: © East News": "East News",
    "Image source, Mari Lewis": "Mari Lewis",
    "Fotoğraf: AA": "AA",
    "EFE": "EFE",
    "Photos by Jane Roe; illustration by Bo Lind / Nord": "Photos by Jane Roe; illustration by Bo Lind / Nord",
    "Photos by Jane Roe; Nord": "Jane Roe; Nord",
    "Photo credits": None,
    "File image": None,
    "Фото ілюстративне": None,
    "Image 3 of 7": None,
    "© dpa-infocom, dpa:260315-930-812345/1": None,
    "ABC // JLG": None,
    "Lusa/Fim": None,
    "(Schluss) mai/hel": None,
    "CC BY-SA 4.0": None,
    "()": None,
}


@pytest.mark.parametrize(("text", "parts"), CAPTIONS.items())
def test_a_caption_and_its_credit(text: str, parts: tuple[str, str | None]) -> None:
    assert split_caption(text) == parts


@pytest.mark.parametrize(("text", "credit"), CREDITS.items())
def test_a_credit_line_without_its_label(text: str, credit: str | None) -> None:
    assert bare_credit(text) == credit


def test_credits_name_the_block_they_stand_in() -> None:
    source = "A bridge. Photo: Jane Roe\nThe bridge was opened.\nGetty Images"
    blocks = (Block(Kind.CAPTION, 0, 25, 1.0), Block(Kind.BODY, 26, 48, 1.0), Block(Kind.CREDIT, 49, 61, 1.0))
    assert find_credits(source, blocks) == (Credit("Jane Roe", 0), Credit("Getty Images", 2))


def test_an_agency_under_the_last_paragraph_signs_the_story() -> None:
    source = "The bridge was opened.\nEFE\nRead on"
    body, end = Block(Kind.BODY, 0, 22, 1.0), Block(Kind.RELATED, 27, 34, 1.0)
    assert find_credits(source, (body, Block(Kind.CREDIT, 23, 26, 1.0), end)) == ()
    caption = Block(Kind.CAPTION, 0, 22, 1.0)
    assert find_credits(source, (caption, Block(Kind.CREDIT, 23, 26, 1.0), end)) == (Credit("EFE", 1),)


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("The old bridge © Jane Roe/Valley Press", "Jane Roe/Valley Press"),
        ("Picture 1 of 4 © Jane Roe", "Jane Roe"),
        ("Image copyright Reuters", "Reuters"),
        ("(Foto: Jane Roe (bearbeitet))", "Jane Roe (bearbeitet)"),
        (
            "Jane Roe for The Valley Times; sources: Valley archive",
            "Jane Roe for The Valley Times; sources: Valley archive",
        ),
    ],
)
def test_a_credit_line_may_say_more_than_the_credit(line: str, credit: str) -> None:
    assert [found.text for found in find_credits(line, (Block(Kind.CREDIT, 0, len(line), 1.0),))] == [credit]


@given(st.text(max_size=200))
def test_any_caption_is_survived_and_nothing_is_made_up(text: str) -> None:
    caption, credit = split_caption(text)
    assert caption in text
    assert credit is None or credit in text


@needs_shared
def test_the_labelled_pages() -> None:
    assert SHARED is not None
    right = wrong = missed = 0
    for document in gold_documents(SHARED):
        found = {credit.text.casefold() for credit in find_credits(document.source, document.blocks)}
        gold = {credit.casefold() for credit in document.credits.values()}
        right, wrong, missed = (
            right + len(found & gold),
            wrong + len(found - gold),
            missed + len(gold - found),
        )
    assert 2 * right / (2 * right + wrong + missed) > 0.93


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Bijschrift foto: De ringweg bij Marrow. Foto: Gemeente Marrow", "Gemeente Marrow"),
        ("[Photo 1: Anders and Per at the landing. Credit: Jane Roe]", "Jane Roe"),
    ],
)
def test_of_two_labels_the_second_is_the_credits(caption: str, credit: str) -> None:
    assert split_caption(caption)[1] == credit


def test_a_second_label_of_two_words() -> None:
    assert split_caption("Photo: Mill Lane in July. Photo credit: Jane Roe")[1] == "Jane Roe"
