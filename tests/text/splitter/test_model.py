"""The learnt weights as a whole: small, quick to load, and safe to share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import pytest

from wagtail_newsclean.text import Copy, clean
from wagtail_newsclean.text.types import Block

STORY = "\n".join(
    f"Paragraph {number} tells what the harbour master said of the wall, and why it must be painted again."
    for number in range(30)
)
BOX = "\n".join(["Sign up for our newsletter", "E-mail address", "Related stories", "Share on Facebook"] * 3)


def test_the_weights_are_small() -> None:
    folder = files("wagtail_newsclean.text.splitter") / "weights"
    assert sum(len(file.read_bytes()) for file in folder.iterdir()) < 2_000_000


@pytest.fixture
def threads_that_switch_all_the_time() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("threads_that_switch_all_the_time")
def test_threads_do_not_disturb_each_other() -> None:
    def blocks_of(text: str) -> tuple[Block, ...]:
        return clean(Copy(text=text)).blocks

    texts = [STORY, f"{STORY}\n{BOX}", BOX, f"{BOX}\n{STORY}"]
    alone = [blocks_of(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(blocks_of, texts * 10)) == alone * 10
