"""What a file is, by its content first and its name second."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, CopyError
from wagtail_newsclean.text.readers import read, reader_for


@pytest.mark.parametrize(
    ("data", "filename", "expected"),
    [
        (b"Just text.\nMore.", "copy.txt", "plain"),
        (b"Just text.", "", "plain"),
        (b"<!doctype html><p>x", "copy.txt", "html"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>x", "", "html"),
        ("<html><p>x".encode("utf-16"), "", "html"),
        (b"<p>one</p><p>two</p>", "", "html"),
        (b"Text with <b>tags", "a.html", "html"),
        (b"5 < 6 and a <b> in a text", "a.txt", "plain"),
        (b"Say <I> to a <b> and an <a href=x> in a text", "a.txt", "plain"),
        (b"One <b>two</b> <i>three</i> four", "", "html"),
        (b"One<br>two<br>three", "", "html"),
        (b"GIF89a is what the file begins with, he wrote.", "a.txt", "plain"),
        (b"BMW sells more cars.", "", "plain"),
    ],
)
def test_formats(data: bytes, filename: str, expected: str) -> None:
    assert reader_for(data, filename).name == expected


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture (JPEG)"),
        (b"GIF89a\x01\x00\x01\x00", "a picture (GIF)"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a picture (WebP)"),
        (b"\x00\x00\x00\x18ftypheic", "a picture (HEIC or AVIF)"),
        (b"\x00\x00\x00\x18ftypisom", "a video (MP4)"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x7fELF\x02\x01\x01\x00", "a program (Linux)"),
        (b"MZ\x90\x00\x03\x00", "a program (Windows)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "an Office file that a password locks",
        ),
        (b"\x1f\x8b\x08\x00", "a compressed file (gzip)"),
        (bytes(range(256)) * 4, "a binary file"),
        (b"\x00" * 100, "a binary file"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(CopyError) as caught:
        read(Copy(data=data, filename="story.txt"))
    assert caught.value.code == "binary"
    assert caught.value.message.startswith("story.txt is ")
    assert what in caught.value.message


def test_an_empty_file_says_so() -> None:
    with pytest.raises(CopyError, match="empty"):
        read(Copy(data=b""))


@pytest.mark.parametrize("copy", [Copy(), Copy(text="a", html="b")])
def test_copy_comes_in_exactly_one_form(copy: Copy) -> None:
    with pytest.raises(CopyError, match="exactly one"):
        read(copy)
