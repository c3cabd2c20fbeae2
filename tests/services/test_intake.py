from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wagtail_newsclean.models import IncomingCopy, LearntLine, Source
from wagtail_newsclean.services import cleaning, intake
from wagtail_newsclean.services.intake import add_copy, keep_copy, read_copy
from wagtail_newsclean.services.receiving import receive
from wagtail_newsclean.text import CopyError
from wagtail_newsclean.text.fingerprint import fingerprint

pytestmark = pytest.mark.django_db

STORY = "Storm closes harbour\n\nThe harbour stayed shut on Wednesday, the harbour master said.\n"
LAST = "Boats may leave again on Thursday morning, the harbour master told the ferry company."


def covered(copy: IncomingCopy) -> str:
    source = copy.split["source"]
    return "".join("".join(source[b["start"] : b["end"]] for b in copy.split["blocks"]).split())


def test_the_original_is_kept_to_the_byte() -> None:
    text = "Storm\r\n\r\nThe “harbour” – shut\u2028now\x00!"
    copy = IncomingCopy.objects.get(pk=add_copy(text=text).pk)
    assert bytes(copy.original).decode() == text
    html = "<p>Storm</p><script>x</script>"
    copy = IncomingCopy.objects.get(pk=add_copy(html=html, plain="Storm").pk)
    assert (bytes(copy.original).decode(), bytes(copy.original_plain).decode()) == (html, "Storm")


def test_sources_are_one_whatever_their_case_and_spaces() -> None:
    for name in ("Coastwire", " coastwire ", "COASTWIRE"):
        add_copy(text=STORY, source=name)
    assert [source.name for source in Source.objects.all()] == ["Coastwire"]


@pytest.mark.parametrize("text", ["", "  \n\t \n", "\u200b\n"])
def test_empty_copy_is_refused_with_a_sentence_and_leaves_nothing(text: str) -> None:
    with pytest.raises(CopyError) as error:
        add_copy(text=text, source="coastwire")
    assert error.value.message
    assert not IncomingCopy.objects.exists()
    assert not Source.objects.exists()


def test_copy_over_the_limit_is_refused_and_the_limit_is_named(settings: Any) -> None:
    settings.WAGTAIL_NEWSCLEAN = {"MAX_COPY_BYTES": 1_000_000}
    with pytest.raises(CopyError, match="limit is 1 MB"):
        add_copy(text="x" * 1_000_001)


def test_a_picture_is_no_copy() -> None:
    with pytest.raises(CopyError, match="PNG"):
        add_copy(data=b"\x89PNG\r\n\x1a\n" + bytes(range(256)), filename="story.txt")


def test_nuls_and_lone_surrogates_are_shown_as_replacement_characters() -> None:
    copy = add_copy(text="Storm\x00 closes \ud800harbour today")
    copy.refresh_from_db()
    assert copy.split["source"] == "Storm\ufffd closes \ufffdharbour today"
    assert b"\x00" in bytes(copy.original)


def test_the_title_is_the_headline_or_the_first_words_in_quotes() -> None:
    copy = add_copy(text="Good morning, " + "all is well in the harbour today. " * 20)
    assert len(copy.title) <= 255
    assert copy.title


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=st.text(min_size=1, max_size=400))
def test_every_character_of_any_text_is_in_exactly_one_block(text: str) -> None:
    try:
        copy = add_copy(text=text)
    except CopyError:
        assert not any(character.isalnum() for character in text)
        return
    assert covered(copy) == "".join(copy.split["source"].split())
    copy.get_review().checked(copy.split["source"])


def test_a_file_with_characters_that_no_database_takes_is_kept_and_shown() -> None:
    data = b"Storm closes harbour\n\nThe harbour stayed shut, the harbour master said.\n" * 30 + b"\x00end"
    copy = add_copy(data=data, filename="storm.txt")
    copy.refresh_from_db()
    assert bytes(copy.original) == data
    assert copy.split["source"].endswith("\ufffdend")


def depths(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[int]:
    """How many transactions are open at each call of a function."""
    found: list[int] = []
    original = getattr(module, name)

    def counted(*args: Any, **more: Any) -> Any:
        found.append(len(connection.savepoint_ids))
        return original(*args, **more)

    monkeypatch.setattr(module, name, counted)
    return found


@pytest.mark.parametrize("source", ["", "coastwire"])
def test_copy_is_split_outside_of_any_transaction(monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    """A megabyte of lines takes seconds, and SQLite lets one write at a time."""
    outside = len(connection.savepoint_ids)
    splits, memories = depths(monkeypatch, cleaning, "clean"), depths(monkeypatch, intake, "remember")
    add_copy(text=STORY, source=source)
    receive(STORY.encode(), "storm.txt", source)
    assert splits == [outside, outside]
    assert memories == [outside + 1, outside + 2]


def test_the_first_copy_of_a_source_knows_nothing_of_copy_without_one(editor: Any) -> None:
    for source in (None, Source.objects.create(name="Hillpress")):
        LearntLine.objects.create(
            source=source, fingerprint=fingerprint(LAST), text=LAST, kind="appeal", taught_by=editor
        )
    copy = add_copy(text=f"{STORY}\n{LAST}\n", source="coastwire")
    assert copy.source == Source.objects.get(name="coastwire")
    assert copy.split["blocks"][-1]["kind"] == "body"
    assert add_copy(text=f"{STORY}\n{LAST}\n", source="hillpress").split["blocks"][-1]["kind"] == "appeal"
    LearntLine.objects.filter(source=None).update(everywhere=True)
    assert add_copy(text=f"{STORY}\n{LAST}\n", source="newwire").split["blocks"][-1]["kind"] == "appeal"


def test_a_source_that_came_or_went_while_its_copy_was_split() -> None:
    new = read_copy(text=STORY, source="Coastwire")
    there = Source.objects.create(name="COASTWIRE")
    assert keep_copy(new).source == there
    old = Source.objects.create(name="Hillpress")
    known = read_copy(text=STORY, source="hillpress")
    old.delete()
    assert keep_copy(known).source == Source.objects.get(name="Hillpress")
