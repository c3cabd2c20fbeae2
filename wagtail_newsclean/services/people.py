"""Names of a byline -> the site's own author objects. Nobody is invented: an unknown name makes no author."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ..mapping.config import RelationTarget
from ..mapping.names import author_model, in_language, named


@dataclass(frozen=True, slots=True)
class People:
    """Author objects in the order of the byline, and the names that the site does not know."""

    found: tuple[Any, ...]
    unknown: tuple[str, ...]


def find_people(
    page_model: Any, target: RelationTarget, names: Iterable[str], locale: int | None = None
) -> People:
    """Look names up, whatever their case; where authors are translated, that of the page's ``locale`` first."""
    authors = author_model(page_model, target)._default_manager.all()
    found, unknown = [], []
    for name in names:
        person = in_language(named(authors, target, " ".join(name.split())), locale)
        if person is None:
            unknown.append(name)
        else:
            found.append(person)
    return People(tuple(found), tuple(unknown))


def joined(names: Sequence[str]) -> str:
    """ "A, B and C", the conjunction in the active language."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}
