"""Workers that write the rows of one tag take turns. On SQLite there is one writer at a time anyway."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from django.db import connections

_ONE_BY_ONE = 50  #: names that are locked each for itself; for more of them nobody else writes at all


def take_turns(alias: str, group: str, names: Collection[str]) -> None:
    """Wait until no other transaction writes any of these names of the group, and keep others waiting till the end of
    this one."""
    if connections[alias].vendor != "postgresql":
        return
    with connections[alias].cursor() as cursor:
        if len(names) > _ONE_BY_ONE:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_number(group)])
            return
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [_number(group)])
        for number in sorted(
            _number(f"{group}\n{name}") for name in names
        ):  # in one order: nobody waits for ever
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def _number(name: str) -> int:
    digest = hashlib.blake2b(f"newsclean\n{name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
