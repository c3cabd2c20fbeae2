"""What fields of JSON say, whatever they are kept in: lines, names of people, pictures."""

from __future__ import annotations

from collections.abc import Iterator

from .item import ItemPicture, plain_of
from .json_file import Fields, is_fields, several, string
from .json_roles import named

_DEEPEST = 4  #: levels that a name may stand in: {"data": [{"attributes": {"name": ...}}]}


def line_of(fields: Fields, role: str) -> str:
    return next(iter(lines_of(fields, role)), "")


def lines_of(fields: Fields, role: str) -> list[str]:
    """What fields of this role say, each once, without markup."""
    said = (plain_of(inner_of(fields[name])) for name in named(fields, role))
    return list(dict.fromkeys(filter(None, said)))


def inner_of(value: object) -> str:
    """A string, or that of an object around it: ``{"text": "Storm"}``, ``{"rendered": "Storm"}``."""
    if isinstance(value, list):
        value = value[0] if len(value) == 1 else ""
    if not is_fields(value):
        return string(value)
    said = [value[name] for name in (*named(value, "around"), *named(value, "text"), *named(value, "title"))]
    return next(filter(None, map(string, said)), "")


def names_of(value: object, left: int = _DEEPEST) -> list[str]:
    """Of people, who may have one name or a first and a last one."""
    found = []
    for one in several(value):
        if is_fields(one):
            plain = {name.lower().replace("_", ""): string(inner) for name, inner in one.items()}
            first_last = f"{plain.get('firstname', '')} {plain.get('lastname', '')}".strip()
            known = (plain.get(name, "") for name in ("displayname", "fullname", "name"))
            name = next(filter(None, known), "") or first_last or inner_of(one)
            if not name and left:
                inside = (names_of(one[key], left - 1) for key in one if isinstance(one[key], dict | list))
                found += next(filter(None, inside), [])
        else:
            name = string(one)
        found.append(plain_of(name))
    return [name for name in found if name]


def pictures_in(value: object, left: int = 0) -> Iterator[ItemPicture]:
    """A picture that says something of itself, up to so many levels ``left`` inside: {"node": {"caption": ...}}."""
    if not is_fields(value):
        return
    caption = line_of(value, "caption")
    credit = next(filter(None, (" / ".join(names_of(value[name])) for name in named(value, "credit"))), "")
    if caption or credit:
        yield ItemPicture(line_of(value, "address"), caption, credit)
    elif left:
        for inner in value.values():
            for one in several(inner):
                yield from pictures_in(one, left - 1)
