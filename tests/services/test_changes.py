"""What an editor changed, as the log keeps it: saves of one sitting are one entry."""

from __future__ import annotations

from typing import Any

import pytest

from wagtail_newsclean.services.changes import joined


def line(number: int, was: str, kind: str) -> dict[str, Any]:
    return {"line": number, "was": was, "kind": kind, "text": f"Line {number}"}


def changes(*lines: dict[str, Any], more: int = 0, **values: Any) -> dict[str, Any]:
    return {"changed": len(lines) + more, "lines": list(lines), **values}


def test_a_line_that_is_changed_twice_keeps_what_it_was_at_first() -> None:
    earlier = changes(line(7, "ad", "body"), line(2, "body", "appeal"))
    later = changes(line(2, "appeal", "newsletter"), line(4, "body", "ad"))
    assert joined(earlier, later) == changes(
        line(2, "body", "newsletter"), line(4, "body", "ad"), line(7, "ad", "body")
    )


def test_what_was_taken_back_is_in_no_entry() -> None:
    there = changes(line(2, "body", "appeal"), tags_in=["sea"], related_out=[3])
    back = changes(line(2, "appeal", "body"), tags_out=["sea"], related_in=[3])
    assert joined(there, back) == {}


@pytest.mark.parametrize("name", ["tags", "related"])
def test_what_came_and_went_is_added_up(name: str) -> None:
    came, went = f"{name}_in", f"{name}_out"
    assert joined({came: [1, 2], went: [3]}, {came: [4], went: [2, 5]}) == {came: [1, 4], went: [3, 5]}


def test_details_are_named_once_and_what_was_learnt_is_added_up() -> None:
    earlier, later = {"details": ["headline"], "learnt": 2}, {"details": ["byline", "headline"], "learnt": 3}
    assert joined(earlier, later) == {"details": ["headline", "byline"], "learnt": 5}


def test_lines_beyond_those_that_are_named_are_counted() -> None:
    named = [line(number, "body", "ad") for number in range(1, 201)]
    found = joined(changes(*named, more=10), changes(line(300, "body", "ad")))
    assert found == changes(*named, more=11)
