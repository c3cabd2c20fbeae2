"""Share, save, follow, comment, listen, download."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "network name": "is the name of a network",
    "networks": "is a row of network names",
    "share button": "is a share or save button",
    "asks to follow": "asks to follow a channel",
    "comment prompt": "asks for comments or counts them",
    "player control": "is a control of a player",
    "asks for app": "asks to install an app",
}

#: Without one of these kinds of word a line shows none of them.
_WORDS = frozenset(("network", "share", "follow", "comment", "listen", "app"))


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if _WORDS.isdisjoint(f.hits):
        return
    if "network" in f.alone:
        add("network name")
    if "network" in f.hits and f.length < 80 and f.covered > 0.6:
        add("networks")
    if "share" in f.alone or ("share" in f.opening and f.length < 40):
        add("share button")
    if "follow" in f.hits and ("network" in f.hits or "you" in f.hits or "we" in f.hits or f.length < 50):
        add("asks to follow")
    if "comment" in f.hits and f.length < 140 and "said" not in f.hits:
        add("comment prompt")
    if "listen" in f.hits and f.length < 60:
        add("player control")
    if "app" in f.hits and ("please" in f.hits or "you" in f.hits or f.length < 40):
        add("asks for app")
