from __future__ import annotations

from typing import Any

import pytest

from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.services import titles
from wagtail_newsclean.services.intake import add_copy
from wagtail_newsclean.suggesters.storage import ArchiveUnavailable, StoryData, get_storage
from wagtail_newsclean.text import Copy
from wagtail_newsclean.text.readers import read

pytestmark = pytest.mark.django_db

TITLE = "Ferry service to Marrow halted by fog"
COPY = f"""{TITLE}

The ferry that was stopped by fog on Monday sailed again at noon on Tuesday, the harbour master of Port Ellan said.

Nobody was hurt, and the company promised to give back the price of all tickets, which it had refused to do before.

See also: {TITLE.upper()}
"""


def publish(title: str = TITLE, **values: Any) -> None:
    get_storage().index([StoryData(key="page:7", title=title, text="Fog came in.", **values)])


def blocks_of(copy: IncomingCopy) -> list[tuple[str, list[str]]]:
    return [(block["kind"], block["reasons"]) for block in copy.split["blocks"]]


def test_a_line_that_is_the_title_of_a_story_here_is_a_link_to_it() -> None:
    publish()
    copy = add_copy(text=COPY)
    kind, reasons = blocks_of(copy)[-1]
    assert kind == "related"
    assert "title of a story on this site" in reasons


def test_the_headline_of_a_story_that_comes_again_stays_its_headline() -> None:
    publish()
    kind, reasons = blocks_of(add_copy(text=COPY))[0]
    assert kind == "headline"
    assert "title of a story on this site" not in reasons


@pytest.mark.parametrize(
    "story",
    [
        {"title": "Another story altogether of Marrow"},
        {"live": False},
        {"public": False},
    ],
)
def test_what_readers_may_not_see_is_no_title(story: dict[str, Any]) -> None:
    publish(**story)
    assert titles.advise(read(Copy(text=COPY))) == {}


def test_a_short_title_may_stand_for_itself() -> None:
    publish("See also: fog")
    assert titles.advise(read(Copy(text=f"{COPY}\nFog\n"))) == {}


def test_one_query_whatever_the_number_of_lines(django_assert_num_queries: Any) -> None:
    publish()
    document = read(
        Copy(text=COPY + "\n".join(f"Line {'abcdefghij'[n % 10] * n} of the log" for n in range(300)))
    )
    with django_assert_num_queries(1):
        assert list(titles.advise(document)) == [3]


def test_an_archive_that_does_not_answer_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: Any) -> Any:
        raise ArchiveUnavailable("the search cluster did not answer")

    monkeypatch.setattr(type(get_storage()), "titled", gone)
    assert titles.advise(read(Copy(text=COPY))) == {}
