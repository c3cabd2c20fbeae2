"""Names are told from agencies, roles, places and dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from tests.text.details.gold import gold_documents
from wagtail_newsclean.text.details.byline import find_byline, names_in
from wagtail_newsclean.text.types import Block, Kind

BYLINES = {
    "By Ann Oldfield and Bo Lind in Kyiv": ("Ann Oldfield", "Bo Lind"),
    "BY ANN OLDFIELD": ("ANN OLDFIELD",),
    "Von unserem Korrespondenten Max Müller, Berlin": ("Max Müller",),
    "dal nostro inviato Luca Rossi": ("Luca Rossi",),
    "كتبت: ليلى عودة": ("ليلى عودة",),
    "Ann Oldfield": ("Ann Oldfield",),
    "Ann Oldfield, Health Correspondent | @annold": ("Ann Oldfield",),
    "By Ann OldfieldStaff Writer": ("Ann Oldfield",),
    "By Ann Oldfield@annold May 3, 2024, 4:22am EDT": ("Ann Oldfield",),
    "By Ann Oldfield annold@example.org": ("Ann Oldfield",),
    "Posted by Ned June Marlow on March 10, 2024 at 08:05": ("Ned June Marlow",),
    "By KIM ROE, Associated Press": ("KIM ROE",),
    "Jane Doe, John Roe and Jim Poe": ("Jane Doe", "John Roe", "Jim Poe"),
    "Anna Lee Chief Political Correspondent": ("Anna Lee",),
    "Maria White": ("Maria White",),
    "by linksmith": ("linksmith",),
    "Kate de Pury": ("Kate de Pury",),
    "Von Max Müller und Eva Groß, Berlin": ("Max Müller", "Eva Groß"),
    "von Dr. Max Müller": ("Max Müller",),
    "Par Jeanne d’Arcis (avec Paul Petit)": ("Jeanne d’Arcis", "Paul Petit"),
    "Por Juan de la Cruz y María López": ("Juan de la Cruz", "María López"),
    "Di Luca Rossi e Anna Bianchi": ("Luca Rossi", "Anna Bianchi"),
    "О. Петренко": ("О. Петренко",),
    "О. Иванов, корреспондент": ("О. Иванов",),
    "Автор: Иван Петров": ("Иван Петров",),
    "Текст: Анна Кузьменко, Олег Лисенко": ("Анна Кузьменко", "Олег Лисенко"),
    "Text: Anna Andersson Foto: Bo Berg": ("Anna Andersson",),
    "記者 王小明／台北報導": ("王小明",),
    "홍길동 기자": ("홍길동",),
    "Interview: Jonas Reimer": ("Jonas Reimer",),
    "Das Gespräch führte Jonas Reimer": ("Jonas Reimer",),
    "Words: Ann Lowe": ("Ann Lowe",),
    "Беседовал Иван Лось": ("Иван Лось",),
    "Записала Анна Рысь": ("Анна Рысь",),
    "Розмовляла Оксана Гринько": ("Оксана Гринько",),
    "Rozmawiała Kinga Wrona": ("Kinga Wrona",),
    "Intervista di Chiara Moretti": ("Chiara Moretti",),
    "Entrevista de Lucía Barrientos": ("Lucía Barrientos",),
    "As told to Ann Lowe": ("Ann Lowe",),
    "Von Jo Lang (Text) und Pit Ohm (Fotos)": ("Jo Lang",),
    "Ann Lowe and Jo Pell (photos)": ("Ann Lowe",),
    "Ann Lowe (words) and Jo Pell (pictures)": ("Ann Lowe",),
    "Тарас Левко, Ірина Шпак (фото)": ("Тарас Левко",),
    "Jo Pell (text and photos)": ("Jo Pell",),
    "Ann B. Lowe": ("Ann B. Lowe",),
    "Gespeichert von linksmith am 24. Juli 2017 - 18:55": ("linksmith",),
    "Geschrieben vonJo Lang": ("Jo Lang",),
    "Jo Lang3.11.2023": ("Jo Lang",),
    "Von Mat\u00adthi\u00adas Lang": ("Matthias Lang",),
    "Por Ana Ruiz Solana.ruiz@voz.example": ("Ana Ruiz",),
    "Artikel von Jo von der Heide": ("Jo von der Heide",),
    "Eine Kolumne von Jo Lang": ("Jo Lang",),
    "Jo Lang Illustration von Pit Ohm": ("Jo Lang",),
    "Zitat von Linksmith": (),
    "Portugal Nunes": ("Portugal Nunes",),
    "Posted by Linksmith under Just For Fun": ("Linksmith",),
    "Tine · April 19, 2019 · 7 comments": ("Tine",),
    "Di Vegolosi.it": (),
    "April 10, 2023 3 years Harbour 142 Views": (),
    "030 2025 1111 Telefonisch erreichbar von Montag bis Samstag": (),
    "BBM Wales": (),
    "Haber Merkezi": (),
    "By Ann Oldfield,": ("Ann Oldfield",),
    "Hi Ann,": (),
    "Dear Tom,": (),
    "Rosa Lima Paz. Otero": (),
    "The last pair fell as Ashby held on by 12 runs.": (),
    "By AFP with Jane Smith": ("Jane Smith",),
    "By Reuters Staff": (),
    "AGERPRES / (AS - autor: Liviu Popa, editor: Ana Marin)": ("Liviu Popa",),
    "Polizeipräsidium Rabenberg": (),
    "Over Ziekenhuis Lindenhof": (),
    "Repórter: Caio Lemos": ("Caio Lemos",),
    "Journaliste : Ann Ode": ("Ann Ode",),
    "Корреспондент: Ян Кот": ("Ян Кот",),
    "Agência Serra": (),
    "Oprac. Jan Wrona": ("Jan Wrona",),
    "Reuters": (),
    "AFP, Berlin": (),
    "Von dpa": (),
    "By The Valley Times": (),
    "By": (),
    "Redacción": (),
    "May 3, 2024": (),
}


@pytest.mark.parametrize(("line", "names"), BYLINES.items())
def test_names_in_a_byline(line: str, names: tuple[str, ...]) -> None:
    assert names_in(line) == names


def test_interview_before_nothing_but_a_name_is_by_in_some_languages() -> None:
    assert names_in("Interview Jonas Reimer", "de") == ("Jonas Reimer",)
    assert names_in("Interview Joris Haas", "nl") == ("Joris Haas",)
    assert names_in("Interview Jonas Reimer", "en") == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Interview mit der Fischerin Marta Quill", ()),
        ("Interview with Marta Quill", ()),
        ("Intervista a Marta Quill", ()),
        ("Entretien avec Marta Quill", ()),
        ("Interview mit Jan von Roe", ()),
        ("Interview mit Jan Roe von Ann Ode", ("Ann Ode",)),
        ("Interview with Jan Roe by Ann Ode", ("Ann Ode",)),
        ("Interview: Ann Ode", ("Ann Ode",)),
    ],
)
def test_who_was_interviewed_did_not_write_it(line: str, names: tuple[str, ...]) -> None:
    assert names_in(line, "de") == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Lisa Åkerman/TT", ("Lisa Åkerman",)),
        ("By Ann Ode and Bo Peep/Nord", ("Ann Ode", "Bo Peep")),
        ("Ann Ode/Bo Peep", ("Ann Ode", "Bo Peep")),
    ],
)
def test_whom_an_author_works_for_is_no_part_of_the_name(line: str, names: tuple[str, ...]) -> None:
    assert names_in(line) == names


def test_a_book_and_its_author_are_no_byline_of_the_story() -> None:
    source = "The Tide Clerk by Moira Sands\nThis novel comes in the winter of a long career."
    blocks = (Block(Kind.BODY, 0, 29, 0.3), Block(Kind.BODY, 30, len(source), 1.0))
    assert find_byline(source, blocks) == ()


def test_a_name_said_twice_is_one() -> None:
    source = "By Ann Oldfield\nAnn OLDFIELD"
    blocks = (Block(Kind.BYLINE, 0, 15, 1.0), Block(Kind.BYLINE, 16, 28, 1.0))
    assert find_byline(source, blocks) == ("Ann Oldfield",)


def test_beside_a_whole_name_a_word_alone_is_nobody() -> None:
    lines = ["By Ann Oldfield", "Collaboration", "by linksmith"]
    source = "\n".join(lines)
    blocks = [Block(Kind.BYLINE, source.index(line), source.index(line) + len(line), 1.0) for line in lines]
    assert find_byline(source, blocks) == ("Ann Oldfield", "linksmith")


def test_a_word_alone_is_who_wrote_it_where_nobody_else_is_named() -> None:
    line = "Tine · April 19, 2019 · 7 comments"
    assert find_byline(line, (Block(Kind.BYLINE, 0, len(line), 1.0),)) == ("Tine",)


@pytest.mark.parametrize(
    ("kind", "lines", "names"),
    [
        (Kind.BODY, ("By Ann Oldfield", "The bridge is closed, said the mayor."), ("Ann Oldfield",)),
        (Kind.BODY, ("The bridge is closed, said the mayor.", "By Ann Oldfield"), ()),
        (Kind.BODY, ("Ann Oldfield", "She writes about bridges."), ()),
        (Kind.BIO, ("Ann Oldfield", "She writes about bridges."), ("Ann Oldfield",)),
        (Kind.NOTE, ("This story was corrected.", "By Ann Oldfield"), ("Ann Oldfield",)),
    ],
)
def test_a_byline_nobody_labelled_is_found_where_bylines_stand(
    kind: Kind, lines: tuple[str, str], names: tuple[str, ...]
) -> None:
    source = "\n".join(lines)
    middle = len(lines[0])
    blocks = (Block(kind, 0, middle, 1.0), Block(kind, middle + 1, len(source), 1.0))
    assert find_byline(source, blocks) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann Oldfield · Delta News · Posted: Aug 08, 2024 4:00 AM", ("Ann Oldfield",)),
        ("/ Ann Oldfield / 10:08 am Fri Jul 19, 2013", ("Ann Oldfield",)),
        ("New York · Aug 08, 2024", ()),
        ("Last updated · Aug 08, 2024", ()),
    ],
)
def test_who_wrote_it_may_stand_before_the_time(line: str, names: tuple[str, ...]) -> None:
    assert find_byline(line, (Block(Kind.TIMESTAMP, 0, len(line), 1.0),)) == names


def test_a_sentence_is_no_byline() -> None:
    source = "By Monday the bridge will be closed, said the mayor."
    assert find_byline(source, (Block(Kind.BODY, 0, len(source), 1.0),)) == ()


@given(st.text(max_size=200))
def test_any_line_is_survived_and_names_stand_in_it(line: str) -> None:
    assert all(isinstance(name, str) and name.strip() for name in names_in(line))


@needs_shared
def test_the_labelled_pages() -> None:
    assert SHARED is not None
    right = wrong = missed = 0
    for document in gold_documents(SHARED):
        found = {name.casefold() for name in find_byline(document.source, document.blocks, document.language)}
        gold = {name.casefold() for name in document.authors}
        right, wrong, missed = (
            right + len(found & gold),
            wrong + len(found - gold),
            missed + len(gold - found),
        )
    assert 2 * right / (2 * right + wrong + missed) > 0.95


def test_a_byline_in_brackets() -> None:
    assert names_in("(di Anna Verdi)", "it") == ("Anna Verdi",)
    assert names_in("(By Ann Ode)") == ("Ann Ode",)
    assert names_in("(Nord)") == ()
