"""How the twenty kinds are grouped and keyed on the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models.kinds import KIND_LABELS
from ..text import STORY_KINDS, Kind

#: Group to its name and its shape, so that colour never stands alone.
GROUPS: dict[str, tuple[Promise, str]] = {
    "story": (_("In the story"), "■"),
    "picture": (_("With a picture"), "●"),
    "asks": (_("Asks the reader"), "▲"),
    "around": (_("Around the story"), "□"),
}


@dataclass(frozen=True, slots=True)
class KindOnDesk:
    """One kind as editors meet it: its word (``label``), its group, and the letter that sets it ("" for none)."""

    kind: Kind
    group: str
    key: str = ""

    @property
    def label(self) -> Promise:
        return KIND_LABELS[self.kind]

    @property
    def shape(self) -> str:
        return GROUPS[self.group][1]

    @property
    def kept_out(self) -> bool:
        """Folded away on the desk: neither part of the story nor of a picture."""
        return self.group in ("asks", "around")


KINDS: dict[Kind, KindOnDesk] = {
    k.kind: k
    for k in (
        KindOnDesk(Kind.BODY, "story", "b"),
        KindOnDesk(Kind.HEADLINE, "story", "t"),
        KindOnDesk(Kind.STANDFIRST, "story", "s"),
        KindOnDesk(Kind.BYLINE, "story", "y"),
        KindOnDesk(Kind.HEADING, "story", "h"),
        KindOnDesk(Kind.CREDIT, "picture", "c"),
        KindOnDesk(Kind.CAPTION, "picture", "a"),
        KindOnDesk(Kind.NEWSLETTER, "asks", "w"),
        KindOnDesk(Kind.APPEAL, "asks", "g"),
        KindOnDesk(Kind.AD, "asks"),
        KindOnDesk(Kind.RELATED, "around", "r"),
        KindOnDesk(Kind.TIMESTAMP, "around"),
        KindOnDesk(Kind.SECTION, "around"),
        KindOnDesk(Kind.TAGS, "around"),
        KindOnDesk(Kind.SHARE, "around"),
        KindOnDesk(Kind.BIO, "around"),
        KindOnDesk(Kind.NOTE, "around"),
        KindOnDesk(Kind.LEGAL, "around"),
        KindOnDesk(Kind.NAV, "around"),
        KindOnDesk(Kind.OTHER, "around"),
    )
}


def kinds_as_data() -> list[dict[str, Any]]:
    """The kinds for the browser."""
    return [
        {
            "kind": k.kind.value,
            "label": str(k.label),
            "group": k.group,
            "shape": k.shape,
            "key": k.key,
            "keptOut": k.kept_out,
            "inText": k.kind in STORY_KINDS,
        }
        for k in KINDS.values()
    ]
