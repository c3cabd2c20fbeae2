from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_newsclean.text import Copy, Kind, clean
from wagtail_newsclean.text.readers import read

HEAD = "From: Press office <press@sarnbay.example>\nTo: newsdesk\nSubject: Swimming hall gets a new roof\n"
BODY = "\nThe roof of the swimming hall will be replaced between April and September, the town said on Saturday.\n"


def test_the_subject_is_the_headline_and_the_rest_of_the_head_is_no_story() -> None:
    story = clean(HEAD + BODY)
    assert story.headline == "Swimming hall gets a new roof"
    assert story.source == HEAD + BODY
    assert "press@" not in story.body
    assert [block.kind for block in story.blocks][:4] == [Kind.OTHER, Kind.OTHER, Kind.OTHER, Kind.HEADLINE]


@pytest.mark.parametrize(
    "head",
    [
        "Von: Pressestelle\nGesendet: Montag\nBetreff: Neues Dach für die Schwimmhalle\n",
        "От: Пресс-служба\nКому: Редакция\nТема: Новая крыша бассейна\n",
    ],
)
def test_heads_in_other_languages(head: str) -> None:
    assert clean(head + BODY).headline == head.strip().rsplit(": ", 1)[1]


@pytest.mark.parametrize(
    "text", ["Subject: matter\n", "To: be or not\nThat is the question\n", "From: here\nTo: there\n"]
)
def test_one_such_line_or_a_head_without_subject_is_no_mail(text: str) -> None:
    assert not read(Copy(text=text + BODY)).stated


@given(
    st.lists(st.sampled_from(["Subject: a b", "From: x", "To:", "Subject:", "Date : 3", "text"]), min_size=1)
)
def test_no_character_of_a_head_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = read(Copy(text=text))
    assert "".join("".join(text[line.start : line.end] for line in document.lines).split()) == "".join(
        text.split()
    )
