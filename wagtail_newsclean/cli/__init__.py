"""The ``newsclean`` command: one file per sub-command. ``split`` never imports Django."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``newsclean`` and return its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    command = arguments[0] if arguments else ""
    if command == "split":
        from .split import main as run
    else:
        print("usage: newsclean split|tags|related", file=sys.stderr)
        return 2
    return run(arguments[1:])
