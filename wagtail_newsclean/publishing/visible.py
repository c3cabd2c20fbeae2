"""Which pages everybody may read, in the query that fetches them."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import PageViewRestriction

#: The attribute that ``marked`` gives.
OPEN = "newsclean_open"


def for_everybody(pages: Any) -> Any:
    """The pages of this queryset that are live and under no restriction.

    What ``live().public()`` says, but ``public`` asks the database for the restrictions first.
    """
    return pages.filter(~_restricted(), live=True)


def marked(pages: Any) -> Any:
    """All pages of this queryset, each with ``newsclean_open``: whether it is one of ``for_everybody``."""
    return pages.annotate(**{OPEN: ExpressionWrapper(Q(live=True) & ~_restricted(), BooleanField())})


def _restricted() -> Exists:
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restrictions = PageViewRestriction.objects.annotate(asked=path)
    return Exists(restrictions.filter(asked__startswith=F("page__path")))
