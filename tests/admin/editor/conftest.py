from __future__ import annotations

from typing import Any

import pytest
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests.newsroom.models import ArticlePage, SectionPage

CLEAN = [
    "The harbour stayed shut for a third day on Wednesday, the harbour master said.",
    "Crews waited ashore while the wind blew from the north-west at up to 90 kilometres an hour.",
]
NOTE = "Eds: photos will follow"


def make_article(section: SectionPage, *paragraphs: str, live: bool = False, **values: Any) -> ArticlePage:
    """A saved article with one paragraph block, and a revision."""
    html = "".join(f"<p>{text}</p>" for text in paragraphs or CLEAN)
    values = {"title": "Storm closes harbour", "live": live} | values
    page = section.add_child(instance=ArticlePage(body=[("paragraph", RichText(html))], **values))
    page.save_revision()
    page.refresh_from_db()
    return page


def posted(*paragraphs: str, **values: Any) -> dict[str, Any]:
    """What the article's form posts: one paragraph block each."""
    from wagtail.admin.rich_text import get_rich_text_editor_widget

    def rich(text: str) -> str:
        widget = get_rich_text_editor_widget(features=["bold"])
        return str(widget.format_value(f"<p>{text}</p>"))

    blocks = [("paragraph", rich(text)) for text in paragraphs or CLEAN]
    data = {
        "title": "Storm closes harbour",
        "slug": "storm",
        "standfirst": "",
        "byline": "",
        "dateline": "",
        "tags": "",
        "body": streamfield(blocks),
        "related_stories": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(data | values)


@pytest.fixture
def article(section: SectionPage) -> ArticlePage:
    return make_article(section)
