"""Which pages everybody may read, in the query that fetches them."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction


def for_everybody(pages: Any) -> Any:
    """The pages of this queryset that are live and under no restriction.

    What ``live().public()`` says, but ``public`` asks the database for the restrictions first.
    """
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restrictions = PageViewRestriction.objects.annotate(asked=path).filter(asked__startswith=F("page__path"))
    return pages.filter(~Exists(restrictions), live=True)
