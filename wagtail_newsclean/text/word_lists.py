"""Word lists kept as data beside the code that asks for them: ``[sections]`` of phrases, ``# comments``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files


@cache
def phrases_in(package: str, name: str, separator: str = ";") -> Mapping[str, tuple[str, ...]]:
    """The phrases of each section of the file, in its order; what stands before the first is section "".

    ``separator`` or a new line stands between two phrases. A file is read once.
    """
    found: dict[str, list[str]] = {}
    here = found.setdefault("", [])
    for row in (files(package) / name).read_text(encoding="utf-8").splitlines():
        if row.startswith("["):
            here = found.setdefault(row.strip("[] "), [])
        elif not row.startswith("#"):
            here += [phrase.strip() for phrase in row.split(separator) if phrase.strip()]
    return {section: tuple(phrases) for section, phrases in found.items() if phrases}


def any_of(phrases: Iterable[str]) -> str:
    """A regular expression, without a group around it, for any of them; the longest that fits, either apostrophe."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace("'", "['’]") for phrase in longest_first)
