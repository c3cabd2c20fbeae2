"""Boxes of paid links."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind, clean
from wagtail_newsclean.text.types import Block

STORY = """\
Ferries return to Ellan

The ferries returned to Ellan on Monday after three weeks of ice, the harbour office said.

“We had run out of nearly everything but fish,” said Marta Lund, who keeps the island's only shop.

The company will run two boats a day until the end of the month, and four after that.
"""
PAID = """\
This Lamp Has Everybody Talking
Ten Cars You Can Buy Without a Loan
Doctors Are Stunned by This Simple Trick
"""
OWN = """\
Harbour master retires after forty years
Ice holds up the mail on three islands
"""


def kinds_below(blocks: tuple[Block, ...]) -> list[Kind]:
    last = max(at for at, block in enumerate(blocks) if block.kind is Kind.BODY)
    return [block.kind for block in blocks[last + 1 :]]


@pytest.mark.parametrize(
    "title",
    [
        "Around the Web",
        "Promoted Links by Taboola",
        "Sponsored Links Sponsored Links",
        "Recommended by Outbrain",
        "Gesponserte Inhalte",
        "Contenus sponsorisés",
        "Enlaces promovidos por Taboola",
        "Новости партнёров",
    ],
)
def test_what_stands_under_such_a_title_is_advertising(title: str) -> None:
    below = kinds_below(clean(f"{STORY}\n{title}\n{PAID}").blocks)
    assert below == [Kind.AD] * 4


def test_links_under_their_own_title_are_the_publishers() -> None:
    below = kinds_below(clean(f"{STORY}\nAround the Web\n{PAID}\nRelated stories\n{OWN}").blocks)
    assert below == [Kind.AD] * 4 + [Kind.RELATED] * 3


def test_the_box_ends_where_its_element_does() -> None:
    def box(title: str, links: str) -> str:
        items = "".join(f'<li><a href="/{at}">{link}</a></li>' for at, link in enumerate(links.splitlines()))
        return f"<div><h3>{title}</h3><ul>{items}</ul></div>"

    text = "".join(f"<p>{line}</p>" for line in STORY.splitlines()[2:] if line)
    page = (
        f"<article><h1>Ferries return to Ellan</h1>{text}"
        f"{box('From around the web', PAID)}{box('More stories from the islands', OWN)}</article>"
    )
    blocks = clean(Copy(html=page)).blocks
    assert [block.kind for block in blocks[-7:]] == [Kind.AD] * 4 + [Kind.RELATED] * 3


def test_what_is_told_below_such_a_title_is_no_advertising() -> None:
    blocks = clean(f"Around the Web\n\n{STORY.partition(chr(10))[2].strip()}\n").blocks
    assert [block.kind for block in blocks[1:]] == [Kind.BODY] * 3
