"""Stories as the suggestion commands read them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from .streams import LineError

if TYPE_CHECKING:
    from ..suggesters.storage import StoryData

LONGEST_ID = 255


def story_of(row: Any) -> StoryData:
    """The story in ``row``. Raises ``LineError``."""
    from ..suggesters.storage import StoryData
    from ..text.language import detect_language

    if not isinstance(row, dict):
        raise LineError("bad_story", "A story must be an object with id, title and text.")
    if not isinstance(row.get("id"), (str, int)) or not str(row["id"]):
        raise LineError("no_id", 'A story must have an "id".')
    if len(str(row["id"])) > LONGEST_ID:
        raise LineError("long_id", f"An id must have {LONGEST_ID} characters at most.")
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
        raise LineError("bad_story", f'"{name}" must be a string.')
    return plain(value)


def plain(text: str) -> str:
    """``text`` without what PostgreSQL does not take: NUL, halves of surrogate pairs."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def tags_of(row: dict[str, Any]) -> tuple[str, ...]:
    """The story's tags, by name. Raises ``LineError``."""
    tags = row.get("tags") or []
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise LineError("bad_tags", '"tags" must be a list of strings.')
    return tuple(map(plain, tags))


def date_of(row: dict[str, Any]) -> datetime.date | None:
    """The story's date, None where there is none. Raises ``LineError``."""
    value = row.get("date")
    if not value:
        return None
    try:
        return datetime.date.fromisoformat(value[:10])
    except (TypeError, ValueError) as error:
        raise LineError("bad_date", f'"date" must be like 2026-03-04, not {value!r}.') from error
