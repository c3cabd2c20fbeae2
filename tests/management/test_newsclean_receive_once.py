"""Copy that comes in by itself: once, whoever crashes, waits beside it or puts links into the folder."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import Any

import pytest

from wagtail_newsclean.models import IncomingCopy, Source
from wagtail_newsclean.services import drop_folder, receiving

from .wires import (
    MAIL,
    PDF,
    STORM,
    TRAINS,
    CrashedError,
    Ran,
    crash,
    files,
    originals,
    run,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed")]


def test_a_crash_between_keeping_and_moving(wires: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (wires / "coastwire" / "a.txt").write_bytes(STORM)
    with monkeypatch.context() as patch:
        patch.setattr(drop_folder.DropFolder, "_move", crash)
        with pytest.raises(CrashedError):
            run(wires)
    copy = IncomingCopy.objects.get()
    assert f"coastwire/a.txt: was taken before, as copy {copy.pk}" in run(wires).out
    assert IncomingCopy.objects.get() == copy
    assert files(wires) == {"received/coastwire/a.txt": STORM}
    assert not list(wires.rglob(".*"))


def test_a_crash_before_keeping(wires: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = wires / "coastwire" / "a.txt"
    for paths in ([wires], [path]):
        path.write_bytes(STORM + bytes(paths[0]))
        with monkeypatch.context() as patch:
            patch.setattr(receiving, "read_file", crash)
            with pytest.raises(CrashedError):
                run(*paths)
        assert not path.exists()
        assert run(*paths).code == 0
        assert not path.exists()
        assert len(originals()) == len(files(wires))
    assert not list(wires.rglob(".*"))


def test_what_was_deleted_does_not_come_back(wires: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (wires / name).write_bytes(STORM)
        ran = run(wires)
        IncomingCopy.objects.all().delete()
    assert "b.txt: was taken before" in ran.out
    assert not Source.objects.exists()
    assert files(wires) == {"received/a.txt": STORM, "received/b.txt": STORM}


def test_what_was_kept_back_is_taken_once_and_nothing_is_touched(wires: Path) -> None:
    (wires / "coastwire" / "a.txt").write_bytes(STORM)
    (wires / "b.pdf").write_bytes(PDF)
    before = files(wires)
    assert len(run(wires, keep=True).out.splitlines()) == 1
    ran = run(wires, keep=True)
    assert (ran.code, ran.out, "a PDF" in ran.err) == (1, "", True)
    assert "was taken before" in run(wires, keep=True, verbosity=2).out
    assert files(wires) == before
    (wires / "coastwire" / "a.txt").write_bytes(TRAINS)
    run(wires, keep=True)
    assert originals() == [STORM, TRAINS]


def test_a_file_in_another_runs_hands_is_left_to_it(wires: Path) -> None:
    claim = wires / ".newsclean-1" / "a.txt"
    claim.parent.mkdir()
    claim.write_bytes(STORM)
    with claim.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert run(wires) == Ran(0, "", "")
        assert claim.exists()
    run(wires)
    assert originals() == [STORM]


def test_links_are_not_followed(wires: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_bytes(STORM)
    (wires / "a.txt").symlink_to(outside / "secret.txt")
    (wires / "folder").symlink_to(outside)
    (wires / ".newsclean-1").symlink_to(outside)
    os.mkfifo(wires / "pipe.txt")
    assert run(wires) == Ran(0, "", "")
    assert run(wires / "a.txt").code == 1
    assert run(wires / "secret.txt").code == 1
    assert not originals()
    assert files(outside) == {"secret.txt": STORM}


@pytest.mark.parametrize("room", ["received", "failed"])
def test_nothing_is_moved_through_a_link(wires: Path, tmp_path: Path, room: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (wires / room).symlink_to(outside)
    (wires / "a").write_bytes(STORM if room == "received" else PDF)
    ran = run(wires)
    assert (ran.code, "it is a link to elsewhere" in ran.err) == (1, True)
    assert not list(outside.iterdir())
    assert (wires / "a").exists()


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("folder", ["coastwire", ".newsclean-1"])
def test_a_folder_that_becomes_a_link_meanwhile(
    wires: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, keep: bool
) -> None:
    def exchanged(self: Any) -> Any:
        found = ready(self)
        (wires / folder).rename(tmp_path / "elsewhere")
        (wires / folder).symlink_to(tmp_path / "elsewhere")
        return found

    (wires / folder).mkdir(exist_ok=True)
    (wires / folder / "a.txt").write_bytes(STORM)
    ready = drop_folder.DropFolder._ready
    monkeypatch.setattr(drop_folder.DropFolder, "_ready", exchanged)
    assert run(wires, keep=keep) == Ran(0, "", "")
    assert files(tmp_path / "elsewhere") == {"a.txt": STORM}
    assert not originals()


def test_a_folder_that_is_itself_behind_a_link(wires: Path, tmp_path: Path) -> None:
    (wires / "coastwire" / "a.txt").write_bytes(STORM)
    (tmp_path / "link").symlink_to(wires)
    assert run(tmp_path / "link").code == 0
    assert files(wires) == {"received/coastwire/a.txt": STORM}


@pytest.mark.parametrize(
    "name",
    [
        b"\xff\xfe.txt",
        "Übersicht “1”; rm -rf.txt".encode(),
        b"-rf",
        b"%s{}.txt",
        b"x" * 251 + b".txt",
        "ж".encode() * 125 + b".txt",
        b"a." + b"x" * 250,
    ],
)
def test_odd_names(wires: Path, name: bytes) -> None:
    path = Path(os.fsdecode(bytes(wires) + b"/" + name))
    for text in (STORM, TRAINS, PDF, PDF + b"2"):
        path.write_bytes(text)
        run(wires)
    assert originals() == [STORM, TRAINS]
    assert IncomingCopy.objects.earliest("pk").filename == name.decode("utf-8", "replace")
    found = files(wires)
    notes = [one for one in found if one.endswith("error.txt")]
    assert sorted(found.values()) == sorted(
        [STORM, TRAINS, PDF, PDF + b"2", *(found[note] for note in notes)]
    )
    assert {note.removesuffix(".error.txt") in found for note in notes} == {True}
    assert len(notes) == 2


WAY = b"From relay@b.example Thu Nov 26 09:00:00 2026\nReceived: from b.example\nMessage-Id: <7@c.example>\n"


@pytest.mark.parametrize(
    ("again", "copies"),
    [
        (WAY + MAIL, 1),
        (WAY + MAIL.replace(b"\n", b"\r\n"), 2),  # other bytes below the head
        (WAY.replace(b"<7@", b"<8@") + MAIL, 2),
        (WAY + MAIL + b"The harbour opened again.\n", 2),
        (b"The mail of the day\nMessage-ID: <7@c.example>\n" + MAIL, 2),  # no head of an e-mail
    ],
)
def test_an_email_that_is_delivered_again_by_another_way(wires: Path, again: bytes, copies: int) -> None:
    (wires / "coastwire" / "a.eml").write_bytes(b"Message-ID: <7@c.example>\n" + MAIL)
    run(wires)
    (wires / "coastwire" / "b.eml").write_bytes(again)
    assert run(wires).code == 0
    assert IncomingCopy.objects.count() == copies
