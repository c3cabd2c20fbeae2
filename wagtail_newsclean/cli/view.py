"""The split as a person reads it in a terminal."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap

from ..text import Kind, Story
from ..text.types import PICTURE_KINDS, STORY_KINDS

_RESET, _BOLD, _DIM = "\x1b[0m", "\x1b[1m", "\x1b[2m"
_GREEN, _YELLOW, _BLUE, _MAGENTA, _CYAN = (f"\x1b[{number}m" for number in (32, 33, 34, 35, 36))
_COLOURS = {
    Kind.HEADLINE: _BOLD + _GREEN,
    Kind.NEWSLETTER: _MAGENTA,
    Kind.APPEAL: _MAGENTA,
    Kind.RELATED: _BLUE,
    Kind.BYLINE: _CYAN,
    Kind.TIMESTAMP: _CYAN,
}
_LABEL = 12


def show(name: str, story: Story, *, why: bool = False, first: bool = True) -> None:
    """Print a story: kinds in colour, doubtful blocks marked with ``?``, what stays out of the story dimmed."""
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    width = max(60, min(shutil.get_terminal_size().columns, 110))

    def paint(text: str, code: str) -> str:
        return f"{code}{text}{_RESET}" if colour and code else text

    if not first:
        print()
    print(paint(f"{_safe(name)} ({story.language})", _BOLD))
    for warning in story.document.warnings if story.document else ():
        print(paint(f"! {warning}", _YELLOW))
    asked = 0
    for block in story.blocks:
        asked += block.ask
        kind = block.kind
        style = _GREEN if kind in STORY_KINDS else _YELLOW if kind in PICTURE_KINDS else ""
        label = paint(f"{kind.value:{_LABEL - 2}}", _COLOURS.get(kind, style or _DIM))
        mark = paint("?", _BOLD + _YELLOW) if block.ask else " "
        text = _safe(story.source[block.start : block.end])
        lines = textwrap.wrap(text, width - _LABEL - 1, break_on_hyphens=False) or [text]
        for number, line in enumerate(lines):
            before = f"{label}{mark} " if not number else " " * _LABEL
            print(before + (line if kind in STORY_KINDS else paint(line, _DIM)))
        if why and block.reasons:
            print(" " * _LABEL + paint("why: " + "; ".join(_safe(reason) for reason in block.reasons), _DIM))
    _summary(story, asked)


def _summary(story: Story, asked: int) -> None:
    print()
    facts = [
        ("headline", story.headline),
        ("byline", ", ".join(story.byline)),
        ("dateline", story.dateline.text if story.dateline else ""),
        ("credits", "; ".join(credit.text for credit in story.credits)),
    ]
    for label, value in facts:
        if value:
            print(f"{label:{_LABEL}}{_safe(value)}")
    if asked:
        print(f"{asked} {'block' if asked == 1 else 'blocks'} marked ? to be looked at")


def _safe(text: str) -> str:
    """Nothing in the copy may steer the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)
