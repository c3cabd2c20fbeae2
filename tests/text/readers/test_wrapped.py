from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_newsclean.text import Copy
from wagtail_newsclean.text.readers import read

FIRST = (
    "PORT ELLAN, March 4 (Coastwire) - The harbour stayed shut on Wednesday as waves broke over the north "
    "mole, and the ferry company said it would not try again before the weekend."
)
SECOND = (
    "Fishing crews said they had lost the best week of the season. “We have not sold a crate,” said Mara "
    "Quill, who runs the fish market on the quay and has done so for many years."
)


def lines(text: str) -> list[str]:
    return [line.text for line in read(Copy(text=text)).lines]


def test_a_paragraph_wrapped_at_a_column_is_one_line() -> None:
    text = (
        "Storm closes harbour\n\n"
        + textwrap.fill(FIRST, 69)
        + "\n\n"
        + textwrap.fill(SECOND, 69)
        + "\n\nends\n"
    )
    assert lines(text) == ["Storm closes harbour", FIRST, SECOND, "ends"]


def test_an_indent_begins_a_paragraph_where_no_line_is_empty() -> None:
    wire = textwrap.fill(FIRST, 64) + "\n" + textwrap.fill(SECOND, 64, initial_indent="    ") + "\n Reuter\n"
    assert lines(wire)[:2] == [FIRST, SECOND]


def test_a_line_above_that_is_as_far_in_is_not_of_the_paragraph() -> None:
    wire = f"    By Ann Coe\n{textwrap.fill(FIRST, 69, initial_indent='    ')}\n    RISING WATER\n"
    wire += textwrap.fill(SECOND, 69, initial_indent="    ")
    assert lines(f"Storm closes harbour\n{wire}\n") == [
        "Storm closes harbour",
        "By Ann Coe",
        FIRST,
        "RISING WATER",
        SECOND,
    ]


def test_a_sentence_goes_on_after_a_quotation_that_ends_a_line() -> None:
    story = (
        "Port Ellan (cwd) - A duck held up the trains for an hour, and they ran “at a waddle” "
        "then, a man at the station said."
    )
    text = f"Duck holds up trains\n\n{textwrap.fill(story, 85)}\n\n{textwrap.fill(SECOND, 85)}\n"
    assert "waddle”\nthen" in text
    assert lines(text) == ["Duck holds up trains", story, SECOND]


def test_lines_that_are_merely_short_stay_apart() -> None:
    headlines = [
        "Harbour opens again",
        "Ferry line suspended for a week",
        "Herring price falls",
        "and rises again",
    ]
    assert lines("\n".join(headlines)) == headlines
    verse = [
        "The tide came in the morning light,",
        "and took the boats away,",
        "the lamps were lit for half the night,",
    ]
    assert lines("\n".join(verse)) == verse


def test_paragraphs_longer_than_any_column_stay_as_they_are() -> None:
    assert lines(f"{FIRST}\n{SECOND}\n{FIRST}") == [FIRST, SECOND, FIRST]


@given(st.lists(st.text("ab c.\n", max_size=90), max_size=12))
def test_wrapping_is_never_made_up_out_of_lost_text(parts: list[str]) -> None:
    text = "\n".join(["x", *parts])
    document = read(Copy(text=text))
    joined = "".join(text[line.start : line.end] for line in document.lines)
    assert "".join(joined.split()) == "".join(text.split())


def test_a_title_that_was_set_in_two_lines_is_one() -> None:
    text = "Storm keeps the harbour shut for a third\nday as ferries are cancelled\n\n"
    assert lines(f"{text}{FIRST}\n\n{SECOND}\n") == [text.strip().replace("\n", " "), FIRST, SECOND]
    assert lines(f"{text}{textwrap.fill(FIRST, 69)}\n")[1:] == [FIRST]


