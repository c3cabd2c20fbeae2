"""Compressed copy: one text inside is read, several are named, bombs do not go off."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from wagtail_newsclean.text import Copy, CopyError
from wagtail_newsclean.text.readers import read

from .files import nitf, zipped

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
