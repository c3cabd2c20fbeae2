"""Lists of stories in API v2 at the cost of one story."""

from __future__ import annotations

from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.api.v2.views import PagesAPIViewSet

from .story import read_together


class StoryPagesAPIViewSet(PagesAPIViewSet):
    """Wagtail's pages endpoint. Use it in its place::

    api_router.register_endpoint("pages", StoryPagesAPIViewSet)
    """

    def paginate_queryset(self, queryset: Any) -> Any:
        """The asked-for part of the list, to be read at once if a story's field is asked for."""
        pages = super().paginate_queryset(queryset)
        if pages is not None:
            # On a site of several languages each page names its own.
            prefetch_related_objects(pages, "locale")
            read_together(pages)
        return pages
