"""Copy that comes in by itself: from folders, from a mail server's pipe, after crashes."""

from __future__ import annotations

import fcntl
import io
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connections

from tests.text.readers.files import zipped
from wagtail_newsclean.models import IncomingCopy, ReceivedFile, Source
from wagtail_newsclean.services import drop_folder, receiving

pytestmark = pytest.mark.django_db

STORM = b"Storm closes harbour\n\nThe harbour stayed shut on Wednesday, the harbour master said.\n"
TRAINS = b"Trains run\n\nThey ran again on Thursday, the railway said in the evening.\n"
MAIL = (
    b"From: desk@coastwire.example\nSubject: Storm closes harbour\n\nThe harbour stayed shut on Wednesday.\n"
)
PDF = b"%PDF-1.7"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def run(*paths: Path | str, settle: float = 0, **options: Any) -> Ran:
    out, err = options.pop("stdout", io.StringIO()), io.StringIO()
    code = 0
    try:
        call_command("newsclean_receive", *map(str, paths), settle=settle, stdout=out, stderr=err, **options)
    except CommandError as error:
        code = error.returncode
        err.write(str(error))
    return Ran(code, out.getvalue(), err.getvalue())


def files(folder: Path) -> dict[str, bytes]:
    """All that lies there, the day of receiving left out of the names."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            parts = path.relative_to(folder).parts
            found["/".join(parts[:1] + parts[2:] if parts[0] == "received" else parts)] = path.read_bytes()
    return found


def originals() -> list[bytes]:
    return [bytes(copy.original) for copy in IncomingCopy.objects.order_by("pk")]


@pytest.fixture
def wires(tmp_path: Path) -> Path:
    (tmp_path / "wires" / "coastwire").mkdir(parents=True)
    return tmp_path / "wires"


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """When a watch in this process closed old connections: here the test's own, with what it has not committed."""
    moments: list[float] = []
    command = "wagtail_newsclean.management.commands.newsclean_receive"
    monkeypatch.setattr(f"{command}.close_old_connections", lambda: moments.append(time.monotonic()))
    return moments


# What is taken, and from whom.


def test_a_file_is_a_copy_named_in_a_line_and_moved(wires: Path) -> None:
    (wires / "coastwire" / "storm.txt").write_bytes(STORM)
    ran = run(wires)
    copy = IncomingCopy.objects.get()
    assert ran == Ran(0, f"coastwire/storm.txt: copy {copy.pk} from coastwire: Storm closes harbour\n", "")
    assert (copy.filename, bytes(copy.original)) == ("storm.txt", STORM)
    assert (copy.status, copy.created_by, copy.page) == (IncomingCopy.Status.WAITING, None, None)
    assert files(wires) == {"received/coastwire/storm.txt": STORM}
    assert not list(wires.rglob(".*"))


def test_the_source_is_the_outermost_folder_or_what_is_said(wires: Path) -> None:
    (wires / "coastwire" / "sport").mkdir()
    (wires / "coastwire" / "sport" / "a.txt").write_bytes(STORM)
    (wires / "b.txt").write_bytes(TRAINS)
    assert run(wires).code == 0
    assert [str(copy.source) for copy in IncomingCopy.objects.order_by("filename")] == ["coastwire", "None"]
    (wires / "coastwire" / "c.txt").write_bytes(MAIL)
    run(wires, source="Hill Press")
    assert str(IncomingCopy.objects.get(filename="c.txt").source) == "Hill Press"


def test_a_file_named_outright_is_taken_whatever_its_age_and_name(wires: Path) -> None:
    (wires / "coastwire" / "storm.tmp").write_bytes(STORM)
    assert run(wires / "coastwire" / "storm.tmp", settle=60).code == 0
    assert IncomingCopy.objects.get().source is None
    assert files(wires) == {
        "coastwire/received/" + next((wires / "coastwire/received").iterdir()).name + "/storm.tmp": STORM
    }


