"""What stands in the suggestions panel of the review screen.

A maker looks at a copy and proposes values for one field of the story, or nothing. Accepting a suggestion sets
the field in the browser, where it can be undone; refusing it does nothing to the copy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.functional import Promise

from ..models import IncomingCopy


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One proposal: what is shown, why, and the value the field takes."""

    text: str
    reason: str
    value: str


@dataclass(frozen=True, slots=True)
class SuggestionGroup:
    """Proposals for one field of the review ("dateline")."""

    field: str
    label: str | Promise
    items: tuple[Suggestion, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """For the browser."""
        return asdict(self) | {"label": str(self.label), "items": [asdict(item) for item in self.items]}


Maker = Callable[[IncomingCopy], SuggestionGroup | None]

#: Asked in this order.
MAKERS: list[Maker] = []


def suggestions_for(copy: IncomingCopy) -> list[SuggestionGroup]:
    """The groups that have something to propose."""
    return [group for maker in MAKERS if (group := maker(copy)) and group.items]
