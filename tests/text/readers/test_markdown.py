"""Markdown: its structure is kept, HTML in it is as hostile as any; a name or fields at the top make it Markdown."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.text.test_lossless import assert_lossless, solid
from wagtail_newsclean.text import Copy, Document, Story, clean
from wagtail_newsclean.text.readers import read, reader_for

STORY = """---
title: "Storm closes harbour: third day"
subtitle: Ferries stuck
authors:
  - name: Ann Ode
    email: ann@nord.example
  - Bo Pell
date: 2026-03-04T12:00:00+01:00
description: >
  The harbour of Port Marrow
  stays shut.
tags: [storm, sea]
image:
  url: https://nord.example/w.jpg
  caption: Waves hit the wall.
  credit: Cy Dee
embargo: 2026-03-05T06:00:00Z
layout: post
---

PORT MARROW, March 4 (NW) — A storm kept the *harbour* closed, [the authority](https://nord.example/x) said. It was \
the **third** day without ferries.

![The pier](https://nord.example/p.jpg)
*The pier on Tuesday.*

## What next

> “We wait,” said Ole Teschner, the harbour master, on the pier.

- 14 ferries wait
- three boats sank
"""

LEDE = (
    "PORT MARROW, March 4 (NW) — A storm kept the harbour closed, the authority said. It was the third day without "
    "ferries."
)


def story_of(text: str, filename: str = "story.md") -> Story:
    story = clean(Copy(data=text.encode(), filename=filename))
    assert_lossless(story)
    return story


def document_of(text: str, filename: str = "story.md") -> Document:
    return read(Copy(data=text.encode(), filename=filename))


def lines(text: str) -> list[str]:
    return [line.text for line in document_of(text).lines]


def rendered(text: str) -> list[str]:
    document = document_of(text)
    assert document.render is not None
    return [document.render(at) for at in range(len(document.lines))]


def kinds(story: Story) -> list[tuple[str, str]]:
    return [(block.kind.value, story.source[block.start : block.end]) for block in story.blocks]


def test_fields_are_what_they_are_called_and_none_is_lost() -> None:
    story = story_of(STORY)
    assert kinds(story) == [
        ("note", "Embargo: 2026-03-05 06:00 UTC"),
        ("headline", "Storm closes harbour: third day"),
        ("standfirst", "Ferries stuck"),
        ("byline", "Ann Ode"),
        ("byline", "Bo Pell"),
        ("timestamp", "2026-03-04T12:00:00+01:00"),
        ("standfirst", "The harbour of Port Marrow stays shut."),
        ("body", LEDE),
        ("caption", "The pier on Tuesday."),
        ("heading", "What next"),
        ("body", "“We wait,” said Ole Teschner, the harbour master, on the pier."),
        ("body", "14 ferries wait"),
        ("body", "three boats sank"),
        ("caption", "Waves hit the wall."),
        ("credit", "Cy Dee"),
        ("tags", "storm · sea"),
        ("other", "email: ann@nord.example"),
        ("other", "layout: post"),
    ]
    assert story.byline == ("Ann Ode", "Bo Pell")
    assert story.dateline is not None
    assert str(story.dateline.date) == "2026-03-04"


def test_structure_is_kept() -> None:
    text = "# One\n\nTwo *a* **b** [c](https://d.example/) `e` ~~f~~\n\n> three\n\n1. four\n\n* five\n\n|six|\n|-|\n|7|"
    assert rendered(text) == [
        "<h2>One</h2>",
        '<p>Two <i>a</i> <b>b</b> <a href="https://d.example/">c</a> <code>e</code> <s>f</s></p>',
        "<blockquote><p>three</p></blockquote>",
        "<ol><li>four</li></ol>",
        "<ul><li>five</li></ul>",
        "<table><tbody><tr><th>six</th></tr></tbody></table>",
        "<table><tbody><tr><td>7</td></tr></tbody></table>",
    ]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("# Storm *closes* harbour\n\nIt is shut.\n", "Storm closes harbour"),
        ("Storm closes harbour\n====\n\nIt is shut.\n", "Storm closes harbour"),
        ("Coast\n\n# Storm closes harbour\n\nIt is shut.\n", "Storm closes harbour"),
        ("---\ntitle: Storm\n---\n# Storm\n\nIt is shut.\n", "Storm"),
    ],
)
def test_the_title_is_the_headline(text: str, headline: str) -> None:
    assert story_of(text).headline == headline


def test_headings_and_items_are_what_their_marks_say() -> None:
    text = """---
title: Geese return
---
The geese came back on Friday, the harbour office said.

## Where they slept

- On the quay
- In the ferry
- [Ferry says sorry](https://nord.example/sorry)
"""
    story = clean(Copy(data=text.encode(), filename="geese.md"))
    kinds = {story.source[block.start : block.end]: block.kind for block in story.blocks}
    assert kinds["Where they slept"] == "heading"
    assert kinds["On the quay"] == kinds["In the ferry"] == "body"
    assert (
        5 not in read(Copy(data=text.encode(), filename="geese.md")).stated
    )  # a link says nothing of itself


def test_pictures_have_their_captions() -> None:
    text = 'One ![a](/a.jpg "no caption") two.\n\n![b](/b.jpg "Bo")\n\n![c](/c.jpg)\n_Cy_\n\n![d](/d.jpg)\nnot *so*\n'
    found = kinds(story_of(f"# Storm\n\n{'It was a long day at the harbour. ' * 4}\n\n{text}"))
    assert [line for kind, line in found if kind == "caption"][:2] == ["Bo", "Cy"]
    assert [line for _, line in found[2:]] == ["One two.", "Bo", "Cy", "not so"]
    assert [picture.alt for picture in document_of(text).pictures] == ["a", "b", "c", "d"]


def test_typed_line_ends_stay_and_those_of_a_column_go() -> None:
    assert lines("By Ann Ode\nPhoto: Cy Dee\n\nIt is shut.\n") == [
        "By Ann Ode",
        "Photo: Cy Dee",
        "It is shut.",
    ]
    wrapped = "The harbour wall fell on Friday evening and nobody was hurt, the town\nsaid on its page, and then the\n"
    wrapped = wrapped.replace("then the", "then the water came over the road to the mill")
    assert len(lines(wrapped)) == 1
    assert len(lines("> " + wrapped.replace("\n", "\n> "))) == 1
    assert lines("- one\n  two\n- three\n") == ["one two", "three"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[EMBARGO]: 12:00\n\nIt is shut.", ["[EMBARGO]: 12:00", "It is shut."]),
        ("One.\n\n[Photo]: a.jpg 'Waves\non it'", ["One.", "[Photo]: a.jpg 'Waves on it'"]),
        ("> [Хто]: тут\n\nTwo.", ["[Хто]: тут", "Two."]),
        ("One [a][1] ![b][Pic] [c].\n\n[1]: /x\n[1]: /y\n[pic]: p.jpg\n[C]: /c", ["One a c.", "[1]: /y"]),
        (
            "|a|b|\n|-|-|\n|1|2|*3*|x \\| y|\n|4|\n|5|6|",
            ["a", "b", "1", "2", "3", "x | y", "4", "5", "6"],
        ),
        ("> a|b\n> -|-\n> 1|2|3\n", ["a", "b", "1", "2", "3"]),
        ("1987. It was a good year.", ["1987. It was a good year."]),
        (
            "10. Ten\n    - dry\n9. Nine\n   1. u\n   2. v\n8. *Eight*",
            ["10. Ten", "dry", "9. Nine", "u", "v", "8. Eight"],
        ),
        ("3) three\n4)\n5) # five", ["3) three", "4)", "5) five"]),
        ("1. one\n1. two\n\nand\n\n1) one\n2) two", ["one", "two", "and", "one", "two"]),
        ("~~~ Ends here ~~~\nOne.", ["Ends here ~~~", "One."]),
        ("~~~ END\nOne.", ["END", "One."]),
        ("```python\nOne.\n```", ["One."]),
        ("```\nOne.\n```", ["One."]),
    ],
)
def test_what_pages_of_markdown_do_not_show_is_shown(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "filename", "expected"),
    [
        ("# Not Markdown\n\n* a\n* b\n\n**bold** [x](y)\n", "copy.txt", "plain"),
        ("# Markdown\n", "copy.MD", "markdown"),
        ("---\ntitle: Storm\n---\nIt is shut.\n", "copy.txt", "markdown"),
        ("---\r\ntitle: Storm\r\n---\r\nIt is shut.\r\n", "", "markdown"),
        ('+++\ntitle = "Storm"\n+++\nIt is shut.\n', "", "markdown"),
        ("---\nIt is shut.\n---\n", "copy.txt", "plain"),
        ("---\nplace: here\n---\n", "copy.txt", "plain"),
        ("---\ntitle: never closed\n\nIt is shut.\n", "copy.txt", "plain"),
        ("<!doctype html><p>One.</p>", "copy.md", "html"),
        ("Two <b>tags</b> and <i>more</i> in it.", "copy.md", "markdown"),
        ('{"headline": "Storm", "body_text": "It is shut."}', "copy.md", "ninjs"),
    ],
)
def test_a_name_or_fields_at_the_top_make_it_markdown(text: str, filename: str, expected: str) -> None:
    assert reader_for(text.encode(), filename).name == expected


def test_a_paste_is_never_markdown() -> None:
    story = clean("---\ntitle: Storm\n---\n\n# It *is* shut.\n")
    assert story.source == "---\ntitle: Storm\n---\n\n# It *is* shut.\n"
    assert story.document is not None
    assert story.document.format == "plain"


def test_an_indented_paragraph_is_one() -> None:
    assert rendered("One.\n\n    Two *is* indented.\n") == ["<p>One.</p>", "<p>Two <i>is</i> indented.</p>"]


@pytest.mark.parametrize(
    "author", ["Ann Ode", "[[Ann Ode]]", '"[[people/ann|Ann Ode]]"', "{name: Ann Ode}", "[Ann Ode]"]
)
def test_an_author_in_every_spelling(author: str) -> None:
    assert story_of(f"---\nauthor: {author}\n---\nIt is shut.\n").byline == ("Ann Ode",)


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert lines("---\nIt is shut.\n\n---\nMore.\n") == ["It is shut.", "More."]


def test_scripts_and_handlers_do_not_come_along() -> None:
    text = (
        "One <b onclick=x>two</b> [three](javascript:alert(1)) <img src=x onerror=alert(1)>\n\n"
        "<script>\nalert(2)\n</script>\n\n<p style='x' onmouseover=y><a href='data:text/html,z'>four</a></p>\n\n"
        '[five][r] ![six](https://e.example/?"onload)\n\n[r]: vbscript:x\n'
    )
    html = "".join(rendered(text))
    assert "alert(2)" not in html
    assert not re.search(r"<[^>]*(?:on\w+=|script:|data:|style)", html)
    assert "<b>two</b>" in html
    assert "four" in html


@pytest.mark.parametrize(
    "text",
    [
        "One.\n\n<iframe>\n\nTwo is here.",
        "One <title> two\n\nthree",
        "One <textarea> two\n\nthree\n",
        "<div hidden>\n\nOne is here.\n\n</div>\n\nTwo.",
        "One.\n\n<p style='display:none'>\n\nTwo is here.",
        "One <select> two\n\nthree",
        "One <svg> two\n\n- three",
        "<!-- one\n\ntwo",
        "One.\n\n<!-- two\n\nthree",
        "One.\n\n<style>\ntwo\n\nthree",
    ],
)
def test_no_tag_hides_what_stands_outside_of_it(text: str) -> None:
    document = document_of(text)
    wanted = re.findall(r"\w+", re.sub("<[^>]*>|<!--", "", text))
    assert re.findall("|".join(wanted), document.source) == wanted
    assert "</p>" not in document.source
    if "<" in document.source:
        assert any("its tags are shown" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    "text",
    ["> " * 25 + "deep", "- " * 30 + "deep", ">" * 3_000 + "deep", "word *more* " * 60_000],
    ids=["quotes", "lists", "3,000 quotes", "long"],
)
def test_what_is_no_story_is_shown_as_it_stands(text: str) -> None:
    document = document_of(text)
    assert solid(document.source) == solid(text)
    assert any("as it stands" in warning or "as they stand" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 40_000,
        "*a **b " * 8_000,
        "a <![CDATA[" * 8_000,
        "a `b" * 10_000,
        "- a\n" * 20_000,
        "[a]: " + "b" * 50_000 + "\n\n" + "[a]" * 20_000,
        "[a]: b '" + "c" * 1_900 + "'\n\nd" + "[a] " * 20_000,
        "|a" * 5_000 + "\n" + "|-" * 5_000 + "\n" + "|b\n" * 1_000,
        "x" * 10_000_000,
    ],
    ids=[
        "brackets",
        "stars",
        "cdata",
        "ticks",
        "items",
        "long address",
        "many titles",
        "wide table",
        "10 MB",
    ],
)
def test_bombs_do_not_go_off(text: str) -> None:
    before = process_time()
    document = document_of(text)
    assert len(document.source) < len(text) + 10
    assert process_time() - before < 5


@given(
    st.lists(
        st.sampled_from(
            ["W ", "W. ", "W", "# ", "- ", "3. ", "1) ", "> ", "**", "_", "`", "```", "~~~ ", "~~", "[", "]", "]: ",
             "\n", "\n\n", "    ", "|", "\n|-|\n", "\n-|-\n", "\\", "---\n", "===\n", "\t", ": ", '"', "'", ")", ">",
             "&", "^"]
        ),
        max_size=40,
    )
)  # fmt: skip
@example(["[", "W", "]: ", "W", "\n", "[", "W", "]: ", "W"])
def test_no_word_is_lost(parts: list[str]) -> None:
    words = [part.replace("W", f"Word{at}x") for at, part in enumerate(parts)]
    source = solid(document_of("First.\n\n" + "".join(words)).source)
    assert [word for word in words if "W" in word and word.strip(" .") not in source] == []


@given(
    st.lists(
        st.sampled_from(
            ["# ", "## ", "- ", "1. ", "> ", "**", "_", "`", "```\n", "~~", "[", "](x)", "![", "\n", "\n\n", "    ",
             "|", "|-|\n", "<b>", "</div>", "<!--", "-->", "<script>", "&amp;", "\\", "word", "Two words.", "---\n",
             "title: a\n", "+++\n", "\t", "\r\n", "\x00", "\u2028", "===\n", "[a]: b\n", "<p hidden>", "<title>"]
        ),
        max_size=40,
    ).map("".join)
)  # fmt: skip
@example("---\ntitle: a\n---\n")
def test_any_markdown_is_read_and_rendered(text: str) -> None:
    text = f"First.\n\n{text}\n\nLast word."
    story = story_of(text)
    for word in ("First", "Last"):
        assert word in story.source
    assert story.document is not None
    assert story.document.render is not None
    for at in range(len(story.document.lines)):
        assert not re.search("<script|<title|<!--", story.document.render(at))
