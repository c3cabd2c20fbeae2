"""Stories in tables: each under the names of its columns, and nothing that only looks like one."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Story, clean

LONG = "The ferry to Ostermoor stayed in port on Friday because of the storm."
LAST = 'The owners hope for "calm" seas; nobody was hurt.'


def read(text: str, encoding: str = "utf-8") -> Story:
    return clean(Copy(data=text.encode(encoding)))


def kinds(story: Story) -> list[tuple[str, str]]:
    return [(block.kind.value, story.source[block.start : block.end]) for block in story.blocks]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_row_is_a_story(separator: str, encoding: str) -> None:
    names = ["ID", "Headline", "Byline", "Body", "Caption", "Photo credit"]
    quoted = f'"{LONG}\r\n\r\n{LAST.replace(chr(34), chr(34) * 2)}"'
    values = ["14", "Ferry stays in port", "Ann Ode", quoted, "The port at noon.", "Bo Carr"]
    story = read("".join(f"{separator.join(row)}\r\n" for row in (names, values)), encoding)
    assert story.byline == ("Ann Ode",)
    assert kinds(story) == [
        ("headline", "Ferry stays in port"),
        ("byline", "Ann Ode"),
        ("body", LONG),
        ("body", LAST),
        ("caption", "The port at noon."),
        ("credit", "Bo Carr"),
    ]


def test_further_rows_are_other_stories() -> None:
    story = read(f"Titel;Autor;Text\nFähre im Hafen;Ann Ode;{LONG}\nRuhe auf See;Bo Carr;{LONG[::-1]}\n")
    assert story.headline == "Fähre im Hafen"
    assert ("other", LONG[::-1]) in kinds(story)


@pytest.mark.parametrize(
    "text",
    [
        f"Title, author, body of a whale\n\n{LONG}\n",  # rows of one value
        f"Port,Time,Ships\nOstermoor,noon,3\n\n{LONG}\n",  # names of no story
        f"Title,Author,Body\n{LONG},Ann,b,c\n",  # more values than names
    ],
)
def test_text_with_commas_stays_text(text: str) -> None:
    assert read(text).source == text
