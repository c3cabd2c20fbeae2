"""Datelines are read in every house's form, and never invented."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from tests.text.details.forms import FORMS, MORE, NOT_DATELINES, Form
from tests.text.details.gold import gold_documents
from wagtail_newsclean.text.details.dateline import find_dateline
from wagtail_newsclean.text.types import Block, Dateline, Kind

RECEIVED = datetime.date(2024, 5, 6)


def paragraphs(text: str) -> tuple[Block, ...]:
    """Every line a body block."""
    blocks, position = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(Kind.BODY, position, position + len(line.rstrip()), 1.0))
        position += len(line)
    return tuple(blocks)


def read(text: str, received: datetime.date | None = RECEIVED, language: str = "") -> Dateline | None:
    return find_dateline(text, paragraphs(text), received=received, language=language)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.copy[:40])
def test_a_house_style_is_read_whole(form: Form) -> None:
    end = form.copy.index("|")
    copy = form.copy.replace("|", "", 1)
    found = read(copy, datetime.date.fromisoformat(form.received), form.language)
    assert found is not None
    date = found.date.isoformat() if found.date else None
    assert (found.place, date, found.agency) == (form.place, form.date, form.agency)
    assert copy[found.end :].strip() == copy[end:].strip()
    assert found.text == copy[found.start : found.end]


@pytest.mark.parametrize("form", MORE, ids=lambda form: form[0])
def test_more_houses(form: tuple[str | None, ...]) -> None:
    head, place, date, agency = (*form, None, None)[:4]
    assert head is not None
    eastern = any(character > "\u2e80" for character in head)
    story = (
        "橋が再開した。"
        if eastern
        else "The bridge was opened on Friday after a long repair, the council said."
    )
    found = read(head + story)
    assert found is not None
    assert (found.place, found.date and found.date.isoformat(), found.agency) == (place, date, agency)
    assert (head + story)[found.end :].strip() == story


@pytest.mark.parametrize("kind", ["heading", "other", "related", "timestamp", "standfirst"])
def test_a_full_dateline_counts_in_a_line_of_any_kind(kind: str) -> None:
    source = "GENEVA, May 3 (Reuters) - The bridge was opened again.\nIt had been closed for a year."
    blocks = (Block(Kind(kind), 0, 54, 0.4), Block(Kind.BODY, 55, len(source), 1.0))
    found = find_dateline(source, blocks, received=RECEIVED)
    assert found is not None
    assert found.text == "GENEVA, May 3 (Reuters) -"


def test_the_line_of_a_picture_agency_is_no_dateline() -> None:
    source = "GENEVA, SWITZERLAND - MAY 03: A view of the bridge.\nThe bridge was opened again on Friday."
    blocks = (Block(Kind.CAPTION, 0, 51, 1.0), Block(Kind.BODY, 52, len(source), 1.0))
    assert find_dateline(source, blocks, received=RECEIVED) is None


LISTS = (
    (
        "LONDON: Men's singles, final: J Cole beat T Hale 6-4, 6-4 on the new court.",
        "PARIS: Women's doubles, final: Ito and Mori beat Lowe and Pell 7-5, 6-3.",
    ),
    (
        "Five stories from five towns, gathered by our foreign desk on Monday morning.",
        "OSLO: Bus drivers ended a nine-day strike on Tuesday, the union said.",
        "LISBON: Trams will carry parcels at night from June, the city said.",
        "NAIROBI: Herders got their first night school on Monday.",
    ),
    (
        "Paris – Take the metro to the river and walk along it until the rain begins.",
        "You will get wet, and nobody will mind.",
        "Rome – Leave the bus at the station and eat where the drivers eat.",
        "Lisbon – Wear flat shoes, because every street is a staircase.",
    ),
)


@pytest.mark.parametrize("lines", LISTS, ids=lambda lines: lines[-1][:20])
def test_lines_that_open_alike_with_different_places_are_a_list(lines: tuple[str, ...]) -> None:
    assert read("\n".join(lines)) is None


def test_a_weekday_stands_in_place_of_the_date() -> None:
    story = "The port will get three new cranes from China, the harbour board said."
    for head, place in (("HAMBURG, Monday —", "HAMBURG"), ("York, Tuesday —", "York")):
        found = read(f"{head} {story}")
        assert found is not None
        assert (found.text, found.place, found.date) == (head, place, None)
    assert read(f"York, Tuesday: {story}") is None  # an entry of a diary


@pytest.mark.parametrize("text", NOT_DATELINES, ids=lambda text: text[:40])
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert read(text) is None


def test_two_cities_are_two_places() -> None:
    found = read("BEIRUT/THE HAGUE, March 7 (Reuters) - Judges heard a witness.")
    assert found is not None
    assert found.places == ("BEIRUT", "THE HAGUE")


def test_without_a_day_of_receipt_the_year_stays_unknown() -> None:
    found = read("OSLO, March 7 (Reuters) - Snow fell.", received=None)
    assert found is not None
    assert found.date is None


def test_a_list_of_places_is_no_dateline() -> None:
    listed = "SYDNEY - Incoming flights resume on Monday at the earliest\nPERTH - Incoming flights are on time today\n"
    assert read(listed) is None


def test_an_interview_is_no_dateline() -> None:
    talk = "Madrid: I have always liked the mornings, when nobody calls.\nLisbon: And I the evenings.\n"
    assert read(talk) is None


STORY = "The bridge was opened on Friday after a long repair, the council said on that day."


def read_as(*lines: tuple[Kind, str], apart: str = "\n\n") -> str | None:
    """The dateline's words in lines of these kinds."""
    source, blocks = "", []
    for kind, text in lines:
        source += apart if source else ""
        blocks.append(Block(kind, len(source), len(source) + len(text), 1.0))
        source += text
    found = find_dateline(source, blocks, received=RECEIVED)
    return found.text if found else None


