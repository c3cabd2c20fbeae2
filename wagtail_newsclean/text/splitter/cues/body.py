"""Running text: full sentences, reporting verbs, quotations, third persons."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "reports": "reports what someone said or did",
    "quotes someone": "quotes someone",
    "full sentences": "is made of full sentences",
    "plain sentence": "is a plain sentence that asks for nothing",
    "speaker": "opens with a speaker and a colon",
    "quoted sentence": "is someone's words in quotation marks",
    "list entry": "is an entry of a list of facts",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if "said" in f.hits and f.length > 60:
        add("reports")
    if f.quotes and f.stops and f.length > 40:
        add("quotes someone")
    if f.sentences > 1 and f.stops and f.length > 90:
        add("full sentences")
    if f.stops and f.length > 35 and f.covered < 0.35 and "please" not in f.hits:
        add("plain sentence")
    if ": " in f.text[:40] and f.stops and f.length > 40:
        add("speaker")
    if f.first_class == "quote" and f.stops:
        add("quoted sentence")
    if (
        f.length < 110
        and f.digits > 0
        and (": " in f.text or ";" in f.text or " – " in f.text or " — " in f.text)
        and f.covered < 0.5
    ):
        add("list entry")
