"""Readers' comments, by the thread around them."""

from __future__ import annotations

from wagtail_newsclean.text.readers.plain import read_plain
from wagtail_newsclean.text.splitter.features import features
from wagtail_newsclean.text.types import Copy

PARAGRAPH = (
    "Fenwick councillors voted on Tuesday to repaint the harbour wall, ending a dispute that began in 1998."
)
REMARK = (
    "I have lived beside that wall for forty years and it has never once been the colour they said it was."
)


def names_of(*lines: str) -> list[set[str]]:
    return [set(row) for row in features(read_plain(Copy(text="\n".join(lines))), "en").rows]


def test_what_stands_below_the_title_of_comments_however_long() -> None:
    rows = names_of(PARAGRAPH, "3 Comments", REMARK, "Well said!")
    assert {"below comments:1", "below comments long"} <= rows[2]
    assert {"below comments:2", "below comments short"} <= rows[3]
    assert not any(
        "comments" in name for name in rows[0] | rows[1] if not name.startswith(("=", "1st", "2nd"))
    )


def test_a_title_above_the_story_opens_no_comments() -> None:
    rows = names_of("Leave a comment", PARAGRAPH, REMARK)
    assert not any(name.startswith("below comments") for row in rows for name in row)


def test_between_lines_with_a_name_and_a_date_each() -> None:
    rows = names_of(
        PARAGRAPH,
        "Comments",
        "Ada Moor · 3 May 2026",
        REMARK,
        "Piet · 4 May 2026",
        "Well said!",
        REMARK + " No.",
    )
    assert "dated alike names:2" in rows[2]
    assert {
        "in thread names:2",
        "in thread names below comments",
        "under dated names",
        "above dated names",
    } <= rows[3]
    assert "in thread names:2" in rows[6]
    assert not {"under dated names", "above dated names"} & rows[6]


def test_the_times_of_a_live_blog_have_no_names_beside_them() -> None:
    rows = names_of(PARAGRAPH, "10:15", REMARK, "10:42", PARAGRAPH + " Twice.")
    assert "dated alike bare:2" in rows[1]
    assert "in thread bare:2" in rows[2]
    assert not any("names" in name for row in rows for name in row)


def test_one_date_is_no_thread() -> None:
    rows = names_of(PARAGRAPH, "Ada Moor · 3 May 2026", REMARK)
    assert not any(name.startswith(("dated alike", "in thread")) for row in rows for name in row)
