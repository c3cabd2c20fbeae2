"""A file that may hold several stories: all of them or none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.text.readers.files import docx, zipped
from wagtail_newsclean.models import IncomingCopy, Source
from wagtail_newsclean.services.unpacking import add_file
from wagtail_newsclean.text import CopyError

pytestmark = pytest.mark.django_db

STORM = b"Storm closes harbour\n\nThe harbour stayed shut on Wednesday, the harbour master said.\n"
TRAINS = b"Trains run\n\nThey ran again on Thursday, the railway said in the evening.\n"
PDF = b"%PDF-1.7"
JPEG = b"\xff\xd8\xff\xe0"


def test_each_story_is_kept_to_the_byte_with_what_is_said_of_all() -> None:
    word = docx(["Trains run", "They ran again on Thursday, the railway said."])
    packed = zipped({"storm.txt": STORM, "day/trains.docx": word, "scan.pdf": PDF, "a.jpg": JPEG})
    copies, unread = add_file(packed, "day.zip", source="coastwire", url="https://coastwire.example/day")
    assert [(copy.filename, bytes(copy.original)) for copy in copies] == [
        ("storm.txt", STORM),
        ("trains.docx", word),
    ]
    assert {(copy.source.name, copy.url) for copy in copies if copy.source} == {
        ("coastwire", "https://coastwire.example/day")
    }
    assert unread == ["scan.pdf", "a.jpg"]


@pytest.mark.parametrize(
    ("data", "filename"),
    [(STORM, "storm.txt"), (docx(["Storm", "It is shut."]), "a.docx"), (zipped({"a.txt": STORM}), "a.zip")],
)
def test_any_other_file_is_one_copy_as_it_came(data: bytes, filename: str) -> None:
    (copy,), unread = add_file(data, filename)
    assert (copy.filename, bytes(copy.original), unread) == (filename, data, [])


def test_what_stands_beside_the_only_story_is_warned_of() -> None:
    (copy,), _ = add_file(zipped({"storm.txt": STORM, "scan.pdf": PDF}), "day.zip")
    assert "These files were not read: scan.pdf." in str(copy.split["warnings"])


def test_a_story_that_cannot_be_kept_leaves_nothing_of_the_others(settings: Any) -> None:
    settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "MAX_COPY_BYTES": 2_000}
    with pytest.raises(CopyError) as error:
        add_file(zipped({"a.txt": STORM, "b.txt": TRAINS * 100}), "day.zip", source="coastwire")
    assert error.value.code == "too-large"
    assert not IncomingCopy.objects.exists()
    assert not Source.objects.exists()
