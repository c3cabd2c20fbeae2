"""How the model is told what a line is known to be, or not to be: by one more feature."""

from __future__ import annotations

from ..types import Kind

#: What a line that recurs in a source's stories is not.
RUNNING_TEXT = frozenset({Kind.BODY, Kind.HEADING, Kind.STANDFIRST})

#: What a line in which somebody is quoted as saying something is not: of a thousand such lines three are.
BOXES = frozenset({Kind.NEWSLETTER, Kind.APPEAL, Kind.SHARE, Kind.AD, Kind.NAV, Kind.TAGS})

#: The features that say what a line is not.
HINTS = {RUNNING_TEXT: "known no running text", BOXES: "known no box"}


def telling(kind: str) -> str:
    """The feature that says what a line is."""
    return f"known {kind}"
