"""Why a published story is not in a feed, in words for the log, the report and the command."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

#: A sentence for each reason; what stands in it is what was found and what is asked.
MESSAGES = {
    "no_address": _(
        "The page has no address: it stands under no site, or the site's addresses lack those of Wagtail's pages."
    ),
    "broken": _("The story cannot be rendered; the log says why."),
    "embargo": _("Its text names an embargo."),
    "desk_note": _("Its text holds a note for editors."),
    "phone": _("Its text holds a phone number of a desk."),
    "mojibake": _("Its text has broken characters."),
    "not_to_be_passed_on": _("It was made from copy that may not be passed on."),
    "source": _("It was made from copy of %(name)s, which is excluded."),
    "tag": _("It has the tag %(name)s, which is excluded."),
    "language": _("It is written in “%(name)s”; wanted are %(wanted)s."),
    "too_old": _("It is older than %(days)s days."),
    "no_date": _("It has no date of publication."),
    "no_text": _("It has no text."),
    "no_byline": _("It names no author."),
    "no_summary": _("It has no summary."),
    "no_credit": _("A picture has no credit."),
    "no_alt": _("A picture has no alternative text."),
    "few_pictures": _("%(found)s of its pictures are large enough and may be passed on; %(wanted)s are asked for."),
    "headline_short": _("The headline has %(found)s characters; at least %(wanted)s are asked for."),
    "headline_long": _("The headline has %(found)s characters; at most %(wanted)s are taken."),
    "summary_short": _("The summary has %(found)s characters; at least %(wanted)s are asked for."),
    "summary_long": _("The summary has %(found)s characters; at most %(wanted)s are taken."),
    "text_short": _("The text has %(found)s characters; at least %(wanted)s are asked for."),
    "text_long": _("The text has %(found)s characters; at most %(wanted)s are taken."),
    "not_https": _("%(address)s is no https address."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason; ``code`` is one of ``MESSAGES``."""

    code: str
    about: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(MESSAGES[self.code]) % self.about if self.about else str(MESSAGES[self.code])


class Refused(ValueError):
    """The story is not in the feed, for these reasons."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(" ".join(map(str, refusals)))
        self.refusals = refusals
