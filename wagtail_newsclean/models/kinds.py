"""What the twenty kinds are called."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..text import Kind

KIND_LABELS: dict[Kind, Promise] = {
    Kind.BODY: _("body"),
    Kind.HEADLINE: _("headline"),
    Kind.STANDFIRST: _("standfirst"),
    Kind.BYLINE: _("byline"),
    Kind.HEADING: _("heading"),
    Kind.CREDIT: _("credit"),
    Kind.CAPTION: _("caption"),
    Kind.NEWSLETTER: _("newsletter"),
    Kind.APPEAL: _("appeal"),
    Kind.AD: _("ad"),
    Kind.RELATED: _("related"),
    Kind.TIMESTAMP: _("timestamp"),
    Kind.SECTION: _("section"),
    Kind.TAGS: _("tags"),
    Kind.SHARE: _("share"),
    Kind.BIO: _("bio"),
    Kind.NOTE: _("note"),
    Kind.LEGAL: _("legal"),
    Kind.NAV: _("navigation"),
    Kind.OTHER: _("other"),
}

KIND_CHOICES = [(kind.value, KIND_LABELS[kind]) for kind in Kind]
