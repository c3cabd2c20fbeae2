"""Standard input and output of the commands: JSON lines in, one answer a line, in order, as they come."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from io import TextIOWrapper
from typing import Any, TextIO

Row = dict[str, Any]


class LineError(ValueError):
    """A line that cannot be handled: ``code`` for programs, ``message`` for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def guarded(run: Callable[[Sequence[str]], int], argv: Sequence[str]) -> int:
    """Run a command with UTF-8 on all streams; a reader that goes away and Ctrl-C end it quietly."""
    for stream, errors in (
        (sys.stdin, "surrogateescape"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    try:
        status = run(argv)
        sys.stdout.flush()
    except SystemExit as stop:  # argparse, on --help and on wrong usage
        return stop.code if isinstance(stop.code, int) else 0
    except BrokenPipeError:
        # Python flushes standard output once more at exit; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return status


def answer_lines(
    lines: Iterable[str],
    out: TextIO,
    handle: Callable[[Row], Row | None],
    errors: tuple[type[Exception], ...] = (),
) -> int:
    """Write what ``handle`` makes of each line, in order; 1 when any line could not be handled, else 0.

    A line that asks nothing (a story for an archive) is handled in silence: ``handle`` returns None.

    ``LineError`` and ``errors`` (exceptions with ``code`` and ``message``) become an answer of their own, and
    so does a fault of ours: the lines after it are answered all the same.
    """
    status = 0
    for line in lines:
        if not line.strip():
            continue
        row: object = None
        try:
            row = _parsed(line)
            result = handle(row)
        except Exception as error:
            result = _problem(row, error, errors)
        if result is None:
            continue
        status |= "error" in result
        out.write(as_json(result) + "\n")
        out.flush()
    return status


#: JSON lets them stand as they are, ``str.splitlines`` and others end lines at them.
_LINE_ENDS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


def as_json(value: Row) -> str:
    """One line of JSON, for whoever reads lines: letters as they are, halves of surrogate pairs and the signs that some
    take for the end of a line escaped."""
    text = json.dumps(value, ensure_ascii=False)
    if text.isascii():
        return text
    return text.translate(_LINE_ENDS) if _encodable(text) else json.dumps(value)


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _parsed(line: str) -> Row:
    if not line.isascii() and not _encodable(line):
        raise LineError("bad_encoding", "This line is not UTF-8.")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LineError("bad_json", f"This line is not JSON: {error}.") from error
    if not isinstance(row, dict):
        raise LineError("bad_json", "This line is not a JSON object.")
    return row


def _problem(row: object, error: Exception, expected: tuple[type[Exception], ...]) -> Row:
    if isinstance(error, (LineError, *expected)):
        code, message = getattr(error, "code", "error"), getattr(error, "message", str(error))
    else:
        code, message = "internal", f"newsclean failed on this line: {type(error).__name__}: {error}"
    return {
        "id": _id_of(row),
        "error": {"code": code, "message": message},
    }


def _id_of(row: object) -> object:
    """The line's id, also where the story stands one deeper: {"query": {"id": ...}}."""
    if not isinstance(row, dict):
        return None
    parts = (row, *(value for value in row.values() if isinstance(value, dict)))
    return next((part["id"] for part in parts if "id" in part), None)
