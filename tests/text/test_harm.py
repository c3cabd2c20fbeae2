"""Real harm is found in ten languages, and nothing is found in clean stories."""

from __future__ import annotations

import datetime
import json
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from wagtail_newsclean.text.harm import HarmCode, _capitals, _in_capitals, find_harm

NOW = datetime.datetime(2026, 3, 5, 12, 0, tzinfo=ZoneInfo("Europe/Lisbon"))

DESK_NOTES = """\
Eds: Updates with quotes from the harbour master. With photos.
ATTN EDITORS - Please note the new headline
ATTENTION EDITORS
Note to editors
STRICTLY NOT FOR PUBLICATION
(details to come)
[TK]
(Adds quotes in paragraph 3)
РЕДАКТОРАМ: следующее обновление в 18.00
Вниманию редакторов!
УВАГА РЕДАКЦІЙ: текст оновлено
Notizblock
# Notizblock
## Redaktionelle Hinweise
Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt
Achtung Redaktionen: Bildtext berichtigt
Attention rédactions : chiffre corrigé
Nota a los editores: la cifra del segundo párrafo es nueva
Attenzione redazioni: testo corretto
Noot voor de redactie: foto volgt
Uwaga redakcje: korekta
Atenção, editores: corrige o título"""

CLEAN = """\
Editor's note: This story has been corrected.
EDITOR’S NOTE: an earlier version misspelt the name.
Call the helpline on 116 123 or give by phone: 0800 123 4567.
Spenden nimmt der Verein unter 030 123 45 67 entgegen.
Помощь можно предложить по телефону +7 495 000-11-22.
The arms embargo until 2027 was agreed by ministers.
Embargo on fish: 5 countries join
Embargo until 31 countries sign, the minister says
The memo, marked “not for publication”, was leaked to the council.
Eds. Moe and Brandt wrote the book.
Editors: Lena Brandt and Ola Moe
For release at the zoo, the otters were fed twice.
Members: Ann Coe, Bo Peep and two others
Kill: a novel about a harbour
There is more to come, he said (with the best still to come).
She has scored five goals (with more to come) this season.
Die Techniker Krankenkasse (TK) zahlt.
“NÃO”, disse. «AMANHû
Au CAFÉ», l’ÉTÉ’ et le «NOËL»
Die Sperrfrist für Arbeitslosengeld beträgt zwölf Wochen.
Die Redaktion ist für Leser unter redaktion@tide.example zu erreichen.
The desk: a history of furniture
Not for publication is how she labelled the letter.
In 2019-2024 the number grew to 1 000 000.
The news desk reported 2,000,000 copies sold since 1998.
Hold for release of the hostages, he asked.
Редакторам газеты вручили премии.
Notes to the editors of rival papers were found: he kept them all."""


def codes(*lines: str) -> list[str]:
    return [harm.code.value for harm in find_harm(lines, now=NOW)]


@pytest.mark.parametrize("line", DESK_NOTES.splitlines())
def test_desk_notes_are_found(line: str) -> None:
    assert codes(line) == ["desk_note"]


@pytest.mark.parametrize("line", CLEAN.splitlines())
def test_what_only_looks_like_harm_is_left_alone(line: str) -> None:
    assert codes(line) == []


def test_a_note_in_brackets_is_found_where_it_stands() -> None:
    line = "Crews left at dawn. (Eds: the story moved earlier)"
    (harm,) = find_harm([line], now=NOW)
    assert line[harm.start : harm.end] == "(Eds: the story moved earlier)"


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("EMBARGOED UNTIL 00:01 GMT Friday 6 March", "2026-03-06T00:01:00+00:00"),
        ("Embargo: 18:00, 6 March 2026", "2026-03-06T18:00:00+00:00"),
        ("Sperrfrist: 6. März, 18 Uhr", "2026-03-06T18:00:00+00:00"),
        ("Эмбарго до 10:00 6 марта", "2026-03-06T10:00:00+00:00"),
        ("Під ембарго до 10:00 6 березня", "2026-03-06T10:00:00+00:00"),
        ("Sous embargo jusqu'au 6 mars à 10h00", "2026-03-06T10:00:00+00:00"),
        ("Embargado hasta el 6 de marzo a las 10:00", "2026-03-06T10:00:00+00:00"),
        ("Não publicar antes das 18h de 6 de março", "2026-03-06T18:00:00+00:00"),
        ("For release at 7 a.m. GMT Saturday, March 7, 2026", "2026-03-07T07:00:00+00:00"),
        ("Zur Veröffentlichung ab 6. März 2026, 10.00 Uhr MEZ", "2026-03-06T10:00:00+01:00"),
        ("Para publicar a partir del 6 de marzo de 2026 a las 10:00 UTC", "2026-03-06T10:00:00+00:00"),
        ("Для публикации с 6 марта 2026 10:00 МСК", "2026-03-06T10:00:00+03:00"),
        ("Embargoed for release until 6 am EDT March 9", "2026-03-09T06:00:00-04:00"),
        ("SPERRFRIST BIS SONNTAG 18.00 UHR", None),
    ],
)
def test_embargoes_that_hold(line: str, until: str | None) -> None:
    (harm,) = find_harm([line], now=NOW)
    assert harm.code is HarmCode.EMBARGO
    assert harm.until == (until and datetime.datetime.fromisoformat(until))


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED until further notice",
        "UNDER EMBARGO",
        "Embargoed until Monday",
        "EMBARGO: not for publication before the minister speaks",
    ],
)
def test_an_embargo_without_a_date_holds_too(line: str) -> None:
    (harm,) = find_harm([line], now=NOW)
    assert harm.code is HarmCode.EMBARGO
    assert harm.until is None


