from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Page

from tests.newsroom.models import ArticlePage, SectionPage
from tests.othersites.models import Author, AuthoredPage, FlatPage
from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.models.review import Review
from wagtail_newsclean.services.conversion import ConversionError, create_draft, plan_draft, targets_for
from wagtail_newsclean.services.decisions import discard
from wagtail_newsclean.services.intake import add_copy

pytestmark = pytest.mark.django_db

LINES = {
    "Storm closes harbour for third day": "headline",
    "By Lena Brandt and Ola Moe": "byline",
    "Boats in port (Photo: Lena Brandt / Coastwire)": "caption",
    "PORT ELLAN, March 4 (Coastwire) — The harbour stayed shut on Wednesday.": "body",
    "What happens next": "heading",
    "Crews waited < a day & more.": "body",
    "Sign up for our letter": "newsletter",
    "Give monthly": "appeal",
    "Read more: Ferry line suspended": "related",
}


def copy_of(lines: dict[str, str], **details: Any) -> IncomingCopy:
    """Copy whose review gives each line the kind named here, whatever the splitter thinks."""
    text = "\n".join(lines)
    copy = add_copy(text=text, source="coastwire")
    blocks, start = [], 0
    for line, kind in lines.items():
        blocks.append({"start": start, "end": start + len(line), "kind": kind})
        start += len(line) + 1
    mark = "PORT ELLAN, March 4 (Coastwire) —"
    review = {
        "blocks": blocks,
        "headline": next((line for line, kind in lines.items() if kind == "headline"), ""),
        "byline": ["Lena Brandt", "Ola Moe"],
        "dateline": mark if mark in text else "",
        "dateline_span": [text.index(mark), text.index(mark) + len(mark) + 1] if mark in text else None,
    }
    copy.review = Review.from_json(review | details).checked(text).to_json()
    copy.save()
    return copy


def squeezed(page: Any) -> str:
    return str(page.body.render_as_block())


def test_the_story_lands_in_the_page_and_what_is_not_story_lands_beside_it(
    section: SectionPage, editor: Any
) -> None:
    page = create_draft(copy_of(LINES), page_model=ArticlePage, parent=section, user=editor)
    page = ArticlePage.objects.get(pk=page.pk)
    assert not page.live
    assert (page.title, page.byline) == ("Storm closes harbour for third day", "Lena Brandt and Ola Moe")
    assert page.dateline == "PORT ELLAN, March 4 (Coastwire) —"
    kinds = [block.block_type for block in page.body]
    assert kinds == ["picture", "paragraph", "heading", "paragraph", "newsletter", "appeal"]
    assert page.body[0].value["credit"] == "Lena Brandt / Coastwire"
    assert "Photo" not in str(page.body[0].value["caption"])
    assert "PORT ELLAN" not in str(page.body[1].value)
    assert "The harbour stayed shut on Wednesday." in str(page.body[1].value)
    assert "&lt; a day &amp; more" in str(page.body[3].value)
    assert "letter" not in str(page.body[1].value) + str(page.body[3].value)
    assert page.get_latest_revision().user == editor


def test_what_stays_out_is_named_with_its_reason(section: SectionPage, editor: Any) -> None:
    plan = plan_draft(copy_of(LINES), ArticlePage)
    assert [(item.kind, item.text) for item in plan.left_out] == [
        ("related", "Read more: Ferry line suspended")
    ]
    assert plan.left_out[0].reason


def test_pressing_twice_makes_one_page(section: SectionPage, editor: Any) -> None:
    copy = copy_of(LINES)
    first = create_draft(copy, page_model=ArticlePage, parent=section, user=editor)
    second = create_draft(copy, page_model=ArticlePage, parent=section, user=editor)
    assert first.pk == second.pk
    assert ArticlePage.objects.count() == 1
    copy.refresh_from_db()
    assert (copy.status, copy.page_id) == ("drafted", first.pk)


def test_a_dateline_taken_out_by_the_editor_stays_in_the_text(section: SectionPage, editor: Any) -> None:
    page = create_draft(copy_of(LINES, dateline=""), page_model=ArticlePage, parent=section, user=editor)
    assert page.dateline == ""
    assert "PORT ELLAN, March 4 (Coastwire) — The harbour" in str(page.body[1].value)


