from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import get_commands, load_command_class

from wagtail_newsclean.admin import suggestions
from wagtail_newsclean.conf import NewscleanSettings, known_keys
from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.models.review import Review
from wagtail_newsclean.services.findings import CODES
from wagtail_newsclean.templatetags.newsclean import register
from wagtail_newsclean.text import Copy, Kind, clean
from wagtail_newsclean.text.readers import formats

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = {page: page.read_text("utf-8") for page in [*DOCS.glob("*.md"), DOCS.parent / "README.md"]}
ALL = "\n".join(PAGES.values())
COMMANDS = sorted(name for name, app in get_commands().items() if app == "wagtail_newsclean")
#: Django's own for every command.
COMMON = {"--help", "--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color"}
COMMON |= {"--force-color", "--skip-checks"}


@pytest.mark.parametrize("key", sorted(known_keys()))
def test_every_setting_is_in_the_guide_with_its_default(key: str) -> None:
    row = re.search(rf"^\| `{key}` \| `(.*?)` \|", PAGES[DOCS / "site-developers.md"], re.MULTILINE)
    assert row
    assert ast.literal_eval(row[1]) == getattr(NewscleanSettings(), key.lower())


@pytest.mark.parametrize("model", list(apps.get_app_config("wagtail_newsclean").get_models()))
def test_every_table_is_told_to_operators(model: Any) -> None:
    kept = PAGES[DOCS / "operators.md"].partition("## What is kept")[2].partition("\n## ")[0]
    names = re.findall(r"^\| ([^|]+?) \|", kept, re.MULTILINE)
    assert str(model._meta.verbose_name).lower() in ", ".join(names).split(", ")


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_finding_is_in_the_guide(code: str) -> None:
    assert f"`{code}`" in PAGES[DOCS / "page-editor.md"]


@pytest.mark.parametrize("tag", [*register.tags, *register.filters])
def test_every_template_tag_is_in_the_guide(tag: str) -> None:
    assert re.search(rf"`[^`]*\b{tag}\b[^`]*`", PAGES[DOCS / "pages.md"])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_told_with_its_options_and_no_other(name: str) -> None:
    actions = load_command_class("wagtail_newsclean", name).create_parser("manage.py", name)._actions
    own = {option for action in actions for option in action.option_strings if option.startswith("--")}
    told = {
        option
        for call in re.findall(rf"{name}\b([^\n`#]*)", ALL)
        for option in re.findall(r"--[a-z-]+", call)
    }
    assert name in ALL
    assert told <= own
    assert [option for option in own - COMMON if option not in ALL] == []


def test_every_link_and_picture_of_the_docs_is_there() -> None:
    for page, text in PAGES.items():
        for target, anchor in re.findall(r"\]\(([^)#:]*)#?([^)#:]*)\)", text):
            there = page.parent / target if target else page
            assert there.exists(), f"{page.name}: {target}"
            if anchor:
                assert anchor in {_anchor(title) for title in re.findall(r"^#+ (.*)$", PAGES[there], re.M)}


def test_every_picture_stands_in_a_page_and_is_taken_by_the_tool() -> None:
    taken = (DOCS.parent / "tools" / "screenshots.py").read_text("utf-8")
    for picture in (DOCS / "images").iterdir():
        assert f"images/{picture.name}" in ALL
        assert f'"{picture.stem}"' in taken


def test_every_name_of_the_package_in_the_docs_is_there() -> None:
    """What the examples import, and what the text calls by its dotted path."""
    for module, names in re.findall(r"from (wagtail_newsclean[\w.]*) import ([\w, ]+)", ALL):
        for name in filter(None, names.replace(" ", "").split(",")):
            _find(f"{module}.{name}")
    for name in re.findall(r"wagtail_newsclean(?:\.\w+)+", ALL):
        _find(name)


def _example(name: str) -> dict[str, Any]:
    """What the guide's example of this file defines; it is run without its last line, which tells the package."""
    code = re.search(
        rf"```python\n# {re.escape(name)}\n(.*?)\n```", PAGES[DOCS / "site-developers.md"], re.DOTALL
    )
    assert code
    defined: dict[str, Any] = {}
    exec(code[1].rpartition("\n")[0], defined)  # noqa: S102
    return defined


def test_the_guide_s_reader_reads_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    own = _example("news/readers.py")
    reader = own["Reader"]("telex", own["is_telex"], own["read_telex"])
    monkeypatch.setattr(formats, "READERS", [reader, *formats.READERS])
    story = clean(
        Copy(data=b"TELEX/7 42\n\nStorm closes harbour\n\nThe harbour stayed shut, its master said.")
    )
    assert story.document
    assert story.document.format == "telex"
    first = story.blocks[0]
    assert (story.source[first.start : first.end], first.kind, first.reasons) == (
        "TELEX/7 42",
        Kind.OTHER,
        ("code of our telex",),
    )
    assert story.headline == "Storm closes harbour"


def test_the_guide_s_suggestion_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    maker = _example("news/suggestions.py")["sections"]
    monkeypatch.setattr(suggestions, "MAKERS", [maker])
    review = Review((), headline="Harbour shut", tags=("Port",))
    [group] = suggestions.suggestions_for(IncomingCopy(), review)
    assert [(item.text, item.accepted) for item in group.items] == [("Port", True)]


def _find(path: str) -> object:
    """What a dotted path names. Raises ``AttributeError`` where that is nothing."""
    try:
        return importlib.import_module(path)
    except ModuleNotFoundError:
        parent, _dot, name = path.rpartition(".")
        return getattr(_find(parent), name)


def _anchor(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
