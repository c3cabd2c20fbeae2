"""IPTC 7901 and ANPA 1312: control characters are no text, the head's lines are what they are."""

from __future__ import annotations

import datetime

import pytest

from wagtail_newsclean.text import Copy, Story, clean

DPA = (
    "\x01xyz0123 3 pl 210 ndk 0456\r\n\r\nVerkehr/Unwetter/\r\n(Zusammenfassung 1200 - neu: Zitat)\r\n"
    "Sturm legt Hafen von Nordmole lahm =\r\n\r\n"
    "\x02Nordmole (ndk) - Ein Sturm hat den Hafen von Nordmole am Mittwoch den\r\n"
    "dritten Tag in Folge lahmgelegt. 14 Fähren und rund 2000 Reisende\r\n"
    "saßen fest, wie die Hafenbehörde mitteilte.\r\n\r\n"
    "„Solche Wellen haben wir noch nie gesehen“, sagte Bürgermeisterin\r\n"
    "Lena Brandt. Entschieden werde mittags.\r\n\r\n"
    "# Notizblock\r\n\r\n## Redaktionelle Hinweise\r\n- Es folgt ein Korr\r\n\x03\r\n041200 Mrz 26\r\n\x04"
).encode("cp1252")
ANPA = (
    b"\x16\x16\x01a0412\x13ryrzzc\x14\r\nr i BC-EU--Harbor-Storm 4thLd-Writethru 03-04 0512\x1f\r\n"
    b"BC-EU--Harbor Storm, 4th Ld-Writethru,0512\r\n^Storm closes Marrow harbor for a third day<\r\n"
    b"^Eds: UPDATES with quotes.<\r\n^By ANN ODE=\r\n\x02\r\n"
    b"   PORT MARROW, Norland (NW) _ A storm that has battered the coast\r\n"
    b"since Sunday kept the harbor of Port Marrow closed on Wednesday,\r\n"
    b"leaving 14 ferries stranded, officials said.\r\n"
    b"   ``We have never seen waves like these,'' Mayor Lena Brandt told\r\nreporters. ``We wait.''\r\n\x03\r\n"
    b"NW-WS-03-04-26 1012EST<\r\n\x04"
)


def read(data: bytes) -> Story:
    return clean(Copy(data=data, received=datetime.date(2026, 3, 4)))


def kinds(story: Story) -> list[tuple[str, str]]:
    return [
        (block.kind.value, " ".join(story.source[block.start : block.end].split())) for block in story.blocks
    ]


def test_iptc_7901() -> None:
    story = read(DPA)
    assert story.document is not None
    assert story.document.format == "wire"
    assert story.headline == "Sturm legt Hafen von Nordmole lahm"
    assert story.dateline is not None
    assert (story.dateline.place, story.dateline.agency) == ("Nordmole", "ndk")
    assert kinds(story) == [
        ("other", "xyz0123 3 pl 210 ndk 0456"),
        ("other", "Verkehr/Unwetter/"),
        ("note", "(Zusammenfassung 1200 - neu: Zitat)"),
        ("headline", "Sturm legt Hafen von Nordmole lahm"),
        (
            "body",
            (
                "Nordmole (ndk) - Ein Sturm hat den Hafen von Nordmole am Mittwoch den dritten Tag in Folge "
                "lahmgelegt. 14 Fähren und rund 2000 Reisende saßen fest, wie die Hafenbehörde mitteilte."
            ),
        ),
        (
            "body",
            "„Solche Wellen haben wir noch nie gesehen“, sagte Bürgermeisterin Lena Brandt. Entschieden werde mittags.",
        ),
        ("note", "# Notizblock"),
        ("note", "## Redaktionelle Hinweise"),
        ("note", "- Es folgt ein Korr"),
        ("timestamp", "041200 Mrz 26"),
    ]


def test_anpa_1312() -> None:
    story = read(ANPA)
    assert story.headline == "Storm closes Marrow harbor for a third day"
    assert story.byline == ("ANN ODE",)
    assert story.body.split("\n\n")[-1].replace("\r\n", " ") == (
        "``We have never seen waves like these,'' Mayor Lena Brandt told reporters. ``We wait.''"
    )
    assert not set(story.source) & set("\x01\x02\x03\x04\x13\x14\x16\x1f^<")
    assert kinds(story)[0] == ("other", "a0412 ryrzzc")
    assert kinds(story)[-1] == ("timestamp", "NW-WS-03-04-26 1012EST")


