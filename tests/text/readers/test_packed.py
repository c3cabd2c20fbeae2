"""Compressed copy: one text inside is read, several are named, bombs do not go off."""

from __future__ import annotations

import contextlib
import gzip
import io
import zipfile
from collections.abc import Callable

import pytest

from wagtail_newsclean.text import Copy, CopyError
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.readers.packed import unpacked

from .files import docx, nitf, odt, zipped

TEXT = b"The harbour wall fell on Friday."


def error(data: bytes, filename: str = "copy.zip") -> CopyError:
    with pytest.raises(CopyError) as caught:
        read(Copy(data=data, filename=filename))
    return caught.value


@pytest.mark.parametrize(
    "data", [gzip.compress(TEXT), zipped({"a.txt": TEXT, "b.jpg": b"\xff\xd8\xff\xe0"})], ids=["gz", "zip"]
)
def test_one_text_is_read(data: bytes) -> None:
    assert read(Copy(data=data)).source == TEXT.decode()


def test_what_is_inside_is_read_as_what_it_is() -> None:
    assert read(Copy(data=gzip.compress(nitf(["One."])), filename="a.xml.gz")).format == "nitf"


def test_several_texts_are_named() -> None:
    caught = error(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    assert caught.code == "several"
    assert "a.txt, b.txt" in caught.message


@pytest.mark.parametrize("make", [docx, odt], ids=["Word", "OpenDocument"])
def test_a_document_in_an_archive_is_not_taken_for_the_archive(make: Callable[[list[str]], bytes]) -> None:
    assert read(Copy(data=zipped({"a": make(["One."])}))).source == "One."


@pytest.mark.parametrize(
    ("files", "what"),
    [
        ({"mimetype": "application/epub+zip", "a.xhtml": "<p>One.</p>"}, "an e-book (EPUB)"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "an OpenDocument file"),
        ({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}, "a spreadsheet"),
        ({"ppt/presentation.xml": "<a/>"}, "a presentation"),
    ],
)
def test_archives_that_are_something_else_are_named(files: dict[str, str], what: str) -> None:
    assert error(zipped(files)).message == f"copy.zip is {what}, not text."


def test_several_texts_are_had_one_by_one() -> None:
    files = {
        "day/a.txt": TEXT,
        "day/b.docx": docx(["Two."]),
        "c.jpg": b"\xff\xd8\xff\xe0",
        "d.zip": zipped({"e.txt": TEXT}),
    }
    found = unpacked(zipped(files), "day.zip")
    assert found is not None
    assert [(text.name, text.data) for text in found.texts] == [
        ("a.txt", TEXT),
        ("b.docx", files["day/b.docx"]),
    ]
    assert found.unread == ["d.zip"]


def test_what_stands_beside_the_only_text_is_named() -> None:
    files = {"a.txt": TEXT, "b.pdf": b"%PDF-1.7", "c.jpg": b"\xff\xd8\xff\xe0"}
    assert read(Copy(data=zipped(files))).warnings == (
        "These files were not read: b.pdf.",
        "Pictures came with it: c.jpg. Add those you need to the image library.",
    )
    assert read(Copy(data=zipped({"a.txt": TEXT}))).warnings == ()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_files_of_the_same_name_are_two() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "One.")
        archive.writestr("a.txt", "Two.")
    found = unpacked(packed.getvalue(), "day.zip")
    assert found is not None
    assert [text.data for text in found.texts] == [b"One.", b"Two."]


def test_a_name_longer_than_any_keeps_its_end() -> None:
    found = unpacked(zipped({"a" * 60_000 + ".md": "# One", "b.txt": "Two."}), "day.zip")
    assert found is not None
    assert found.texts[0].name == "a" * 197 + ".md"
    assert found.texts[0].document.lines[0].text == "One"


@pytest.mark.parametrize("filename", ["day.zip", "story.docx", "story.odt"])
def test_an_archive_of_a_later_make_is_broken(filename: str) -> None:
    whole = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    whole[whole.find(b"PK\x01\x02") + 6] = 99  # the version that is needed to unpack it
    with pytest.raises(CopyError) as caught:
        read(Copy(data=bytes(whole), filename=filename))
    assert caught.value.code == "unreadable"


@pytest.mark.parametrize("name", ["a.txt", "word/document.xml"])
@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damage_is_met_with_words_however_it_was_packed(name: str, method: int) -> None:
    pytest.importorskip("lzma")
    whole = zipped({name: TEXT * 20}, method)
    for at in range(30 + len(name), whole.find(b"PK\x01\x02")):
        with contextlib.suppress(CopyError):
            read(Copy(data=whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :]))


@pytest.mark.parametrize(
    "data",
    [
        TEXT,
        docx(["One."]),
        gzip.compress(TEXT),
        zipped({"a.txt": TEXT}),
        zipped({"a.jpg": b"\xff\xd8\xff\xe0"}),
    ],
    ids=["text", "Word", "gz", "zip of one text", "zip of a picture"],
)
def test_other_files_are_not_taken_apart(data: bytes) -> None:
    assert unpacked(data, "a") is None


@pytest.mark.parametrize("names", [60, 1_200])
def test_more_texts_than_anyone_sends_are_refused(names: int) -> None:
    data = zipped({f"{number}.txt": TEXT for number in range(names)})
    assert error(data).message == "This archive holds too many files. Add some of them at a time."


def test_a_broken_archive_gives_no_half_of_it() -> None:
    whole = zipped({"a.txt": TEXT, "b.txt": TEXT * 2, "c.txt": TEXT})
    caught = error(whole.replace(TEXT * 2, b"x" + (TEXT * 2)[1:]))
    assert (caught.code, "b.txt" in caught.message) == ("unreadable", True)


@pytest.mark.parametrize("pack", [gzip.compress, lambda text: zipped({"a.txt": text})], ids=["gz", "zip"])
def test_bombs_are_refused(pack: Callable[[bytes], bytes]) -> None:
    assert error(pack(b"a" * 50_000_000)).code == "too_large"


@pytest.mark.parametrize(
    "data",
    [gzip.compress(gzip.compress(TEXT)), gzip.compress(TEXT)[:-9], zipped({"b.jpg": b"\xff\xd8\xff\xe0"})],
    ids=["gz in gz", "cut off", "no text"],
)
def test_what_holds_no_text_is_named(data: bytes) -> None:
    caught = error(data)
    assert caught.code == "binary"
    assert caught.message.startswith("copy.zip is a")


def test_a_message_of_outlook_says_what_to_do() -> None:
    data = b"\xd0\xcf\x11\xe0" + bytes(60) + "__substg1.0_001A001E".encode("utf-16-le")
    assert "save it as .eml" in error(data).message


def test_what_a_system_says_of_a_story_beside_it_is_no_story() -> None:
    found = read(Copy(data=zipped({"story.xml": nitf(["One."]), "metadata.json": b'{"id": 1}'})))
    assert (found.format, found.source) == ("nitf", "One.")
    assert "metadata.json" in found.warnings[-1]
