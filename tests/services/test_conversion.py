from __future__ import annotations

import base64
import datetime
import io
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from tests.newsroom.models import ArticlePage, SectionPage
from tests.othersites.models import Author, AuthoredPage, FlatPage
from wagtail_newsclean.feeds.item import make_item
from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.models.review import Review
from wagtail_newsclean.publishing.json_ld import news_article
from wagtail_newsclean.publishing.story import read_story
from wagtail_newsclean.services.conversion import ConversionError, create_draft, plan_draft, preview_draft
from wagtail_newsclean.services.decisions import discard
from wagtail_newsclean.services.intake import add_copy
from wagtail_newsclean.services.picture_slots import slots_of
from wagtail_newsclean.services.targets import Target, targets_for

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


HELD = timezone.now() + datetime.timedelta(days=2)


def test_a_draft_is_scheduled_for_the_end_of_the_embargo_and_published_by_nobody(
    section: SectionPage, editor: Any
) -> None:
    copy = copy_of(LINES)
    copy.embargo, copy.embargo_until = True, HELD
    copy.save()
    page = create_draft(copy, page_model=ArticlePage, parent=section, user=editor).page
    latest = page.get_latest_revision()
    assert (page.live, page.go_live_at, latest.as_object().go_live_at) == (False, HELD, HELD)
    assert latest.approved_go_live_at is None
    latest.publish()
    page.refresh_from_db()
    assert not page.live, "published too early it waits"


@pytest.mark.parametrize(("embargo", "until"), [(False, None), (True, None), (True, HELD.replace(year=2020))])
def test_without_an_embargo_ahead_no_schedule_is_made_up(
    section: SectionPage, editor: Any, embargo: bool, until: Any
) -> None:
    copy = copy_of(LINES)
    copy.embargo, copy.embargo_until = embargo, until
    copy.save()
    page = create_draft(copy, page_model=ArticlePage, parent=section, user=editor).page
    assert page.go_live_at is None


def test_what_nobody_could_undo_in_the_form_is_not_set(
    section: SectionPage, editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ArticlePage, "settings_panels", [])
    ArticlePage.get_edit_handler.cache_clear()
    copy = copy_of(LINES)
    copy.embargo, copy.embargo_until = True, HELD
    copy.save()
    page = create_draft(copy, page_model=ArticlePage, parent=section, user=editor).page
    ArticlePage.get_edit_handler.cache_clear()
    assert page.go_live_at is None


def test_the_story_lands_in_the_page_and_what_is_not_story_lands_beside_it(
    section: SectionPage, editor: Any
) -> None:
    page = create_draft(copy_of(LINES), page_model=ArticlePage, parent=section, user=editor).page
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
    first = create_draft(copy, page_model=ArticlePage, parent=section, user=editor).page
    second = create_draft(copy, page_model=ArticlePage, parent=section, user=editor).page
    assert first.pk == second.pk
    assert ArticlePage.objects.count() == 1
    copy.refresh_from_db()
    assert (copy.status, copy.page_id) == ("drafted", first.pk)


def test_a_dateline_taken_out_by_the_editor_stays_in_the_text(section: SectionPage, editor: Any) -> None:
    page = create_draft(copy_of(LINES, dateline=""), page_model=ArticlePage, parent=section, user=editor).page
    assert page.dateline == ""
    assert "PORT ELLAN, March 4 (Coastwire) — The harbour" in str(page.body[1].value)


def test_what_stands_before_the_dateline_is_told() -> None:
    lines = {"Storm closes harbour": "headline", "(RPT) PORT ELLAN, March 4 (Coastwire) — Shut.": "body"}
    plan = plan_draft(copy_of(lines), ArticlePage)
    assert plan.values["dateline"] == "PORT ELLAN, March 4 (Coastwire) —"
    assert [(item.kind, item.text) for item in plan.left_out if item.kind == "body"] == [("body", "(RPT)")]


def test_a_dateline_that_opens_the_standfirst_is_told_where_it_has_no_place() -> None:
    line = "PORT ELLAN, March 4 (Coastwire) — The harbour stayed shut on Wednesday."
    copy = copy_of(LINES | {line: "standfirst"}, standfirst="The harbour stayed shut on Wednesday.")
    plan = plan_draft(copy, ArticlePage)
    assert plan.values["standfirst"] == "The harbour stayed shut on Wednesday."
    assert plan.values["dateline"] == "PORT ELLAN, March 4 (Coastwire) —"
    assert not {"standfirst", "dateline"} & {item.kind for item in plan.left_out}
    left = {item.kind: item.text.strip() for item in plan_draft(copy, FlatPage).left_out}
    assert left["dateline"] == "PORT ELLAN, March 4 (Coastwire) —"
    assert "standfirst" not in left


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
    with pytest.raises(PermissionDenied):
        preview_draft(copy, Target(ArticlePage, other, "Secret"), editor)
    assert [target.parent.pk for target in targets_for(editor)] == [section.pk]
    assert targets_for(editor)[0].label.startswith("Harbour, as ")


def test_a_page_model_says_where_its_pages_may_be_made(
    section: SectionPage, editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ArticlePage, "can_create_at", classmethod(lambda cls, parent: False))
    with pytest.raises(PermissionDenied):
        create_draft(copy_of(LINES), page_model=ArticlePage, parent=section, user=editor)


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
    page = create_draft(copy, page_model=ArticlePage, parent=section, user=editor).page
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
    page = create_draft(copy, page_model=ArticlePage, parent=section, user=editor).page
    image = get_image_model().objects.get()
    assert image.title == "Boats at the quay"
    assert image.description == "Boats at the quay", "where the library has alternative text"
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


