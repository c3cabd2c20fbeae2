"""The command says in words, or in JSON, what partners do not get."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.newsroom.building import Newsroom, paragraph


def run(*args: str) -> str:
    out = io.StringIO()
    call_command("newsclean_partners", *args, stdout=out, no_color=True)
    return out.getvalue()


@pytest.fixture(autouse=True)
def partners(settings: Any, newsroom: Newsroom) -> None:
    settings.WAGTAIL_NEWSCLEAN = {
        **settings.WAGTAIL_NEWSCLEAN,
        "PARTNERS": {"portal": {"headline": (20, None)}, "magazine": {}},
    }
    newsroom.article("Short", [paragraph("Shut.")])
    newsroom.article("A headline that is long enough", [paragraph("EMBARGOED until 1 January 2099")])
    newsroom.article("A headline that is long as well", [paragraph("Shut.")])


def test_in_words() -> None:
    text = run()
    assert "portal\n  takes 1 of 3 stories\n" in text
    assert "magazine\n  takes 2 of 3 stories\n" in text
    assert "The headline has 5 characters; at least 20 are asked for." in text
    assert text.count("Its text names an embargo.") == 2
    assert "takes 1 of 1 stories" in run("portal", "--newest", "1")


def test_as_json() -> None:
    found = [json.loads(line) for line in run("portal", "--json").splitlines()]
    assert [(line["partner"], line["title"], list(line["reasons"])) for line in found] == [
        ("portal", "A headline that is long enough", ["embargo"]),
        ("portal", "Short", ["headline_short"]),
    ]
    assert found[1]["url"] == "http://localhost/coast/story-1/"


def test_wrong_use_is_told(settings: Any) -> None:
    with pytest.raises(CommandError, match="no partner 'mns'; known are portal, magazine"):
        run("mns")
    settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "PARTNERS": {}}
    with pytest.raises(CommandError, match="names no partner"):
        run()
