"""The demo as ``make demo`` runs it."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.images.models import Image

from tests.newsroom import loading, pictures
from tests.newsroom.models import ArticlePage, SectionPage
from tests.newsroom.settings import ROOT, SQLITE, database
from wagtail_newsclean.models import IncomingCopy


@pytest.fixture
def loaded(db: None) -> None:
    loading.load()


def test_the_newspaper_is_full(loaded: None, client: Client) -> None:
    stories = ArticlePage.objects.live()
    assert stories.count() >= 12
    assert all(story.tags.count() for story in stories)
    assert all(story.related_stories.count() for story in stories)
    assert {story.get_parent().slug for story in stories} == set(loading.SECTIONS)
    shown = [block for story in stories for block in story.body if block.block_type == "picture"]
    assert len(shown) >= 10
    assert all(block.value["image"] and block.value["credit"] and block.value["alt"] for block in shown)
    for page in (*stories, *SectionPage.objects.all()):
        assert client.get(page.url).status_code == 200
    assert client.get("/").content.count(b"<article") >= 12


def test_copy_waits_in_many_languages_and_from_both_sides(loaded: None) -> None:
    copies = IncomingCopy.objects.all()
    assert copies.count() >= 6
    assert all(copy.status == IncomingCopy.Status.WAITING for copy in copies)
    assert {copy.language for copy in copies} >= {"en", "de", "fr", "es", "ru", "uk", "ar"}
    (html,) = copies.filter(received_as=IncomingCopy.ReceivedAs.HTML)
    assert b'src="data:image/jpeg;base64,' in bytes(html.original)


def test_the_editor_may_work_but_not_rule(loaded: None) -> None:
    editor = get_user_model().objects.get(username="editor")
    assert not editor.is_superuser
    assert [group.name for group in editor.groups.all()] == ["Editors"]
    section = SectionPage.objects.get(slug="coast")
    allowed = section.permissions_for_user(editor)
    assert allowed.can_add_subpage()
    assert allowed.can_publish_subpage()
    for action, expected in (
        ("add", True),
        ("change", True),
        ("view", True),
        ("convert", True),
        ("delete", False),
    ):
        assert editor.has_perm(f"wagtail_newsclean.{action}_incomingcopy") is expected
    assert editor.has_perm("wagtailadmin.access_admin")
    assert get_user_model().objects.get(username="admin").is_superuser


def test_every_story_s_file_can_be_told() -> None:
    known = {path.stem for path in loading.CONTENT.glob("stories/*.toml")}
    for path in loading.CONTENT.glob("stories/*.toml"):
        story = tomllib.loads(path.read_text("utf-8"))
        assert set(story["related"]) <= known - {path.stem}
        scenes = [block["picture"]["scene"] for block in story["body"] if "picture" in block]
        assert set(scenes) <= set(pictures.SCENES)


def test_pictures_are_drawn_alike_each_time() -> None:
    assert pictures.draw("storm") == pictures.draw("storm")
    with pytest.raises(KeyError):
        pictures.draw("no such scene")


def test_a_second_run_keeps_what_was_changed(tmp_path: Path) -> None:
    home = tmp_path / "demo"
    environment = {**os.environ, "NEWSROOM_HOME": str(home), "PORT": "8011", "DATABASE_URL": ""}
    environment["DJANGO_SETTINGS_MODULE"] = "tests.newsroom.settings"

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "tests.newsroom", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "Loading" in run("prepare")
    change = "from tests.newsroom.models import *; ArticlePage.objects.filter(slug='wind-vote').update(title='Changed')"
    run("shell", "--no-imports", "-c", change)
    assert run("prepare") == ""
    ask = "from tests.newsroom.models import *; print(ArticlePage.objects.get(slug='wind-vote').title)"
    assert run("shell", "--no-imports", "-c", ask).strip() == "Changed"
    ask = "from wagtail.models import Site; print(Site.objects.get().root_url)"
    assert run("shell", "--no-imports", "-c", ask).strip() == "http://localhost:8011"
    run("reset")
    assert not home.exists()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite://", SQLITE | {"NAME": ":memory:"}),
        ("sqlite:////srv/news.db", SQLITE | {"NAME": "/srv/news.db"}),
        (
            "postgres://me:p%40ss@db.example:5433/news",
            {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": "news",
                "USER": "me",
                "PASSWORD": "p@ss",
                "HOST": "db.example",
                "PORT": "5433",
            },
        ),
    ],
)
def test_database_addresses(url: str, expected: dict[str, Any]) -> None:
    assert database(url) == expected


def test_an_unknown_database_is_named() -> None:
    with pytest.raises(ValueError, match="mysql"):
        database("mysql://localhost/news")


def test_pictures_are_stored_once(loaded: None) -> None:
    assert Image.objects.count() == len({image.title for image in Image.objects.all()})
