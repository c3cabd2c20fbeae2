"""What the tests of copy that comes in by itself share: files, runs of the command, troubles."""

from __future__ import annotations

import io
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connections

from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.services import receiving

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


def no_database(*args: Any, **kwargs: Any) -> Any:
    raise OperationalError("server closed the connection\nunexpectedly")


def lose_database(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(receiving, "read_file", no_database)
    patch.setattr(connections["default"], "is_usable", lambda: False)


class CrashedError(BaseException):
    """Nobody catches it, as nobody catches a kill."""


def crash(*args: Any, **kwargs: Any) -> Any:
    raise CrashedError