def test_an_envelope_that_is_cut_off_is_read() -> None:
    assert "Fähren" in read(DPA[: DPA.index(b"\xdf")]).source


@pytest.mark.parametrize(
    ("title", "start"),
    [
        ("Harbour of Nordmole shut", "Nordmole, March 4, 2026 (NW) - The harbour was shut on Monday."),
        ("Hafen von Nordmole gesperrt", "Nordmole, 4. März (NW) - Der Hafen ist am Montag gesperrt worden."),
    ],
)
def test_a_title_in_the_text_is_told_by_its_mark(title: str, start: str) -> None:
    text = f"{title} =\r\n   {start}\r\n   It = he.\r\n   jr/ab\r\n"
    story = read(
        f"\x01ZCZC\r\nFRX0412 4 i 0210 GBR /NW-AB12\r\nharbour-storm\r\n\x02{text}\x03\r\n031102 GMT MAR 26".encode()
    )
    assert story.headline == title
    assert kinds(story)[:4] == [
        ("other", "ZCZC"),
        ("other", "FRX0412 4 i 0210 GBR /NW-AB12"),
        ("other", "harbour-storm"),
        ("headline", title),
    ]
    assert "It = he." in story.source


def test_anpa_lines_whose_envelope_was_taken_off() -> None:
    story = read(
        b"^BC-Harbor Storm,1st Ld,0200<\n^Harbor stays shut<\n^By ANN ODE=\n"
        b"   PORT MARROW (NW) _ The harbor stayed shut on Wednesday for a third day, officials said.\n"
        b"   Crews waited in port for the wind to ease along the coast.\n   (MORE)\n\x03\n"
        b"\x01^BC-Harbor Storm,1st Add,0100<\n   The mayor said the town would open a shelter for the crews.\n"
    )
    assert story.headline == "Harbor stays shut"
    assert story.byline == ("ANN ODE",)
    assert not set(story.source) & set("^<\x01\x03")
    kind_of = {text: kind for kind, text in kinds(story)}
    assert kind_of["(MORE)"] == kind_of["BC-Harbor Storm,1st Add,0100"] == "other"
    assert story.body.endswith("a shelter for the crews.")


def test_an_addition_has_no_title() -> None:
    story = read(
        b"^BC-Harbor Storm, 3rd Ld-Writethru-1st Add,0120<\n^PORT MARROW: two trawlers.<\n"
        b"   Forecasters expect the wind to ease on Thursday. Ferries to the islands are cancelled.\n"
    )
    assert story.headline is None
    assert kinds(story)[1] == ("other", "PORT MARROW: two trawlers.")


def test_codes_say_nothing_of_the_language() -> None:
    story = read(
        b"\x01a0021 b y BC-Norland-Rate 03-04 0034\r\n\x02PORT MARROW (NW) _ Bank keeps key rate at 4 percent.\r\n\x03"
    )
    assert story.language == "en"


@pytest.mark.parametrize("codes", ["r a bc-harborstorm 03-04 0345", "R CRO S0A QBXB"])
def test_codes_of_several_words_are_no_title(codes: str) -> None:
    title = "STORM SHUTS PORT OF PARMA FOR A THIRD DAY"
    story = read(
        f"\x01ZCZC0123/SXA\r\n{codes}\r\n\x02{title}\r\n   (NORD) - PARMA, 4 MAR - Il porto resta chiuso per il\r\n"
        "terzo giorno, ha reso noto la guardia costiera.\r\n\x03\r\n".encode()
    )
    assert story.headline == title
    assert story.dateline is not None
    assert story.dateline.place == "PARMA"  # and not what stands at the end of the title above it
    assert story.body.startswith("Il porto resta chiuso")


def test_a_sentence_is_no_title() -> None:
    story = read(
        b"^BC-MINE-FIRE, KILL<\n^Eds: Members are asked to kill the story.<\n^A kill is mandatory.<\n"
    )
    assert story.headline is None


def test_a_line_of_codes_above_the_marked_lines() -> None:
    story = read(
        b"a0231 r n bc-harbor-trees 06-02 0210\n^Harbor to plant 400 trees<\n^By ANN ODE=\n"
        b"   PORT MARROW (NW) _ The town will plant 400 trees this winter, the council said on Tuesday.\n"
    )
    assert (story.headline, story.byline) == ("Harbor to plant 400 trees", ("ANN ODE",))
