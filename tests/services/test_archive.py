from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import transaction
from wagtail.models import PageViewRestriction

from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.models import ArchiveStory
from wagtail_newsclean.services import archive

pytestmark = pytest.mark.django_db


def article(section: SectionPage, title: str, **fields: Any) -> ArticlePage:
    body = [
        ("paragraph", "<p>The harbour of Port Ellan stayed shut.</p>"),
        ("newsletter", {"heading": "Letter", "text": "<p>Sign up for our tides letter</p>"}),
        ("picture", {"image": None, "alt": "", "caption": "Boats", "credit": "Lena Brandt"}),
    ]
    return section.add_child(instance=ArticlePage(title=title, body=body, **fields))


def titles() -> list[str]:
    return list(ArchiveStory.objects.order_by("title").values_list("title", flat=True))


def test_the_archive_follows_pages_by_every_route(
    section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    def after(step: Any) -> list[str]:
        with django_capture_on_commit_callbacks(execute=True):
            step()
        page.refresh_from_db()
        return titles()

    with django_capture_on_commit_callbacks(execute=True):
        page = article(section, "Storm closes harbour", live=False)
    assert titles() == []
    assert after(lambda: page.save_revision().publish()) == ["Storm closes harbour"]
    page.title = "Harbour opens"
    assert after(page.save) == ["Harbour opens"]
    page.title = "Draft only"
    assert after(page.save_revision) == ["Harbour opens"]
    assert after(page.unpublish) == []
    page.live = True
    assert after(page.save) == ["Harbour opens"]
    with django_capture_on_commit_callbacks(execute=True):
        page.delete()
    assert titles() == []


def test_only_the_story_is_read_and_not_the_boxes_beside_it(section: SectionPage) -> None:
    page = article(section, "Storm", standfirst="Third day", dateline="PORT ELLAN, March 4 —")
    page.tags.add("fishing", "storms")
    page.save()
    from wagtail_newsclean.mapping import mapping_for

    [data] = archive.story_data(mapping_for(ArticlePage), [page])
    assert data.text == "Third day\nPORT ELLAN, March 4 —\nThe harbour of Port Ellan stayed shut."
    assert sorted(data.tags) == ["fishing", "storms"]
    assert (data.section, data.language) == ("Harbour", "en")


def test_an_existing_site_is_read_in_batches(section: SectionPage) -> None:
    for number in range(5):
        article(section, f"Story {number}")
    ArchiveStory.objects.all().delete()
    assert sum(archive.index_pages(batch) for _, batch in archive.outdated_pages()) == 5
    assert [(count, pages) for count, pages in archive.outdated_pages()] == [(5, [])]
    assert len(titles()) == 5


def test_the_number_of_queries_of_a_batch_does_not_grow(section: SectionPage) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    pages = [article(section, f"Story {number}") for number in range(12)]
    counts = []
    for size in (2, 12):
        batch = list(ArticlePage.objects.filter(pk__in=[page.pk for page in pages[:size]]))
        with CaptureQueriesContext(connection) as captured:
            archive.index_pages(batch)
        counts.append(len(captured))
    assert counts[1] <= counts[0] + 1


def test_a_page_that_was_moved_is_written_again_with_all_below_it(
    section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    page = article(section, "Storm")
    archive.index_pages([page])
    assert ArchiveStory.objects.get().section == "Harbour"
    other = SectionPage(title="Weather")
    section.get_parent().add_child(instance=other)
    with django_capture_on_commit_callbacks(execute=True):
        page.move(other, pos="last-child")
    assert ArchiveStory.objects.get().section == "Weather"
    third = SectionPage(title="Sea")
    section.get_parent().add_child(instance=third)
    other.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        other.move(third, pos="last-child")
    assert titles() == ["Storm"]


def test_what_is_closed_to_strangers_is_known_to_be_until_it_is_opened(
    section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    def public() -> set[str]:
        return set(ArchiveStory.objects.filter(public=True).values_list("title", flat=True))

    archive.index_pages([article(section, "Storm"), article(section, "Calm")])
    closed = PageViewRestriction(page=section, restriction_type="login")
    with django_capture_on_commit_callbacks(execute=True):
        closed.save()
    assert (public(), titles()) == (set(), ["Calm", "Storm"])
    archive.index_pages([article(section, "Published behind the wall")])
    assert public() == set()
    with django_capture_on_commit_callbacks(execute=True):
        closed.delete()
    assert public() == {"Calm", "Published behind the wall", "Storm"}


def test_a_section_goes_in_one_piece_with_all_its_stories(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        keys = sorted(archive.key_of(article(section, f"Storm {n}").pk) for n in range(3))
    taken: list[list[str]] = []
    storage = type(archive.get_storage())
    unindex = storage.unindex
    monkeypatch.setattr(
        storage, "unindex", lambda self, gone: (taken.append(sorted(gone)), unindex(self, gone))
    )
    with django_capture_on_commit_callbacks(execute=True):
        SectionPage.objects.get(pk=section.pk).delete()
    assert keys in taken
    assert [gone for gone in taken if len(gone) == 1 and gone[0] in keys] == []
    assert titles() == []


def test_what_was_rolled_back_does_not_keep_the_next_deletion_back(
    section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = article(section, "Storm")
    chosen = ArticlePage.objects.filter(pk=page.pk)

    def fail() -> None:
        with transaction.atomic():
            chosen.delete()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with django_capture_on_commit_callbacks(execute=True):
        chosen.delete()
    assert titles() == []


def test_a_restriction_is_loaded_from_a_fixture_before_its_page(section: SectionPage, tmp_path: Path) -> None:
    page = article(section, "For members")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    fixture = tmp_path / "site.json"
    fixture.write_text(serializers.serialize("json", [restriction, page.page_ptr, page]), "utf-8")
    page.delete()
    call_command("loaddata", str(fixture), verbosity=0)
    assert PageViewRestriction.objects.get().page.title == "For members"
