"""What a line is among the other lines."""

from __future__ import annotations

from wagtail_newsclean.text.readers.plain import read_plain
from wagtail_newsclean.text.splitter.features import features
from wagtail_newsclean.text.types import Copy

PARAGRAPH = (
    "Fenwick councillors voted on Tuesday to repaint the harbour wall, ending a dispute that began in 1998."
)


def names_of(*lines: str) -> list[set[str]]:
    return [set(row) for row in features(read_plain(Copy(text="\n".join(lines))), "en").rows]


def test_place_among_the_paragraphs() -> None:
    rows = names_of("Harbour wall repainted", PARAGRAPH, "The wall", PARAGRAPH + " ", "Sport")
    assert "above text:1" in rows[0]
    assert "first paragraph" in rows[1]
    assert "in text" in rows[2]
    assert "last paragraph" in rows[3]
    assert "below text:1" in rows[4]


def test_a_line_that_comes_again() -> None:
    rows = names_of("Video", PARAGRAPH, "Video")
    assert "comes again" in rows[0]
    assert "again" in rows[2]
    assert not {"again", "comes again"} & rows[1]


def test_words_shared_with_the_story_without_the_line_itself() -> None:
    rows = names_of("Fenwick councillors repaint harbour wall", PARAGRAPH, "Geese return safely")
    assert "story words:all" in rows[0]
    assert "story words:none" in rows[2]
    assert "story words:none" in rows[1]


def test_lines_under_a_box_title_until_a_paragraph_closes_it() -> None:
    rows = names_of("Related stories", "Geese return", "Ferry late", PARAGRAPH, "Ferry early")
    assert "just under:related" in rows[1]
    assert "under:related" in rows[2]
    assert not any(name.startswith("under:related") for name in rows[4])


def test_labels_that_repeat() -> None:
    rows = names_of("Address: the blue door", "Price: 40", "Address: the red door")
    assert "same label" in rows[0]
    assert "same label" not in rows[1]


def test_runs_of_short_lines() -> None:
    rows = names_of(PARAGRAPH, "Facebook", "Email", "Print", PARAGRAPH)
    assert "run first" in rows[1]
    assert "run inside" in rows[2]
    assert "run last" in rows[3]
    assert not any(name.startswith("run") for name in rows[0])


def test_features_are_the_same_in_every_run() -> None:
    lines = ["Related stories", "Geese return: a story #geese", PARAGRAPH, "Share | Print"]
    assert [sorted(row) for row in names_of(*lines)] == [sorted(row) for row in names_of(*lines)]
