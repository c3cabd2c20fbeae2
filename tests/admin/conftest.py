from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.newsroom.models import SectionPage

from .factories import DESK, make_newsroom, make_user


@pytest.fixture
def section(db: Any) -> SectionPage:
    return make_newsroom()


@pytest.fixture
def editor(section: SectionPage) -> Any:
    """An editor without administrator rights."""
    return make_user("anna", *DESK, section=section)


@pytest.fixture
def desk(editor: Any, client: Client) -> Client:
    """The editor, logged in."""
    client.force_login(editor)
    return client
