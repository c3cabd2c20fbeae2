"""Copy that comes in by itself: what cannot be read, kept or moved."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from wagtail_newsclean.models import ReceivedFile
from wagtail_newsclean.services import drop_folder, held_files, receiving

from .wires import (
    PDF,
    STORM,
    TRAINS,
    Ran,
    files,
    lose_database,
    no_database,
    originals,
    run,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed")]


def test_a_file_that_cannot_be_read_is_put_aside_with_the_reason_and_the_others_are_taken(
    wires: Path,
) -> None:
    (wires / "coastwire" / "a.pdf").write_bytes(PDF)
    (wires / "coastwire" / "b.txt").write_bytes(STORM)
    ran = run(wires)
    assert ran.code == 1
    assert "coastwire/a.pdf: a.pdf is a PDF, not text." in ran.err
    found = files(wires)
    note = found.pop("failed/coastwire/a.pdf.error.txt").decode()
    assert found == {"failed/coastwire/a.pdf": PDF, "received/coastwire/b.txt": STORM}
    assert note.startswith("a.pdf is a PDF, not text.\n\nIf there is a story in it, save that as text")
    assert f"Put it into {wires}/coastwire, or paste it" in note
    assert run(wires) == Ran(0, "", "")


def test_of_a_picture_it_is_said_where_pictures_go(wires: Path) -> None:
    (wires / "coastwire" / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 and so on")
    assert run(wires).code == 1
    note = files(wires)["failed/coastwire/a.jpg.error.txt"].decode()
    assert note.startswith("a.jpg is a picture (JPEG), not text.\n\nPictures do not come in by themselves.")
    assert "under Images in the admin" in note
    assert "save that as text" not in note


def test_nothing_is_overwritten(wires: Path) -> None:
    for text in (STORM, TRAINS):
        (wires / "a.txt").write_bytes(text)
        (wires / "b.pdf").write_bytes(PDF + text)
        run(wires)
    found = files(wires)
    assert {name: text for name, text in found.items() if not name.endswith("error.txt")} == {
        "received/a.txt": STORM,
        "received/a-2.txt": TRAINS,
        "failed/b.pdf": PDF + STORM,
        "failed/b-2.pdf": PDF + TRAINS,
    }
    assert {"failed/b.pdf.error.txt", "failed/b-2.pdf.error.txt"} < set(found)


def test_a_file_over_the_limit_is_put_aside_unread(wires: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (wires / "a.txt").touch()
    os.truncate(wires / "a.txt", 3_000_000_000)
    monkeypatch.setattr(drop_folder, "read_bounded", pytest.fail)
    assert run(wires).code == 1
    assert "3,000.0 MB; the limit is 12 MB" in (wires / "failed" / "a.txt.error.txt").read_text().replace(
        "3000", "3,000"
    )
    assert not (wires / "a.txt").exists()


def test_a_fault_of_the_program_is_one_files_matter(
    wires: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails_on_pdf(data: bytes, *args: Any, **kwargs: Any) -> Any:
        return 1 // 0 if data == PDF else read_file(data, *args, **kwargs)

    read_file = receiving.read_file
    monkeypatch.setattr(receiving, "read_file", fails_on_pdf)
    (wires / "a.pdf").write_bytes(PDF)
    (wires / "b.txt").write_bytes(STORM)
    assert run(wires).code == 1
    assert originals() == [STORM]
    assert "ZeroDivisionError" in (wires / "failed" / "a.pdf.error.txt").read_text()
    assert "a.pdf could not be taken in" in caplog.text
    assert ReceivedFile.objects.count() == 1


def test_trouble_while_a_copy_is_kept_is_not_called_one_of_reading(
    wires: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: Any, **kwargs: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(receiving, "read_file", full)
    (wires / "a.txt").write_bytes(STORM)
    ran = run(wires)
    assert (ran.code, "cannot be read" in ran.err, "program failed" in ran.err) == (1, False, True)


def test_a_file_without_the_right_to_read_or_move_it(wires: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*args: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    (wires / "a.txt").write_bytes(STORM)
    with monkeypatch.context() as patch:
        patch.setattr(held_files, "claimed", forbidden)
        ran = run(wires)
        assert (ran.code, "left where it is: Permission denied" in ran.err) == (1, True)
        assert files(wires) == {"a.txt": STORM}
    with monkeypatch.context() as patch:
        patch.setattr(held_files, "opened", forbidden)
        assert run(wires).code == 1
    assert "It cannot be read: Permission denied." in (wires / "failed" / "a.txt.error.txt").read_text()


class Troubled:
    """An entry of a folder that may be listed and not searched, or of a server that is gone."""

    def __init__(self, entry: os.DirEntry[str], fails: str) -> None:
        self.name, self.path, self.entry, self.fails = entry.name, entry.path, entry, fails

    def __getattr__(self, name: str) -> Any:
        return self.failing if name == self.fails else getattr(self.entry, name)

    def failing(self, **kwargs: Any) -> Any:
        raise OSError(5, "Input/output error")


@pytest.mark.parametrize("fails", ["is_dir", "is_file", "stat"])
def test_a_folder_that_cannot_be_searched_does_not_hold_up_the_others(
    wires: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    def troubled(folder: Path) -> Any:
        entries = list(scandir(folder))
        return [Troubled(entry, fails) for entry in entries] if folder == wires / "coastwire" else entries

    scandir = os.scandir
    for name in ("coastwire/a.txt", "coastwire/b.txt", "c.txt"):
        (wires / name).write_bytes(STORM)
    with monkeypatch.context() as patch:
        patch.setattr(drop_folder.os, "scandir", troubled)
        ran = run(wires)
    assert (ran.code, ran.err.partition("Not everything")[0]) == (
        1,
        f"{wires}/coastwire: It cannot be looked into: Input/output error.\n",
    )
    assert files(wires) == {"received/c.txt": STORM, "coastwire/a.txt": STORM, "coastwire/b.txt": STORM}


def test_a_kept_file_that_cannot_be_looked_at(wires: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stale(path: Path, **kwargs: Any) -> Any:
        if path.name == "a.txt":
            raise OSError(116, "Stale file handle")
        return look(path, **kwargs)

    look = Path.stat
    (wires / "a.txt").write_bytes(STORM)
    monkeypatch.setattr(Path, "stat", stale)
    ran = run(wires, keep=True)
    assert (ran.code, "a.txt: It cannot be read: Stale file handle." in ran.err) == (1, True)


def test_a_path_that_cannot_be_looked_at(wires: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(path: Path, **kwargs: Any) -> Any:
        if path == wires / "coastwire":
            raise PermissionError(13, "Permission denied")
        return look(path, **kwargs)

    look = Path.stat
    (wires / "a.txt").write_bytes(STORM)
    monkeypatch.setattr(Path, "stat", forbidden)
    ran = run(wires / "coastwire", wires / "a.txt")
    assert (ran.code, "coastwire: It cannot be looked into: Permission denied." in ran.err) == (1, True)
    assert originals() == [STORM]


def test_a_reason_that_cannot_be_written_down(wires: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, *args: Any, **kwargs: Any) -> Any:
        raise OSError(28, "No space left on device")

    (wires / "a.pdf").write_bytes(PDF)
    monkeypatch.setattr(Path, "write_text", full)
    ran = run(wires)
    assert (ran.code, "is a PDF, not text. That cannot be written beside it: No space" in ran.err) == (
        1,
        True,
    )
    assert files(wires) == {"failed/a.pdf": PDF}


def test_a_file_that_cannot_be_put_back_leaves_no_empty_one(
    wires: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*args: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    (wires / "a.txt").write_bytes(STORM)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", forbidden)
        lose_database(patch)
        assert run(wires).code == 1
    assert not (wires / "a.txt").exists()
    assert run(wires).code == 0
    assert files(wires) == {"received/a.txt": STORM}


def test_what_was_taken_by_name_is_not_taken_again_with_the_folders_around_it(wires: Path) -> None:
    (wires / "coastwire" / "a.txt").write_bytes(STORM)
    assert run(wires / "coastwire" / "a.txt").code == 0
    assert run(wires) == Ran(0, "", "")


def test_what_was_taken_and_cannot_be_moved_is_said_and_not_taken_again(
    wires: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (wires / "a.txt").write_bytes(STORM)
    (wires / "received").write_bytes(b"a file where a folder should be")
    os.utime(wires / "received")
    for _ in range(2):
        ran = run(wires / "a.txt")
        assert ran.code == 1
        assert "cannot be moved to" in ran.err
        assert (wires / "a.txt").read_bytes() == STORM
    assert originals() == [STORM]


# The database.


def test_without_a_database_everything_stays_where_it_is(
    wires: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (wires / "coastwire" / "a.txt").write_bytes(STORM)
    (wires / "b.txt").write_bytes(TRAINS)
    before = files(wires)
    with monkeypatch.context() as patch:
        lose_database(patch)
        ran = run(wires)
    assert ran.code == 1
    assert "The database does not answer (server closed the connection unexpectedly)." in ran.err
    assert files(wires) == before
    assert not list(wires.rglob(".*"))
    assert run(wires).code == 0
    assert len(originals()) == 2


@pytest.mark.parametrize("keep", [False, True])
def test_a_file_that_the_database_refuses_does_not_hold_up_the_others(
    wires: Path, monkeypatch: pytest.MonkeyPatch, keep: bool
) -> None:
    def refused_once(data: bytes, *args: Any, **kwargs: Any) -> Any:
        return no_database() if data == STORM else read_file(data, *args, **kwargs)

    read_file = receiving.read_file
    monkeypatch.setattr(receiving, "read_file", refused_once)
    (wires / "a.txt").write_bytes(STORM)
    (wires / "b.txt").write_bytes(TRAINS)
    os.utime(wires / "a.txt", (1, 1))
    ran = run(wires, keep=keep)
    assert ran.code == 1
    assert "a.txt: The database did not take it (server closed the connection unexpectedly)." in ran.err
    assert originals() == [TRAINS]
    assert (wires / "a.txt").read_bytes() == STORM


def test_a_database_that_refuses_one_after_the_other_is_not_asked_for_all(
    wires: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        (wires / f"{number}.txt").write_bytes(STORM + bytes(number))
    monkeypatch.setattr(receiving, "read_file", no_database)
    ran = run(wires)
    assert (ran.code, ran.err.count("did not take it"), ran.err.count("does not answer")) == (1, 2, 1)
    assert len(files(wires)) == 9


def test_a_file_that_is_put_back_overwrites_none(wires: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(*args: Any, **kwargs: Any) -> Any:
        (wires / "a.txt").write_bytes(TRAINS)
        return no_database()

    (wires / "a.txt").write_bytes(STORM)
    with monkeypatch.context() as patch:
        lose_database(patch)
        patch.setattr(receiving, "read_file", meanwhile)
        assert run(wires).code == 1
    assert run(wires).code == 0
    assert sorted(originals()) == [STORM, TRAINS]
    assert files(wires) == {"received/a.txt": TRAINS, "received/a-2.txt": STORM} or files(wires) == {
        "received/a.txt": STORM,
        "received/a-2.txt": TRAINS,
    }
