"""Writes wagtail_newsclean/admin/core_words/phrases.py: what the text package says, for makemessages to find.

python tools/core_words.py
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "wagtail_newsclean" / "admin" / "core_words" / "phrases.py"
_HEAD = '''"""Whole phrases of the text package, for the catalogue. Written by tools/core_words.py."""

from django.utils.translation import gettext_noop

PHRASES = (
'''
#: Built in code, each of parts that are literals there.
_BUILT_IN_CODE = (
    "nothing about it stands out",
    "its words stand together",
    "its words stand together in the headline",
    "named in the headline",
    "begins with a dateline",
    "another story in the same file",
    "the file marks it as dateline",
    "the dateline stands in the text again",
    "stands in what the file calls its text",
    "a note for desks",
    "codes of a wire service",
    "the slug of a wire service",
    "when a wire service sent it",
    "stands as the title in the envelope of a wire service",
    "marks the end of the story",
    "stands after the mark of the story's end",
    "a line of the e-mail's head",
    "the subject of the e-mail",
    "closes the e-mail",
    "a headline with the number of its version",
    "greets whoever gets the e-mail",
    "is written to the desk, about the copy",
    "closes a note to the desk",
    "says whom the press may ask",
    "is the small print of an e-mail",
    "opens a message that was answered",
    "is quoted from a message that was answered",
    "was added by a mail program",
    "the letter that the copy came with",
    "stands as a point before the text",
    "is set between dashes",
    "is a comment on the text",
    "opens what a press release says of its sender",
    "is a plain sentence between paragraphs",
    "is made like other lines of the page",
    "is a question or an answer among others",
    "is an entry of a chronology",
    "says whose the copy is",
    "is a time by itself",
    "has no full stop, below a paragraph",
    "speaks as the paragraphs above it do",
    "signs the letter above it",
    "greets whom a letter is written to",
    "stands below the last paragraph and other furniture",
    "stands below what ends the story",
    "is the button of the box above it",
    "speaks of mail, and of no money",
    "says what it costs, and of no newsletter",
    "is a title below another link",
    "is a title, and says nothing of the box above it",
    "stands below a field of a form",
    "says what the form below it is for",
    "is the title of the box below it",
    "the subject of the e-mail; the copy has a headline of its own",
    "on stories near this one",
    "from the same day",
    "title of a story on this site",
    "names a writer and an agency above the text",
    "names the writer again, below the text",
    "is set in capitals between paragraphs",
    "says who, what, when or where",
)


def phrases() -> list[str]:
    """Everything that is said as a whole, each once."""
    from wagtail_newsclean.text.splitter import phrases as said
    from wagtail_newsclean.text.splitter.cues import PHRASES

    tables = (PHRASES, said.WORDS, said.ALONE, said.NAMED, said.MARKUP)
    return sorted({*(text for table in tables for text in table.values()), *_BUILT_IN_CODE, *_of_readers()})


def _of_readers() -> Iterator[str]:
    """What readers say of a file: literals that are whole sentences, and names of kinds of file ("a video (AVI)")."""
    for path in sorted((ROOT / "wagtail_newsclean" / "text" / "readers").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        inside = {
            id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values
        }
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in inside | docs
            ):
                text = node.value
                kind = path.name == "sniff.py" and text.startswith(("a ", "an "))
                sentence = text[:1].isupper() and " " in text and text.endswith(".")
                if kind or sentence:
                    yield text


def source() -> str:
    """The module as it should be."""
    return (
        _HEAD
        + "".join(f"    gettext_noop({json.dumps(text, ensure_ascii=False)}),\n" for text in phrases())
        + ")\n"
    )


if __name__ == "__main__":
    TARGET.write_text(source(), "utf-8")
