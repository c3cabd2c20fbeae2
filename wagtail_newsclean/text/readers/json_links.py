"""What answers of systems list apart and name by number, a story's author and pictures, put where it is named."""

from __future__ import annotations

from collections.abc import Iterator

from .json_file import Fields, is_fields, listed, string

_DEEPEST = 40  #: levels
_MOST = 10_000  #: things that are listed apart


def linked(found: object) -> object:
    """The same with what a link names in its place: JSON:API's ``included``, Contentful's ``includes``.

    What is listed apart keeps its own links as they are: two things may name each other.
    """
    if not is_fields(found):
        return found
    apart = {
        number: one
        for at, one in enumerate(_apart(found))
        if at < _MOST and (number := _number(one)) is not None
    }
    return _resolved(found, apart, _DEEPEST) if apart else found


def _apart(found: Fields) -> Iterator[Fields]:
    included, includes = found.get("included"), found.get("includes")
    yield from filter(is_fields, listed(included))
    for several in includes.values() if is_fields(includes) else []:
        yield from filter(is_fields, listed(several))


def _number(one: Fields) -> tuple[str, str] | None:
    """The kind and the number that a link names: ``{"type", "id"}``, ``{"sys": {"type": "Link", ...}}``."""
    sys = one.get("sys")
    named = sys if is_fields(sys) else one
    kind = string(named.get("linkType")) or string(named.get("type"))
    return (kind, str(named["id"])) if kind and "id" in named else None


def _resolved(value: object, apart: dict[tuple[str, str], Fields], left: int) -> object:
    if not left:
        return value
    if isinstance(value, list):
        return [_resolved(one, apart, left - 1) for one in value]
    if not is_fields(value):
        return value
    held = next((one for name in ("attributes", "fields") if is_fields(one := value.get(name))), None)
    if held is None:
        target = apart.get(_number(value) or ("", ""), {})
        return next((target[name] for name in ("attributes", "fields") if name in target), None) or {
            name: _resolved(inner, apart, left - 1)
            for name, inner in value.items()
            if name not in ("included", "includes")
        }
    links = value.get("relationships")
    named = (
        {name: one.get("data") for name, one in links.items() if is_fields(one)} if is_fields(links) else {}
    )
    return {name: _resolved(inner, apart, left - 1) for name, inner in {**named, **held}.items()}