def test_a_path_that_is_not_there_is_said(wires: Path) -> None:
    ran = run(wires / "nowhere", wires)
    assert ran.code == 1
    assert "nowhere: There is no such file or folder." in ran.err


def test_an_archive_is_a_copy_for_each_text(wires: Path) -> None:
    day = zipped({"a.txt": STORM, "b.txt": TRAINS, "scan.pdf": PDF})  # another second makes other bytes
    (wires / "day.zip").write_bytes(day)
    ran = run(wires, source="coastwire")
    assert originals() == [STORM, TRAINS]
    first, second = IncomingCopy.objects.order_by("pk")
    assert ran.out.splitlines() == [
        f"day.zip: copy {first.pk} from coastwire: Storm closes harbour",
        f"day.zip: copy {second.pk} from coastwire: Trains run",
        "day.zip: these files in it were not read: scan.pdf",
    ]
    (wires / "again.zip").write_bytes(day)
    assert (
        f"was taken before, as copy {IncomingCopy.objects.earliest('pk').pk}"
        in run(wires, source="coastwire").out
    )
    assert len(originals()) == 2


def test_files_are_taken_in_the_order_of_their_time(wires: Path) -> None:
    for age, name in enumerate(("c.txt", "coastwire/a.txt", "b.txt")):
        (wires / name).write_bytes(STORM + name.encode())
        os.utime(wires / name, (1_000_000 - age, 1_000_000 - age))
    assert [line.partition(":")[0] for line in run(wires).out.splitlines()] == [
        "b.txt",
        "coastwire/a.txt",
        "c.txt",
    ]


def test_hidden_and_unfinished_files_wait(wires: Path) -> None:
    names = (".storm.txt", "storm.txt.part", "storm.TMP", "a.filepart", ".hidden/storm.txt", "failed/old.txt")
    for name in names:
        (wires / name).parent.mkdir(exist_ok=True)
        (wires / name).write_bytes(STORM)
    (wires / "fresh.txt").write_bytes(TRAINS)
    os.utime(wires / "fresh.txt", (1_000_000, 1_000_000))  # as senders do that keep a file's own time
    before = files(wires)
    assert run(wires, settle=60) == Ran(0, "", "")
    assert files(wires) == before
    run(wires)
    assert originals() == [TRAINS]


def test_an_empty_file_may_be_one_whose_text_is_on_its_way(wires: Path) -> None:
    (wires / "storm.txt").touch()
    time.sleep(0.1)
    assert run(wires, settle=0.1) == Ran(0, "", "")
    (wires / "storm.txt").write_bytes(STORM)
    time.sleep(0.1)
    assert run(wires, settle=0.1).code == 0
    assert originals() == [STORM]
    (wires / "empty.txt").touch()
    assert run(wires).code == 1
    assert (wires / "failed" / "empty.txt.error.txt").read_text().startswith("The file is empty.")


@pytest.mark.parametrize("keep", [False, True])
def test_a_file_that_changes_after_the_folder_was_looked_into_waits(
    wires: Path, monkeypatch: pytest.MonkeyPatch, keep: bool
) -> None:
    def written_meanwhile(self: Any) -> Any:
        found = ready(self)
        (wires / "storm.txt").write_bytes(STORM[:30])
        return found

    (wires / "storm.txt").write_bytes(STORM[:20])
    ready = drop_folder.DropFolder._ready
    with monkeypatch.context() as patch:
        patch.setattr(drop_folder.DropFolder, "_ready", written_meanwhile)
        patch.setattr(drop_folder, "_claim", pytest.fail)
        assert run(wires, keep=keep) == Ran(0, "", "")
        ran = run(wires / "storm.txt", keep=keep)
        # The time is another even where the length is not.
        assert (ran.code, ran.err.partition("\n")[0]) == (
            1,
            "storm.txt: Somebody is writing it, so it was left where it is.",
        )
    assert files(wires) == {"storm.txt": STORM[:30]}
    assert not originals()