def gallery(*figures: str) -> IncomingCopy:
    """Two paragraphs with these figures between them."""
    return add_copy(
        html="<h1>Storm closes harbour</h1><p>The harbour stayed shut on Wednesday, the harbour master said.</p>"
        + "".join(f"<figure>{figure}</figure>" for figure in figures)
        + "<p>Crews mended their nets on the quay and waited for the wind to turn.</p>"
    )


def with_kinds(copy: IncomingCopy, kinds: dict[str, str], **details: Any) -> IncomingCopy:
    """The copy reviewed so that each of these lines has the kind named here."""
    review = copy.get_review().to_json()
    for block in review["blocks"]:
        text = copy.split["source"][block["start"] : block["end"]]
        block["kind"] = kinds.get(text, block["kind"])
    copy.review = Review.from_json(review | details).checked(copy.split["source"]).to_json()
    copy.save()
    return copy


def pictures_of(page: Any) -> list[tuple[str, str, str]]:
    """(title of the image, caption, credit) of each picture block."""
    return [
        (getattr(block.value["image"], "title", ""), block.value["caption"].source, block.value["credit"])
        for block in page.body
        if block.block_type == "picture"
    ]


def test_a_credit_without_a_caption_stays_with_its_picture(section: SectionPage, editor: Any) -> None:
    copy = gallery(f'<img src="{picture("teal")}" alt="Boats"><small>Foto: Lena Brandt</small>')
    with_kinds(copy, {"Foto: Lena Brandt": "credit"})
    page = create_draft(copy, page_model=ArticlePage, parent=section, user=editor).page
    assert pictures_of(page) == [("Boats", "", "Foto: Lena Brandt")]
    (photo,) = read_story(page).pictures
    assert photo.credit == "Foto: Lena Brandt"
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": section.get_parent()})
    page.first_published_at = timezone.now()
    (data,) = news_article(read_story(page), None)["image"]
    assert (data["creditText"], "caption" in data) == ("Foto: Lena Brandt", False)
    assert make_item(read_story(page)).pictures[0].credit == "Foto: Lena Brandt"


def test_two_pictures_side_by_side_keep_their_own_words(section: SectionPage, editor: Any) -> None:
    first, second = "The mole. Photo: Lena Brandt", "The quay. Photo: Ola Moe"
    copy = gallery(
        f'<img src="{picture("teal")}" alt="Mole"><figcaption>{first}</figcaption>',
        f'<img src="{picture("navy")}" alt="Quay"><figcaption>{second}</figcaption>',
    )
    with_kinds(copy, {first: "caption", second: "caption"})
    page = create_draft(copy, page_model=ArticlePage, parent=section, user=editor).page
    assert [(title, credit) for title, _caption, credit in pictures_of(page)] == [
        ("Mole", "Lena Brandt"),
        ("Quay", "Ola Moe"),
    ]
    assert ["mole" in pictures_of(page)[0][1], "quay" in pictures_of(page)[1][1]] == [True, True]


def test_an_image_of_the_library_is_matched_with_what_the_copy_says(
    section: SectionPage, editor: Any
) -> None:
    image = get_image_model().objects.create(title="The mole", file=a_file(), description="Waves over a mole")
    copy = copy_of(LINES)
    caption = next(b for b in copy.get_review().blocks if b.kind == "caption")
    assert [slot.key for slot in slots_of(copy.split, copy.get_review())] == [f"b{caption.start}"]
    with_kinds(copy, {}, pictures={f"b{caption.start}": {"image": image.pk}})
    page = create_draft(copy, page_model=ArticlePage, parent=section, user=editor).page
    ((title, _caption, credit),) = pictures_of(page)
    assert (title, credit) == ("The mole", "Lena Brandt / Coastwire")
    assert page.body[0].value["alt"] == "Waves over a mole"


def test_what_the_editor_typed_or_left_out_goes_before_what_the_copy_says(
    section: SectionPage, editor: Any
) -> None:
    copy = gallery(
        f'<img src="{picture("teal")}" alt="Mole">', '<img src="https://elsewhere.example/a.jpg" alt="Lamp">'
    )
    with_kinds(copy, {}, pictures={"p0": {"credit": "Ola Moe"}, "p1": {"out": True}})
    page = create_draft(copy, page_model=ArticlePage, parent=section, user=editor).page
    assert pictures_of(page) == [("Mole", "", "Ola Moe")]
    left = [(item.text, item.reason) for item in plan_draft(copy, ArticlePage).left_out]
    assert ("Lamp", "An editor left this picture out.") in left


def a_file() -> Any:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "maroon").save(stream, "PNG")
    return ImageFile(io.BytesIO(stream.getvalue()), name="mole.png")


@pytest.mark.parametrize(
    ("unicode", "title", "slugs"),
    [
        (False, "Шторм закрив порт", ["shtorm-zakriv-port", "shtorm-zakriv-port-2"]),
        (False, "Große Fähre", ["grosse-fahre", "grosse-fahre-2"]),
        (True, "Шторм закрив порт", ["шторм-закрив-порт", "шторм-закрив-порт-2"]),
        (True, "!!!", ["article-page", "article-page-2"]),
        (False, "Ш" * 80 + " порт" * 30, [f"{'sh' * 80}{'-port' * 8}", f"{'sh' * 80}{'-port' * 8}-2"]),
    ],
)
def test_every_headline_gives_an_address_of_its_own(
    section: SectionPage, editor: Any, settings: Any, unicode: bool, title: str, slugs: list[str]
) -> None:
    settings.WAGTAIL_ALLOW_UNICODE_SLUGS = unicode
    copies = [copy_of({title: "headline", "Ein Absatz.": "body"}) for _ in slugs]
    made = [create_draft(copy, page_model=ArticlePage, parent=section, user=editor).page for copy in copies]
    assert [page.slug for page in made] == slugs
