"""``newsclean split``: copy in, blocks out."""

from __future__ import annotations

import argparse
import base64
import binascii
import datetime
import gc
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..text import Copy, CopyError, Story, clean
from ..text.data import story_as_data
from ..text.readers.packed import unpacked
from .streams import LineError, Row, answer_lines, as_json

_KINDS_OF_COPY = ("text", "html", "data")


def main(argv: Sequence[str]) -> int:
    """Split files, standard input or a stream of JSON lines. See ``newsclean split --help``."""
    options = _parser().parse_args(argv)
    if options.jsonl:
        if options.files:
            _parser().error("--jsonl reads standard input, not files")
        # The collector keeps away from what ``clean`` makes; it would still walk each answer, which holds no cycles.
        gc.set_threshold(50_000, 20, 20)
        return answer_lines(sys.stdin, sys.stdout, split_row, (CopyError,))
    if not options.files and sys.stdin.isatty():
        _parser().error("name a file, or give copy on standard input")
    status = 0
    for number, (name, copy) in enumerate(_copies(options)):
        try:
            if isinstance(copy, OSError):
                raise CopyError("unreadable", f"it cannot be read: {copy.strerror}")
            if isinstance(copy, CopyError):
                raise copy
            story = clean(copy)
        except CopyError as error:
            print(f"newsclean: {name}: {error.message}", file=sys.stderr)
            status = 1
            continue
        if options.json:
            print(as_json(as_row(name, story)))
        else:
            from .view import show

            show(name, story, why=options.why, first=number == 0)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsclean split",
        description="Splits news copy into story, photo credits, newsletter, appeal and other blocks.",
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="text, HTML or a wire file; - is standard input"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object for each file")
    form.add_argument("--jsonl", action="store_true", help="answer JSON lines on standard input")
    parser.add_argument("--why", action="store_true", help="say why each block is what it is")
    parser.add_argument("--source", default="", help="who sent the copy")
    parser.add_argument("--received", type=_date, metavar="DATE", help="when it came: 2026-03-04")
    parser.add_argument(
        "--language", default="", metavar="CODE", help="its language, where you know: en, de, ru"
    )
    parser.add_argument("--url", default="", help="where it stood")
    return parser


def _copies(options: argparse.Namespace) -> Iterator[tuple[str, Copy | OSError | CopyError]]:
    """What is named, each text of an archive by itself; in place of what cannot be read the reason."""
    for name in options.files or ["-"]:
        filename = "" if name == "-" else Path(name).name
        try:
            data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            archive = unpacked(data, filename)
        except (OSError, CopyError) as error:
            yield name, error
            continue
        texts = [(name, filename, data)]
        if archive:
            texts = [(f"{name}/{text.name}", text.name, text.data) for text in archive.texts]
        for shown, inside, content in texts:
            yield (
                shown,
                Copy(
                    data=content,
                    filename=inside,
                    source=options.source,
                    received=options.received,
                    url=options.url,
                    language=options.language,
                ),
            )
        if archive and archive.unread:
            names = ", ".join(archive.unread)
            yield name, CopyError("unread", f"These files in it were not read: {names}.")


def split_row(row: Row) -> Row:
    """The answer to one line of the stream. Raises ``LineError`` and ``CopyError``."""
    given = [name for name in _KINDS_OF_COPY if row.get(name) is not None]
    if len(given) != 1:
        raise LineError("no_copy", 'A line must have exactly one of "text", "html" and "data".')
    value = _string(row, given[0])
    copy = Copy(
        text=value if given[0] == "text" else None,
        html=value if given[0] == "html" else None,
        data=_decoded(value) if given[0] == "data" else None,
        filename=_string(row, "filename"),
        source=_string(row, "source"),
        received=_received(row.get("received")),
        url=_string(row, "url"),
        language=_string(row, "language"),
    )
    return as_row(row.get("id"), clean(copy))


def _string(row: Row, name: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise LineError("bad_value", f'"{name}" must be a string.')
    return value


def _decoded(value: str) -> bytes:
    try:
        return base64.b64decode("".join(value.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise LineError("bad_data", f'"data" is not base64: {error}.') from error


def _received(value: object) -> datetime.date | None:
    if value is None or value == "":
        return None
    try:
        return _date(value)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise LineError(
            "bad_received", '"received" must be a date like 2026-03-04 or a date and time.'
        ) from error


def _date(value: str) -> datetime.date:
    if len(value) > 10:
        return datetime.datetime.fromisoformat(value)
    return datetime.date.fromisoformat(value)


def as_row(name: Any, story: Story) -> Row:
    """The story as the contract has it."""
    return {
        "id": name,
        **story_as_data(story),
        "body": story.body,
        "format": story.document.format if story.document else "",
    }
