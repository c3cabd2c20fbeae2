"""A site as files: the same bytes as the site serves, and no more work than a change asks for."""

from __future__ import annotations

import os
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from taggit.models import Tag
from wagtail.models import PageViewRestriction, Site

from tests.newsroom.building import Newsroom, paragraph, picture
from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.models import IncomingCopy, Source
from wagtail_newsclean.static_site import build as building
from wagtail_newsclean.static_site.addresses import file_of_page
from wagtail_newsclean.static_site.build import build
from wagtail_newsclean.static_site.manifest import NAME, inside

LISTS = {"/", "/coast/", "/sitemap.xml"}


@pytest.fixture
def site(newsroom: Newsroom) -> Site:
    return Site.objects.select_related("root_page").get()


def files(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != NAME}


def holding(folder: Path, words: str) -> list[str]:
    return sorted(name for name, content in files(folder).items() if words.encode() in content)


def no_feeds(addresses: list[str]) -> set[str]:
    return {address for address in addresses if not address.startswith(("/feeds/", "/sitemap-news"))}


def publish(page: ArticlePage, **fields: Any) -> None:
    page = ArticlePage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/coast/", "coast/index.html"),
        ("/coast", "coast/index.html"),
        ("/coast/storm", "coast/storm/index.html"),
        ("/k%C3%BCste", "küste/index.html"),
        ("/coast/map.svg", "coast/map.svg"),
    ],
)
def test_a_page_without_a_slash_leaves_room_for_those_below_it(address: str, file: str) -> None:
    assert file_of_page(address) == file


def test_two_builds_into_one_folder_wait_for_each_other(
    newsroom: Newsroom, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    free = []

    def look(*args: Any) -> dict[str, str]:
        handle = os.open(tmp_path, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            free.append(True)
        except BlockingIOError:
            free.append(False)
        finally:
            os.close(handle)
        return {}

    monkeypatch.setattr(building, "page_digests", look)
    build(tmp_path, site)
    look()
    assert free == [False, True]


def test_files_are_what_the_site_serves(
    newsroom: Newsroom, site: Site, tmp_path: Path, client: Client
) -> None:
    newsroom.article("Storm", [picture(newsroom.image()), paragraph("Shut.")], tags=("Sea",))
    report = build(tmp_path, site)
    assert (report.failed, report.missing, report.removed) == ({}, [], [])
    assert {"/", "/coast/", "/coast/story-1/", "/feeds/rss.xml", "/feeds/coast/atom.xml"} <= set(
        report.written
    )
    for address in report.written:
        name = address.lstrip("/") + ("index.html" if address.endswith("/") else "")
        served = client.get(address, headers={"host": "localhost"})
        assert (tmp_path / name).read_bytes() == served.content, address
    assert (tmp_path / "static/newsroom/newsroom.css").is_file()
    assert list((tmp_path / "media/images").glob("picture*.width-960.jpg"))


def test_nothing_changed_nothing_done(newsroom: Newsroom, site: Site, tmp_path: Path) -> None:
    for n in range(3):
        newsroom.article(f"Story {n}", [picture(newsroom.image())], related=())
    build(tmp_path / "one", site)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "one").rglob("*.*") if path.name != NAME}
    again = build(tmp_path / "one", site)
    assert (again.written, again.removed) == ([], [])
    assert all(path.stat().st_mtime_ns == time for path, time in before.items())
    assert no_feeds(list(build(tmp_path / "two", site).written)) >= LISTS
    assert files(tmp_path / "one") == files(tmp_path / "two")
    full = build(tmp_path / "one", site, everything=True)
    assert full.asked == full.addresses
    assert full.written == []


def test_an_update_touches_what_shows_it(newsroom: Newsroom, site: Site, tmp_path: Path) -> None:
    culture = SectionPage.objects.get(slug="culture")
    story = newsroom.article("Storm")
    newsroom.article("Choir", under=culture)
    related = newsroom.article("Relates to it", under=culture, related=(story,))
    build(tmp_path, site)
    publish(story, title="Storm at night")
    report = build(tmp_path, site)
    # The culture section shows nothing of it, but a story in it does.
    assert no_feeds(report.written) == {*LISTS, story.url, related.url}
    assert {"/feeds/rss.xml", "/feeds/coast/rss.xml"} <= set(report.written)
    assert "/feeds/culture/rss.xml" not in report.written


