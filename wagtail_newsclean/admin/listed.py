"""What a list shows, for bulk actions: Wagtail's own take "all in the list" for all there is, whatever was filtered."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def listed_keys(model: Any, request: HttpRequest) -> list[Any]:
    """The keys of all that the model's list has, on all its pages, with the filters and search of the request."""
    view: Any = model.snippet_viewset.index_view
    listing = view.view_class(**view.view_initkwargs)
    listing.setup(request)
    return list(listing.get_queryset().values_list("pk", flat=True))
