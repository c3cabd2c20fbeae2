"""Towns that no gazetteer has, what tells where a town is, and what only looks like either."""

from __future__ import annotations

import pytest

from tests.text.details.test_dateline import read


@pytest.mark.parametrize(
    ("head", "language", "place", "date"),
    [
        ("Kleinburg, 3. Mai –", "de", "Kleinburg", "2024-05-03"),
        ("Tvarvik, 3. mai 2024 –", "no", "Tvarvik", "2024-05-03"),
        ("Nowa Wierzba, 3 maja 2024 r. –", "pl", "Nowa Wierzba", "2024-05-03"),
        ("Saint-Aubrac (Loire), le 3 mai 2024 –", "fr", "Saint-Aubrac (Loire)", "2024-05-03"),
        ("Almedra (Huesca), 3 may –", "es", "Almedra (Huesca)", "2024-05-03"),
    ],
)
def test_an_unknown_town_with_its_date_and_a_dash_opens_the_story(
    head: str, language: str, place: str, date: str
) -> None:
    found = read(
        f"{head} Ein Wolf ist durch den Park gelaufen. Eine Kamera filmte ihn zwei Minuten lang.",
        language=language,
    )
    assert found is not None
    assert (found.text, found.place, str(found.date), found.agency) == (head, place, date, None)


@pytest.mark.parametrize(
    "text",
    [
        "Kunstlauf, 3. Mai – Der Verein lädt in den Park. Der Kunstlauf beginnt um neun Uhr am Tor.",
        "Opening Night, May 3 – The curtain rises at eight. Doors open at seven, the theatre said.",
        "Jane Roe, May 3 – I write this from a bench. It is raining and nobody minds it at all.",
        "Veröffentlicht, 3. Mai 2024 – Die Brücke bleibt gesperrt, das Amt bittet um Geduld bis Freitag.",
        "Publié, le 3 mai 2024 – Le pont reste fermé, la mairie demande de la patience jusqu'à vendredi.",
    ],
)
def test_a_thing_a_person_or_a_label_with_a_date_is_no_town(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Auental – Das Krankenhaus hat ein neues Labor, teilte es mit.\nParkstraße 4, 00002 Auental", "Auental"),
        ("Ellanrode. Gesa Lorenz hat den neuen Radweg eröffnet, sieben Kilometer lang ist er.\nFoto: Stadt Ellanrode",
         "Ellanrode"),
        ("Hochellan. Die zweite Seilbahn wird nicht gebaut, beschloss am Montag der Gemeinderat von Hochellan.",
         "Hochellan"),
    ],
)  # fmt: skip
def test_a_town_is_one_where_it_has_a_council_or_a_post_office(text: str, place: str) -> None:
    found = read(text, language="de")
    assert found is not None
    assert found.place == place


def test_a_thing_without_a_council_is_none() -> None:
    assert read("Verkehr – Das Amt sperrt am Montag die Brücke, es bittet um Geduld.", language="de") is None


def test_german_says_with_a_colon_what_a_text_is_about() -> None:
    assert read("Rom: Zwei Tage lang fuhr kein Auto. Das gefiel nicht allen Leuten.", language="de") is None


def test_a_text_that_begins_like_its_headline_says_what_it_is_about() -> None:
    text = "Rome: two days without cars\nRome: For two days no car was seen, and people heard the fountains."
    assert read(text, language="en") is None


def test_two_towns_in_brackets_with_a_date() -> None:
    found = read(
        "(Kleinburg/Berlin, 3. Mai 2024) – Zwei Orte teilen sich künftig eine Feuerwehr, sagt der Rat.",
        language="de",
    )
    assert found is not None
    assert (found.places, found.agency) == (("Kleinburg", "Berlin"), None)


def test_a_village_and_the_initials_of_what_was_sent_in() -> None:
    found = read(
        "Kleinau (pm). Im Zoo ist in der Nacht zum Montag ein Okapi zur Welt gekommen.", language="de"
    )
    assert found is not None
    assert (found.place, found.agency) == ("Kleinau", "pm")


def test_entries_of_a_list_have_no_dateline() -> None:
    entries = (
        "Kleinburg, 3. Mai – Der Chor singt im Rathaus. Beginn ist um acht Uhr, der Eintritt ist frei.",
        "Ellanbach, 4. Mai – Die Feuerwehr lädt zum Fest. Es gibt Kuchen und ein neues Auto zu sehen.",
    )
    assert read("\n".join(entries), language="de") is None


REST = "Die Mauer am Markt bröckelt, und niemand will dafür zahlen. Eine Lösung ist nicht in Sicht."


@pytest.mark.parametrize("address", ["", " presse@kleinburg.example"])
def test_an_unknown_town_with_its_whole_date_and_a_full_stop_opens_a_release(address: str) -> None:
    found = read(f"Kleinburg, 3. Mai 2024. {REST}{address}", language="de")
    assert found is not None
    assert (found.text, found.place, str(found.date)) == (
        "Kleinburg, 3. Mai 2024.",
        "Kleinburg",
        "2024-05-03",
    )


@pytest.mark.parametrize(
    "text",
    [
        f"Kleinburg, 3. Mai. {REST}",
        f"Mauerbau, 3. Mai 2024. {REST} Der Mauerbau dauerte zwei Jahre.",
        f"Kleinburg, 3. Mai 2024. {REST}\n\nKleinburg, 4. Mai 2024. {REST}",
    ],
)
def test_without_its_year_with_an_article_or_in_a_list_it_is_none(text: str) -> None:
    assert read(text, language="de") is None


def test_a_village_in_capitals_that_the_copy_speaks_of() -> None:
    found = read(f"ALSHEIM. {REST} Die Stadtmauer von Alsheim ist 600 Jahre alt.", language="de")
    assert found is not None
    assert found.place == "ALSHEIM"
    assert read(f"MAUERBAU. {REST} Der Mauerbau ist 600 Jahre her.", language="de") is None


def test_a_village_from_which_an_office_reports() -> None:
    found = read(f"Kleinburg (ots)\n\n{REST}", language="de")
    assert found is not None
    assert found.place == "Kleinburg"
    found = read(f"SERRA ALTA DEL SOTO, 2 (EUROPA PRESS)\n\n{REST}", language="es")
    assert found is not None
    assert found.place == "SERRA ALTA DEL SOTO"
    found = read(f"Holm /ritzau/\n\n{REST}", language="da")
    assert found is not None
    assert found.place == "Holm"
