"""AsciiDoc: the head's fields, the text without its signs, and nothing lost."""

from __future__ import annotations

from wagtail_newsclean.text import Copy, Kind, Story, clean

FILE = """= Lighthouse keepers return to Skerry Point
Runa Dahl <runa@x.example>; Bo Peep
v1.0, 2026-05-12
:toc:
:keywords: lighthouse, sea

[.lead]
Two keepers will live at Skerry Point again after thirty years, the board said on Monday.

The lamp was automated in 1996. It has failed *eleven* times since, says https://skerry.example[the board].

== A bed for two

.The light in March
image::skerry.jpg[The light]

[quote, Karen Dunn, chair of the board]
____
Nobody likes a dark tower, and nobody likes to climb it.
____

* One bed for the keepers, who share it with a dog
* One stove, which has 3 * 4 plates

NOTE: The tower is closed to visitors until June, and the stairs are closed for good.
"""


def read(text: str = FILE, name: str = "light.adoc") -> Story:
    return clean(Copy(data=text.encode(), filename=name))


def test_the_head_and_the_text() -> None:
    story = read()
    assert story.headline == "Lighthouse keepers return to Skerry Point"
    assert story.byline == ("Runa Dahl", "Bo Peep")
    assert story.body.startswith("Two keepers will live")
    assert "It has failed eleven times since, says the board." in story.body
    assert story.body.endswith("closed for good.")
    kinds = {story.source[block.start : block.end]: block.kind for block in story.blocks}
    assert kinds["A bed for two"] is Kind.HEADING
    assert kinds["The light in March"] is Kind.CAPTION
    assert kinds["lighthouse · sea"] is Kind.TAGS


def test_what_people_read_is_kept() -> None:
    source = read().source
    for words in (
        "Karen Dunn, chair of the board",
        "Nobody likes a dark tower",
        "3 * 4 plates",
        "NOTE: The tower",
    ):
        assert words in source
    for sign in ("____", "[.lead]", ":toc:", "== ", "*eleven*"):
        assert sign not in source


def test_it_is_known_without_its_name() -> None:
    assert read(name="").headline == "Lighthouse keepers return to Skerry Point"
    assert (
        read("= Skerry =\n\n== History ==\n\nThe tower was built in 1820, and again in 1822.\n", "").headline
        != "Skerry"
    )
