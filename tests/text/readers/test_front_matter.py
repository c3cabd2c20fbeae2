"""Fields at the top of a file: YAML and TOML as they are meant, and neither as a bomb."""

from __future__ import annotations

from time import process_time

import pytest

from wagtail_newsclean.text import Copy
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.readers.front_matter import Value, front_matter_of


def fields(text: str) -> list[tuple[str, Value]]:
    found = front_matter_of(text)
    assert found is not None
    return found.fields


def test_values_stay_as_they_are_written() -> None:
    written = "a: 2026-03-04\nb: yes\nc: 007\nd: 'it''s'\ne: [x, y]\nf:\n  g: |\n    one\n    two\na: again\n"
    assert fields(f"---\n{written}---\ntext") == [
        ("a", "2026-03-04"),
        ("b", "yes"),
        ("c", "007"),
        ("d", "it's"),
        ("e", ["x", "y"]),
        ("f", {"g": "one\ntwo\n"}),
        ("a", "again"),
    ]


def test_toml() -> None:
    written = (
        'title = "Storm"\ndate = 2026-03-04T12:00:00Z\ndraft = true\nn = 1.10\n[[authors]]\nname = "Ann"\n'
    )
    assert fields(f"+++\n{written}+++\ntext") == [
        ("title", "Storm"),
        ("date", "2026-03-04 12:00:00+00:00"),
        ("draft", "true"),
        ("n", "1.10"),
        ("authors", [{"name": "Ann"}]),
    ]


def test_a_colon_in_a_title_is_a_slip_that_everybody_makes() -> None:
    assert fields('---\ntitle: Storm: harbour "closed"\nlayout: post\n---\n')[0] == (
        "title",
        'Storm: harbour "closed"',
    )


@pytest.mark.parametrize(
    "front",
    [
        "title: [never closed",
        "title: a\n\tb: 'c",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
        "title: a\nb: " + "[" * 9_000,
        "title: a\nb: " + "{a: " * 3_000,
    ],
    ids=["broken", "tab", "aliases", "nested lists", "nested maps"],
)
def test_broken_fields_are_shown_as_they_stand(front: str) -> None:
    before = process_time()
    document = read(Copy(data=f"---\n{front}\n---\n\nIt is shut.\n".encode(), filename="a.md"))
    assert process_time() - before < 3
    assert [line.text for line in document.lines] == [
        "It is shut.",
        *(line.strip() for line in front.splitlines()),
    ]
    assert any("broken" in warning for warning in document.warnings)


def test_nothing_is_built_but_text() -> None:
    assert fields("---\na: !!python/object/apply:os.system [ls]\n---\n") == [("a", ["ls"])]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\n---\n",
        "---\nJust text.\n---\n",
        "Text\n---\na: b\n---\n",
        "---\na: b\n" + "c: d\n" * 9_000 + "---\n",
    ],
)
def test_no_front_matter(text: str) -> None:
    assert front_matter_of(text) is None


def test_many_parts_of_a_toml_key_take_no_time() -> None:
    before = process_time()
    front_matter_of("+++\n" + "a." * 7_900 + "a = 1\n+++\n")
    assert process_time() - before < 3
