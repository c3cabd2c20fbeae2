"""Fields of forms: they are no lines, but tell what the box around them asks for."""

from __future__ import annotations

from collections.abc import Mapping

_TOLD = frozenset({"email", "password", "search", "text", "tel", "number", "radio", "checkbox"})
_SEARCHES = frozenset({"q", "s", "query"})


def field_name(tag: str, attrib: Mapping[str, str]) -> str:
    """The word for an ``input`` or ``textarea`` among the names of its box, "fieldemail"; "" where it tells nothing."""
    if tag == "textarea":
        return "fieldtextarea"
    kind = attrib.get("type", "text").lower()
    if kind == "text":
        name = attrib.get("name", "").lower()
        called = f"{name} {attrib.get('id', '')} {attrib.get('placeholder', '')}".lower()
        if "mail" in called:
            kind = "email"
        elif name in _SEARCHES or "search" in called:
            kind = "search"
    return f"field{kind}" if kind in _TOLD else ""
