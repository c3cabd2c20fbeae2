"""Press releases: who sends them, what they say of themselves and whom to ask."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind, clean

from .wire_copy import RELEASE, STORY, told


def test_what_follows_the_end_of_a_press_release_is_no_story() -> None:
    story = clean(
        Copy(
            text=f"New wall for harbour\n\n{STORY}\n-ENDS-\n\nAbout the Institute\nThe Institute studies coasts."
        )
    )
    assert [block.kind in (Kind.BODY, Kind.HEADING) for block in story.blocks][-3:] == [False] * 3


def test_what_a_press_release_says_of_its_sender_is_no_story() -> None:
    end = ["About the Port of Marrow", "The port is the third largest of the north coast and has two moles."]
    release = told("\n".join(["FOR IMMEDIATE RELEASE", "New wall for harbour", "", STORY, *end]))
    assert release[end[0]] is Kind.NOTE
    assert end[1] in release
    assert told("\n".join(["New wall for harbour", "", STORY, *end])) == {}


QUOTED = (
    "“It was never going to be cheap,” said Ann Lee, who leads the council and has done so since the spring."
)


@pytest.mark.parametrize("mark", ["About the Harbour Plan", "-ENDS-"])
def test_what_quotes_somebody_is_no_boilerplate(mark: str) -> None:
    assert QUOTED in clean(f"{RELEASE}\n{mark}\n\n{QUOTED}\n").body


@pytest.mark.parametrize("mark", ["About Coast Line", "-ENDS-"])
def test_what_quotes_nobody_below_a_release_is(mark: str) -> None:
    firm = "Coast Line runs nine ferries between Port Ellan and the islands, and was founded in the spring of 1912."
    assert firm not in clean(f"{RELEASE}\n{mark}\n\n{firm}\n").body


def test_a_name_and_a_number_below_the_label_of_a_contact() -> None:
    story = clean(f"{RELEASE}\nPara más información:\nAna Rey, prensa@nord.example, 986 00 00 00\n")
    assert [block.kind for block in story.blocks][-2:] == [Kind.NOTE] * 2


@pytest.mark.parametrize(
    "end",
    [
        [
            "About Orrin Pumps",
            "Orrin Pumps makes controls for pumps. It has 900 employees.",
            "SOURCE Orrin Pumps",
        ],
        [
            "About Orrin Pumps",
            "Orrin Pumps makes controls for pumps. It has 900 employees.",
            "Contact: Bea Low, 555-010-0111",
        ],
    ],
)
def test_a_release_that_is_not_called_one(end: list[str]) -> None:
    lead = "MILLBROOK, Ohio -- Orrin Pumps, a maker of controls, today named Rosa Field its chief financial officer."
    found = told(
        "\n\n".join(["Orrin Pumps Names Rosa Field", lead, "She was treasurer of a rail company.", *end])
    )
    assert set(end) <= set(found)


def test_points_below_the_title_of_a_release() -> None:
    points = ["- Study counts 2,114 branches", "- Villages are worst hit"]
    found = told("\n\n".join(["NEWS RELEASE", "Post offices could shut", *points, STORY]))
    assert [found[point] for point in points] == [Kind.STANDFIRST, Kind.STANDFIRST]


@pytest.mark.parametrize(
    ("label", "about", "title"),
    [
        ("ПРЕСС-РЕЛИЗ", "О компании", "Завод запустил линию"),
        ("INFORMACJA PRASOWA", "O spółce", "Wodociągi obniżają ceny"),
        ("PRESS RELEASE", "About us", "Bakery opens on the quay"),
        ("BASIN BÜLTENİ", "Karaova Süt Hakkında", "Karaova Süt yeni tesisini açtı"),
        ("Tisková zpráva", "O společnosti", "Mlékárna otevřela novou linku"),
        ("Pressmeddelande", "Om Nordmejeriet", "Nordmejeriet öppnar ny lada"),
    ],
)
def test_what_a_sender_says_of_itself_needs_no_name(label: str, about: str, title: str) -> None:
    found = told(f"{label}\n\n{title}\n\n{STORY}\n{about}\n\nSince 1956, 85 people, twelve towns\n")
    assert found[about] is Kind.NOTE
    assert "Since 1956, 85 people, twelve towns" in found


@pytest.mark.parametrize("office", ["Ufficio stampa Comune di Serra", "Pressestelle der Stadt Hafenburg"])
def test_a_press_office_above_its_number_is_no_picture(office: str) -> None:
    found = told(f"Storm closes harbour for third day\n\n{STORY}\n{office}\nAnna Ode\nTel. 0555 010203\n")
    assert found[office] is found["Anna Ode"] is Kind.NOTE
    assert told(f"Storm closes harbour for third day\n\n{STORY}\n{office}\n") == {}


@pytest.mark.parametrize(
    "line",
    [
        "Bureau de la communication – pref-communication@val-noir.example – 05 55 55 01 01",
        "www.val-noir.example",
        "Con preghiera di pubblicazione",
    ],
)
def test_how_to_reach_who_sent_a_release(line: str) -> None:
    release = f"COMMUNIQUÉ DE PRESSE\n\nStorm closes harbour for third day\n\n{STORY}\n"
    assert told(release + line)[line] is Kind.NOTE
    first = STORY.split("\n\n")[0]
    assert line not in told(f"Storm closes harbour for third day\n\n{first}\n\n{line}\n\n{STORY}")


def test_below_stars_a_release_says_what_its_sender_is() -> None:
    release = f"INFORMACJA PRASOWA\n\nSpółdzielnia stawia na kozie sery\n\n{STORY}\n***\n"
    about = "Spółdzielnia działa od 1948 roku i skupia 640 rolników."
    contact = "Kontakt dla mediów: Piotr Maj, tel. 600 555 012"
    assert told(f"{release}{about}\n{contact}\n")[about] is Kind.NOTE
    assert about not in told(f"{release}{about}\n")


def test_whom_to_ask_above_the_title_of_a_release() -> None:
    card = ["CONTACT:", "Priya Nair", "Office of Communications", "(555) 555-0142", "priya.nair@lake.example"]
    text = "\n".join(["FOR IMMEDIATE RELEASE", *card, "Storm closes harbour for third day", "", STORY])
    assert {line: told(text)[line] for line in card} == dict.fromkeys(card, Kind.NOTE)
    story = clean(text)
    assert (story.headline, story.byline) == ("Storm closes harbour for third day", ())


def test_the_firm_above_its_press_office() -> None:
    card = ["Serena Bus S.p.A.", "Relazioni esterne e stampa", "Giorgio Valli – mobile 333 5550142"]
    found = told(f"NOTA STAMPA\n\nStorm closes harbour for third day\n\n{STORY}\n" + "\n".join(card))
    assert {line: found[line] for line in card} == dict.fromkeys(card, Kind.NOTE)


def test_what_is_sent_with_a_release() -> None:
    files = ["Beilagen:", "- Verordnungstext (PDF)", "- Bild: Käsekeller (JPG)"]
    found = told(f"Medienmitteilung\n\nStorm closes harbour for third day\n\n{STORY}\n" + "\n".join(files))
    assert {line: found[line] for line in files} == dict.fromkeys(files, Kind.NOTE)
    assert not told(f"Storm closes harbour for third day\n\n{STORY}\n" + "\n".join(files[:2]))
