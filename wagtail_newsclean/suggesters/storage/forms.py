"""The rows of the vocabulary, in the site's own database wherever the archive is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections

from ...models.archive import VocabularyForm
from .base import unavailable_if_gone


@dataclass(frozen=True, slots=True)
class FormRow:
    """A way to write a tag, as the vocabulary has it."""

    key: int
    tag_id: str
    name: str
    form: str


def find_forms(alias: str, vocabulary: str, keys: Sequence[int]) -> list[FormRow]:
    """The forms of tags that stand under ``keys``. One query on an index, whatever the vocabulary's size."""
    clause: str
    parameter: Any
    if connections[alias].vendor == "postgresql":
        clause, parameter = "key = ANY(%s::bigint[])", list(keys)
    else:
        clause, parameter = "key IN (SELECT value FROM json_each(%s))", json.dumps(list(keys))
    table = VocabularyForm._meta.db_table
    with unavailable_if_gone(), connections[alias].cursor() as cursor:
        cursor.execute(
            f"SELECT key, tag_id, name, form FROM {table} WHERE {clause} AND vocabulary = %s",  # noqa: S608
            [parameter, vocabulary],
        )
        return [FormRow(*row) for row in cursor.fetchall()]
