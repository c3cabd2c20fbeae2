"""What stands around a possible dateline."""

from __future__ import annotations

from typing import NamedTuple

_OPENERS = " \t\r\n\u00a0\"'“”„«»‘’‚<([*¿¡"
SENTENCE = 40  #: characters that must follow for the line to be the start of a story


class Setting(NamedTuple):
    """What stands around the candidate."""

    rest: str  #: the text after the dateline, up to the end of its paragraph
    copy: str  #: the whole copy: a place nobody knows is believed when the story names it again
    paragraph: int  #: of the body it opens, from 0; weak separators count only near the start
    language: str = ""

    @property
    def starts_sentence(self) -> bool:
        """What follows opens a sentence: a capital, a figure, a quotation, or a script without capitals."""
        text = self.rest.lstrip(_OPENERS)
        return bool(text) and not text[0].islower() and (text[0].isalnum() or text[0] in "$€£#@")

    @property
    def is_story(self) -> bool:
        """Enough follows for the line to be the start of a story."""
        return len(self.rest.strip()) >= SENTENCE
