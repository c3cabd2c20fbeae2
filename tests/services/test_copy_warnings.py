from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from django.utils import timezone

from tests.admin.factories import STORM, make_copy
from tests.admin.near import make_version, publish
from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.models.review import Review
from wagtail_newsclean.services.copy_warnings import CopyWarning, warnings_for
from wagtail_newsclean.services.picture_slots import slots_of

pytestmark = pytest.mark.django_db

PICTURE = "data:image/png;base64,AAAA"
NOTE = "EDITORS: the minister speaks at noon, a lead follows"
PHONE = "Questions to the newsdesk: +00 555 0142"
BROKEN = "The cafÃ© at the quay stayed open."


def with_lines(*lines: tuple[str, str]) -> IncomingCopy:
    return make_copy([*STORM, *((text, kind, False) for text, kind in lines)])


def found(copy: IncomingCopy) -> list[CopyWarning]:
    review = copy.get_review()
    return warnings_for(copy, review, slots_of(copy.split, review))


def counting(copy: IncomingCopy) -> list[str]:
    return [warning.code for warning in found(copy) if warning.counts]


def test_an_ordinary_story_has_no_warning() -> None:
    assert found(make_copy()) == []


@pytest.mark.parametrize(("line", "code"), [(NOTE, "desk_note"), (PHONE, "phone"), (BROKEN, "mojibake")])
def test_harm_counts_while_its_line_is_in_the_story(line: str, code: str) -> None:
    (warning,) = found(with_lines((line, "body")))
    assert (warning.code, warning.counts) == (code, True)
    assert warning.excerpt in line
    assert counting(with_lines((line, "other"))) == []


def test_harm_leads_to_its_place() -> None:
    copy = with_lines((BROKEN, "body"))
    (warning,) = found(copy)
    assert copy.split["source"][warning.start :].startswith("Ã©")
    assert warning.block == copy.split["source"].index(BROKEN)


def test_a_note_that_goes_into_a_box_of_the_page_still_counts() -> None:
    assert counting(with_lines((NOTE, "note"))) == ["desk_note"], "the site's mapping puts notes on the page"


def test_a_number_inside_a_note_is_told_once() -> None:
    assert [w.code for w in found(with_lines((f"{NOTE}. Newsdesk: +00 555 0142", "body")))] == ["desk_note"]


def test_an_embargo_counts_wherever_its_line_is_until_it_ends() -> None:
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    line = f"EMBARGOED until 18:00, {tomorrow:%B} {tomorrow.day}, {tomorrow.year}"
    assert counting(with_lines((line, "other"))) == ["embargo"]
    (warning,) = found(with_lines((line, "body")))
    assert warning.message.startswith("Under embargo until")
    yesterday = tomorrow - datetime.timedelta(days=2)
    past = f"EMBARGOED until 18:00, {yesterday:%B} {yesterday.day}, {yesterday.year}"
    assert counting(with_lines((past, "other"))) == []
    assert counting(with_lines((past, "body"))) == ["desk_note"]


def picture_copy(credit: str = "", **choice: Any) -> IncomingCopy:
    lines = [*STORM, ("Boats at the quay", "caption", False)]
    if credit:
        lines.append((credit, "credit", False))
    copy = make_copy(lines)
    copy.split["pictures"] = [{"src": PICTURE, "alt": "Boats", "line": len(STORM)}]
    if choice:
        copy.review = Review.from_json(copy.get_review().to_json() | {"pictures": {"p0": choice}}).to_json()
    return copy


def test_a_picture_that_goes_along_needs_its_credit() -> None:
    (warning,) = found(picture_copy())
    assert (warning.code, warning.picture, warning.excerpt) == ("missing_credit", "p0", "Boats")
    assert found(picture_copy("Photo: Lena Brandt")) == []
    assert found(picture_copy(credit="", out=True)) == []
    copy = picture_copy(image=None, credit="Ola Moe")
    assert found(copy) == []


def test_a_picture_that_is_only_named_goes_nowhere_and_needs_none() -> None:
    copy = picture_copy()
    copy.split["pictures"][0]["src"] = "https://elsewhere.example/a.jpg"
    assert found(copy) == []


def test_a_version_of_a_published_story_is_named(section: Any) -> None:
    page = publish(section)
    (warning,) = found(make_version())
    assert (warning.code, warning.near and warning.near.page) == ("near_copy", page)
    copy = make_version()
    copy.page = page
    assert found(copy) == [], "the page that was made of it"


def test_what_editors_read_has_no_unresolved_parts() -> None:
    copy = with_lines((NOTE, "body"), (PHONE, "body"), (BROKEN, "body"))
    assert all("%(" not in warning.message for warning in found(copy))
    assert json.dumps([warning.key for warning in found(copy)])
