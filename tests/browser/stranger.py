"""A fresh Wagtail project, as ``wagtail start`` makes it, with this package added as the guides say."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```(?:python|django)\n(.*?)^```", re.DOTALL | re.MULTILINE)

#: What the project's author has written before they heard of this package.
MODELS = """
from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock()
    size = blocks.ChoiceBlock(choices=[("h2", "Large"), ("h3", "Small")], default="h2")


class FigureBlock(blocks.StructBlock):
    image = ImageChooserBlock(required=False)
    caption = blocks.CharBlock(required=False)
    attribution = blocks.CharBlock(required=False)


class ArticleTag(TaggedItemBase):
    content_object = ParentalKey("news.ArticlePage", related_name="tagged_items", on_delete=models.CASCADE)


class ArticlePage(Page):
    summary = models.TextField(blank=True)
    body = StreamField(
        [
            ("paragraph", blocks.RichTextBlock()),
            ("heading", HeadingBlock()),
            ("figure", FigureBlock()),
            ("quote", blocks.BlockQuoteBlock()),
        ],
        blank=True,
    )
    tags = ClusterTaggableManager(through=ArticleTag, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body"), FieldPanel("tags")]
"""
TEMPLATE = """{% extends "base.html" %}
{% load wagtailcore_tags %}
{% block content %}<h1>{{ page.title }}</h1><p>{{ page.summary }}</p>{{ page.body }}{% endblock %}
"""


def code_in(guide: str, containing: str) -> str:
    """The one block of code in a guide that contains this."""
    found = [code for code in _BLOCK.findall((ROOT / guide).read_text("utf-8")) if containing in code]
    assert len(found) == 1, f"{guide}: {len(found)} blocks of code contain {containing!r}"
    return found[0]


class Project:
    """A project in a folder of its own, with a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        self.base = f"http://localhost:{self.port}"
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")
        } | {"PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "mysite.settings.dev"}
        self.server: subprocess.Popen[bytes] | None = None
        self._run(
            sys.executable, "-c", "from wagtail.bin.wagtail import main; main()", "start", "mysite", "."
        )
        self.manage("startapp", "news")
        self.write("news/models.py", MODELS)
        self.write("news/templates/news/article_page.html", TEMPLATE)
        self.add_to("mysite/settings/base.py", '\nINSTALLED_APPS += ["news"]\n')

    def write(self, name: str, text: str) -> None:
        """A file of the project."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def read(self, name: str) -> str:
        """The same."""
        return (self.folder / name).read_text("utf-8")

    def add_to(self, name: str, text: str) -> None:
        """Write at the end of a file."""
        self.write(name, self.read(name) + text)

    def manage(self, *arguments: str, given: str = "") -> str:
        """What ``manage.py`` prints. Fails the test where it fails."""
        return self._run(sys.executable, "manage.py", *arguments, given=given)

    def serve(self) -> None:
        """Answer at ``base`` until ``stop``."""
        command = [sys.executable, "manage.py", "runserver", "--noreload", str(self.port)]
        log = (self.folder / "server.log").open("wb")
        self.server = subprocess.Popen(command, cwd=self.folder, env=self.environment, stdout=log, stderr=log)
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            assert self.server.poll() is None, self.read("server.log")
            try:
                urllib.request.urlopen(f"{self.base}/admin/login/")  # noqa: S310 - the server just started
                return
            except OSError:
                time.sleep(0.5)
        raise TimeoutError(self.base)

    def stop(self) -> None:
        """End the server."""
        if self.server:
            self.server.terminate()
            self.server.wait()

    def _run(self, *command: str, given: str = "") -> str:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(command[1:])}:\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
