"""Captions that only their place gives away: above a credit, alone between two paragraphs, below the last one.

And a sentence above the first paragraph that has the place of a caption, but opens the story.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from ...details.credit import credit_span
from ...types import STORY_KINDS, Block, Document, Kind, Line
from ..features import own_line
from ..figures import in_figure
from ..lexicons import lexicon
from .asked import UNSTOPPED, asked

_STOPS, _SENTENCE_ENDS = '.!?…:;”"»)', ".!?…"
#: Words of a caption that is told by its place, and how unsure the model is of a paragraph or a sub-heading there.
_WORDS, _UNSURE_OF_BODY, _UNSURE_OF_HEADING = range(7, 30), 0.9, 0.5
#: What a line above a credit is taken for, beside a paragraph.
_LIKE_CREDITED = frozenset({Kind.RELATED, Kind.NEWSLETTER, Kind.APPEAL, Kind.BIO})
_SURE = 0.95
#: What the model would call a line that it only keeps for caution.
_LIKE_FURNITURE = frozenset({Kind.RELATED, Kind.BIO, Kind.APPEAL, Kind.SHARE, Kind.NEWSLETTER, Kind.TAGS})
_KEPT_FOR_CAUTION, _FEWEST = 0.5, 5
#: What a caption below byline and time is taken for, and how surely at most.
_LIKE_HEAD = {Kind.HEADLINE: 0.6, Kind.STANDFIRST: 0.6, Kind.BODY: 0.5}
_ABOVE_CAPTION = frozenset({Kind.BYLINE, Kind.TIMESTAMP, Kind.SHARE})
_LIKE_MAKER = frozenset({Kind.BYLINE, Kind.HEADING, Kind.CREDIT})
_MAKER = re.compile(r"[^\W\d_a-zà-ÿа-яёіїєґ][\w.'’-]+(?:\s[^\W\d_a-zà-ÿа-яёіїєґ][\w'’-]+){1,2}")
_LIKE_TITLE = frozenset({Kind.HEADING, Kind.BIO, Kind.RELATED})
_UNSURE_OF_LINK = 0.6
_HARDLY = 0.3  #: sure: where paragraphs have no stops, less than this
_NAMES = 80  #: characters at the beginning of a line
#: "Ada Brill at the wall, before it fell": a whole name, and where or with what she is.
_WHO_AND_WHERE = re.compile(
    r"(?:Dr\.?\s)?(?P<name>[^\W\d_a-zà-ÿа-яёіїєґ][\w.'’-]+\s[^\W\d_a-zà-ÿа-яёіїєґ][\w'’-]+),?\s"
    r"(?:at|in|on|with|outside|inside|near|beside|by|im|am|in|an|mit|vor|bei|auf|neben|dans|devant|avec|à|sur|chez|en|con"
    r"|junto|ante|frente|nel|nella|nello|al|alla|con|davanti|accanto|em|no|na|com|junto|diante|ao|bij|met|op|voor|naast"
    r"|w|we|z|ze|na|przy|przed|obok|в|во|на|у|с|со|за|перед|возле|біля|з|із|зі)\s"
)
_OF_HEAD = frozenset({Kind.BYLINE, Kind.TIMESTAMP, Kind.STANDFIRST})
_OPENS = "stands above the first paragraph"
#: What a caption below the last paragraph is taken for, and how surely at most.
_LAST = {
    Kind.BODY: 0.8,
    Kind.RELATED: 0.6,
    Kind.APPEAL: 0.8,
    Kind.NEWSLETTER: 0.6,
    Kind.BIO: 0.5,
    Kind.SHARE: 0.5,
}
_WORDS_OF_LAST = range(5, 30)
_OF_TAIL = frozenset({Kind.NOTE, Kind.TAGS, Kind.LEGAL, Kind.BYLINE, Kind.TIMESTAMP})
_OF_FURNITURE = frozenset(
    ("newsletter", "signup", "inbox", "email", "consent", "support", "subscribe", "paywall", "payment", "later",
     "related", "readmore", "tags", "follow", "comment", "app", "ad", "shop", "private", "copyright", "legal", "we",
     "bio", "by", "note", "please")
)  # fmt: skip
_STOPPED = 0.8  #: of the paragraphs
_ABOVE_CREDIT = "stands with a picture"
_ABOVE_FIRST = 0.9  #: above the first paragraph and a credit


def tell_credited(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """Right above a credit, and above all text, stands a caption where the model would say so next, and no paragraph.

    Nor a link, wherever it stands.
    """
    above_text = True
    for at in range(1, len(blocks) - 1):
        block = blocks[at]
        if (
            block.second is Kind.CAPTION
            and blocks[at + 1].kind is Kind.CREDIT
            and at not in known
            and (
                (block.kind in _LIKE_CREDITED and block.confidence < _SURE)
                or (block.kind is Kind.BODY and above_text and block.confidence < _ABOVE_FIRST)
            )
        ):
            blocks[at] = asked(block, Kind.CAPTION, _ABOVE_CREDIT)
        above_text = above_text and blocks[at].kind is not Kind.BODY


def tell_unstopped(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """Where paragraphs have stops, a line of many words that has none, alone between two of them, is a caption.

    Where the model would say so next.
    """
    lines = document.lines
    paragraphs = [at for at, block in enumerate(blocks) if block.kind is Kind.BODY]
    stopped = sum(lines[at].text[-1] in _STOPS for at in paragraphs)
    prose = stopped >= _STOPPED * len(paragraphs)
    for above, below in pairwise(at for at in paragraphs if lines[at].text[-1] in _STOPS):
        at = above + 1
        text = lines[at].text
        if (
            below - above == 2  # it is alone
            and at not in known
            and text[-1].isalpha()
            and ":" not in text
            and _is_unstopped_caption(lines, blocks[at], at, prose=prose)
        ):
            blocks[at] = asked(blocks[at], Kind.CAPTION, UNSTOPPED)


def _is_unstopped_caption(lines: Sequence[Line], block: Block, at: int, *, prose: bool) -> bool:
    """Whether a line alone between two paragraphs is one, by what it is taken for. ``prose``: those have stops."""
    text = lines[at].text
    words = len(text.split())
    if block.kind is Kind.RELATED and block.second is Kind.CAPTION and block.confidence < _UNSURE_OF_LINK:
        return True
    if not prose and block.confidence >= _HARDLY:
        return False
    if block.kind in _LIKE_TITLE and _says_who_is_where(text, lines, at):
        return True
    if not text[0].isupper():
        return False
    if block.kind is Kind.BODY:
        doubtful = block.confidence < _KEPT_FOR_CAUTION and block.second in _LIKE_FURNITURE
        likely = block.confidence < _UNSURE_OF_BODY and block.second is Kind.CAPTION
        return (doubtful and words >= _FEWEST) or (likely and words in _WORDS)
    likely = block.confidence < _UNSURE_OF_HEADING and block.second is Kind.CAPTION
    return block.kind is Kind.HEADING and likely and words in _WORDS_OF_LAST


def tell_at_the_head(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """Below byline and time, above the first paragraph, a line without a stop that may be a caption is no headline.

    Nor a paragraph; where a bare name stands between, that is the picture's.
    """
    lines = document.lines
    kinds = [block.kind for block in blocks]
    text = kinds.index(Kind.BODY) if Kind.BODY in kinds else len(kinds)
    named = kinds.index(Kind.HEADLINE) if Kind.HEADLINE in kinds else text
    for at in range(named + 2, min(text + 1, len(blocks) - 1)):
        block = blocks[at]
        if (
            block.second is not Kind.CAPTION
            or block.kind not in _LIKE_HEAD
            or block.confidence >= _LIKE_HEAD[block.kind]
            or at in known
            or kinds[at - 1] not in _ABOVE_CAPTION
            or not lines[at].text[-1].isalpha()
            or len(lines[at].text.split()) < _FEWEST
        ):
            continue
        below = at + 1
        if kinds[below] in _LIKE_MAKER and below + 1 < len(kinds) and kinds[below + 1] is Kind.BODY:
            if below not in known and _MAKER.fullmatch(lines[below].text):
                blocks[at] = asked(block, Kind.CAPTION, _ABOVE_CREDIT)
                blocks[below] = asked(blocks[below], Kind.CREDIT, "stands below a picture")
        elif kinds[below] is Kind.BODY:
            blocks[at] = asked(block, Kind.CAPTION, _OPENS)


def _says_who_is_where(text: str, lines: Sequence[Line], at: int) -> bool:
    match = _WHO_AND_WHERE.match(text[:_NAMES])
    return match is not None and any(match["name"] in line.text for line in lines if line is not lines[at])


def tell_last(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Right below the last paragraph a line of many words without a stop, alone above furniture, is a caption.

    Where nothing in it is of furniture. Of labelled pages no such line was the story's.
    """
    lines = document.lines
    at = 1 + max(
        (at for at, block in enumerate(blocks) if block.kind is Kind.BODY and lines[at].text[-1] in _STOPS),
        default=len(blocks),
    )
    if at >= len(blocks) - 1 or at in known or blocks[at + 1].kind in STORY_KINDS:
        return
    block, text = blocks[at], lines[at].text
    if block.confidence >= _LAST.get(block.kind, 0.0) or blocks[at + 1].kind is block.kind is Kind.RELATED:
        return
    f = own_line(text, lexicon().mask(language)).facts
    if (
        (text[-1].isalpha() or block.second is Kind.CAPTION)
        and text[0].isupper()
        and "?" not in text
        and len(f.words) in _WORDS_OF_LAST
        and (block.second is Kind.CAPTION or (":" not in text and block.second not in _OF_TAIL))
        and not (f.money or f.digits or f.email or f.address or f.handle)
        and _OF_FURNITURE.isdisjoint(f.hits)
    ):
        blocks[at] = asked(block, Kind.CAPTION, UNSTOPPED)


def keep_opening(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """Where another picture has its caption a sentence right above the first paragraph may open the story and stays."""
    kinds = [block.kind for block in blocks]
    if Kind.BODY not in kinds:
        return
    at = kinds.index(Kind.BODY) - 1
    if (
        at > 0
        and kinds[at] is Kind.CAPTION
        and blocks[at].second is Kind.BODY
        and blocks[at].confidence < _UNSURE_OF_BODY
        and kinds[at - 1] in _OF_HEAD
        and Kind.CAPTION in kinds[at + 1 :]
        and document.lines[at].text[-1] in _SENTENCE_ENDS
        and credit_span(document.lines[at].text) is None
        and not in_figure(document.lines[at])
        and at not in known
    ):
        blocks[at] = asked(blocks[at], Kind.BODY, _OPENS)
