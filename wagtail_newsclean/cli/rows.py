"""Lines of the suggestion commands: what stands in them, and the answer to one that cannot be handled."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from ..suggesters.storage import StoryData


class BadRow(ValueError):  # noqa: N818 (reads as a sentence)
    """A line that cannot be handled: ``code`` for programs, the text for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def answer(
    lines: Iterable[str],
    out: TextIO,
    handle: Callable[[dict[str, Any]], str | None],
    finish: Callable[[], None] = lambda: None,
) -> int:
    """Give ``handle`` each line's object and write what it returns; 1 when any line could not be handled."""
    status = 0
    for line in lines:
        if not line.strip():
            continue
        row: Any = None
        try:
            row = _object(line)
            result = handle(row)
        except BadRow as error:
            status = 1
            problem = {"code": error.code, "message": str(error)}
            result = json.dumps({"id": _id_of(row), "error": problem}, ensure_ascii=False)
        if result is not None:
            out.write(result + "\n")
            out.flush()
    finish()
    return status


def _object(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadRow("bad_json", f"This line is not JSON: {error}.") from error
    if not isinstance(row, dict):
        raise BadRow("bad_json", "A line must be a JSON object.")
    return row


def _id_of(row: Any) -> Any:
    if not isinstance(row, dict):
        return None
    for part in (row, *(row.get(name) for name in ("add", "query", "tagged"))):
        if isinstance(part, dict) and "id" in part:
            return part["id"]
    return None


def story_of(row: Any) -> StoryData:
    """The story in ``row``. Raises ``BadRow``."""
    from ..suggesters.storage import StoryData
    from ..text.details.language import detect_language

    if not isinstance(row, dict):
        raise BadRow("bad_story", "A story must be an object with id, title and text.")
    if not isinstance(row.get("id"), (str, int)) or not str(row["id"]):
        raise BadRow("no_id", 'A story must have an "id".')
    title, text = (_text(row, name) for name in ("title", "text"))
    given = _text(row, "language")
    return StoryData(
        key=str(row["id"]),
        title=title,
        text=text,
        date=date_of(row),
        language=given[:2].lower() or detect_language(f"{title}\n{text[:4000]}"),
        tags=tags_of(row),
    )


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name) or ""
    if not isinstance(value, str):
        raise BadRow("bad_story", f'"{name}" must be a string.')
    return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def tags_of(row: dict[str, Any]) -> tuple[str, ...]:
    """The story's tags, by name. Raises ``BadRow``."""
    tags = row.get("tags") or []
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise BadRow("bad_tags", '"tags" must be a list of strings.')
    return tuple(tags)


def date_of(row: dict[str, Any]) -> datetime.date | None:
    """The story's date, None where there is none. Raises ``BadRow``."""
    value = row.get("date")
    if not value:
        return None
    try:
        return datetime.date.fromisoformat(value[:10])
    except (TypeError, ValueError) as error:
        raise BadRow("bad_date", f'"date" must be like 2026-03-04, not {value!r}.') from error
