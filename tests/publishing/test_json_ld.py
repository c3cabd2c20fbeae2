"""NewsArticle data: what the page says and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from tests.newsroom.building import Newsroom, boxed, paragraph, picture
from tests.newsroom.models import ArticlePage


def told(page: ArticlePage, arguments: str = "") -> dict[str, Any]:
    template = Template(
        "{% load newsclean %}{% story page as told %}{% news_article told " + arguments + " %}"
    )
    script = template.render(Context({"page": page, "request": RequestFactory().get("/")}))
    data: dict[str, Any] = json.loads(script.partition(">")[2].removesuffix("</script>"))
    return data


@pytest.fixture
def page(newsroom: Newsroom) -> ArticlePage:
    body = [
        picture(newsroom.image(), "<p>Waves</p>", "Ines Torvald"),
        paragraph("Shut."),
        boxed("note", "Updated at noon."),
        boxed("appeal", "Give."),
    ]
    return newsroom.article("Storm", body, dateline="PORT ELLAN, March 4 (Coastwire) —", byline="A B and C D")


def test_where_it_was_written_and_who_took_the_picture(page: ArticlePage) -> None:
    data = told(page, 'section="Coast"')
    assert data["dateline"] == "PORT ELLAN, March 4 (Coastwire)"
    assert data["locationCreated"] == {"@type": "Place", "name": "PORT ELLAN"}
    assert data["articleSection"] == "Coast"
    assert [author["name"] for author in data["author"]] == ["A B", "C D"]
    (image,) = data["image"]
    assert image["creditText"] == "Ines Torvald"
    assert image["contentUrl"] == image["url"]
    assert data["isAccessibleForFree"] is True
    assert not {"correction", "hasPart", "contentLocation", "articleBody"} & set(data)


def test_a_correction_is_one_where_the_site_says_so(page: ArticlePage) -> None:
    assert "noon" not in json.dumps(told(page))
    data = told(page, 'correction="<p>Forty boats, not <b>four</b>.</p>"')
    assert data["correction"] == "Forty boats, not four."


def test_a_paywall(page: ArticlePage) -> None:
    data = told(page, 'free=False paywall=".for-members"')
    assert data["isAccessibleForFree"] is False
    assert data["hasPart"] == {
        "@type": "WebPageElement",
        "isAccessibleForFree": False,
        "cssSelector": ".for-members",
    }


@pytest.mark.parametrize("dateline", ["", "Reuters -", "By our own staff in the far north of the coast"])
def test_no_place_is_made_up(newsroom: Newsroom, dateline: str) -> None:
    assert "locationCreated" not in told(newsroom.article(dateline=dateline))
