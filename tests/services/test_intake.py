from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wagtail_newsclean.models import IncomingCopy, Source
from wagtail_newsclean.services.intake import add_copy
from wagtail_newsclean.text import CopyError

pytestmark = pytest.mark.django_db

STORY = "Storm closes harbour\n\nThe harbour stayed shut on Wednesday, the harbour master said.\n"


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
