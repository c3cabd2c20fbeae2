"""What stands around a story for those who handle it, and what only looks like it."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind, clean
from wagtail_newsclean.text.readers.plain import document_of_text
from wagtail_newsclean.text.splitter.desk_lines import desk_lines

STORY = (
    "PORT MARROW, March 4 (NW) - A storm kept the harbour of Port Marrow closed for a third day on Wednesday, leaving "
    "14 ferries and about 2,000 passengers stranded, officials said.\n\n"
    '"We have never seen waves like these," Mayor Lena Brandt told reporters in the town hall on Wednesday morning.\n'
)


def told(text: str) -> dict[str, Kind | None]:
    """The lines of which something is certain, and their kinds."""
    document = document_of_text(text)
    before, after = desk_lines(document.lines)
    return {document.lines[at].text: verdict.kind for at, verdict in sorted({**before, **after}.items())}


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


def test_what_follows_the_end_of_a_press_release_is_no_story() -> None:
    story = clean(
        Copy(
            text=f"New wall for harbour\n\n{STORY}\n-ENDS-\n\nAbout the Institute\nThe Institute studies coasts."
        )
    )
    assert [block.kind in (Kind.BODY, Kind.HEADING) for block in story.blocks][-3:] == [False] * 3


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


def test_a_long_headline_does_not_hide_the_note_below_it() -> None:
    headline = (
        "Storm keeps the harbour of Port Marrow closed for a third day and leaves two thousand stranded"
    )
    assert told(f"{headline}\n(Adds mayor's quotes)\n\n{STORY}") == {"(Adds mayor's quotes)": Kind.NOTE}


FIELDS = ["From: Bo <bo@e.example>", "Date: Wed, Mar 4", "Subject: wall"]


def test_three_fields_make_the_head_of_a_message_inside_the_copy() -> None:
    two, three = (
        told("\n".join(["Storm closes harbour", "", STORY, *FIELDS[:count], "", STORY])) for count in (2, 3)
    )
    assert (list(two), list(three)) == ([], FIELDS)


def test_two_do_where_the_line_above_says_that_it_is_passed_on() -> None:
    above = "Begin forwarded message:"
    one, two = (told("\n".join([above, *FIELDS[:count], "", STORY])) for count in (1, 2))
    assert (list(one), list(two)) == ([], [above, *FIELDS[:2]])


def test_the_head_of_a_forwarded_message() -> None:
    head = [
        "---------- Forwarded message ---------",
        "From: Bo <bo@e.example>",
        "Date: Wed, Mar 4",
        "Subject: wall",
    ]
    assert list(told("\n".join(["Please run this.", "", *head, "", STORY]))) == ["Please run this.", *head]


def test_a_sign_off_says_nothing_of_the_paragraph_before_it() -> None:
    short = (
        "Storm closes harbour\n\nA storm kept the harbour closed on Wednesday, officials said.\n\nThey wait."
    )
    alone, signed = clean(Copy(text=short)), clean(Copy(text=f"{short}\n\nolg/nik"))
    assert signed.blocks[-1].kind is Kind.NOTE
    assert [block.kind for block in signed.blocks[:-1]] == [block.kind for block in alone.blocks]


def test_points_between_headline_and_text() -> None:
    points = ["*  Ferries stay in port", "*  Fish gets dearer"]
    text = "\n".join(["RPT-UPDATE 2-Storm closes harbour for third day", *points, "", STORY])
    assert told(text) == {
        "RPT-UPDATE 2-Storm closes harbour for third day": Kind.HEADLINE,
        **dict.fromkeys(points, Kind.STANDFIRST),
    }


def test_pages_of_one_story() -> None:
    text = f"Storm closes harbour\n\n{STORY}\nmfl\n2 STORM Harbour\n{STORY}\nThe sea was grey, he said.\n"
    found = told(text)
    assert (found["mfl"], found["2 STORM Harbour"]) == (Kind.OTHER, Kind.OTHER)


def test_what_a_press_release_says_of_its_sender_is_no_story() -> None:
    end = ["About the Port of Marrow", "The port is the third largest of the north coast and has two moles."]
    release = told("\n".join(["FOR IMMEDIATE RELEASE", "New wall for harbour", "", STORY, *end]))
    assert release[end[0]] is Kind.NOTE
    assert end[1] in release
    assert told("\n".join(["New wall for harbour", "", STORY, *end])) == {}


def test_a_version_is_a_headline() -> None:
    assert told(f"UPDATE 2-Storm closes harbour for third day\n\n{STORY}") == {
        "UPDATE 2-Storm closes harbour for third day": Kind.HEADLINE
    }


def test_the_signature_of_an_e_mail_is_no_story() -> None:
    lines = document_of_text(f"{STORY}\nKind regards\nBo Peep\nHead of Press").lines
    assert desk_lines(lines).after == {}
    assert [verdict.kind for verdict in desk_lines(lines, mail=True).after.values()] == [
        Kind.OTHER,
        Kind.NOTE,
        Kind.NOTE,
    ]


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


@pytest.mark.parametrize("trailer", ["ndk/lno ab yyzz n1 cd", "YL3-COR", "jz/ mark/"])
def test_initials_and_distribution_codes_below_the_text(trailer: str) -> None:
    story = clean(
        "Harbour stays shut for third day\n\nThe harbour stayed shut on Wednesday, the port authority said.\n\n"
        f"Ferries to the islands are cancelled until further notice.\n\n{trailer}\n"
    )
    assert story.blocks[-1].kind is Kind.NOTE


def test_a_sub_heading_between_dashes() -> None:
    story = clean(
        "Harbour stays shut for third day\n\nThe harbour stayed shut on Wednesday, the port authority said.\n\n"
        "- Wind to ease -\n\nFerries to the islands are cancelled until further notice, it said.\n"
    )
    assert [block.kind for block in story.blocks][2] is Kind.HEADING


@pytest.mark.parametrize(("first", "second"), [("[a]", "[b]"), ("[AO1]", "[BC2]")])
def test_comments_that_a_word_processor_puts_below_the_text(first: str, second: str) -> None:
    story = clean(
        f"Harbour stays shut for third day\n\nThe harbour stayed shut on Wednesday,{first} the port authority said.\n\n"
        f"Ferries to the islands are cancelled until further notice, it said.{second}\n\n"
        f"{first}Is this right?\n{second}Ask Bo\n"
    )
    assert [block.kind for block in story.blocks][-2:] == [Kind.NOTE, Kind.NOTE]


RELEASE = """For immediate release

