"""Asks to sign up for e-mail, and the rest of that box."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "sign up for newsletter": "asks to sign up for a newsletter",
    "to the inbox": "promises mail in the reader's inbox",
    "mail and period": "promises mail at regular times",
    "sign up consent": "asks for consent to receive mail",
    "mail field": "is the label of an e-mail field",
    "regular and short": "names a regular time without reporting anything",
}

#: Without one of these kinds of word a line shows none of them.
_WORDS = frozenset(("newsletter", "inbox", "email", "consent", "period"))


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if _WORDS.isdisjoint(f.hits):
        return
    if "newsletter" in f.hits and ("signup" in f.hits or "please" in f.hits or "subscribe" in f.hits):
        add("sign up for newsletter")
    if "inbox" in f.hits and (
        "you" in f.hits or "signup" in f.hits or "newsletter" in f.hits or "period" in f.hits
    ):
        add("to the inbox")
    if ("newsletter" in f.hits or "inbox" in f.hits or "email" in f.hits) and "period" in f.hits:
        add("mail and period")
    if "consent" in f.hits and (
        "signup" in f.hits or "email" in f.hits or "newsletter" in f.hits or "you" in f.hits
    ):
        add("sign up consent")
    if f.length < 40 and "email" in f.hits and f.covered > 0.5:
        add("mail field")
    if "period" in f.hits and f.length < 110 and "said" not in f.hits and not f.quotes and not f.money:
        add("regular and short")
