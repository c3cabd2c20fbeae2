"""A site's own page models and block names <-> our kinds: read from the settings, checked, lossless.

::

    WAGTAIL_NEWSCLEAN = {
        "PAGES": {
            "news.ArticlePage": {
                "headline": "title",
                "standfirst": "summary",
                "byline": "byline",                    # or {"field": "authors.author", "name": "full_name"}
                "dateline": "dateline",
                "tags": "tags",
                "related": "related_stories.page",     # child relation and its page field
                "body": "body",                        # a StreamField, RichTextField or TextField
                "blocks": {                            # in a StreamField: kind -> block
                    "body": "paragraph",
                    "heading": {"block": "heading.text", "set": {"size": "h2"}},
                    "picture": "figure.image",
                    "caption": "figure.caption",
                    "credit": "figure.attribution",
                    "newsletter": None,                # stays out of the page, and the editor is told
                    "appeal": "call_to_action.text",
                },
                "fields": {"note": "correction"},      # kind -> a text field of the page
                "set": {"section": {"slug": "coast"}}, # field -> what it has in every draft
            }
        }
    }
"""

from .config import BlockTarget, MappingError, PageMapping, mapping_for, mappings, parse_mapping

__all__ = ["BlockTarget", "MappingError", "PageMapping", "mapping_for", "mappings", "parse_mapping"]