def test_a_killed_story_leaves_everything_at_once(newsroom: Newsroom, site: Site, tmp_path: Path) -> None:
    killed = newsroom.article("KILLED", [picture(newsroom.image()), paragraph("Libel.")])
    newsroom.article("Relates to it", related=(killed,))
    build(tmp_path, site)
    assert len(holding(tmp_path, "KILLED")) > 8
    assert len(holding(tmp_path, killed.url)) > 8
    ArticlePage.objects.get(pk=killed.pk).unpublish()
    report = build(tmp_path, site)
    assert report.removed == [killed.url]
    assert holding(tmp_path, "KILLED") == holding(tmp_path, killed.url) == holding(tmp_path, "Libel") == []
    assert not (tmp_path / killed.url.strip("/")).exists()
    assert not list((tmp_path / "media").rglob("*.jpg"))
    assert holding(tmp_path, "deleted-entry") == ["feeds/atom.xml", "feeds/coast/atom.xml"]


@pytest.mark.parametrize("how", ["delete", "restrict"])
def test_other_ways_to_leave(newsroom: Newsroom, site: Site, tmp_path: Path, how: str) -> None:
    page = newsroom.article("LEAVES")
    newsroom.article("Stays", related=(page,))
    build(tmp_path, site)
    if how == "delete":
        ArticlePage.objects.get(pk=page.pk).delete()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert build(tmp_path, site).removed == [page.url]
    assert holding(tmp_path, "LEAVES") == []


def test_a_story_that_moves_leaves_nothing_behind(newsroom: Newsroom, site: Site, tmp_path: Path) -> None:
    page = newsroom.article("Moves")
    build(tmp_path, site)
    page.move(SectionPage.objects.get(slug="culture"), pos="last-child")
    report = build(tmp_path, site)
    assert report.removed == ["/coast/story-1/"]
    assert (tmp_path / "culture/story-1/index.html").is_file()
    assert holding(tmp_path, "/coast/story-1/") == []


def test_what_a_page_refers_to_counts(newsroom: Newsroom, site: Site, tmp_path: Path) -> None:
    image = newsroom.image()
    page = newsroom.article("Story", [picture(image)], tags=("Sea",))
    other = newsroom.article("Other")
    build(tmp_path, site)
    tag = Tag.objects.get()
    tag.name = "Ocean"
    tag.save()
    assert {page.url, "/feeds/rss.xml"} <= set(build(tmp_path, site).written)
    image.file = newsroom.image().file
    image.save()
    image.renditions.all().delete()
    report = build(tmp_path, site)
    assert page.url in report.written
    assert other.url not in report.written


def test_the_menu_is_on_every_page(newsroom: Newsroom, site: Site, tmp_path: Path) -> None:
    page = newsroom.article("Story")
    build(tmp_path, site)
    publish_title = SectionPage.objects.get(slug="culture")
    publish_title.title = "Arts"
    publish_title.save()
    assert {page.url, "/", "/coast/", "/culture/"} <= set(build(tmp_path, site).written)


def test_a_draft_changes_nothing(newsroom: Newsroom, site: Site, tmp_path: Path) -> None:
    page = newsroom.article("Story")
    build(tmp_path, site)
    page.title = "DRAFT"
    page.save_revision()
    newsroom.article("DRAFT", live=False)
    report = build(tmp_path, site)
    assert report.written == []
    assert holding(tmp_path, "DRAFT") == []


def test_a_source_s_rights_reach_the_feeds(newsroom: Newsroom, site: Site, tmp_path: Path) -> None:
    source = Source.objects.create(name="wire")
    page = newsroom.article("WIRE")
    IncomingCopy.objects.create(original=b"x", received_as="text", source=source, page=page)
    build(tmp_path, site)
    source.may_syndicate = False
    source.save()
    build(tmp_path, site)
    assert not [name for name in holding(tmp_path, "WIRE") if name.startswith("feeds/")]
    assert "coast/story-1/index.html" in holding(tmp_path, "WIRE")


