"""Offers of subscriptions that are taken for something else: "Subscribe and save 40 per cent", "To our offers".

The former begins with a word of subscribing and speaks of no mail and no network; the latter stands below an appeal.
"""

from __future__ import annotations

from collections.abc import Collection

from ...types import Block, Document, Kind
from ..features import own_line
from ..lexicons import lexicon
from .asked import BUTTON_OF, asked

_LIKE_OFFER = frozenset({Kind.SHARE, Kind.AD, Kind.NAV, Kind.NEWSLETTER})
_FEWEST_PARAGRAPHS, _FEWEST_WORDS = 2, 4
_BUTTON, _LONGEST = 40, 160  #: characters
_UNSURE, _DOUBTFUL = 0.8, 0.4
#: What else readers subscribe to, and what a button of an offer says nothing of.
_OF_OTHERS = frozenset(
    ("newsletter", "inbox", "email", "follow", "network", "comment", "listen", "app", "shows", "copyright", "legal")
)  # fmt: skip
#: "Subscribe and you could win" opens a newsletter as well.
_OPENS_LETTER = frozenset(("subscribe", "signup"))
_SELLS = "offers a subscription"


def tell_offers(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Tell such lines in ``blocks`` where the model would say so next; what is ``known`` stays."""
    paragraphs = 0
    mask = lexicon().mask(language)
    for at, block in enumerate(blocks):
        paragraphs += block.kind is Kind.BODY
        if block.kind not in _LIKE_OFFER or block.second is not Kind.APPEAL or at in known:
            continue
        if paragraphs < _FEWEST_PARAGRAPHS or block.confidence >= _UNSURE:
            continue
        f = own_line(document.lines[at].text, mask).facts
        if f.length > _LONGEST or not _OF_OTHERS.isdisjoint(f.hits):
            continue
        if block.kind is Kind.NEWSLETTER:
            if (
                "subscribe" in f.hits
                and f.opening.isdisjoint(_OPENS_LETTER)
                and len(f.words) >= _FEWEST_WORDS
            ):
                blocks[at] = asked(block, Kind.APPEAL, _SELLS)
        elif "subscribe" in f.opening and len(f.words) >= _FEWEST_WORDS:
            blocks[at] = asked(block, Kind.APPEAL, _SELLS)
        elif (
            block.kind is Kind.AD
            and blocks[at - 1].kind is Kind.APPEAL
            and block.confidence < _DOUBTFUL
            and f.length <= _BUTTON
            and "ad" not in f.hits
        ):
            blocks[at] = asked(block, Kind.APPEAL, BUTTON_OF)