@pytest.mark.parametrize("keep", [False, True])
def test_a_file_that_changes_while_it_is_read_is_put_back(
    wires: Path, monkeypatch: pytest.MonkeyPatch, keep: bool
) -> None:
    def written_meanwhile(file: Any) -> bytes:
        data = read(file)
        sender.write(STORM[20:])
        sender.flush()
        return data

    read = drop_folder.read_bounded
    with (wires / "storm.txt").open("wb") as sender:
        sender.write(STORM[:20])
        sender.flush()
        with monkeypatch.context() as patch:
            patch.setattr(drop_folder, "read_bounded", written_meanwhile)
            assert run(wires, keep=keep) == Ran(0, "", "")
    assert files(wires) == {"storm.txt": STORM}
    assert not list(wires.rglob(".*"))
    assert run(wires, keep=keep).code == 0
    assert originals() == [STORM]


def test_verbosity_0_says_only_what_is_wrong(wires: Path) -> None:
    (wires / "a.txt").write_bytes(STORM)
    assert run(wires, verbosity=0) == Ran(0, "", "")
    (wires / "b.pdf").write_bytes(PDF)
    assert "a PDF, not text" in run(wires, verbosity=0).err


def test_titles_do_not_move_the_cursor(wires: Path) -> None:
    (wires / "a\x1b[2J\n.txt").write_bytes(b"Storm \x1b[31mcloses harbour\n\nIt stayed shut on Wednesday.\n")
    ran = run(wires)
    assert ran.code == 0
    assert ran.out.count("\n") == 1
    assert "\x1b" not in ran.out


def test_a_log_without_unicode_is_no_reason_to_stop(wires: Path) -> None:
    (wires / "a.txt").write_bytes("Шторм закрыл порт\n\nПорт закрыт со среды.\n".encode())
    (wires / "b.txt").write_bytes(TRAINS)
    log = io.TextIOWrapper(io.BytesIO(), "ascii")
    log.getvalue = lambda: ""  # type: ignore[attr-defined]
    assert run(wires, stdout=log).code == 0
    assert len(originals()) == 2


