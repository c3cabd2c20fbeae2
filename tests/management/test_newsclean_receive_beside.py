"""Copy that comes in by itself while other processes of the site, at the same folder or not, see the database too.

A file of its own: what these tests write is committed, so they run after those that take back what they did.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.newsroom.settings import ROOT

from .wires import MAIL, STORM, files, originals

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def other(environment: dict[str, str], *args: Path | str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "django", "newsclean_receive", "--settle", "0", *map(str, args)]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", **environment}
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    return subprocess.Popen(command, cwd=ROOT, env=environment, text=True, **streams)


@pytest.fixture
def shared_database(tmp_path: Path) -> Iterator[dict[str, str]]:
    """For other processes: the test's own on PostgreSQL, with SQLite a file that is read back at the end."""
    connection.ensure_connection()
    if connection.vendor != "sqlite":
        s = connection.settings_dict
        yield {
            "DATABASE_URL": f"postgresql://{s['USER']}:{s['PASSWORD']}@{s['HOST']}:{s['PORT']}/{s['NAME']}"
        }
        return
    with sqlite3.connect(tmp_path / "site.sqlite3") as file:
        connection.connection.backup(file)
    yield {"DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3"}


def read_back(database: dict[str, str]) -> None:
    if connection.vendor == "sqlite":
        with sqlite3.connect(database["DATABASE_URL"].removeprefix("sqlite:///")) as file:
            file.backup(connection.connection)


def test_two_commands_on_one_folder(wires: Path, shared_database: dict[str, str]) -> None:
    """Two that run at once, and one more that keeps its files: each file once, none lost, nobody complains."""
    texts = [STORM + b"\nForty boats stayed in, number %d did not." % number for number in range(24)]
    for number, text in enumerate(texts):
        (wires / "coastwire" / f"{number}.txt").write_bytes(text)
    others = [other(shared_database, wires, *more) for more in ([], [], ["--keep"])]
    said = [one.communicate(timeout=300)[0] for one in others]
    read_back(shared_database)
    assert [one.returncode for one in others] == [0, 0, 0], said
    assert sorted(originals()) == sorted(texts)
    assert sum(text.count(" from coastwire: ") for text in said) == len(texts)
    assert sorted(files(wires)) == sorted(f"received/coastwire/{number}.txt" for number in range(len(texts)))


def test_a_watch_is_told_to_stop_from_outside(wires: Path, shared_database: dict[str, str]) -> None:
    started = other(shared_database, wires, "--watch", "0.2")
    try:
        (wires / "late.txt.part").write_bytes(STORM)
        (wires / "late.txt.part").rename(wires / "late.txt")
        assert started.stdout is not None
        line = started.stdout.readline()
        assert line.startswith("late.txt: copy ")
        assert line.endswith(": Storm closes harbour\n")
        started.send_signal(signal.SIGTERM)
        assert started.wait(timeout=60) == 0
    finally:
        started.kill()
    read_back(shared_database)
    assert originals() == [STORM]


def test_a_server_that_is_not_there(wires: Path) -> None:
    (wires / "a.txt").write_bytes(STORM)
    nowhere = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:9/nothing"}
    folder, pipe = other(nowhere, wires), other(nowhere, "-")
    assert "The database does not answer" in folder.communicate(timeout=120)[0]
    assert "The database does not answer" in pipe.communicate(MAIL.decode(), timeout=120)[0]
    assert (folder.returncode, pipe.returncode) == (1, 75)
    assert files(wires) == {"a.txt": STORM}
