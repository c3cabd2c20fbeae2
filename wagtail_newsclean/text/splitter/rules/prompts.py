"""What readers are asked to do with a story: "Tell a friend", "Spotted a mistake? Write to us".

Beside a newsletter or a list of links it is taken for more of those.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from ...types import Block, Document, Kind
from ...word_lists import any_of, phrases_in
from .asides import asks_and_invites
from .asked import asked

#: What such lines are taken for.
_LIKE_PROMPT = frozenset(
    {Kind.RELATED, Kind.NEWSLETTER, Kind.APPEAL, Kind.BIO, Kind.HEADING, Kind.CAPTION, Kind.BODY}
)
_FEWEST_PARAGRAPHS, _LONGEST = 2, 90  #: characters
_SURE = 0.97
_LAST, _UNSURE = 5, 0.4  #: paragraphs that may be none, and how sure the model is of them
_TO_READERS = "asks for comments or counts them"


def tell_prompts(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Tell such lines in ``blocks`` below the last paragraph; what is ``known`` stays."""
    paragraphs = [at for at, block in enumerate(blocks) if block.kind is Kind.BODY]
    if len(paragraphs) < _FEWEST_PARAGRAPHS:
        return
    doubtful = [at for at in paragraphs[-_LAST:] if blocks[at].confidence < _UNSURE]
    for at in (*doubtful, *range(paragraphs[-1] + 1, len(blocks))):
        block, text = blocks[at], document.lines[at].text
        if (
            block.kind in _LIKE_PROMPT
            and block.confidence < _SURE
            and len(text) <= _LONGEST
            and at not in known
            and (_prompts().match(text.replace("’", "'")) or asks_and_invites(text, language))
        ):
            blocks[at] = asked(block, Kind.SHARE, _TO_READERS)


@cache
def _prompts() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(phrases_in(__package__, 'prompts.txt')[''])})(?!\w)", re.IGNORECASE)
