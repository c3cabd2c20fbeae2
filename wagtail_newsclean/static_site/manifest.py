"""What the last build left in its folder, and from what: the next one compares."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

NAME = ".newsclean-build.json"
_VERSION = 1


@dataclass(slots=True)
class Built:
    """One address."""

    file: str
    state: str = ""  #: digest of what a page shows; empty for what is no page
    etag: str = ""
    names: list[str] = field(default_factory=list)  #: pictures and stylesheets that it names


@dataclass(slots=True)
class Manifest:
    """Everything in the folder that a build has put there; what else lies there is never touched."""

    site: str = ""  #: digest of all pages
    addresses: dict[str, Built] = field(default_factory=dict)
    assets: dict[str, str] = field(default_factory=dict)  #: file to what it was copied from: size and time


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One build writes into a folder at a time, others wait: two at once would mix old pages with new ones.

    Where there are no such locks (Windows, some network file systems) nobody waits.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def load(folder: Path) -> Manifest:
    """The last build's; an empty one where there was none or it cannot be read: then everything is written."""
    try:
        data = json.loads((folder / NAME).read_text("utf-8"))
        if data.pop("version") != _VERSION:
            return Manifest()
        addresses = {address: Built(**built) for address, built in data["addresses"].items()}
        return Manifest(data["site"], addresses, data["assets"])
    except (OSError, ValueError, KeyError, TypeError):
        return Manifest()


def save(folder: Path, manifest: Manifest) -> None:
    """Keep it for the next build."""
    text = json.dumps({"version": _VERSION, **asdict(manifest)}, ensure_ascii=False, separators=(",", ":"))
    write(folder, NAME, text.encode())


def write(folder: Path, name: str, content: bytes) -> bool:
    """Put the content at ``name`` in one step, so that no reader sees half of it. Whether it was other than before.

    Raises ``ValueError`` for a name that leads out of the folder.
    """
    path = inside(folder, name)
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.new")
    half.write_bytes(content)
    half.replace(path)
    return True


def remove(folder: Path, name: str) -> bool:
    """Take a file away, and the folders that are empty without it. Whether it was there."""
    path = inside(folder, name)
    if not path.is_file():
        return False
    path.unlink()
    for above in path.parents:
        if above == folder.resolve() or any(above.iterdir()):
            break
        above.rmdir()
    return True


def inside(folder: Path, name: str) -> Path:
    """The path of ``name`` under ``folder``. Raises ``ValueError`` for a name that leads out of it."""
    root = folder.resolve()
    path = (root / name).resolve()
    if root not in path.parents:
        raise ValueError(f"{name!r} leads out of {folder}.")
    return path
