"""Work that Python's garbage collector keeps away from."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def uncollected(make: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """``make`` without the collector, which would walk all that is made again and again: a sixth of a split.

    For what makes many small objects, holds no cycles and is soon done. Of several threads the one that found the
    collector at work sets it to work again.
    """

    @wraps(make)
    def made(*args: _Given.args, **named: _Given.kwargs) -> _Made:
        was_at_work = gc.isenabled()
        gc.disable()
        try:
            return make(*args, **named)
        finally:
            if was_at_work:
                gc.enable()

    return made
