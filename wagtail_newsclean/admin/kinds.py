"""How the twenty kinds are named, grouped and keyed on the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
    """One kind as editors meet it: its word, its group, and the letter that sets it ("" for none)."""

    kind: Kind
    label: Promise
    group: str
    key: str = ""

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
        KindOnDesk(Kind.BODY, _("body"), "story", "b"),
        KindOnDesk(Kind.HEADLINE, _("headline"), "story", "t"),
        KindOnDesk(Kind.STANDFIRST, _("standfirst"), "story", "s"),
        KindOnDesk(Kind.BYLINE, _("byline"), "story", "y"),
        KindOnDesk(Kind.HEADING, _("heading"), "story", "h"),
        KindOnDesk(Kind.CREDIT, _("credit"), "picture", "c"),
        KindOnDesk(Kind.CAPTION, _("caption"), "picture", "a"),
        KindOnDesk(Kind.NEWSLETTER, _("newsletter"), "asks", "w"),
        KindOnDesk(Kind.APPEAL, _("appeal"), "asks", "g"),
        KindOnDesk(Kind.AD, _("ad"), "asks"),
        KindOnDesk(Kind.RELATED, _("related"), "around", "r"),
        KindOnDesk(Kind.TIMESTAMP, _("timestamp"), "around"),
        KindOnDesk(Kind.SECTION, _("section"), "around"),
        KindOnDesk(Kind.TAGS, _("tags"), "around"),
        KindOnDesk(Kind.SHARE, _("share"), "around"),
        KindOnDesk(Kind.BIO, _("bio"), "around"),
        KindOnDesk(Kind.NOTE, _("note"), "around"),
        KindOnDesk(Kind.LEGAL, _("legal"), "around"),
        KindOnDesk(Kind.NAV, _("navigation"), "around"),
        KindOnDesk(Kind.OTHER, _("other"), "around"),
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
