"""What stands above a story for those who handle it, and what only looks like it."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind, clean

from .wire_copy import STORY, told


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("xyz0123", Kind.OTHER),
        ("bdt0123 3 pl 210 ndk 0456", Kind.OTHER),
        ("BC-EU--Harbor Storm, 4th Ld-Writethru,0512", Kind.OTHER),
        ("ZCZC1234/SXA", Kind.OTHER),
        ("ZCZC ABC0123 3 ID 0142", Kind.OTHER),
        ("^Eds: UPDATES with quotes.<", Kind.NOTE),
        ("(Adds mayor's quotes, background)", Kind.NOTE),
        ("(Zusammenfassung 1200 - neu: Zitat)", Kind.NOTE),
        ("(Actualiza con declaraciones) (foto)", Kind.NOTE),
        ("(AGGIORNA E SOSTITUISCE)", Kind.NOTE),
        ("ATTENTION - ajoute déclarations du maire ///", Kind.NOTE),
        ("FOR IMMEDIATE RELEASE", Kind.NOTE),
        ("Для немедленного распространения", Kind.NOTE),
        ("EMBARGOED UNTIL 00:01 GMT THURSDAY 5 MARCH 2026", Kind.NOTE),
        ("ВИН0412 4 ОБ 0150 ВОЛГА-0911", Kind.OTHER),
        ("NW slug: HARBOUR Storm", Kind.NOTE),
        ("FRS0411 3 i 0231 FRA /ADP-PX04", Kind.OTHER),
        ("AFP", Kind.OTHER),
        ("[SUBS: pls check the number of ferries - Ann]", Kind.NOTE),
        ("MTI - Belföld - 2026. június 2.", Kind.TIMESTAMP),
        ("AMN-GEN INCENDIO-PUERTO, 2do avance", Kind.OTHER),
        ("Land Steinburg/Landwirtschaft/Almen", Kind.OTHER),
        ("AP Photo NYDK101, NYDK102", Kind.OTHER),
    ],
)
def test_above_the_text(line: str, kind: Kind) -> None:
    assert told(f"{line}\nStorm closes harbour for third day\n\n{STORY}") == {line: kind}


def test_a_long_headline_does_not_hide_the_note_below_it() -> None:
    headline = (
        "Storm keeps the harbour of Port Marrow closed for a third day and leaves two thousand stranded"
    )
    assert told(f"{headline}\n(Adds mayor's quotes)\n\n{STORY}") == {"(Adds mayor's quotes)": Kind.NOTE}


def test_points_between_headline_and_text() -> None:
    points = ["*  Ferries stay in port", "*  Fish gets dearer"]
    text = "\n".join(["RPT-UPDATE 2-Storm closes harbour for third day", *points, "", STORY])
    assert told(text) == {
        "RPT-UPDATE 2-Storm closes harbour for third day": Kind.HEADLINE,
        **dict.fromkeys(points, Kind.STANDFIRST),
    }


def test_a_version_is_a_headline() -> None:
    assert told(f"UPDATE 2-Storm closes harbour for third day\n\n{STORY}") == {
        "UPDATE 2-Storm closes harbour for third day": Kind.HEADLINE
    }


CORRECTIONS = [
    "Correction: An earlier version of this article said the fine was 21m. It is 12m.",
    "Clarification, March 4: This story has been updated to say who owns the wall.",
    "Berichtigung: In einer früheren Version dieses Artikels hieß es, die Mauer gehöre der Stadt.",
    "Rectificatif : une première version de cet article donnait le chiffre de 21 millions.",
    "Corrección: una versión anterior de este texto decía que la multa era de 21 millones.",
    "Notícia corrigida às 12h30: a versão anterior deste texto dizia que a multa era de 21 milhões.",
    "Уточнение: в предыдущей версии этой новости говорилось о штрафе в 21 миллион.",
]


@pytest.mark.parametrize("line", CORRECTIONS)
def test_what_was_corrected_may_stand_above_the_story(line: str) -> None:
    assert told(f"Harbour wall falls\n\nBy Ann Ode\n\n{line}\n\n{STORY}") == {line: Kind.NOTE}


@pytest.mark.parametrize(
    "text",
    [
        f"Harbour wall falls\n\n{STORY}\n{CORRECTIONS[0]}\n\n{STORY}",
        f"{CORRECTIONS[0]}\n\n{STORY}",
        f"Jail renamed\n\nCorrections: the word for jail that the town has chosen is an old one.\n\n{STORY}",
        f"Jail renamed\n\nCorrection is what this article of the law is about, and the fine is 12m.\n\n{STORY}",
    ],
)
def test_corrections_inside_the_story_and_in_its_words_are_the_models_business(text: str) -> None:
    assert told(text) == {}


def test_a_credit_in_brackets_is_no_note() -> None:
    for credit in ("(foto: Bo Carr)", "(foto Carr)", "(Foto Bo Carr)"):
        assert told(f"Storm closes harbour for third day\n\n{STORY}\n{credit}") == {}
    assert told(f"Storm closes harbour for third day\n\n{STORY}\n(foto w archiwum)") == {
        "(foto w archiwum)": Kind.NOTE
    }


def test_an_italian_desk_names_the_earlier_take() -> None:
    assert told(f"(V. 'Porto chiuso' delle 10.12)\n\n{STORY}") == {
        "(V. 'Porto chiuso' delle 10.12)": Kind.NOTE
    }


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("(ТАСС) СРОЧНО", Kind.OTHER),
        ("Nadtytuł:", Kind.OTHER),
        ("Priority: 3", Kind.OTHER),
        ("Presseeinladung", Kind.NOTE),
    ],
)
def test_fields_and_urgent_agencies_above_the_text(line: str, kind: Kind) -> None:
    assert told(f"{line}\nStorm closes harbour for third day\n\n{STORY}") == {line: kind}


def test_the_mark_that_agencies_set_after_a_title_is_not_of_it() -> None:
    story = clean(f"ROGO NEL BOSCO DI VALSCURA, EVACUATE 12 FAMIGLIE =\n\n{STORY}")
    assert story.headline == "ROGO NEL BOSCO DI VALSCURA, EVACUATE 12 FAMIGLIE"
