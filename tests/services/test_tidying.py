"""Furniture goes out of a page's text or into its own block, in a new revision; every other word stays."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Page
from wagtail.rich_text import RichText

from tests.newsroom.models import ArticlePage, SectionPage
from tests.othersites.models import DeepPage, FlatPage
from wagtail_newsclean.services.tidying import KEEP, MOVE, OUT, TidyError, find_furniture, tidy

pytestmark = pytest.mark.django_db

SIGN_UP = "Sign up for our free newsletter and get the best of the coast in your inbox every Friday."
GIVE = "Support our independent journalism from just 2 a month. Donate now, cancel anytime."
ONE = "The harbour stayed shut for a third day on Wednesday, the harbour master said."
TWO = "Crews waited ashore while the wind blew from the north-west at up to 90 kilometres an hour."
THREE = "“We have not sold a crate since Sunday,” said Ola Moe, who has fished here for thirty years."


@pytest.fixture
def article(section: SectionPage) -> ArticlePage:
    link = '<a linktype="page" id="1">More</a>'
    html = f"<p>{ONE}</p><p>{SIGN_UP}</p><p>{TWO} {link}</p><ul><li>{THREE}</li><li>{GIVE}</li></ul>"
    page = section.add_child(
        instance=ArticlePage(title="Storm closes harbour", body=[("paragraph", RichText(html))])
    )
    page.save_revision()
    return latest(page)


def latest(page: Any) -> Any:
    return Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()


def blocks_of(page: Any) -> list[tuple[str, str]]:
    values = [(child.block_type, child.value) for child in page.body]
    return [(name, str(getattr(v["text"] if isinstance(v, dict) else v, "source", v))) for name, v in values]


def test_what_is_found_and_what_is_ticked(article: ArticlePage) -> None:
    found = find_furniture(article)
    assert [(item.kind, item.can_move) for item in found] == [("newsletter", True), ("appeal", True)]
    assert found[0].proposed == MOVE
    assert found[0].reasons


def test_taken_out_in_a_new_revision(article: ArticlePage, editor: Any) -> None:
    found, current = find_furniture(article), article.latest_revision_id
    before, after = tidy(article, {item.key: OUT for item in found}, user=editor)
    assert (before.pk, after.user) == (current, editor)
    (block,) = blocks_of(latest(article))
    assert block == (
        "paragraph",
        f'<p>{ONE}</p><p>{TWO} <a linktype="page" id="1">More</a></p><ul><li>{THREE}</li></ul>',
    )
    assert SIGN_UP in str(before.as_object().body)


def test_moved_to_its_own_block_where_it_stood(article: ArticlePage, editor: Any) -> None:
    found = find_furniture(article)
    tidy(article, {found[0].key: MOVE, found[1].key: KEEP}, user=editor)
    body = blocks_of(latest(article))
    assert [name for name, _ in body] == ["paragraph", "newsletter", "paragraph"]
    assert body[0][1] == f"<p>{ONE}</p>"
    assert SIGN_UP in body[1][1]
    assert THREE in body[2][1]
    assert GIVE in body[2][1]


def test_the_live_page_is_left_alone(article: ArticlePage, editor: Any) -> None:
    article.get_latest_revision().publish()
    page = latest(article)
    tidy(page, {item.key: OUT for item in find_furniture(page)}, user=editor)
    live = ArticlePage.objects.get()
    assert SIGN_UP in str(live.body)
    assert live.has_unpublished_changes


def test_nothing_chosen_saves_nothing(article: ArticlePage, editor: Any) -> None:
    before = article.revisions.count()
    assert tidy(article, {item.key: KEEP for item in find_furniture(article)}, user=editor) is None
    assert article.revisions.count() == before


def test_a_choice_that_no_longer_fits_is_refused(article: ArticlePage, editor: Any) -> None:
    with pytest.raises(TidyError, match="changed meanwhile"):
        tidy(article, {"body:7::0": OUT}, user=editor)


def test_one_rich_text(section: SectionPage, editor: Any) -> None:
    page = FlatPage(title="Storm", text=f"<p>{ONE}<br/>{TWO}</p><p>{SIGN_UP}</p><p>{THREE}</p>")
    section.add_child(instance=page)
    page.save_revision()
    page = latest(page)
    (item,) = find_furniture(page)
    assert not item.can_move
    tidy(page, {item.key: OUT}, user=editor)
    assert latest(page).text == f"<p>{ONE}<br/>{TWO}</p><p>{THREE}</p>"


def test_text_deep_in_blocks(section: SectionPage, editor: Any) -> None:
    content = [("section", {"content": [("text", f"{ONE}\n\n{GIVE}\n\n{TWO}"), ("text", THREE)]})]
    page = DeepPage(title="Storm", content=content)
    section.add_child(instance=page)
    page.save_revision()
    page = latest(page)
    (item,) = find_furniture(page)
    tidy(page, {item.key: OUT}, user=editor)
    texts = [child.value for child in latest(page).content[0].value["content"]]
    assert texts == [f"{ONE}\n\n{TWO}", THREE]


def test_a_desk_note_is_found_too(article: ArticlePage) -> None:
    article.body.append(("paragraph", RichText("<p>Eds: photos to follow</p>")))
    assert find_furniture(article)[-1].kind == "note"