def test_lists_and_feeds_longer_than_a_page(newsroom: Newsroom, site: Site, tmp_path: Path) -> None:
    for n in range(31):
        newsroom.article(f"Story {n}")
    build(tmp_path, site)
    assert b"/coast/page/2/" in (tmp_path / "coast/index.html").read_bytes()
    assert b"Story 0<" in (tmp_path / "coast/page/2/index.html").read_bytes()
    assert holding(tmp_path, "?page=") == []


def test_a_page_that_fails_keeps_its_old_file(
    newsroom: Newsroom, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, other = newsroom.article("Fails"), newsroom.article("Works")
    build(tmp_path, site)
    publish(page, title="Fails now")
    publish(other, title="Works now")

    def fail(*args: Any, **kwargs: Any) -> Any:
        raise RuntimeError("a broken template")

    with monkeypatch.context() as patched:
        real = ArticlePage.serve
        patched.setattr(
            ArticlePage,
            "serve",
            lambda self, *a, **kw: fail() if self.pk == page.pk else real(self, *a, **kw),
        )
        report = build(tmp_path, site)
        with pytest.raises(
            CommandError, match=r"1 address .*story-1/ \(500: RuntimeError: a broken template\)"
        ):
            call_command("newsclean_static", tmp_path, stdout=StringIO())
    assert report.failed == {page.url: 500}
    assert b"Fails<" in (tmp_path / "coast/story-1/index.html").read_bytes()
    assert b"Works now<" in (tmp_path / "coast/story-2/index.html").read_bytes()
    assert page.url in build(tmp_path, site).written  # it was not forgotten


def test_a_page_that_the_site_no_longer_serves_leaves_nothing(
    newsroom: Newsroom, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = newsroom.article("Withdrawn")
    build(tmp_path, site)
    publish(page, title="Withdrawn today")

    def serve(*args: Any, **kwargs: Any) -> Any:
        raise Http404

    monkeypatch.setattr(ArticlePage, "serve", serve)
    assert build(tmp_path, site).failed == {page.url: 404}
    assert not (tmp_path / page.url.strip("/")).exists()


def test_a_redirect_becomes_a_page_that_sends_on(
    newsroom: Newsroom, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.http import HttpResponseRedirect

    monkeypatch.setattr(SectionPage, "serve", lambda self, *a, **kw: HttpResponseRedirect("/?a=1&b=2"))
    assert build(tmp_path, site).failed == {}
    assert b'content="0; url=/?a=1&amp;b=2"' in (tmp_path / "coast/index.html").read_bytes()


def test_foreign_files_are_left_alone(newsroom: Newsroom, site: Site, tmp_path: Path) -> None:
    page = newsroom.article("Story")
    (tmp_path / "CNAME").write_text("tide.example")
    (tmp_path / NAME).write_text("{broken")
    build(tmp_path, site)
    ArticlePage.objects.get(pk=page.pk).unpublish()
    build(tmp_path, site)
    assert (tmp_path / "CNAME").read_text() == "tide.example"


def test_no_name_leads_out_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leads out"):
        inside(tmp_path, "../up.html")


def test_queries_a_page_do_not_grow(newsroom: Newsroom, site: Site, tmp_path: Path) -> None:
    image = newsroom.image()

    def spent(number: int) -> tuple[int, int]:
        for n in range(number):
            newsroom.article(f"Story {n}", [picture(image), paragraph("Text.")], tags=(f"Tag {n}",))
        build(tmp_path / "warm", site)
        with CaptureQueriesContext(connection) as full:
            build(tmp_path / f"{number}", site)
        with CaptureQueriesContext(connection) as nothing:
            build(tmp_path / f"{number}", site)
        return len(full), len(nothing)

    few, many = spent(2), spent(10)
    assert many[0] - few[0] <= 10 * 12
    assert many[1] == few[1]


def test_the_command_says_what_it_did(newsroom: Newsroom, site: Site, tmp_path: Path) -> None:
    newsroom.article("Story")
    out = StringIO()
    call_command("newsclean_static", tmp_path, verbosity=2, stdout=out)
    assert "+ /coast/story-1/\n" in out.getvalue()
    count = sum(line.startswith("+ ") for line in out.getvalue().splitlines())
    assert f"{count} addresses: {count} written, 0 removed" in out.getvalue()
    with pytest.raises(CommandError, match="There are: localhost"):
        call_command("newsclean_static", tmp_path, site="nowhere.example")
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("newsclean_static", tmp_path / "file")
