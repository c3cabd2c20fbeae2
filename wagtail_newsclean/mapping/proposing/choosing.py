"""Which name or path is taken of several, and the block that a path leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from wagtail.blocks import Block, StreamBlock

from ..inspecting import leaf


def first(wanted: Sequence[str], names: Sequence[str]) -> str | None:
    """The first of the names that are wanted, in their order, that there is."""
    return next((name for name in wanted if name in names), None)


def shortest(paths: Iterable[str]) -> str | None:
    """The path with the fewest blocks around its end; of those that are alike the first."""
    by_depth: Callable[[str], int] = lambda path: path.count(".")  # noqa: E731
    return min(paths, key=by_depth, default=None)


def leaf_of(stream: StreamBlock, path: str) -> Block:
    """The block at the end of a path of the mapping."""
    return leaf(stream, path.split("."))
