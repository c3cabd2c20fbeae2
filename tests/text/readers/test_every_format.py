"""The first promise for every format: what its reader sees is there, in order, and each character in one block."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.text.test_lossless import assert_lossless
from wagtail_newsclean.text import Copy, CopyError, clean

from .files import FORMATS

#: Letters of several scripts and what markup might take for its own; no line ends, no white space at the edges.
letters = st.text(
    string.ascii_letters + string.digits + " .,;:!?()[]'\"&<>{}\\/-–—“”«»éßøжїщאبقन中日한😀",
    min_size=1,
    max_size=60,
)
paragraphs = st.lists(
    letters.map(lambda text: "Word " + " ".join(text.split()) + " end").map(str.strip), min_size=1, max_size=6
)


def solid(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", FORMATS)
@given(written=paragraphs)
@example(written=["Word <P><?> end"])
@example(written=["Word <A> end", "Word </A> end"])
@example(written=["Word <newsMessage end"])
@example(written=["Word <nitf end"])
def test_every_paragraph_is_read(name: str, written: list[str]) -> None:
    story = clean(Copy(data=FORMATS[name](written)))
    assert_lossless(story)
    assert solid("".join(written)) in solid(story.source)
    assert story.document is not None
    if story.document.render is not None:
        for index in range(len(story.blocks)):
            assert story.document.render(index)


@pytest.mark.parametrize("name", FORMATS)
@given(data=st.data())
def test_damaged_files_give_text_or_a_reason(name: str, data: st.DataObject) -> None:
    whole = FORMATS[name](["The harbour wall fell.", "It will be built again."])
    at = data.draw(st.integers(0, len(whole)))
    until = data.draw(st.integers(at, len(whole)))
    try:
        assert_lossless(clean(Copy(data=whole[:at] + data.draw(st.binary(max_size=8)) + whole[until:])))
    except CopyError as error:
        assert error.message.endswith(".")  # noqa: PT017