# Standard input.


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    def give(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return give


def test_a_mail_server_pipes_a_mail_and_again(pipe: Callable[[bytes], None]) -> None:
    pipe(MAIL)
    ran = run("-", filename="mail.eml", source="coastwire")
    copy = IncomingCopy.objects.get()
    assert ran == Ran(0, f"mail.eml: copy {copy.pk} from coastwire: {copy.title}\n", "")
    assert copy.filename == "mail.eml"
    pipe(MAIL)
    ran = run("-", filename="mail.eml", source="CoastWire ")
    assert (ran.code, "was taken before" in ran.out) == (0, True)
    pipe(MAIL)
    run("-", filename="mail.eml", source="another")
    assert len(originals()) == 2


def test_a_mail_that_cannot_be_read_or_kept_says_which(
    pipe: Callable[[bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe(PDF)
    ran = run("-")
    assert (ran.code, ran.err) == (1, "This is a PDF, not text.")
    pipe(MAIL)
    monkeypatch.setattr(receiving, "add_file", no_database)
    ran = run("-")
    assert (ran.code, "The database does not answer" in ran.err) == (75, True)


def test_a_mail_comes_with_the_line_that_mailboxes_have_before_it(pipe: Callable[[bytes], None]) -> None:
    postmark = b"From desk@coastwire.example  Thu Nov 26 09:14:02 2026\n"
    pipe(postmark + MAIL)
    assert run("-", filename="mail.eml").code == 0
    copy = IncomingCopy.objects.get()
    assert copy.title == "Storm closes harbour"
    assert bytes(copy.original) == postmark + MAIL


def test_a_fault_of_the_program_does_not_send_a_mail_back(
    pipe: Callable[[bytes], None], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(receiving, "add_file", lambda *args, **kwargs: 1 // 0)
    pipe(MAIL)
    ran = run("-")
    assert (ran.code, "The program failed (ZeroDivisionError)." in ran.err) == (75, True)
    assert "Standard input could not be taken in" in caplog.text
    assert not ReceivedFile.objects.exists()


def test_standard_input_over_the_limit_is_not_read_to_its_end(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "MAX_COPY_BYTES": 2_000_000}
    endless = io.BytesIO(b"x" * 5_000_000)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(endless))
    ran = run("-")
    assert (ran.code, "limit is 2 MB" in ran.err) == (1, True)
    assert endless.tell() < 3_000_000


def test_standard_input_is_read_alone(wires: Path) -> None:
    assert run("-", wires).code == 2
    assert run("-", watch=1).code == 2


# What cannot be read.


def no_database(*args: Any, **kwargs: Any) -> Any:
    raise OperationalError("server closed the connection\nunexpectedly")


def lose_database(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(receiving, "add_file", no_database)
    patch.setattr(connections["default"], "is_usable", lambda: False)


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
        return 1 // 0 if data == PDF else add_file(data, *args, **kwargs)

    add_file = receiving.add_file
    monkeypatch.setattr(receiving, "add_file", fails_on_pdf)
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

    monkeypatch.setattr(receiving, "add_file", full)
    (wires / "a.txt").write_bytes(STORM)
    ran = run(wires)
    assert (ran.code, "cannot be read" in ran.err, "program failed" in ran.err) == (1, False, True)


def test_a_file_without_the_right_to_read_or_move_it(wires: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*args: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    (wires / "a.txt").write_bytes(STORM)
    with monkeypatch.context() as patch:
        patch.setattr(drop_folder, "_claim", forbidden)
        ran = run(wires)
        assert (ran.code, "left where it is: Permission denied" in ran.err) == (1, True)
        assert files(wires) == {"a.txt": STORM}
    with monkeypatch.context() as patch:
        patch.setattr(drop_folder, "_open", forbidden)
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
        return no_database() if data == STORM else add_file(data, *args, **kwargs)

    add_file = receiving.add_file
    monkeypatch.setattr(receiving, "add_file", refused_once)
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
    monkeypatch.setattr(receiving, "add_file", no_database)
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
        patch.setattr(receiving, "add_file", meanwhile)
        assert run(wires).code == 1
    assert run(wires).code == 0
    assert sorted(originals()) == [STORM, TRAINS]
    assert files(wires) == {"received/a.txt": TRAINS, "received/a-2.txt": STORM} or files(wires) == {
        "received/a.txt": STORM,
        "received/a-2.txt": TRAINS,
    }


# Twice: crashes, and others at the same folder.


class CrashedError(BaseException):
    """Nobody catches it, as nobody catches a kill."""


def crash(*args: Any, **kwargs: Any) -> Any:
    raise CrashedError


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
            patch.setattr(receiving, "add_file", crash)
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


# Watching.


class Log(io.StringIO):
    """Does something once so many lines were written."""

    def __init__(self, lines: int, then: Callable[[], None]) -> None:
        super().__init__()
        self.lines, self.then = lines, then

    def flush(self) -> None:
        if self.getvalue().count("\n") == self.lines:
            self.lines = -1
            self.then()


def stop() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def watch(folder: Path, *, at_most: float = 60, **options: Any) -> Ran:
    """As ``run``, until somebody stops it; a test that fails comes to an end too."""
    end = threading.Timer(at_most, stop)
    end.start()
    try:
        return run(folder, watch=0.2, **options)
    finally:
        end.cancel()


def test_a_watch_finishes_what_is_in_hand_and_leaves_the_rest(
    wires: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped_meanwhile(*args: Any, **kwargs: Any) -> Any:
        stop()
        return add_file(*args, **kwargs)

    add_file = receiving.add_file
    monkeypatch.setattr(receiving, "add_file", stopped_meanwhile)
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
        return no_database() if len(tries) < 4 else add_file(*args, **kwargs)

    tries: list[int] = []
    add_file = receiving.add_file
    lose_database(monkeypatch)
    monkeypatch.setattr(receiving, "add_file", back_after_three)
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


# Paths of others.


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
