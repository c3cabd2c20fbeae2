"""The ``newsclean`` command: one file per sub-command. ``split`` never imports Django."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

#: Sub-command -> its module (imported only when asked for) and what it does.
COMMANDS = {
    "split": ("split", "split copy into story, credits, newsletter and appeal blocks"),
    "tags": ("tags", "suggest tags for stories"),
    "related": ("related", "find related stories in an archive"),
}
USAGE_ERROR = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``newsclean`` and return its exit status: 0 done, 1 something could not be handled, 2 wrong usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    first = arguments[0] if arguments else ""
    if first in ("-h", "--help"):
        print(_usage())
        return 0
    if first in ("-V", "--version"):
        from .. import __version__

        print(f"newsclean {__version__}")
        return 0
    if first not in COMMANDS:
        if first:
            print(f"newsclean: there is no command {first!r}", file=sys.stderr)
        print(_usage(), file=sys.stderr)
        return USAGE_ERROR
    from .streams import guarded

    run = import_module(f"{__name__}.{COMMANDS[first][0]}").main
    return guarded(run, arguments[1:])


def _usage() -> str:
    lines = ["usage: newsclean COMMAND ...", ""]
    lines += [f"  {name:8} {what}" for name, (_, what) in COMMANDS.items()]
    return "\n".join([*lines, "", "newsclean COMMAND --help tells more."])
