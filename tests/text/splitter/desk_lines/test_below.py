"""What stands below a story for those who handle it, and what only looks like it."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind, clean
from wagtail_newsclean.text.readers.plain import document_of_text
from wagtail_newsclean.text.splitter.desk_lines import desk_lines

from .wire_copy import STORY, TEXT, told


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("(Reporting by Ann Ode; Editing by Di Eff)", Kind.NOTE),
        ("((ann.ode@nord.example; +47 555 0199))", Kind.NOTE),
        ("str/kaf/blb", Kind.NOTE),
        ("olg/nik", Kind.NOTE),
        ("BRA/FM", Kind.NOTE),
        ("NOE lbr/ram/jlp", Kind.NOTE),
        ("NW 1215est 03-04-26", Kind.TIMESTAMP),
        ("NW-WS-03-04-26 1012EST<", Kind.TIMESTAMP),
        ("AFX 041205 GMT MAR 26", Kind.TIMESTAMP),
        ("04-MAR-26 12:15 NNNN", Kind.TIMESTAMP),
        ("ends", Kind.OTHER),
        ("-ENDS-", Kind.OTHER),
        ("###", Kind.OTHER),
        ("— 0 —", Kind.OTHER),
        ("(完)", Kind.OTHER),
        ("(MORE)", Kind.OTHER),
        ("ENDS 54 words", Kind.OTHER),
        ("Ende/60 Zeilen", Kind.OTHER),
        ("FAN-BR/VEC", Kind.NOTE),
        ("ORT-RD", Kind.NOTE),
        ("(NORD).", Kind.NOTE),
        ("Корр. НордИнформ Пётр Шилов", Kind.NOTE),
        ("The post Storm closes harbour appeared first on Port Marrow Post.", Kind.NOTE),
        ("Der Beitrag Sturm schließt Hafen erschien zuerst auf Marrow heute.", Kind.NOTE),
        ("Media contact: Bo Peep, 01632 960144", Kind.NOTE),
        ("AB // CDE", Kind.NOTE),
        ("NORD/Fim", Kind.OTHER),
        ("© nord-infocom, nord:260304-99-123456/4", Kind.LEGAL),
        ("EDITORS: a lead follows", Kind.NOTE),
        ("Not for publication", Kind.NOTE),
    ],
)
def test_below_the_text(line: str, kind: Kind) -> None:
    assert told(f"Storm closes harbour for third day\n\n{STORY}\n{line}") == {line: kind}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("This e-mail and any attachments are confidential and meant for the addressee.", Kind.LEGAL),
        ("Diese Nachricht ist vertraulich und nur für den Empfänger bestimmt.", Kind.LEGAL),
        ("Sent from my iPhone", Kind.OTHER),
        ("On 12 May 2024 at 18:02, Ann Coe <ann@port.example> wrote:", Kind.NOTE),
        ("> The wall is wet", Kind.NOTE),
    ],
)
def test_below_the_text_of_an_e_mail_only(line: str, kind: Kind) -> None:
    lines = document_of_text(f"Storm closes harbour for third day\n\n{STORY}\n{line}").lines
    assert desk_lines(lines).after == {}
    assert [verdict.kind for verdict in desk_lines(lines, mail=True).after.values()] == [kind]
    more = document_of_text(f"Storm closes harbour for third day\n\n{STORY}\n{line}\n\n{STORY}").lines
    assert desk_lines(more, mail=True).after == {}


@pytest.mark.parametrize(
    "line",
    [
        "The end",
        "Ends meet in the middle, she said.",
        "and/or else the ferry stays in port, he said.",
        "Reporting by night is harder, and editing by day is no easier. She does both.",
        "Editors: a dying breed",
        "(It has closed twice before, in 1911 and in 1962.)",
        "For more information, call the harbour office at 555-0144.",
        "Contact: a word the harbour master does not like.",
        "The post office on the quay appeared first on the map of 1820.",
        "This message was painted on the mole overnight, and nobody knows by whom.",
        "> The wall is wet",
    ],
)
def test_what_is_said_in_a_story_is_left_alone(line: str) -> None:
    assert told(f"Storm closes harbour for third day\n\n{STORY}\n{line}") == {}


def test_a_section_for_desks_ends_with_the_next_paragraph() -> None:
    text = f"Sturm legt Hafen lahm\n\n{STORY}\n# Notizblock\n## Redaktionelle Hinweise\n- Es folgt ein Korr\n\n{STORY}"
    assert list(told(text)) == ["# Notizblock", "## Redaktionelle Hinweise", "- Es folgt ein Korr"]


def test_an_end_with_more_story_after_it_than_before_is_none() -> None:
    assert told(f"New wall for harbour\n\n{STORY}\n###\n\nTrains run again\n\n{STORY}{STORY}") == {
        "###": Kind.OTHER
    }


def test_a_note_below_the_text_does_not_end_it() -> None:
    text = f"Storm closes harbour\n\n{STORY}\n(Reporting by Ann Ode)\nThe ferries sail again on Sunday"
    assert told(text) == {"(Reporting by Ann Ode)": Kind.NOTE}


def test_of_what_follows_the_end_only_sentences_stay_where_somebody_is_quoted() -> None:
    quoted = '"We wait for the wind to turn and for the sea to be calm again," she said on Monday.'
    found = told(f"Storm closes harbour\n\n{STORY}\nends\nMore on the storm\n{quoted}")
    assert found == {"ends": Kind.OTHER, "More on the storm": None}


def test_a_sign_off_says_nothing_of_the_paragraph_before_it() -> None:
    short = (
        "Storm closes harbour\n\nA storm kept the harbour closed on Wednesday, officials said.\n\nThey wait."
    )
    alone, signed = clean(Copy(text=short)), clean(Copy(text=f"{short}\n\nolg/nik"))
    assert signed.blocks[-1].kind is Kind.NOTE
    assert [block.kind for block in signed.blocks[:-1]] == [block.kind for block in alone.blocks]


@pytest.mark.parametrize("trailer", ["ndk/lno ab yyzz n1 cd", "YL3-COR", "jz/ mark/"])
def test_initials_and_distribution_codes_below_the_text(trailer: str) -> None:
    story = clean(
        "Harbour stays shut for third day\n\nThe harbour stayed shut on Wednesday, the port authority said.\n\n"
        f"Ferries to the islands are cancelled until further notice.\n\n{trailer}\n"
    )
    assert story.blocks[-1].kind is Kind.NOTE


@pytest.mark.parametrize(("first", "second"), [("[a]", "[b]"), ("[AO1]", "[BC2]")])
def test_comments_that_a_word_processor_puts_below_the_text(first: str, second: str) -> None:
    story = clean(
        f"Harbour stays shut for third day\n\nThe harbour stayed shut on Wednesday,{first} the port authority said.\n\n"
        f"Ferries to the islands are cancelled until further notice, it said.{second}\n\n"
        f"{first}Is this right?\n{second}Ask Bo\n"
    )
    assert [block.kind for block in story.blocks][-2:] == [Kind.NOTE, Kind.NOTE]


def test_whom_to_contact_below_a_story() -> None:
    below = "To contact the reporter on this story:\nAnn Ode at ao@nord.example\nCy Dee"
    story = clean(f"{TEXT}\n--With assistance from Bo Peep.\n{below}\n")
    assert [block.kind for block in story.blocks][-4:] == [Kind.NOTE] * 4
    assert story.byline == ()


@pytest.mark.parametrize(
    "line",
    [
        "(Schluss) mko/hhi",
        "/ТАСС/",
        "/ritzau/",
        "dna bk yyzz ab",
        "kba \\ szi",
        "(Keystone-ATS / 02.06.2026 14h03)",
    ],
)
def test_initials_and_agencies_that_close_a_story(line: str) -> None:
    assert told(f"Storm closes harbour for third day\n\n{STORY}\n{line}\n") == {line: Kind.NOTE}


@pytest.mark.parametrize("line", ["© Agence France-Presse", "(©NTB)"])
def test_whose_the_copy_is_below_it(line: str) -> None:
    assert told(f"Storm closes harbour for third day\n\n{STORY}\n{line}\n") == {line: Kind.LEGAL}


@pytest.mark.parametrize("line", ["(Bitti)", "slut", "(끝)", "ΤΕΛΟΣ", "Enditem"])
def test_the_word_for_the_end(line: str) -> None:
    assert told(f"Storm closes harbour for third day\n\n{STORY}\n{line}\n") == {line: Kind.OTHER}


def test_all_below_what_is_not_for_publication() -> None:
    private = ["NIET VOOR PUBLICATIE", "Bel voor een interview met Bram Hoek", "Bram is er tot vrijdag"]
    text = f"Storm closes harbour for third day\n\n{STORY}\n"
    assert told(text + "\n".join(private)) == dict.fromkeys(private, Kind.NOTE)
    quoted = '"We will not wait for the spring any longer," said Mara Quill, who sells fish.'
    assert quoted not in told(text + "\n".join([private[0], quoted]))


@pytest.mark.parametrize(
    "line", ["(Edição de Bia Nunes)", "(Redaktion: Uta Kern)", "(Подготовила Анна Белова)"]
)
def test_who_else_worked_on_it_in_other_languages(line: str) -> None:
    assert told(f"Storm closes harbour for third day\n\n{STORY}\n{line}\n") == {line: Kind.NOTE}


@pytest.mark.parametrize("line", ["Source text for Eikon:", "Further company coverage:", "(Gdansk Newsroom)"])
def test_what_stands_below_briefs(line: str) -> None:
    assert told(f"Storm closes harbour for third day\n\n{STORY}\n{line}\n") == {line: Kind.NOTE}