def test_the_first_line_of_wrapped_copy_may_have_been_taken_for_a_headline() -> None:
    wrapped = (
        (Kind.HEADLINE, "CAIRO — Two buses and a lorry collided on"),
        (Kind.BODY, "the old bridge on Monday, closing both lanes for most of"),
        (Kind.BODY, "the afternoon, the police said. Nobody was hurt at all."),
    )
    assert read_as(*wrapped, apart="\n") == "CAIRO —"
    assert read_as(*wrapped) is None, "a headline with the story apart below it"


def test_a_dateline_on_its_own_line_right_above_the_story_may_have_been_taken_for_a_credit() -> None:
    own, body = (Kind.CREDIT, "BERLIN (dpa) -"), (Kind.BODY, STORY)
    headline = (Kind.HEADLINE, "Storm closes harbour")
    assert read_as(headline, own, body) == "BERLIN (dpa) -"
    assert read_as(headline, own, (Kind.HEADING, "Wind"), body) is None


@pytest.mark.parametrize(
    ("town", "is_one"),
    [
        ("Lyon", True),
        ("OSLO", True),
        ("London, Ontario", True),
        ("Wellington", False),  # a name of people, too
        ("Germany", False),
        ("GERMANY", False),
        ("Lyon, Marseille", False),
        ("QUILLBURY", False),
    ],
)
def test_a_town_by_itself_right_above_the_story_is_its_dateline(town: str, is_one: bool) -> None:
    assert read_as((Kind.HEADING, town), (Kind.BODY, STORY)) == (town if is_one else None)
    assert read_as((Kind.HEADING, town), (Kind.BODY, "It is shut.")) is None


def test_a_town_nobody_knows_counts_before_a_hyphen_when_its_state_is_named() -> None:
    assert read_as((Kind.BODY, f"Quillbury, Ohio - {STORY}")) == "Quillbury, Ohio -"
    assert read_as((Kind.BODY, f"Quillbury - {STORY}")) is None
    assert read_as((Kind.BODY, f"Quillbury, Ohio: {STORY}")) is None


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        ("KÖLN (qrx)", True),
        ("Köln (qrx)", True),
        ("BERGEN (VG)", True),
        ("Köln (QRX)", False),
        ("NEW YORK (NY)", False),  # what stands in the brackets is short for the town
        ("READING (qrx)", False),
        ("QUILLBURY (qrx)", False),
    ],
)
def test_an_agency_nobody_knows_needs_no_dash_after_a_town_that_everybody_does(
    head: str, is_one: bool
) -> None:
    opening, paragraph = (Kind.BODY, f"{head} {STORY}"), (Kind.BODY, STORY)
    assert read_as(opening) == (head if is_one else None)
    assert read_as(paragraph, paragraph, opening) == (head if is_one else None)
    assert read_as(paragraph, paragraph, paragraph, opening) is None


def test_a_place_in_eastern_brackets_needs_a_date_or_an_agency() -> None:
    story = "橋が再開した。市は金曜日に発表した。"
    assert read_as((Kind.BODY, f"【東京3月3日】{story}")) == "【東京3月3日】"
    assert read_as((Kind.BODY, f"【東京】{story}")) is None


def test_copy_of_which_nothing_was_taken_for_the_story_has_the_dateline_of_its_first_paragraph() -> None:
    first = (Kind.OTHER, f"BERLIN (dpa) - {STORY}")
    assert read_as((Kind.OTHER, "Short"), first, (Kind.OTHER, STORY)) == "BERLIN (dpa) -"