Coast Line cancels ferries as storm shuts harbour

The harbour stayed shut on Wednesday for a third day as a storm kept ships at anchor, the port authority said.

Forecasters expect the wind to ease on Thursday. Ferries to the islands are cancelled until further notice.
"""
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


def test_whom_to_contact_below_a_story() -> None:
    below = "To contact the reporter on this story:\nAnn Ode at ao@nord.example\nCy Dee"
    story = clean(f"{TEXT}\n--With assistance from Bo Peep.\n{below}\n")
    assert [block.kind for block in story.blocks][-4:] == [Kind.NOTE] * 4
    assert story.byline == ()


def test_a_name_and_a_number_below_the_label_of_a_contact() -> None:
    story = clean(f"{RELEASE}\nPara más información:\nAna Rey, prensa@nord.example, 986 00 00 00\n")
    assert [block.kind for block in story.blocks][-2:] == [Kind.NOTE] * 2


TEXT = """Harbour stays shut for third day

The harbour stayed shut on Wednesday for a third day as a storm kept ships at anchor, the port authority said.

Forecasters expect the wind to ease on Thursday. Ferries to the islands are cancelled until further notice.
"""


def test_a_kill_is_nothing_but_notes() -> None:
    lines = [
        "BULLETIN KILL",
        "MEMBERS: Kill BC-Harbour Storm, a0412, moved at 1422 GMT. The harbour did not close. A kill is mandatory.",
        "ATTENTION EDITORS",
        "A corrected story will follow.",
    ]
    assert told("\n\n".join(lines)) == dict.fromkeys(lines, Kind.NOTE)


def test_a_story_about_a_kill_is_a_story() -> None:
    story = "A kill is mandatory under the new rules for boar, hunters were told on Tuesday in the town of Port Marrow."
    assert told(f"Kill or cure: the boar plan\n\n{story}\n") == {}


def test_a_credit_in_brackets_is_no_note() -> None:
    for credit in ("(foto: Bo Carr)", "(foto Carr)", "(Foto Bo Carr)"):
        assert told(f"Storm closes harbour for third day\n\n{STORY}\n{credit}") == {}
    assert told(f"Storm closes harbour for third day\n\n{STORY}\n(foto w archiwum)") == {
        "(foto w archiwum)": Kind.NOTE
    }


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


def test_an_italian_desk_names_the_earlier_take() -> None:
    assert told(f"(V. 'Porto chiuso' delle 10.12)\n\n{STORY}") == {
        "(V. 'Porto chiuso' delle 10.12)": Kind.NOTE
    }


def test_an_invitation_to_the_press_says_what_happens_and_where_to_park() -> None:
    facts = [
        "WHO: Mayor Lena Brandt",
        "WHAT: Opening of the market hall",
        "WHERE: Quay Street 4, Port Marrow",
    ]
    found = told(
        "\n".join(["MEDIA ADVISORY", "Mayor to open market hall", *facts, "RSVP: press@marrow.example"])
    )
    assert [found[fact] for fact in facts] == [Kind.BODY] * 3
    assert found["RSVP: press@marrow.example"] is found["MEDIA ADVISORY"] is Kind.NOTE


def test_where_and_when_in_a_story_are_its_own() -> None:
    lines = [
        "Wann: Samstag, 14 Uhr",
        "Wo: Markthalle, Hafenburg",
        "Was: Konzert der Blaskapelle",
        "Kontakt: 0171 5550123",
    ]
    assert set(told(f"{STORY}\n\n" + "\n".join(lines)).values()) == {Kind.BODY}


@pytest.mark.parametrize(
    "line",
    [
        "PICKUP 4TH GRAF PVS: Farmers in...",
        "Picks up 5th graf pvs",
        "*** Áudio e vídeo em www.nord.example ***",
    ],
)
def test_where_a_take_belongs_is_for_desks(line: str) -> None:
    assert told(f"Storm closes harbour for third day\n\n{STORY}\n{line}\n") == {line: Kind.NOTE}


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


LETTERS = [
    (
        "Добрий день, колеги!",
        "Надсилаю текст про млин для сайту.",
        "З повагою,",
        "Наталя Гай",
        "тел. 067 555 01 33",
    ),
    ("Hi Jo,", "Here's the market story for tomorrow, 300 words.", "Best,", "Ann", "07700 900123"),
    (
        "Liebe Kollegen,",
        "anbei der Text zur Markthalle für Donnerstag.",
        "Viele Grüße",
        "Anna Ode",
        "Tel. 0171 5550123",
    ),
    (
        "Bonjour,",
        "Voici le papier sur la halle, à passer ce soir.",
        "Cordialement,",
        "Anne Ode",
        "06 55 50 12 34",
    ),
    (
        "Guten Tag,",
        "anbei der Text zum Museum für Freitag.",
        "Freundliche Grüsse",
        "Rita Suter",
        "+41 44 555 01 22",
    ),
    ("Hola,", "Os mando la crónica del mercado para mañana.", "Un saludo,", "Ana Oda", "600 12 34 56"),
]


@pytest.mark.parametrize(("greeting", "cover", "regards", "name", "number"), LETTERS)
def test_a_letter_to_the_desk_without_its_head(
    greeting: str, cover: str, regards: str, name: str, number: str
) -> None:
    story = clean(
        f"{greeting}\n\n{cover}\n\nStorm closes harbour for third day\n\n{STORY}\n{regards}\n{name}\n{number}\n"
    )
    assert story.headline == "Storm closes harbour for third day"
    kinds = [block.kind for block in story.blocks]
    assert kinds[3:-3] == [Kind.BODY, Kind.BODY]
    assert not {*kinds[:2], *kinds[-3:]} & {Kind.BODY, Kind.HEADING, Kind.HEADLINE, Kind.BYLINE}


def test_a_signature_with_a_number_below_copy_without_a_greeting() -> None:
    story = clean(
        f"Storm closes harbour for third day\n\n{STORY}\nKind regards,\n\nAnn Ode\nM: 07700 900123\n"
    )
    assert Kind.BODY not in {block.kind for block in story.blocks[-3:]}
    assert story.byline == ()


def test_a_letter_to_the_editor_keeps_what_it_says() -> None:
    letter = [
        "Dear Editor,",
        "I am writing about your story on the Marle Lane library, which left out what the council's figures show.",
        "I have been a member since 1971. My grandchildren learnt to read in that room, and so did I.",
    ]
    story = clean("\n\n".join([*letter, "Yours faithfully,", "Margaret Oyelaran"]))
    assert [block.kind for block in story.blocks[1:3]] == [Kind.BODY] * 2
    assert story.blocks[-1].kind is Kind.BODY


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


def test_headings_in_capitals_of_a_wire_story() -> None:
    paragraphs = (
        "Pilots: Guard Sam Reyes missed his third game.\n{}\nGulls: Host Bayview on Friday evening.\n"
    )
    slug = "BC-BKN--Harbor-Gulls, 1st Ld,0512\nGulls beat Pilots for fifth straight win\n\n"
    for heading in ("TIP-INS", "UP NEXT"):
        assert told(slug + STORY + paragraphs.format(heading))[heading] is Kind.HEADING
    assert "UP NEXT" not in told(
        f"Gulls beat Pilots for fifth straight win\n\n{STORY}" + paragraphs.format("UP NEXT")
    )


@pytest.mark.parametrize(
    "line", ["(Edição de Bia Nunes)", "(Redaktion: Uta Kern)", "(Подготовила Анна Белова)"]
)
def test_who_else_worked_on_it_in_other_languages(line: str) -> None:
    assert told(f"Storm closes harbour for third day\n\n{STORY}\n{line}\n") == {line: Kind.NOTE}


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


@pytest.mark.parametrize("line", ["Source text for Eikon:", "Further company coverage:", "(Gdansk Newsroom)"])
def test_what_stands_below_briefs(line: str) -> None:
    assert told(f"Storm closes harbour for third day\n\n{STORY}\n{line}\n") == {line: Kind.NOTE}


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


def test_the_mark_that_agencies_set_after_a_title_is_not_of_it() -> None:
    story = clean(f"ROGO NEL BOSCO DI VALSCURA, EVACUATE 12 FAMIGLIE =\n\n{STORY}")
    assert story.headline == "ROGO NEL BOSCO DI VALSCURA, EVACUATE 12 FAMIGLIE"
