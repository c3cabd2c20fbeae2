"""``manage.py newsclean_receive``: takes in copy that comes by itself, from folders or from standard input."""

from __future__ import annotations

import logging
import signal
import sys
import time
from argparse import ArgumentTypeError
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper
from django.db import close_old_connections

from ...services.drop_folder import DatabaseTrouble, DropFolder, Outcome, read_bounded
from ...services.receiving import receive
from ...services.site_settings import read_once
from ...text import CopyError

logger = logging.getLogger(__name__)

_SETTLE = 10  #: seconds
_LOOK = 0.2  #: seconds between two looks whether to stop
_WRONG_USAGE, _TRY_LATER = 2, 75  #: the second is what mail servers know as "keep the mail and try again"


class Command(BaseCommand):
    help = (
        "Takes in copy as Add copy does, from folders, files or (as -) standard input. What was taken is moved to "
        "FOLDER/received/, what cannot be read to FOLDER/failed/ with the reason beside it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a folder, a file, or - alone")
        parser.add_argument(
            "--source", default="", help="who sent it; else the name of the folder within PATH a file lies in"
        )
        parser.add_argument("--filename", default="", help="what standard input is called: mail.eml")
        parser.add_argument(
            "--settle",
            type=_seconds,
            default=_SETTLE,
            metavar="SECONDS",
            help=f"leave files in folders that changed within the last {_SETTLE} seconds, or so many",
        )
        parser.add_argument("--keep", action="store_true", help="leave files where they are")
        parser.add_argument(
            "--watch", type=_seconds, metavar="SECONDS", help="look again every so many seconds until stopped"
        )

    def handle(self, *args: Any, paths: list[str], watch: float | None, **options: Any) -> None:
        self.verbosity: int = options["verbosity"]
        self.usual = 2 if options["keep"] else 1  #: verbosity at which a file that was taken before is news
        self.warned: set[str] = set()
        if "-" in paths:
            if len(paths) > 1 or watch is not None:
                raise CommandError("Standard input (-) is read once and alone.", returncode=_WRONG_USAGE)
            self._standard_input(options["filename"], options["source"])
            return
        folders = [
            DropFolder(Path(path), options["source"], options["settle"], options["keep"]) for path in paths
        ]
        with _until_stopped() as stop:
            well = self._look(folders, stop)
            while watch is not None and not stop.waited(watch):
                close_old_connections()
                self._look(folders, stop)
        if not well and watch is None:
            raise CommandError("Not everything was taken in: see above.")

    def _standard_input(self, filename: str, source: str) -> None:
        try:
            received = receive(read_bounded(sys.stdin.buffer), filename, source)
            self._tell(Outcome(filename or "-", received))
        except CopyError as error:
            raise CommandError(error.message) from error
        except DatabaseTrouble as error:
            raise CommandError(_about_database(error), returncode=_TRY_LATER) from error
        except Exception as error:  # whose mail it is shall not get it back for a fault of ours
            logger.exception("Standard input could not be taken in.")
            raise CommandError(
                f"The program failed ({type(error).__name__}). The log of the site says where. Try again later.",
                returncode=_TRY_LATER,
            ) from error

    def _look(self, folders: list[DropFolder], stop: _Stop) -> bool:
        """Take in what is ready, until told to stop. Whether all of it was taken.

        What was said in the last look and still stands is not said again.
        """
        well = True
        warned, self.warned = self.warned, set()
        try:
            with read_once():
                for outcome in (outcome for folder in folders for outcome in folder.take_in()):
                    self._tell(outcome, warned)
                    well = well and not outcome.problem
                    if stop.asked:
                        break
        except DatabaseTrouble as error:
            well = False
            self._warn(_about_database(error), warned)
        return well

    def _tell(self, outcome: Outcome, warned: Collection[str] = ()) -> None:
        """A line for each copy; for a file without one, why."""
        name, received = outcome.name, outcome.received
        for copy in received.copies:
            sender = f" from {copy.source}" if copy.source else ""
            self._say(f"{name}: copy {copy.pk}{sender}: {copy.title}")
        if received.unread:
            self._say(f"{name}: these files in it were not read: {', '.join(received.unread)}")
        if received.earlier:
            self._say(f"{name}: was taken before, as copy {received.earlier.copy}", self.usual)
        if outcome.problem:
            self._warn(f"{name}: {outcome.problem} {outcome.advice}".rstrip(), warned)

    def _say(self, line: str, verbosity: int = 1) -> None:
        if self.verbosity >= verbosity:
            _write(self.stdout, line)

    def _warn(self, line: str, warned: Collection[str]) -> None:
        self.warned.add(line)
        if line not in warned:
            _write(self.stderr, line)


class _Stop:
    """Whether to stop: a signal only says so, what is in hand is finished."""

    asked = False

    def ask(self, *signal_and_frame: Any) -> None:
        self.asked = True

    def waited(self, seconds: float) -> bool:
        """Wait for so long; True as soon as it is to stop."""
        until = time.monotonic() + max(seconds, _LOOK)
        while not self.asked and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, _LOOK))
        return self.asked


@contextmanager
def _until_stopped() -> Iterator[_Stop]:
    """Until SIGTERM or SIGINT, of which only a process's main thread can know."""
    stop = _Stop()
    signals = (signal.SIGTERM, signal.SIGINT) if current_thread() is main_thread() else ()
    before = {number: signal.signal(number, stop.ask) for number in signals}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _about_database(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"The database does not answer ({words}). What is not taken in yet was left where it is."


def _write(out: OutputWrapper, line: str) -> None:
    """At once, for who reads the log. Nothing in titles and names, which are others', moves a terminal's cursor."""
    line = "".join(character if character.isprintable() else "\ufffd" for character in line)
    try:
        out.write(line)
    except UnicodeEncodeError:
        out.write(line.encode("ascii", "backslashreplace").decode())
    out.flush()


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds < float("inf"):
        raise ArgumentTypeError(f"“{text}” is no number of seconds.")
    return seconds
