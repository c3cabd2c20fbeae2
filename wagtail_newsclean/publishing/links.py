"""Links of stored rich text to pages, as stories have them."""

from __future__ import annotations

from typing import Any

from django.utils.html import escape
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler

from .named import named_now


class StoryLinkHandler(PageLinkHandler):
    """Wagtail's own, but in a story: there a link to a page that is not live is a dead one, and none costs a query."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """The opening tags; of a link to a page that readers cannot open an empty one."""
        named = named_now()
        if named is None:
            return list(super().expand_db_attributes_many(attrs_list))
        pages = named.readable(attrs.get("id") for attrs in attrs_list)
        return [f'<a href="{escape(page.url)}">' if page else "<a>" for page in pages]


def link_to_live_pages(features: FeatureRegistry) -> None:
    """Takes the place of Wagtail's handler; one of the site's own stays."""
    if features.link_types.get(PageLinkHandler.identifier) is PageLinkHandler:
        features.register_link_type(StoryLinkHandler)
