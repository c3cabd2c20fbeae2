"""A site without the demo newsroom: its own user model and its own image model."""

from __future__ import annotations

from typing import Any

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as ALL_APPS

INSTALLED_APPS = [
    "tests.othermodels",
    *(a for a in ALL_APPS if a not in ("tests.newsroom", "tests.othersites")),
]
ROOT_URLCONF = "tests.othermodels.urls"
AUTH_USER_MODEL = "othermodels.Person"
WAGTAILIMAGES_IMAGE_MODEL = "othermodels.Photo"
WAGTAIL_NEWSCLEAN: dict[str, Any] = {
    "IMAGES": {"caption": "legend"},
    "PAGES": {
        "othermodels.PlainPicturePage": {"body": "body", "blocks": {"body": "text", "picture": "photo"}},
    },
}
