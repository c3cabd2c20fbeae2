"""A file that one run alone has in hand: claimed, locked, put back or moved to where it belongs.

A run claims a file by renaming it to where no other run looks for new ones, and locks it while it works. A claimed file
that nobody has locked is one whose run died. Links are never followed, and nothing is ever overwritten.
"""

from __future__ import annotations

import itertools
import os
import shutil
import stat
import sys
import time
import uuid
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

#: What the folder of a claimed file is called, beside where the file was put.
CLAIM = ".newsclean-"
_DEAD_AFTER = 60  #: seconds, of a claim without a file
_LONGEST_NAME, _LONGEST_ENDING = 220, 40  #: bytes; a number may come to them


class Found(NamedTuple):
    """A file that may be taken, as it was when the folder was looked into."""

    time: float  #: when it was changed, in seconds
    path: Path
    home: Path  #: the folder it was put into
    mark: tuple[int, int, int]  #: what changes when somebody writes it; the last when it is moved, too


def left_over(claim: Path, home: Path) -> list[Found]:
    """The file of a claim, whose run may have died; a claim without one is cleared away."""
    if claim.is_symlink():
        return []
    try:
        found = [
            Found(info.st_mtime, Path(entry.path), home, mark_of(info))
            for entry in os.scandir(claim)
            if entry.is_file(follow_symlinks=False) and (info := entry.stat(follow_symlinks=False))
        ]
        if not found and time.time() - claim.stat().st_mtime > _DEAD_AFTER:
            claim.rmdir()
    except OSError:
        return []  # gone meanwhile, or another user's
    return found


def is_where_it_was(found: Found) -> bool:
    """No folder on the way became a link since it was looked into."""
    return found.path.parent.resolve() == found.path.parent


def mark_of(info: os.stat_result) -> tuple[int, int, int]:
    """Size and times of a file: another when somebody has written it since."""
    return info.st_size, info.st_mtime_ns, info.st_ctime_ns


def is_claimed(found: Found) -> bool:
    """Whether it is no longer where it was put."""
    return found.path.parent != found.home


def claimed(found: Found) -> Path | None:
    """Where the file is now that it is ours; None where it went elsewhere meanwhile."""
    if is_claimed(found):
        return found.path  # claimed already, by a run that may live: its lock says so
    hold = found.home / f"{CLAIM}{uuid.uuid4().hex}"
    hold.mkdir()
    try:
        return found.path.rename(hold / found.path.name)
    except FileNotFoundError:
        return None
    finally:
        with suppress(OSError):
            hold.rmdir()  # only where it is empty


def put_back(claim: Path, found: Found) -> None:
    """Where a file of that name has come since it stays claimed, and the next run finds it."""
    home = found.home / claim.name
    with suppress(OSError):
        home.touch(exist_ok=False)
        try:
            claim.replace(home)
        except OSError:
            home.unlink()
            raise
        claim.parent.rmdir()


def opened(path: Path) -> BinaryIO:
    """Raises ``OSError`` for what is no file: a link, a pipe."""
    flags = [getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")]
    file = os.fdopen(os.open(path, os.O_RDONLY | sum(flags)), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(0, "it is no file")
    return file


if sys.platform == "win32":

    def locked(file: BinaryIO) -> bool:
        """There are no such locks here."""
        return True

else:
    import fcntl

    def locked(file: BinaryIO) -> bool:
        """Whether nobody else works on it. The lock ends with the file being closed, or with the process."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system without locks
        return True


def is_at(file: BinaryIO, path: Path) -> bool:
    """It was not moved between opening and locking it."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat(follow_symlinks=False))
    except FileNotFoundError:
        return False


def moved(path: Path, room: Path) -> Path:
    """Where the file is now, in that folder. Raises ``OSError``."""
    if room.resolve() != room:
        raise OSError(0, "it is a link to elsewhere")
    room.mkdir(parents=True, exist_ok=True)
    target = reserved(room, path.name)
    try:
        shutil.move(path, target)
    except OSError:
        target.unlink()
        raise
    return target


def reserved(room: Path, name: str, most: int = _LONGEST_NAME) -> Path:
    """An empty file of that name, or of one with a number where there is one already. ``most``: bytes of a name."""
    ending = Path(name).suffix
    if len(os.fsencode(ending)) > _LONGEST_ENDING:
        ending = ""
    stem = os.fsdecode(os.fsencode(name.removesuffix(ending))[: most - len(os.fsencode(ending))])
    for number in itertools.count(1):
        path = room / (f"{stem}{ending}" if number == 1 else f"{stem}-{number}{ending}")
        with suppress(FileExistsError):
            path.touch(exist_ok=False)
            return path
    raise AssertionError("unreachable")
