"""A folder that others put copy into: what is ready there is taken file by file and moved to where it belongs.

Each file is in the hands of one run (``held_files``); what a run that died had claimed the next one finishes. That
nothing is taken twice does not rest on this, but on ``receiving``; where a file system has no locks, two runs may do
the same work, once in vain.
"""

from __future__ import annotations

import logging
import os
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from django.db import InterfaceError, InternalError, OperationalError, ProgrammingError, connection

from ..clock import local
from ..conf import get_settings
from ..text import CopyError
from ..text.readers.picture import is_picture
from . import held_files
from .held_files import CLAIM, Found, is_claimed, is_where_it_was, left_over, mark_of, put_back, reserved
from .intake import check_size
from .receiving import Received, name_as_text, receive

logger = logging.getLogger(__name__)

#: What is wrong with the database, most often, and not with a file.
DatabaseTrouble = (OperationalError, InterfaceError, InternalError, ProgrammingError)

_RECEIVED, _FAILED = "received", "failed"
_UNFINISHED = (".part", ".partial", ".filepart", ".tmp", ".crdownload")
_EMPTY = 60  #: times as long: some servers make the file before its text arrives
_LONGEST_NOTE = 240  #: bytes of the name of a note; that of the file it is about is shorter
_NOT_THE_FILES = 3  #: files that the database refuses one after the other


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: its copies, or why there are none. A problem with copies came after they were kept."""

    name: str
    received: Received = field(default_factory=lambda: Received([], []))
    problem: str = ""
    advice: str = ""


@dataclass(slots=True)
class DropFolder:
    """A folder, or a file by itself. Where no ``source`` is given it is the folder within it that a file lies in."""

    path: Path
    source: str = ""
    settle: float = 0  #: seconds for which a file must not have changed; one that was named is taken at once
    keep: bool = False  #: nothing in the folder is touched
    root: Path = field(init=False)
    _seen: dict[Path, tuple[int, int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """It counts as a file until a folder is seen there."""
        self.path = self.path.parent.resolve() / self.path.name
        self.root = self.path.parent

    def _locate(self) -> None:
        """Links on the way there are followed, a link in the place of the file is not. Raises ``OSError``."""
        try:
            is_file = stat.S_ISREG(self.path.stat().st_mode)
        except (FileNotFoundError, NotADirectoryError):
            return  # it is what it was, and may come
        if not is_file:
            self.path = self.path.resolve()
        self.root = self.path.parent if is_file else self.path

    def take_in(self) -> Iterator[Outcome]:
        """Take what is ready, in the order of its time; each file is where it belongs when its outcome is given.

        A file that the database does not take stays where it is. Where that is nothing about the file, for the
        database is gone or takes none of several, ``DatabaseTrouble`` is raised.
        """
        found, problems = self._ready()
        yield from problems
        in_a_row = 0
        for file in sorted(found):
            try:
                outcome = self._take(file) if is_where_it_was(file) else None
                in_a_row = 0
            except DatabaseTrouble as error:
                in_a_row += 1
                if in_a_row == _NOT_THE_FILES or not connection.is_usable():
                    raise
                words = f"The database did not take it ({' '.join(str(error).split())})."
                outcome = Outcome(self._name(file), problem=f"{words} It was left where it is.")
            if outcome:
                yield outcome

    def _ready(self) -> tuple[list[Found], list[Outcome]]:
        """Every file that may be taken, and what cannot be looked into."""
        try:
            self._locate()
        except OSError as error:
            return [], [_not_looked_into(self.path, error)]
        if self.root != self.path:
            return self._named()
        found: list[Found] = []
        problems: list[Outcome] = []
        folders = [self.path]
        while folders:
            folder = folders.pop()
            try:
                entries = list(os.scandir(folder))
            except FileNotFoundError:
                if folder == self.path:  # one within it may go while others are looked into
                    problems.append(Outcome(name_as_text(str(folder)), problem="This folder is gone."))
                continue
            except OSError as error:
                problems.append(_not_looked_into(folder, error))
                continue
            trouble: OSError | None = None
            for entry in entries:
                try:
                    found += self._files(entry, folder, folders)
                except FileNotFoundError:
                    continue
                except OSError as error:
                    trouble = trouble or error
            if trouble:
                problems.append(_not_looked_into(folder, trouble))
        return found, problems

    def _files(self, entry: os.DirEntry[str], folder: Path, folders: list[Path]) -> list[Found]:
        """What may be taken of an entry; a folder to look into comes to ``folders``. Raises ``OSError``."""
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            if entry.name.startswith(CLAIM):
                return left_over(path, folder)
            if not entry.name.startswith(".") and entry.name not in (_RECEIVED, _FAILED):
                folders.append(path)
        elif entry.is_file(follow_symlinks=False) and (info := self._finished(entry)):
            return [Found(info.st_mtime, path, folder, mark_of(info))]
        return []

    def _named(self) -> tuple[list[Found], list[Outcome]]:
        """The file that was named, as it lies there or as a run that died has left it."""
        with suppress(OSError):
            info = self.path.stat(follow_symlinks=False)
            if stat.S_ISREG(info.st_mode):
                return [Found(info.st_mtime, self.path, self.root, mark_of(info))], []
        found = [
            file
            for claim in self.root.glob(f"{CLAIM}*")
            for file in left_over(claim, self.root)
            if file.path.name == self.path.name
        ]
        name = name_as_text(str(self.path))
        return found, [] if found else [Outcome(name, problem="There is no such file or folder.")]

    def _finished(self, entry: os.DirEntry[str]) -> os.stat_result | None:
        """Its size and times; None while somebody writes it, as far as its name and its times say."""
        if entry.name.startswith(".") or entry.name.lower().endswith(_UNFINISHED):
            return None
        info = entry.stat(follow_symlinks=False)
        settle = self.settle if info.st_size else self.settle * _EMPTY
        # Senders may set the first time to anything; the second is this machine's own.
        changing = any(abs(time.time() - at) < settle for at in (info.st_mtime, info.st_ctime))
        return None if changing else info

    def _read_in_place(self, found: Found) -> Outcome | None:
        """Without moving it. Within one run of the program it is read again only when it changed."""
        try:
            info = found.path.stat(follow_symlinks=False)
        except FileNotFoundError:
            return None
        except OSError as error:
            return self._unreadable(found, error)
        try:
            mark = (info.st_ino, info.st_size, info.st_ctime_ns)
            if self._seen.get(found.path) == mark:
                return None
            if mark_of(info) != found.mark:
                return self._being_written(found)
            with held_files.opened(found.path) as file:
                received = self._receive(file, found)
        except FileNotFoundError:
            return None
        except OSError as error:
            received = self._unreadable(found, error)
        if received is None:
            return self._being_written(found)
        self._seen[found.path] = mark
        return received

    def _take(self, found: Found) -> Outcome | None:
        """Claim it, take it in and move it; None where another run was first."""
        if self.keep:
            return self._read_in_place(found)
        try:
            if not is_claimed(found) and mark_of(found.path.stat(follow_symlinks=False)) != found.mark:
                return self._being_written(found)
            claim = held_files.claimed(found)
        except FileNotFoundError:
            return None
        except OSError as error:
            words = _words("cannot be moved, so it was left where it is", error)
            advice = "Give the user that runs the command the right to write into the folder, or use --keep."
            return Outcome(self._name(found), problem=words, advice=advice)
        if claim is None:
            return None
        try:
            file = held_files.opened(claim)
        except FileNotFoundError:
            return None
        except OSError as error:
            return self._move(claim, found, self._unreadable(found, error))
        with file:
            if not held_files.locked(file) or not held_files.is_at(file, claim):
                return None
            try:
                outcome = self._receive(file, found)
            except DatabaseTrouble:
                put_back(claim, found)
                raise
            if outcome is None:
                put_back(claim, found)
                return self._being_written(found)
            return self._move(claim, found, outcome)

    def _receive(self, file: BinaryIO, found: Found) -> Outcome | None:
        """None where somebody wrote it since it was found: what was read may be a part of it."""
        name = self._name(found)
        below = found.home.relative_to(self.root).parts
        source = self.source or (below[0] if below else "")
        data = b""
        try:
            try:
                data = _read(file)
                now = mark_of(os.fstat(file.fileno()))
            except OSError as error:
                return self._unreadable(found, error)
            if now[:2] != found.mark[:2]:
                return None
            return Outcome(name, receive(data, found.path.name, source))
        except CopyError as error:
            return Outcome(name, problem=error.message, advice=_advice(error, found, data))
        except DatabaseTrouble:
            raise
        except Exception as error:
            logger.exception("%s could not be taken in.", name)
            problem = (
                f"The program failed on this file ({type(error).__name__}). That is a fault of the program."
            )
            advice = f"The log of the site says where it failed: report that. {_way_in(found)}"
            return Outcome(name, problem=problem, advice=advice)

    def _being_written(self, found: Found) -> Outcome | None:
        """It is left for the next run. Who named it is told so."""
        if self.root == self.path:
            return None
        return Outcome(self._name(found), problem="Somebody is writing it, so it was left where it is.")

    def _unreadable(self, found: Found, error: OSError) -> Outcome:
        advice = (
            "Give the user that runs the command the right to read it, and move it back to "
            f"{name_as_text(str(found.home))}."
        )
        return Outcome(self._name(found), problem=_words("cannot be read", error), advice=advice)

    def _move(self, claim: Path, found: Found, outcome: Outcome) -> Outcome:
        """To where what was received or failed is kept, below the same folders; nothing there is overwritten."""
        room = self.root / _FAILED
        if not outcome.problem:
            room = self.root / _RECEIVED / local().date().isoformat()
        room /= found.home.relative_to(self.root)
        try:
            target = held_files.moved(claim, room)
        except FileNotFoundError:
            return outcome  # somebody else moved it
        except OSError as error:
            put_back(claim, found)
            words = _words(f"cannot be moved to {name_as_text(str(room))}", error)
            return replace(outcome, problem=f"{outcome.problem} {words}".strip())
        with suppress(OSError):
            claim.parent.rmdir()
        return _with_note(target, outcome) if outcome.problem else outcome

    def _name(self, found: Found) -> str:
        return name_as_text(str(found.home.relative_to(self.root) / found.path.name))


def read_bounded(file: BinaryIO) -> bytes:
    """All of it, but of what is over the limit no more than shows that. Raises ``CopyError``."""
    data = file.read(get_settings().max_copy_bytes + 1)
    check_size(len(data))
    return data


def _read(file: BinaryIO) -> bytes:
    check_size(os.fstat(file.fileno()).st_size)
    return read_bounded(file)


def _advice(error: CopyError, found: Found, data: bytes) -> str:
    if is_picture(data):
        return (
            "Pictures do not come in by themselves. Add it under Images in the admin, then choose it for its story on "
            "the review screen, under Pictures. If it shows the text of a story, have that sent as text."
        )
    if error.code == "too-large":
        return (
            "Send the text without its pictures, or raise MAX_COPY_BYTES in the site's settings and move "
            f"the file back to {name_as_text(str(found.home))}."
        )
    return f"If there is a story in it, save that as text, Word or e-mail. {_way_in(found)} Else delete it."


def _way_in(found: Found) -> str:
    home = name_as_text(str(found.home))
    return f"Put it into {home}, or paste it in the admin under Incoming copy, Add copy."


def _with_note(target: Path, outcome: Outcome) -> Outcome:
    """Write down beside a file what is wrong with it; where that fails the outcome says so, too."""
    try:
        note = reserved(target.parent, f"{target.name}.error.txt", _LONGEST_NOTE)
        try:
            note.write_text(f"{outcome.problem}\n\n{outcome.advice}\n", "utf-8", errors="replace")
        except OSError:
            note.unlink()
            raise
    except OSError as error:
        words = f"That cannot be written beside it: {error.strerror or error}."
        return replace(outcome, problem=f"{outcome.problem} {words}")
    return outcome


def _not_looked_into(folder: Path, error: OSError) -> Outcome:
    return Outcome(name_as_text(str(folder)), problem=_words("cannot be looked into", error))


def _words(what: str, error: OSError) -> str:
    return f"It {what}: {error.strerror or error}."
