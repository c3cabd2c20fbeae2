"""The same bytes are taken once, whoever else takes them at the same time."""

from __future__ import annotations

from typing import Any

import pytest

from wagtail_newsclean.models import IncomingCopy, ReceivedFile
from wagtail_newsclean.services import receiving
from wagtail_newsclean.services.receiving import receive

pytestmark = pytest.mark.django_db

STORY = b"Storm closes harbour\n\nThe harbour stayed shut on Wednesday, the harbour master said.\n"


def test_of_two_who_read_the_same_file_at_once_one_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read, first = receiving.read_file, []

    def read_while_another_keeps_it(*args: Any, **named: Any) -> Any:
        monkeypatch.setattr(receiving, "read_file", read)
        first.append(receive(STORY, "a.txt", "coastwire"))
        return read(*args, **named)

    monkeypatch.setattr(receiving, "read_file", read_while_another_keeps_it)
    found = receive(STORY, "b.txt", "coastwire")
    (copy,) = first[0].copies
    assert IncomingCopy.objects.get() == copy
    assert (found.copies, found.unread, found.earlier) == ([], [], ReceivedFile.objects.get())
    assert found.earlier.copy == copy.pk


def test_the_same_words_of_another_source_are_another_file() -> None:
    assert receive(STORY, source="coastwire").copies
    assert receive(STORY, source="portnews").copies
    assert receive(STORY + b"More.", source="coastwire").copies
    assert not receive(STORY, source="Coastwire").copies
    assert IncomingCopy.objects.count() == 3
