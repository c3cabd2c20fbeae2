"""Where the byline goes: into a line of text, or to the people who wrote, by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import CharField, EmailField, Model, SlugField, TextField, URLField

from .choosing import first
from .relations import ways_to_objects

_BYLINE = [
    *("byline", "author", "authors", "author_name", "by", "written_by", "writers", "people"),
    *(
        "autorenzeile",
        "autor",
        "autorin",
        "autoren",
        "auteur",
        "auteurs",
        "autora",
        "autores",
        "autore",
        "autori",
    ),
]
_BYLINE_LIKE = re.compile(
    r"^(by_?line|author|writer|written_by)(_(name|names|line|display|text|label))*s?$|_by_?line$"
)
_PEOPLE = re.compile(
    r"author|people|person|contributor|writer|columnist|journalist|reporter|profile|staff|user|"
    r"autor|auteur|verfasser|redakt|periodista|giornalist",
    re.I,
)
_FULL_NAME = ["name", "full_name", "display_name"]
_NAMES_IN_TWO = [
    ("first_name", "last_name"),
    ("first", "last"),
    ("given_name", "family_name"),
    ("forename", "surname"),
    ("vorname", "nachname"),
    ("prenom", "nom"),
    ("nombre", "apellidos"),
]
_NAME = [*_FULL_NAME, "title", "nom", "nombre", "nome", "naam"]


def byline(model: type[Model], texts: Sequence[str]) -> Any:
    """A field's name, or the relation with the fields of a person's name; ``texts``: the page's fields of text."""
    text = first(_BYLINE, texts) or next((name for name in texts if _BYLINE_LIKE.search(name)), None)
    if text:
        return text
    for way, people in ways_to_objects(model):
        if _PEOPLE.search(people.__name__) or _PEOPLE.search(way):
            names = [f.name for f in people._meta.fields if _may_be_name(f)]
            in_two = (" ".join(pair) for pair in _NAMES_IN_TWO if set(pair) <= set(names))
            name = first(_FULL_NAME, names) or next(in_two, None) or first(_NAME, names) or _only(people)
            if name:
                return {"field": way, "name": name}
    return None


def _only(people: type[Model]) -> str | None:
    """The one field of a line of text that there is, whatever its name."""
    lines = [
        field.name for field in people._meta.fields if isinstance(field, CharField) and _may_be_name(field)
    ]
    return lines[0] if len(lines) == 1 else None


def _may_be_name(field: Any) -> bool:
    """Whether a field of an author holds text for readers: a user model has a password besides."""
    other = isinstance(field, (SlugField, URLField, EmailField)) or field.choices or field.name == "password"
    return isinstance(field, (CharField, TextField)) and not other
