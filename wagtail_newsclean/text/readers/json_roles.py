"""What the fields of a story in JSON of any system are for, by their names."""

from __future__ import annotations

import re
from functools import cache

from ..word_lists import phrases_in
from .json_file import Fields

#: Where a word begins in "headlineText".
_HUMP = re.compile(r"(?<=[^\W\dA-ZА-Я_])(?=[A-ZА-Я])")
_LONGEST = 60  #: characters of a name


def named(fields: Fields, role: str) -> list[str]:
    """The names in ``fields`` of what plays this role, best first."""
    wanted = _roles()[role]
    fitting = [
        (wanted[plain], at, name)
        for at, name in enumerate(fields)
        for plain in _plain(name)
        if plain in wanted
    ]
    return list(dict.fromkeys(name for _, _, name in sorted(fitting)))


def is_called(name: str, role: str) -> bool:
    """Whether a name, or what an element says of its type, is one of this role."""
    return not _roles()[role].keys().isdisjoint(_plain(name))


@cache
def _roles() -> dict[str, dict[str, int]]:
    found = phrases_in(__package__, "json_fields.txt")
    return {
        role: {name: at for at, name in reversed(list(enumerate(names)))} for role, names in found.items()
    }


def _plain(name: str) -> list[str]:
    """The name in small letters; and without the words around what it says: "article_body_html" is a body."""
    if len(name) > _LONGEST:
        return []
    whole = re.sub(r"[\s_.:@-]", "", name).lower()
    words = [word.lower() for word in re.findall(r"[^\W_]+", _HUMP.sub(" ", name))]
    around = _roles()["around"]
    before = next((at for at, word in enumerate(words) if word not in around), len(words))
    after = next((at for at, word in enumerate(reversed(words)) if word not in around), len(words))
    found = [
        "".join(words[first:last])
        for last in range(len(words), len(words) - after - 1, -1)
        for first in range(min(before, last - 1) + 1)
    ]
    return list(dict.fromkeys([whole, *found]))
