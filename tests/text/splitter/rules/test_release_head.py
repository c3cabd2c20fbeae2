"""The top of a press release: the sender is no headline."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind, Story, clean

TITLE = "Neues Labor am Krankenhaus geht in Betrieb"
TEXT = (
    "Am Krankenhaus Auental ist am Montag ein neues Labor in Betrieb gegangen. Es kostete zwei Millionen Euro.",
    "„Damit müssen wir niemanden mehr verlegen“, sagte Chefarzt Ralf Sommer in der Eingangshalle.",
)


def read(*lines: str) -> Story:
    return clean(Copy(text="\n\n".join(lines)))


@pytest.mark.parametrize(
    "head",
    [
        ("Krankenhaus Auental gGmbH", "Parkstraße 4, 00002 Auental", "Pressemitteilung", "12. Mai 2026"),
        ("PRESSEMITTEILUNG", "Krankenhaus Auental gGmbH", "12.05.2026"),
        ("Medienmitteilung", "Auental, 2. Juni 2026", "Bundesamt für Alpwesen BAA"),
        ("STADT AUENTAL", "Presseamt", "Pressemitteilung Nr. 7/2026"),
    ],
)
def test_below_the_sender_and_the_day_stands_the_title(head: tuple[str, ...]) -> None:
    story = read(*head, TITLE, *TEXT)
    assert (story.headline, story.byline) == (TITLE, ())
    assert story.body == "\n\n".join(TEXT)


def test_the_line_below_the_title_is_the_standfirst() -> None:
    story = read(
        "Krankenhaus Auental gGmbH", "Pressemitteilung", TITLE, "Niemand muss mehr verlegt werden", *TEXT
    )
    assert (story.headline, story.standfirst) == (TITLE, "Niemand muss mehr verlegt werden")


def test_a_title_above_the_word_stays_where_none_stands_below() -> None:
    story = read(TITLE, "Pressemitteilung", "12. Mai 2026", *TEXT)
    assert story.headline == TITLE


def test_every_word_is_kept() -> None:
    story = read("Krankenhaus Auental gGmbH", "Pressemitteilung", TITLE, *TEXT)
    assert story.blocks[0].kind is Kind.OTHER
    assert "".join(story.source[b.start : b.end] for b in story.blocks) == "".join(story.source.split("\n\n"))


def test_a_letterhead_without_the_word() -> None:
    head = ("STADT AUENTAL", "Rathaus, Markt 1", "Tel. 0999 123456  presse@auental.example", "1. Juni 2026")
    story = read(*head, TITLE, *TEXT)
    assert (story.headline, story.byline) == (TITLE, ())


def test_what_is_set_as_a_heading_is_the_title() -> None:
    lines = ("Medieninformation", "Zur sofortigen Verwendung frei", f"<h1>{TITLE}</h1>", *TEXT)
    page = "".join(one if one.startswith("<") else f"<p>{one}</p>" for one in lines)
    assert clean(Copy(html=page)).headline == TITLE


@pytest.mark.parametrize("label", ["Media release", "Pressemitteilung"])
def test_a_title_of_two_words_over_the_label(label: str) -> None:
    story = read("Mayor resigns", label, "1 June 2026", *TEXT)
    assert story.headline == "Mayor resigns"
    assert story.body == "\n\n".join(TEXT)


@pytest.mark.parametrize(
    "office",
    ["Pressestelle der Polizei Auental", "Відділ комунікації поліції області", "Área de Comunicación"],
)
def test_below_a_press_office_and_the_day_stands_the_title(office: str) -> None:
    story = read(office, "12.05.2026, 10:15", TITLE, *TEXT)
    assert story.headline == TITLE
    assert story.body == "\n\n".join(TEXT)


def test_a_title_with_an_authoritys_name_is_no_sender() -> None:
    title = "Universität Auental baut neues Labor"
    assert read("Pressemitteilung", "12.05.2026", title, *TEXT).headline == title
