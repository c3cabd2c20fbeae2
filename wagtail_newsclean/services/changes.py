"""What an editor changed between two states of a copy, as the log keeps it."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from ..models.review import Review

_LINES = 200  #: named in one entry
_EXCERPT = 80  #: characters
_DETAILS = ("headline", "standfirst", "byline", "dateline")


def changes_between(source: str, before: Review, after: Review) -> dict[str, Any]:
    """Lines by number (as the desk counts them) with their old and new kind, details, tags and stories.

    Only what changed is in it.
    """
    starts = [block.start for block in before.blocks]
    lines = []
    for number, block in enumerate(after.blocks, 1):
        at = bisect_right(starts, block.start) - 1
        was = before.blocks[at].kind if at >= 0 else None
        if block.kind is not was:
            text = " ".join(source[block.start : block.end].split())[:_EXCERPT]
            lines.append(
                {"line": number, "kind": block.kind.value, "was": was.value if was else "", "text": text}
            )
    found: dict[str, Any] = {"changed": len(lines), "lines": lines[:_LINES]}
    details = [name for name in _DETAILS if _said(before, name) != _said(after, name)]
    for name in ("tags", "related"):
        had, has = getattr(before, name), getattr(after, name)
        found[f"{name}_in"] = [value for value in has if value not in had]
        found[f"{name}_out"] = [value for value in had if value not in has]
    return {name: value for name, value in (found | {"details": details}).items() if value}


def joined(earlier: dict[str, Any], later: dict[str, Any]) -> dict[str, Any]:
    """Two sets of changes as one, made one after the other; what the second took back is in neither."""
    lines = {line["line"]: line for line in earlier.get("lines", ())}
    for line in later.get("lines", ()):
        was = lines.get(line["line"], line)["was"]
        lines[line["line"]] = line | {"was": was}
    kept = [line for _, line in sorted(lines.items()) if line["kind"] != line["was"]]
    unnamed = sum(changes.get("changed", 0) - len(changes.get("lines", ())) for changes in (earlier, later))
    found: dict[str, Any] = {"changed": len(kept) + unnamed, "lines": kept[:_LINES]}
    for name in ("tags", "related"):
        came, went = f"{name}_in", f"{name}_out"
        had, has = earlier.get(came, []), later.get(came, [])
        lost, loses = earlier.get(went, []), later.get(went, [])
        found[came] = [value for value in (*had, *has) if value not in loses and value not in lost]
        found[went] = [value for value in (*lost, *loses) if value not in has and value not in had]
    found["details"] = list(dict.fromkeys([*earlier.get("details", ()), *later.get("details", ())]))
    found["learnt"] = earlier.get("learnt", 0) + later.get("learnt", 0)
    return {name: value for name, value in found.items() if value}


def _said(review: Review, name: str) -> list[str]:
    """A detail's words: blanks around them are no change."""
    value = getattr(review, name)
    return value.split() if isinstance(value, str) else list(value)
