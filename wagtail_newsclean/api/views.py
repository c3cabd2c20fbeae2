"""Lists of stories in API v2 at the cost of one story."""

from __future__ import annotations

from typing import Any

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
            read_together(pages)
        return pages