@pytest.mark.parametrize(
    ("head", "paragraphs_above", "found"),
    [
        ("LONDON —", 2, True),
        ("LONDON —", 3, False),
        ("LONDON, May 3 (AP) —", 5, True),
        ("LONDON, May 3 (AP) —", 6, False),
    ],
)
def test_a_place_alone_counts_near_the_top_only_and_a_full_dateline_a_little_further_down(
    head: str, paragraphs_above: int, found: bool
) -> None:
    lines = [(Kind.HEADLINE, "Storm closes harbour"), *[(Kind.BODY, STORY)] * paragraphs_above]
    assert read_as(*lines, (Kind.BODY, f"{head} {STORY}")) == (head if found else None)


def test_a_dateline_far_down_is_none() -> None:
    prose = "A long paragraph about nothing in particular, said the mayor.\n" * 10
    assert read(prose + "LONDON — The mayor said a bridge would open on Sunday.") is None


def test_a_known_place_gives_its_country() -> None:
    assert read("GROSSETO, Italy (AP) — A bridge was closed.").country == "IT"  # type: ignore[union-attr]
    assert read("TOKYO (AP) — A bridge was closed.").country == "JP"  # type: ignore[union-attr]


def test_a_place_unknown_to_the_gazetteer_counts_when_the_story_names_it_again() -> None:
    assert read("QUILLBURY. Der Rat tagt am Dienstag wieder, das teilte die Stadt mit.") is None
    found = read(
        "QUILLBURY. Der Rat tagt am Dienstag wieder, das teilte die Stadt mit.\nIn Quillbury lebt es sich gut."
    )
    assert found is not None
    assert found.place == "QUILLBURY"


WORDS = st.sampled_from(
    [
        "the",
        "a",
        "council",
        "bridge",
        "said",
        "Monday",
        "Reading",
        "Nice",
        "London",
        "March",
        "May",
        "3",
        "2024",
        "-",
        "—",
        ":",
        ".",
        ",",
        "(",
        ")",
        "/",
        "AP",
        "dpa",
        "of",
        "in",
        "Jordan",
        "UPDATE",
        "CORRECTION",
        "Berlin",
        "die",
        "der",
        "Anna",
        "5",
        "мая",
        "Москва",
        "電",
        "【",
        "】",
        "=",
        "и",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_run_of_words_is_survived(text: str) -> None:
    found = read(text)
    if found:
        assert found.text == text[found.start : found.end]
        assert found.text.strip()


@given(st.text(max_size=300))
def test_any_text_at_all_is_survived(text: str) -> None:
    found = read(text)
    if found:
        assert found.text == text[found.start : found.end]


PROSE = st.sampled_from(
    [
        "the",
        "council",
        "said",
        "that",
        "bridges",
        "over",
        "our",
        "river",
        "were",
        "closed",
        "because",
        "water",
        "rose",
        "and",
        "nobody",
        "knew",
        "when",
    ]
)


@given(st.lists(PROSE, min_size=5, max_size=40).map(lambda words: " ".join(words).capitalize() + "."))
def test_prose_has_none(text: str) -> None:
    assert read(text) is None


@needs_shared
def test_the_labelled_pages() -> None:
    assert SHARED is not None
    right = wrong = invented = 0
    for document in gold_documents(SHARED):
        found = find_dateline(document.source, document.blocks, received=RECEIVED, language=document.language)
        if document.dateline:
            right += found is not None and found.text == document.dateline
            wrong += found is None or found.text != document.dateline
        else:
            invented += found is not None
    assert right >= 24
    assert wrong <= 1
    assert invented <= 1


def test_a_first_paragraph_in_bold_letters_has_its_dateline() -> None:
    lead = "ZANDVEEN - De brug bij Zandveen is dinsdag na zes weken weer geopend, dat meldt de gemeente aan de kust."
    source = f"{lead}\nEindelijk geen omweg meer, zegt bakker Piet Vos."
    blocks = (
        Block(Kind.STANDFIRST, 0, len(lead), 0.9),
        Block(Kind.BODY, len(lead) + 1, len(source), 1.0),
    )
    found = find_dateline(source, blocks, received=RECEIVED)
    assert found is not None
    assert found.text == "ZANDVEEN -"


def test_an_agency_above_the_text_does_not_hide_the_dateline() -> None:
    text = "ВЕЛЬСК, 2 июня. /ТАСС/. Движение по мосту через реку восстановлено, сообщили в управлении."
    assert read_as((Kind.NOTE, "(ТАСС)"), (Kind.BODY, text)) == "ВЕЛЬСК, 2 июня. /ТАСС/."
    assert read_as((Kind.NOTE, "(ТАСС) –"), (Kind.BODY, text[25:])) == "(ТАСС) –"


def test_a_town_and_a_reporter_in_brackets() -> None:
    found = read(
        "【白波町＝佐藤美咲】岩手県の港で一日、五年ぶりとなる灯台フェアが開かれ、約三千人が訪れた。",
        language="ja",
    )
    assert found is not None
    assert found.place == "白波町"
