"""Moments in words."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from wagtail_newsclean.admin.moments import month_day


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "March 4"), ("de", "4. März"), ("ru", "4 марта"), ("uk", "04 березня"), ("es", "4 de marzo")],
)
def test_a_day_of_a_month_is_said_as_its_language_says_it(language: str, words: str) -> None:
    with translation.override(language):
        assert month_day(datetime.date(2026, 3, 4)) == words