def test_an_ended_embargo_is_only_a_note() -> None:
    (harm,) = find_harm(["EMBARGO: 4 March 2026 09:00"], now=NOW)
    assert harm.code is HarmCode.DESK_NOTE
    assert harm.until is not None
    assert harm.until < NOW


@pytest.mark.parametrize(
    "line",
    [
        "Newsdesk: +44 20 7946 0958",
        "Дежурный редактор: +7 495 000-11-22",
        "Autorin: Lena Brandt, 030 555 01 23",
    ],
)
def test_a_desks_number(line: str) -> None:
    assert codes(line) == ["phone"]


def test_numbers_after_a_notebook_are_the_desks() -> None:
    lines = ["Notizblock", "Kontakt: Lena Brandt", "Telefon 030 555 01 23", "lena@tide.example"]
    assert codes(*lines) == ["desk_note", "phone"]


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("He said â€œwe are closed", "â€œ"),
        ("The cafÃ© is shut", "Ã©"),
        ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚, said the note", "Ð¿Ñ€Ð¸Ð²ÐµÑ‚"),
        ("Он сказал: РџСЂРёРІРµС‚", "РџСЂРёРІРµС‚"),
        ("A sign that could not be read \ufffd", "\ufffd"),
    ],
)
def test_broken_characters(line: str, broken: str) -> None:
    (harm,) = find_harm([line], now=NOW)
    assert (harm.code, line[harm.start : harm.end]) == (HarmCode.MOJIBAKE, broken)


@pytest.mark.parametrize(
    "words",
    [
        "naïve café – “déjà vu”…",
        "Ærø, Århus og Ñuñoa",
        "Привет, ёжик № 5",
        "Їжак і ґанок",
        "Große Straße €5",
        "São Paulo’s",
    ],
)
def test_every_misreading_of_a_word_is_found_and_no_right_one(words: str) -> None:
    assert codes(words) == []
    for encoding in ("cp1252", "cp1251"):
        wrong = words.encode().decode(encoding, "replace")
        assert "mojibake" in codes(wrong)


HARMFUL = [
    *DESK_NOTES.splitlines(),
    "EMBARGO",
    "12:00",
    "6 March",
    "cafÃ©",
    "News desk: ",
    "+351 21 555 01 23",
]


@given(st.lists(st.lists(st.sampled_from(HARMFUL) | st.text(max_size=5)).map("".join), max_size=5))
def test_places_are_inside_the_lines(lines: list[str]) -> None:
    for harm in find_harm(lines, now=NOW):
        assert 0 <= harm.start < harm.end <= len(lines[harm.line])


def test_a_very_long_line_is_quick() -> None:
    assert codes("Embargo ( embargo [ to come " * 40_000) == []


@needs_shared
def test_no_real_story_is_called_harmful() -> None:
    assert SHARED is not None
    for file in sorted((SHARED / "gold").glob("*.json")):
        page = json.loads(file.read_text(encoding="utf-8"))
        lines = [
            line
            for line, kind in zip(page["lines"], page["labels"], strict=True)
            if kind in ("headline", "standfirst", "body", "heading")
        ]
        assert [lines[harm.line] for harm in find_harm(lines, now=NOW)] == [], file.name


def test_every_phrase_in_capitals_has_two_side_by_side() -> None:
    """Lines without are not looked at for them."""
    assert [phrase for phrase in _in_capitals() if not _capitals().search(phrase)] == []


@pytest.mark.parametrize(
    ("end", "code"),
    [("12:00", HarmCode.DESK_NOTE), ("12:01", HarmCode.EMBARGO), ("12:00 pm", HarmCode.DESK_NOTE)],
)
def test_an_embargo_has_ended_at_its_minute(end: str, code: HarmCode) -> None:
    (harm,) = find_harm([f"Embargoed until March 5, {end}"], now=NOW)
    assert harm.code is code


@pytest.mark.parametrize(("lines_before", "found"), [(11, True), (12, False)])
def test_twelve_lines_belong_to_a_section_for_desks(lines_before: int, found: bool) -> None:
    lines = ["Notizblock", *["lena@tide.example"] * lines_before, "030 555 01 23"]
    assert (HarmCode.PHONE in {harm.code for harm in find_harm(lines, now=NOW)}) is found
