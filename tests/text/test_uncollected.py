"""The collector stays away meanwhile, and comes back."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from wagtail_newsclean.text import Copy, CopyError, clean
from wagtail_newsclean.text.uncollected import uncollected


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    was_at_work = gc.isenabled()
    yield
    (gc.enable if was_at_work else gc.disable)()


@uncollected
def at_work() -> bool:
    return gc.isenabled()


@pytest.mark.parametrize("before", [True, False])
def test_the_collector_is_as_it_was_before(before: bool) -> None:
    (gc.enable if before else gc.disable)()
    assert not at_work()
    assert gc.isenabled() is before


def test_the_collector_comes_back_after_copy_that_cannot_be_read() -> None:
    gc.enable()
    with pytest.raises(CopyError):
        clean(Copy(text="  "))
    assert gc.isenabled()