def test_a_site_without_a_dateline_field_keeps_it_in_the_text(section: SectionPage, editor: Any) -> None:
    values = plan_draft(copy_of(LINES), FlatPage).values
    assert "PORT ELLAN, March 4 (Coastwire) — The harbour" in values["text"]


def test_authors_are_looked_up_and_never_invented(editor: Any) -> None:
    Author.objects.create(full_name="Ola Moe")
    plan = plan_draft(copy_of(LINES), AuthoredPage)
    assert ("byline", "Lena Brandt") in [(item.kind, item.text) for item in plan.left_out]
    assert Author.objects.count() == 1


def test_permissions_are_wagtails_own(section: SectionPage, editor: Any, django_user_model: Any) -> None:
    other = Page.get_first_root_node().add_child(instance=SectionPage(title="Secret", slug="secret"))
    copy = copy_of(LINES)
    with pytest.raises(PermissionDenied):
        create_draft(copy, page_model=ArticlePage, parent=other, user=editor)
    with pytest.raises(PermissionDenied):
        create_draft(
            copy, page_model=ArticlePage, parent=section, user=django_user_model.objects.create_user("bo")
        )
    with pytest.raises(PermissionDenied):
        create_draft(copy, page_model=FlatPage, parent=section, user=editor)
    assert [target.parent.pk for target in targets_for(editor)] == [section.pk]
    assert targets_for(editor)[0].label.startswith("Harbour, as ")


def test_a_story_without_headline_or_discarded_makes_no_page(section: SectionPage, editor: Any) -> None:
    with pytest.raises(ConversionError, match="headline"):
        create_draft(copy_of(LINES, headline=""), page_model=ArticlePage, parent=section, user=editor)
    copy = copy_of(LINES)
    discard([copy], editor)
    with pytest.raises(ConversionError, match="discarded"):
        create_draft(copy, page_model=ArticlePage, parent=section, user=editor)
    assert not ArticlePage.objects.exists()


def test_a_headline_longer_than_the_field_is_cut_and_the_editor_told(
    section: SectionPage, editor: Any
) -> None:
    headline = "Storm " * 80
    copy = copy_of(LINES, headline=headline)
    assert any(
        item.kind == "headline" and item.text == headline.strip()
        for item in plan_draft(copy, ArticlePage).left_out
    )
    page = create_draft(copy, page_model=ArticlePage, parent=section, user=editor)
    assert len(page.title) <= 255


def picture(colour: str) -> str:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(stream, "PNG")
    return "data:image/png;base64," + base64.b64encode(stream.getvalue()).decode()


def test_a_picture_in_the_copy_goes_to_the_library_and_into_its_block(
    section: SectionPage, editor: Any
) -> None:
    html = (
        "<h1>Storm closes harbour</h1><p>The harbour stayed shut on Wednesday, the harbour master said.</p>"
        f'<figure><img src="{picture("teal")}" alt="Boats at the quay">'
        "<figcaption>Boats in port. Photo: Lena Brandt / Coastwire</figcaption></figure>"
        '<p><img src="https://elsewhere.example/a.jpg" alt="A lamp"></p>'
        "<p>Crews mended their nets on the quay and waited for the wind to turn.</p>"
    )
    copy = add_copy(html=html)
    page = create_draft(copy, page_model=ArticlePage, parent=section, user=editor)
    image = get_image_model().objects.get()
    assert image.title == "Boats at the quay"
    blocks = [block for block in page.body if block.block_type == "picture"]
    assert blocks[0].value["image"] == image
    assert blocks[0].value["alt"] == "Boats at the quay"
    left = plan_draft(copy, ArticlePage).left_out
    assert any(item.kind == "picture" and "A lamp" in item.text for item in left)


def test_the_number_of_queries_does_not_grow_with_the_blocks(
    section: SectionPage, editor: Any, django_assert_max_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for size in (5, 6, 200):
        lines = {f"Storm closes harbour {size}": "headline"} | {
            f"Paragraph {n} of many.": "body" for n in range(size)
        }
        copy = copy_of(lines)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            create_draft(copy, page_model=ArticlePage, parent=section, user=editor)
        counts.append(len(captured))
    assert counts[1] == counts[2], counts
