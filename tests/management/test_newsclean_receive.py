"""Copy that comes in by itself: what is taken, and from whom."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.text.readers.files import zipped
from wagtail_newsclean.models import IncomingCopy, ReceivedFile
from wagtail_newsclean.services import drop_folder, held_files, receiving

from .wires import (
    MAIL,
    PDF,
    STORM,
    TRAINS,
    Ran,
    files,
    no_database,
    originals,
    run,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed")]


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
        patch.setattr(held_files, "claimed", pytest.fail)
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
    monkeypatch.setattr(receiving, "read_file", no_database)
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
    monkeypatch.setattr(receiving, "read_file", lambda *args, **kwargs: 1 // 0)
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
