"""Bytes to text: encodings declared, undeclared and lied about."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.readers.encoding import declared_in_markup, decode
from wagtail_newsclean.text.readers.wide import wide_encoding

FRENCH = "Le président a déclaré vendredi que la fête aurait lieu à l’île d’Yeu, où tout est prêt."
RUSSIAN = "Президент заявил в пятницу, что переговоры продолжатся. «Мы готовы», — сказал он журналистам."
POLISH = "Królowa Elżbieta wypływa w świat. Sygnał dla Chin, że flota wraca do gry – napisał dziennik."
SHORT_POLISH = "Kura wróciła do Kurowa. „Szła poboczem” - powiedział w środę Jan Żak."
HEBREW = 'הגשר נפתח שוב ביום שישי אחרי תיקון ארוך, נמסר מן העירייה. "חיכינו", אמר תושב.'
JAPANESE = "首相は金曜日、協議を続けると述べた。東京で記者団に語った。"


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (FRENCH, "utf-8", ""),
        (FRENCH, "utf-8-sig", "iso-8859-1"),
        (FRENCH, "utf-16", ""),
        (FRENCH, "utf-16-le", "utf-8"),
        (FRENCH, "utf-16-be", ""),
        (FRENCH, "utf-32", ""),
        (RUSSIAN, "utf-16-le", ""),
        (RUSSIAN, "utf-16-be", ""),
        (HEBREW, "utf-16-le", "utf-8"),
        (FRENCH, "cp1252", ""),
        (FRENCH, "cp1252", "iso-8859-1"),
        (FRENCH, "cp1252", "utf-8"),
        (FRENCH, "cp1252", "no-such-encoding"),
        (FRENCH, "utf-8", "windows-1252"),
        (FRENCH, "utf-8", "utf-16"),
        (RUSSIAN, "cp1251", ""),
        (RUSSIAN, "cp1251", "iso-8859-1"),
        (RUSSIAN, "cp1251", "utf-8"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (POLISH, "cp1250", "windows-1250"),
        (POLISH, "cp1250", ""),
        (SHORT_POLISH, "cp1250", ""),
        (JAPANESE, "shift_jis", "shift_jis"),
        (JAPANESE, "shift_jis", ""),
        (JAPANESE, "euc-jp", "euc-jp"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
    ],
)
def test_text_is_read_whatever_the_file_says(text: str, encoding: str, declared: str) -> None:
    assert decode(text.encode(encoding), declared).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("El señor Muñoz volvió a España el lunes.", "cp1252"),
        ("Köln (ndk) - Die Behörde prüft die Schäden, für Fähren heißt das Pause bis Freitag.", "cp850"),
        ("Le préfet a déclaré mercredi que le pont serait fermé.", "cp437"),
        ("Der Rat trifft sich am Freitag. Über die Straße wird nicht geredet.", "mac-roman"),
        (
            "Порт Одеси у середу залишався закритим, повідомили в адміністрації. Їхній розклад уточнять.",
            "koi8-u",
        ),
        ("O senhor João não está em São Paulo. A eleição será amanhã, disse o ministro.", "cp1252"),
        ("Statsministern sade på måndagen att regeringen är överens. Åsa Öberg är nöjd.", "cp1252"),
        ("Norges statsminister sa på fredag at båten går til Tromsø. Bård Sørlie er glad.", "cp1252"),
        ("Le président a déclaré vendredi que la fête aurait lieu à Orléans.", "cp1252"),
        ("The price was £25 on Monday, said the “mayor”.", "cp1252"),
        ("Price: €20 — “cheap”", "cp1252"),
        ("£5", "cp1252"),
        ("© 2024 Jane Roe", "cp1252"),
        ("Łódź", "cp1250"),
        ("A miniszterelnök pénteken közölte, hogy Győrben is lesz ünnep.", "cp1250"),
        ("Über uns", "cp1252"),
        ("25 °C heute", "cp1252"),
        ("Wir sind müde.", "cp1252"),
        ("Мир", "cp1251"),
        ("Привет, мир!", "cp1251"),
        ("Kura wróciła do Kurowa, szła poboczem i śpiewała, powiedział w środę Jan Żak.", "iso8859-2"),
        ("Rīgā ceturtdien sākās svētki, teica mērs. Šodien līst lietus.", "cp1257"),
        ("Türkiye’de başbakan cuma günü İstanbul’da konuştu. Şehir ışıl ışıldı.", "cp1254"),
    ],
)
def test_a_file_that_says_nothing_reads_like_its_language(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("data", "declared", "warning"),
    [
        (FRENCH.encode(), "utf-16", "says UTF-16 but is not; read as UTF-8"),
        (FRENCH.encode(), "iso-8859-1", "says ISO-8859-1 but is not; read as UTF-8"),
        (RUSSIAN.encode("cp1251"), "utf-8", "says UTF-8 but is not; read as Windows-1251"),
        (FRENCH.encode("cp1252"), "", "does not say how it is encoded"),
        (RUSSIAN.encode() + b"\xe9 x", "utf-8", "letters of another encoding"),
    ],
)
def test_an_editor_is_told(data: bytes, declared: str, warning: str) -> None:
    assert any(warning in said for said in decode(data, declared).warnings)


@pytest.mark.parametrize(
    ("data", "declared"), [(b"plain", "iso-8859-1"), (FRENCH.encode(), "utf-8"), (b"x", "")]
)
def test_nothing_is_said_where_all_is_well(data: bytes, declared: str) -> None:
    assert decode(data, declared).warnings == ()


def test_letters_of_another_encoding_in_utf_8_are_read() -> None:
    assert decode(RUSSIAN.encode() + b" caf\xe9 " + RUSSIAN.encode()).text == f"{RUSSIAN} café {RUSSIAN}"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"<meta charset=utf-8>", "utf-8"),
        (b"<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>", "windows-1251"),
        (b"<?xml version='1.0' encoding='ISO-8859-2'?><x/>", "ISO-8859-2"),
        (b"<p>charset=utf-8", ""),
    ],
)
def test_what_markup_declares(head: bytes, expected: str) -> None:
    assert declared_in_markup(head) == expected


def test_a_page_is_read_by_its_bytes_not_by_its_word() -> None:
    html = f"<html><head><meta charset='utf-8'></head><body><p>{RUSSIAN}</p></body></html>"
    document = read(Copy(data=html.encode("cp1251"), filename="page.html"))
    assert document.source == RUSSIAN
    assert document.warnings


def test_a_zero_in_a_text_is_rubbish() -> None:
    assert "Last word." in read(Copy(data=b"First.\n\n\x00\n\nLast word.", filename="story.txt")).source


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_file_of_two_bytes_a_letter_is_no_binary(encoding: str) -> None:
    document = read(Copy(data=f"{RUSSIAN}\r\n\r\n{RUSSIAN}\r\n".encode(encoding), filename="story.txt"))
    assert [line.text for line in document.lines] == [RUSSIAN, RUSSIAN]


def test_a_page_of_two_bytes_a_letter_is_a_page() -> None:
    html = f"<html><head><title>x</title></head><body><p>{RUSSIAN}</p><p>{RUSSIAN}</p></body></html>"
    assert read(Copy(data=html.encode("utf-16-le"), filename="x")).format == "html"


CODED = (
    "Ferry late\n\nThe ferry =E2=80=94 the only one =E2=80=94 was late again on Mond=\n"
    "ay, said the Caf=C3=A9 Wick.\n"
)


def test_a_file_that_is_still_coded_for_the_mail_is_decoded() -> None:
    document = read(Copy(data=CODED.encode(), filename="story.txt"))
    assert [line.text for line in document.lines] == [
        "Ferry late",
        "The ferry — the only one — was late again on Monday, said the Café Wick.",
    ]
    assert any("quoted-printable" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    "text",
    [
        "x=C3=A9 but y = 3, =E2=80=94",
        "2+2=4",
        "a=A1",
        "plain",
        "The vote was yes=89 and no=91 on Monday.",
        "See /page?v=AB12&w=9F33 for more.",
        "Rome=81, Paris=82 and Bonn=C3=A9.",
        "Rome=81 =\nParis=82",
        "Caf=C3=A9 =\nand Bonn=07.",
    ],
)
def test_other_signs_of_equality_stay(text: str) -> None:
    assert read(Copy(data=text.encode(), filename="story.txt")).source == text


def test_bytes_with_control_characters_are_no_text_of_two_bytes_a_letter() -> None:
    assert wide_encoding("The ferry was late.".encode("utf-16-le")) == "utf-16-le"
    assert wide_encoding(bytes((number % 7 + 1) * (1 - number % 2) for number in range(400))) == ""
