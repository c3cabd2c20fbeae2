"""Files that are pictures: no copy, but often beside it."""

from __future__ import annotations

from collections.abc import Sequence

from .sniff import binary_kind

_MOST = 20  #: names that are told; nobody reads more


def is_picture(data: bytes) -> bool:
    """Whether a file is a picture, by its content."""
    return binary_kind(data).startswith("a picture")


def left_aside(names: Sequence[str]) -> tuple[str, ...]:
    """What an editor is told of pictures that came with copy, by their names; nothing where there are none."""
    if not names:
        return ()
    shown = [*names[:_MOST], "…"] if len(names) > _MOST else names
    return (f"Pictures came with it: {', '.join(shown)}. Add those you need to the image library.",)
