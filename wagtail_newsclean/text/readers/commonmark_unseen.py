"""What CommonMark reads and does not show, as text: nothing that somebody wrote is lost.

Cells beyond a table's columns, links that are defined and never made ("[EMBARGO]: 12:00"), numbers of a list that does
not count from one, and what stands behind a fence of code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

#: Options of the parser: definitions of links are tokens, and links say which one they use.
OPTIONS = {"inline_definitions": True, "store_labels": True}

_CELL_END = re.compile(r"(?<!\\)\|")
#: What a fence says of a program: its language. Anything else was said to people.
_LANGUAGE = re.compile(r"(?:[a-z][a-z0-9+#-]*)?")
_MARKS = re.compile(r"^[ \t>]+", re.MULTILINE)


def wide_table(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """The parser's rule for tables, with all cells of each row."""
    from markdown_it.rules_block import table

    before = len(state.tokens)
    found = table(state, first, last, silent)
    if silent or not found:
        return found
    cells = columns = 0
    line = ""
    tokens: list[Token] = []
    for token in state.tokens[before:]:
        if token.type == "th_open":
            columns += 1
        elif token.type == "td_open":
            cells += 1
        elif token.type == "tr_open" and token.map is not None:
            number, cells = token.map[0], 0
            line = state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
        elif token.type == "tr_close" and cells:
            for text in _cells(line)[columns:]:
                tokens += _cell(text, token.level + 1)
        tokens.append(token)
    state.tokens[before:] = tokens
    return True


def _cells(line: str) -> list[str]:
    cells = [cell.strip() for cell in _CELL_END.split(line.strip())]
    if cells and not cells[0]:
        cells.pop(0)
    if cells and not cells[-1]:
        cells.pop()
    return cells


def _cell(text: str, level: int) -> list[Token]:
    """A cell with text whose marks are still to be read."""
    from markdown_it.token import Token

    return [
        Token("td_open", "td", 1, level=level, block=True),
        Token("inline", "", 0, level=level + 1, content=text, children=[], block=True),
        Token("td_close", "td", -1, level=level, block=True),
    ]


def _paragraph(content: Token, level: int) -> list[Token]:
    from markdown_it.token import Token

    return [
        Token("paragraph_open", "p", 1, level=level, block=True),
        Token("inline", "", 0, level=level + 1, children=[content], block=True),
        Token("paragraph_close", "p", -1, level=level, block=True),
    ]


def _literal(text: str) -> Token:
    from markdown_it.token import Token

    return Token("text", "", 0, content=text)


def show_unseen(tokens: list[Token], text: str) -> None:
    """Change what was read, in place."""
    _definitions(tokens, text)
    _numbers(tokens)
    for token in tokens:
        if token.type == "fence" and not _LANGUAGE.fullmatch(token.info.strip()):
            token.content = f"{token.info.strip()}\n{token.content}"


def _definitions(tokens: list[Token], text: str) -> None:
    """A link that no text makes is a paragraph, as it was typed; so is one that was defined before."""
    if not any(token.type == "definition" for token in tokens):
        return
    wanted = set(_labels(tokens))
    lines = text.split("\n")
    kept: list[Token] = []
    for token in tokens:
        if token.type != "definition":
            kept.append(token)
        elif token.meta["id"] in wanted:
            wanted.discard(token.meta["id"])
        elif token.map is not None:
            typed = _MARKS.sub("", "\n".join(lines[slice(*token.map)])).strip()
            kept += _paragraph(_literal(typed), token.level)
    tokens[:] = kept


def _labels(tokens: Iterable[Token]) -> Iterator[str]:
    """Which definitions the links and pictures use."""
    for token in tokens:
        if token.type in ("link_open", "image") and "label" in token.meta:
            yield token.meta["label"]
        yield from _labels(token.children or ())


def _numbers(tokens: list[Token]) -> None:
    """The numbers of a list that counts otherwise than 1, 2, 3 (or 1, 1, 1) are text: years, places of a ranking."""
    lists: list[list[Token]] = []
    shown: set[int] = set()
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([token])
        elif token.type in ("list_item_open", "list_item_close"):
            lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            opening, *items = lists.pop()
            if opening.type == "ordered_list_open" and not _counts_up([item.info for item in items[::2]]):
                shown.update(map(id, items[::2]))
                for part in (opening, *items, token):
                    part.tag = "div"
    if shown:
        tokens[:] = _numbered(tokens, shown)


def _counts_up(numbers: Sequence[str]) -> bool:
    return set(numbers) <= {"0", "1"} or all(number == str(at) for at, number in enumerate(numbers, 1))


def _numbered(tokens: Sequence[Token], shown: set[int]) -> Iterator[Token]:
    """The tokens with the numbers of these items before their text."""
    for at, token in enumerate(tokens):
        yield token
        if id(token) in shown:
            number = _literal(f"{token.info}{token.markup} ")
            first = tokens[at + 2]
            if first.type == "inline" and first.level == token.level + 2:
                first.children = [number, *(first.children or ())]
            else:
                yield from _paragraph(number, token.level + 1)
