"""Copy becomes a page of each site's model: what its mapping keeps out is in no page, no API and no file."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Site

from tests.newsroom.building import Newsroom
from tests.newsroom.models import ArticlePage
from tests.newsroom.settings import WAGTAIL_NEWSCLEAN as OF_THE_DEMO
from tests.othersites.models import AuthoredPage, DeepPage, FlatPage
from tests.services.test_conversion import copy_of
from wagtail_newsclean.mapping import mapping_for
from wagtail_newsclean.mapping.config import DETAIL_KINDS
from wagtail_newsclean.services.conversion import plan_draft
from wagtail_newsclean.static_site.build import build
from wagtail_newsclean.static_site.reader import Reader, one_connection
from wagtail_newsclean.text import STORY_KINDS, Kind

from .test_build import holding

MODELS = [ArticlePage, FlatPage, DeepPage, AuthoredPage]
KINDS = [kind for kind in Kind if kind not in DETAIL_KINDS]
FIELDS = "headline,standfirst,byline,dateline,credits,blocks,topics,related"


def page_of(newsroom: Newsroom, model: Any, lines: dict[str, str]) -> Any:
    """A published page of the model, made of the lines as its mapping says."""
    values = plan_draft(copy_of(lines, byline=[]), model).values
    now = timezone.now()
    given = {"title": "Headline", "first_published_at": now, "last_published_at": now}
    page = model(**{name: value for name, value in values.items() if value} | given)
    return newsroom.front.add_child(instance=page)


def shown_by(model: Any, kind: str) -> bool:
    """Whether the mapping gives the kind a place on the page."""
    mapping = mapping_for(model)
    if mapping is None:
        return False
    flat = not mapping.blocks and kind in (Kind.BODY, Kind.HEADING)
    return bool(flat or mapping.blocks.get(kind) or mapping.fields.get(kind))


def token(number: int, kind: str) -> str:
    return f"Zq{number}{kind.title()}xj"


@hypothesis_settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    model=st.sampled_from(MODELS),
    kinds=st.lists(st.sampled_from([kind.value for kind in KINDS]), min_size=1, max_size=14),
)
def test_what_is_kept_out_is_nowhere(
    newsroom: Newsroom, client: Client, model: Any, kinds: list[str]
) -> None:
    page = page_of(newsroom, model, {token(n, kind): kind for n, kind in enumerate(kinds)})
    try:
        with one_connection():
            answer = Reader(Site.objects.get()).ask(page.url)
        assert answer.status == 200
        html = answer.body.decode()
        api = client.get(f"/api/v2/pages/{page.pk}/?fields={FIELDS}").content.decode()
    finally:
        page.delete()
    for number, kind in enumerate(kinds):
        word = token(number, kind)
        if not shown_by(model, kind):
            assert word not in html
        elif kind in STORY_KINDS:
            assert word in html
            assert word in api
        if kind not in {*STORY_KINDS, Kind.CAPTION, Kind.CREDIT}:
            assert word not in api
            assert word not in html.partition("</head>")[0]


@pytest.mark.parametrize("model", MODELS)
def test_every_kind_in_a_static_build(newsroom: Newsroom, tmp_path: Path, model: Any) -> None:
    lines = {token(n, kind): kind.value for n, kind in enumerate(KINDS)}
    page = page_of(newsroom, model, lines)
    assert build(tmp_path, Site.objects.get()).failed == {}
    own = f"{page.url.strip('/')}/index.html"
    for word, kind in lines.items():
        files = holding(tmp_path, word)
        if not shown_by(model, kind):
            assert files == [], kind
        elif kind not in {*STORY_KINDS, Kind.CAPTION, Kind.CREDIT}:
            assert files in ([own], []), kind
        elif kind in STORY_KINDS:
            assert own in files


def test_a_partner_s_boxes_stay_out_of_the_demo(newsroom: Newsroom, settings: Any) -> None:
    settings.WAGTAIL_NEWSCLEAN = OF_THE_DEMO
    lines = {
        "Headline": "headline",
        "The text.": "body",
        "Give to them.": "appeal",
        "Their letter.": "newsletter",
    }
    plan = plan_draft(copy_of(lines, byline=[]), ArticlePage)
    assert [name for name, _ in plan.values["body"]] == ["paragraph"]
    assert {item.text for item in plan.left_out} == {"Give to them.", "Their letter."}


def test_embargoed_and_killed_stories_are_nowhere(newsroom: Newsroom, tmp_path: Path, client: Client) -> None:
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    story = newsroom.article("Story")
    embargoed = newsroom.article("Zqembargoed", live=False)
    embargoed.go_live_at = tomorrow
    embargoed.save_revision(approved_go_live_at=tomorrow)
    killed = newsroom.article("Zqkilled")
    ArticlePage.objects.get(pk=story.pk).related_stories.create(page=killed)
    killed.unpublish()
    withdrawn = newsroom.article("Zqexpired", expire_at=timezone.now())
    withdrawn.unpublish(set_expired=True)
    build(tmp_path, Site.objects.get())
    for word in ("Zqembargoed", "Zqkilled", "Zqexpired"):
        assert holding(tmp_path, word) == []
        for address in (
            "/api/v2/pages/",
            "/api/v2/pages/?fields=*",
            f"/api/v2/pages/{story.pk}/",
            "/",
            story.url,
        ):
            assert word.encode() not in client.get(address).content
