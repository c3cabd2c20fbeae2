"""Findings that several workers note at once. What this test writes is committed, hence a file of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from wagtail.models import Page

from tests.newsroom.models import ArticlePage
from wagtail_newsclean.models import OpenFinding
from wagtail_newsclean.services.open_findings import note_findings

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_each_finding_is_noted_once() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time")
    body = [("paragraph", "<p>EDITORS: do not publish the last paragraph.</p>")]
    page = Page.get_first_root_node().add_child(instance=ArticlePage(title="Storm", body=body))
    expected = note_findings([page])
    assert expected
    barrier = Barrier(4)

    def work(_number: int) -> None:
        try:
            mine = ArticlePage.objects.get(pk=page.pk)
            barrier.wait()
            note_findings([mine])
        finally:
            connection.close()

    for _round in range(5):
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(work, range(4)))
        assert OpenFinding.objects.count() == expected
