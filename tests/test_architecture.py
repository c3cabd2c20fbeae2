"""Which room may know which: ``text <- suggesters, models, mapping <- services <- what people and programs use``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import wagtail_newsclean

ROOT = Path(wagtail_newsclean.__file__).parent
NAME = ROOT.name

#: What a room may import of the package, besides itself. Rooms that are not named may import anything.
ALLOWED = {
    "text": set(),
    "suggesters": {"text", "models", "conf"},
    "models": {"text", "conf", "signals", "compat", "mapping", "suggesters"},
    "mapping": {"text", "conf", "clock", "models", "compat"},
    "services": {"text", "suggesters", "models", "mapping", "conf", "clock", "signals", "compat"},
}
#: Wagtail asks the task's model whether a page may be approved; the model asks a service, when it is asked.
EXCEPTIONS = {"models/tasks.py": {"services"}}
#: Rooms that the stations before them must not know.
FRONT = {"admin", "feeds", "api", "templatetags", "management", "cli", "wagtail_hooks"}


def modules() -> list[Path]:
    return sorted(path for path in ROOT.rglob("*.py") if "migrations" not in path.parts)


def imports(path: Path) -> Iterator[str]:
    """Full names of everything a module imports, wherever in it."""
    package = [NAME, *path.relative_to(ROOT).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            yield from (f"{module}.{alias.name}" for alias in node.names)


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def rooms_known_to(path: Path) -> set[str]:
    inside = (name.split(".") for name in imports(path))
    return {parts[1] for parts in inside if parts[0] == NAME and len(parts) > 1}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_arrows_go_one_way(path: Path) -> None:
    room = room_of(path)
    known = rooms_known_to(path) - {room} - EXCEPTIONS.get(path.relative_to(ROOT).as_posix(), set())
    if room in ALLOWED:
        assert known <= ALLOWED[room]
    elif room not in FRONT:
        assert not known & (FRONT - {"cli"}) or room in ("apps", "urls", "__main__")


@pytest.mark.parametrize("path", sorted((ROOT / "text").rglob("*.py")), ids=lambda path: path.stem)
def test_the_core_knows_no_site(path: Path) -> None:
    outside = {name.split(".")[0] for name in imports(path)}
    assert not outside & {
        "django",
        "wagtail",
        "taggit",
        "modelcluster",
        "swapper",
        "requests",
        "urllib3",
        "socket",
    }


def test_one_file_imports_bleach() -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path in modules()
        if "bleach" in {n.split(".")[0] for n in imports(path)}
    }
    assert users == {"text/sanitize.py"}


def test_readers_do_not_know_the_splitter() -> None:
    for path in (ROOT / "text" / "readers").rglob("*.py"):
        assert not any("splitter" in name or "details" in name for name in imports(path))
