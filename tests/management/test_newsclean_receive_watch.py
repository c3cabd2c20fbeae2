"""Copy that comes in by itself, for as long as the command watches."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from wagtail_newsclean.services import drop_folder, receiving

from .wires import (
    STORM,
    TRAINS,
    Log,
    files,
    lose_database,
    no_database,
    originals,
    stop,
    watch,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed")]


def test_a_watch_finishes_what_is_in_hand_and_leaves_the_rest(
    wires: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped_meanwhile(*args: Any, **kwargs: Any) -> Any:
        stop()
        return read_file(*args, **kwargs)

    read_file = receiving.read_file
    monkeypatch.setattr(receiving, "read_file", stopped_meanwhile)
    (wires / "a.txt").write_bytes(STORM)
    (wires / "b.txt").write_bytes(TRAINS)
    os.utime(wires / "a.txt", (1, 1))
    before = signal.getsignal(signal.SIGTERM)
    assert watch(wires).code == 0
    assert files(wires) == {"received/a.txt": STORM, "b.txt": TRAINS}
    assert originals() == [STORM]
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_watch_takes_what_comes_and_closes_old_connections(wires: Path, closed: list[float]) -> None:
    (wires / "a.txt").write_bytes(STORM)
    comes = threading.Timer(0.5, (wires / "b.txt").write_bytes, [TRAINS])
    comes.start()
    watch(wires, stdout=Log(2, stop))
    assert originals() == [STORM, TRAINS]
    assert closed


def test_a_watch_waits_for_a_folder_that_is_not_there_yet(wires: Path) -> None:
    def comes() -> None:
        (wires / "new").mkdir()
        (wires / "new" / "a.txt").write_bytes(STORM)

    threading.Timer(0.5, comes).start()
    ran = watch(wires / "new", at_most=20, stdout=Log(1, stop))
    assert ran.err.count("There is no such file or folder.") == 1
    assert files(wires / "new") == {"received/a.txt": STORM}


def test_a_watch_tries_again_when_the_database_is_back_and_says_so_once(
    wires: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def back_after_three(*args: Any, **kwargs: Any) -> Any:
        tries.append(1)
        return no_database() if len(tries) < 4 else read_file(*args, **kwargs)

    tries: list[int] = []
    read_file = receiving.read_file
    lose_database(monkeypatch)
    monkeypatch.setattr(receiving, "read_file", back_after_three)
    (wires / "a.txt").write_bytes(STORM)
    ran = watch(wires, stdout=Log(1, stop))
    assert (ran.code, len(tries)) == (0, 4)
    assert ran.err.count("The database does not answer") == 1
    assert files(wires) == {"received/a.txt": STORM}


def test_a_watch_reads_a_kept_file_once(wires: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def counted(file: Any) -> bytes:
        reads.append(1)
        return read(file)

    reads: list[int] = []
    read = drop_folder.read_bounded
    monkeypatch.setattr(drop_folder, "read_bounded", counted)
    (wires / "a.txt").write_bytes(STORM)
    watch(wires, at_most=1.5, keep=True)
    assert (len(reads), files(wires)) == (1, {"a.txt": STORM})
