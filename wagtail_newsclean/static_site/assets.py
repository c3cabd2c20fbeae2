"""Pictures, stylesheets and scripts that the pages name: those are copied, and no others.

A picture that only a withdrawn story showed leaves with it, and originals that no page shows never arrive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage

from .manifest import inside, remove

_IN_CSS = re.compile(rb"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


def named_in(body: bytes) -> list[str]:
    """The paths under ``STATIC_URL`` and ``MEDIA_URL`` in a page or feed."""
    found = set()
    for prefix in (settings.STATIC_URL, settings.MEDIA_URL):
        path = urlsplit(str(prefix)).path
        if path.strip("/"):
            found |= set(re.findall(re.escape(path.encode()) + rb"[^\s\"'<>)\\&?#,]+", body))
    return sorted(name.decode("utf-8", "replace") for name in found)


def with_those_they_name(paths: Iterable[str]) -> set[str]:
    """The paths, and what the stylesheets among them name."""
    found: set[str] = set()
    waiting = list(paths)
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        source = source_of(path) if path.endswith(".css") else None
        if source:
            names = (one or other for one, other in _IN_CSS.findall(source.read_bytes()))
            joined = (urljoin(path, name.decode("utf-8", "replace")) for name in names)
            waiting += [urlsplit(name).path for name in joined if urlsplit(name).scheme == ""]
    return found


def copy_all(folder: Path, paths: Iterable[str], before: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """Copy what is new or was changed, take away what no page names any more.

    Returns what lies there now (file to stamp), and the paths whose file is nowhere.
    """
    now: dict[str, str] = {}
    missing = []
    for path in sorted(paths):
        source = source_of(path)
        if source is None:
            missing.append(path)
            continue
        name, about = unquote(path).lstrip("/"), source.stat()
        now[name] = f"{about.st_size}/{about.st_mtime_ns}"
        target = inside(folder, name)
        if before.get(name) != now[name] or not target.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            half = target.with_name(f".{target.name}.new")
            half.write_bytes(source.read_bytes())
            half.replace(target)
    for name in before.keys() - now.keys():
        remove(folder, name)
    return now, missing


def source_of(path: str) -> Path | None:
    """The file behind a path; None where there is none on this machine."""
    for prefix, find in ((settings.STATIC_URL, _static), (settings.MEDIA_URL, _media)):
        start = urlsplit(str(prefix)).path
        if start.strip("/") and path.startswith(start):
            found = find(unquote(path[len(start) :]))
            return found if found and found.is_file() else None
    return None


def _static(name: str) -> Path | None:
    root = getattr(settings, "STATIC_ROOT", None)
    collected = inside(Path(root), name) if root else None
    if collected and collected.is_file():
        return collected
    found = finders.find(name)
    return Path(found) if isinstance(found, str) else None


def _media(name: str) -> Path | None:
    try:
        return Path(default_storage.path(name))
    except (NotImplementedError, ValueError):
        return None  # pictures in a bucket have an address of their own