@pytest.mark.parametrize(
    "second",
    ["by Ann Ode", "updated 3 hours ago", "https://nord.example/storm", "desk@nord.example", "Ann Ode"],
)
def test_what_stands_below_a_title_is_no_part_of_it(second: str) -> None:
    first = "Storm keeps the harbour shut for a third day"
    assert lines(f"{first}\n{second}\n\n{FIRST}\n")[:2] == [first, second]


def test_lines_above_and_below_a_paragraph_are_no_part_of_it() -> None:
    wrapped = textwrap.fill(FIRST, 60)
    assert lines(
        f"Storm shuts harbour\nBy Ann Ode\n{wrapped}\nCW 04 03 26\n\n{textwrap.fill(SECOND, 60)}\n"
    ) == [
        "Storm shuts harbour",
        "By Ann Ode",
        FIRST,
        "CW 04 03 26",
        SECOND,
    ]


def test_small_print_that_nobody_wrapped_does_not_say_where_the_text_was() -> None:
    print_below = "This e-mail is meant for the one to whom it is addressed; please delete it if you are not."
    text = f"{textwrap.fill(FIRST, 64)}\n\n{textwrap.fill(SECOND, 64)}\n\n{print_below}\n"
    assert lines(text) == [FIRST, SECOND, print_below]


def test_a_sentence_may_end_where_the_line_does_in_indented_copy() -> None:
    one = "The harbour master had waited for the wind to drop since noon. Then he let the ferry go."
    assert one[:62] == "The harbour master had waited for the wind to drop since noon."
    wire = "\n".join(textwrap.fill(text, 66, initial_indent="    ") for text in (FIRST, one, SECOND))
    assert lines(wire) == [FIRST, one, SECOND]
    assert lines(wire + "\nCW-PM-04-03-26 1210GMT")[-2:] == [SECOND, "CW-PM-04-03-26 1210GMT"]


def test_a_paragraph_ends_with_its_sentence_where_no_line_is_empty() -> None:
    text = "\n".join(textwrap.fill(one, 56) for one in (FIRST, SECOND, FIRST))
    assert lines(text) == [FIRST, SECOND, FIRST]


def test_a_page_pasted_without_its_empty_lines_is_not_wrapped() -> None:
    page = [
        "Two ferries, one jetty: a new quay opens in Port Ellan now",
        FIRST,
        "“It looked like a wedding,” said the pilot, Jost Lunn.",
        "Listen",
        "6 min.",
        "1.0x",
        "Passengers follow the blue signs. There are tickets on board.",
        "The quay on Tuesday. Photo: Gesa Orth/Coastwire",
        "Topics: cinema, ferries, subscriptions",
        "Read on: The man who collects doors",
        "You get new notices on the same day. Where to sign up for it",
        "kut/Coastwire",
        "From the archive: when the river ran upstream",
    ]
    assert lines("\n".join(page)) == page


def test_a_few_short_lines_below_a_paragraph_set_no_column() -> None:
    letter = [
        SECOND,
        "Yours,",
        "Margaret Oyel",
        "Editor, the Kell Post",
        "Margaret Oyel has edited the Post since 2016",
    ]
    assert lines("\n".join(letter)) == letter


def test_lines_of_a_script_without_spaces_are_paragraphs_where_room_was_left() -> None:
    text = [
        "山田町の港で灯台フェア、五年ぶり開催",
        "岩手県山田町の港で一日、五年ぶりとなる灯台フェアが開かれ、約三千人が訪れた。",
        "実行委員会の鈴木一郎会長は「子どもたちの笑顔が見られてうれしい」と話した。",
        "関連記事：灯台の一般公開、来月から",
    ]
    assert lines("\n".join(text)) == text


def test_a_paragraph_of_a_script_without_spaces_that_was_wrapped_is_one_line() -> None:
    text = "岩手県山田町の港で一日、五年ぶりとなる灯台フェアが開かれ、約三千人が訪れた。" * 6
    rows = [text[at : at + 41] for at in range(0, len(text), 41)]
    assert lines("\n".join(rows)) == [" ".join(rows)]
