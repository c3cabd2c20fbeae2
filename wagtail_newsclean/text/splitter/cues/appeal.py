"""Asks for money, membership, registration."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "asks for support": "asks for support",
    "call for support": "calls on readers to support someone",
    "asks for money": "asks for money monthly or once",
    "offers subscription": "offers a subscription",
    "reading wall": "asks to register or pay to read on",
    "payment choice": "is a choice of payment",
    "amount button": "is an amount on a button",
    "we need you": "the newsroom speaks to its readers about itself",
    "dear readers": "addresses the readers",
}

#: Without one of these kinds of word a line shows none of them, an amount apart.
_WORDS = frozenset(("support", "subscribe", "paywall", "payment", "period", "later", "we"))


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if f.money and f.length < 16:
        add("amount button")
    if _WORDS.isdisjoint(f.hits):
        return
    if "support" in f.opening and f.length < 60 and not f.quotes and (f.last == "!" or not f.stops):
        add("call for support")
    if "support" in f.hits and ("you" in f.hits or "we" in f.hits or "please" in f.hits) and not f.quotes:
        add("asks for support")
    if (
        f.money
        and ("period" in f.hits or "support" in f.hits or "subscribe" in f.hits)
        and ("you" in f.hits or "please" in f.hits or "subscribe" in f.hits)
    ):
        add("asks for money")
    if "subscribe" in f.hits and (f.money or "you" in f.hits or "please" in f.hits or "period" in f.hits):
        add("offers subscription")
    if "paywall" in f.hits and f.length < 160:
        add("reading wall")
    if ("payment" in f.hits or "period" in f.hits or "later" in f.hits) and f.length < 40 and f.covered > 0.6:
        add("payment choice")
    if "we" in f.hits and "you" in f.hits and not f.quotes:
        add("we need you")
    if "support" in f.hits and f.length < 40 and f.last in ",:!":
        add("dear readers")
