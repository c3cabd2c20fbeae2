"""Lines that are made alike count for each other."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind, clean
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.alike import MADE_ALIKE, like_others
from wagtail_newsclean.text.splitter.model import Model
from wagtail_newsclean.text.types import Line

SURE_RELATED = {Kind.RELATED: 0.98, Kind.BODY: 0.02}
UNSURE = {Kind.BODY: 0.55, Kind.RELATED: 0.45}


def lines_of(*rows: str) -> tuple[Line, ...]:
    return read(Copy(html="<body>" + "".join(rows) + "</body>")).lines


def item(text: str, name: str = "teaser") -> str:
    return f'<div class="{name}"><p>{text}</p></div>'


THREE = (item("Geese return to the harbour"), item("Ferry early again"), item("Wall is grey"))


def test_a_doubtful_line_follows_those_made_like_it() -> None:
    seen, swayed = like_others(lines_of(*THREE), [SURE_RELATED, UNSURE, SURE_RELATED], ())
    assert max(seen[1], key=seen[1].__getitem__) is Kind.RELATED
    assert swayed == {1}
    assert sum(seen[1].values()) == pytest.approx(1)


def test_a_line_that_is_sure_stays() -> None:
    body = {Kind.BODY: 0.98, Kind.RELATED: 0.02}
    seen, swayed = like_others(lines_of(*THREE), [SURE_RELATED, body, SURE_RELATED], ())
    assert max(seen[1], key=seen[1].__getitem__) is Kind.BODY
    assert swayed == frozenset()


@pytest.mark.parametrize(
    "other",
    [
        item("Ferry early again", "text"),
        item("Ferry early again."),
        item("<b>Ferry early again</b>"),
        item('<a href="/ferry">Ferry early again</a>'),
    ],
    ids=["its element has another name", "it ends as a sentence", "it is bold", "it is a link"],
)
def test_what_is_made_otherwise_stays_as_it_is(other: str) -> None:
    seen, _ = like_others(lines_of(THREE[0], other, THREE[2]), [SURE_RELATED, UNSURE, SURE_RELATED], ())
    assert seen[1] == UNSURE


def test_what_is_known_is_not_asked_about_and_says_nothing_of_others() -> None:
    lines = lines_of(*THREE[:2])
    seen, _ = like_others(lines, [SURE_RELATED, UNSURE], {0})
    assert seen == [SURE_RELATED, UNSURE]


def test_lines_without_markup_stay_as_they_are() -> None:
    lines = read(Copy(text="Geese return\nFerry early again\nWall is grey")).lines
    rows = [SURE_RELATED, UNSURE, SURE_RELATED]
    assert like_others(lines, rows, ()) == (rows, frozenset())


def test_lines_that_agree_are_left_alone() -> None:
    rows = [{Kind.BODY: 1.0}, {Kind.BODY: 0.9999}]
    seen, _ = like_others(lines_of(*THREE[:2]), rows, ())
    assert seen == rows


def test_the_editor_is_told_why(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [SURE_RELATED, UNSURE, SURE_RELATED, {Kind.NAV: 1.0}]
    monkeypatch.setattr(Model, "chances", lambda *_, **__: rows)
    story = clean(Copy(html="".join(THREE) + item("Home", "menu")))
    assert [block.kind for block in story.blocks[:3]] == [Kind.RELATED] * 3
    assert [MADE_ALIKE in block.reasons for block in story.blocks] == [False, True, False, False]
