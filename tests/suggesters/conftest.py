"""The archive on SQLite as the tests' database has it, and on PostgreSQL where there is one."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from wagtail_newsclean.suggesters.storage import ArchiveStorage, StoryData, get_storage

DAY = datetime.date(2026, 3, 4)

_SUBJECTS = {
    "storm": "The storm broke the quay at Port Ellan and the herring fleet stayed in harbour, the harbour master said.",
    "choir": "The Tolland choir sang in the old church, and the organ was played by Lena Brandt all evening.",
    "vote": "The council of Marrow voted on the ferry tariff; Mayor Ida Holm said islanders would pay less.",
}


def story(key: str, subject: str, more: str = "", *, tags: tuple[str, ...] = (), days: int = 0) -> StoryData:
    """A story on one of three subjects, with some words of its own."""
    date = DAY - datetime.timedelta(days=days)
    return StoryData(
        key, f"{more} {subject}".strip().capitalize(), f"{_SUBJECTS[subject]} {more}", date, tags=tags
    )


@pytest.fixture
def archive(db: Any) -> ArchiveStorage:
    """An empty archive in the tests' database."""
    return get_storage()
