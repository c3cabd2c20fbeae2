"""Below the story: what stands under the author's profile, the tags or other furniture is no paragraph any more.

Counted on labelled pages: of 3,000 lines below a profile or tags none was the story's, and of 5,500 lines without a
stop below the last paragraph and any furniture one was.
"""

from __future__ import annotations

from collections.abc import Collection

from ...types import PICTURE_KINDS, STORY_KINDS, Block, Document, Kind
from ..facts import Facts
from ..features import own_line
from ..lexicons import lexicon
from .asked import asked
from .box_edges import is_title
from .story_head import WRITER

#: What ends a story, and is told from it with ease.
_ENDS = frozenset({Kind.BIO, Kind.TAGS})
_OF_STORY = frozenset({Kind.BODY, Kind.HEADING})
#: Kinds among which the story goes on.
_AMONG = STORY_KINDS | PICTURE_KINDS | {Kind.AD}
_PICTURE_OR_LINK = PICTURE_KINDS | {Kind.RELATED}
_BOXES = frozenset({Kind.NEWSLETTER, Kind.APPEAL, Kind.RELATED})

_FEWEST_PARAGRAPHS = 3
_SURE, _VERY_SURE = 0.8, 0.95
_UNSURE, _TAIL_SURE = 0.4, 0.9
_FEWEST_BETWEEN = 2  #: lines between the last paragraph and a doubtful sentence that is none
_PARAGRAPH = 180  #: characters: a longer one is a paragraph wherever it stands
_STRAY = 4  #: lines below the end that may have been mistaken for the story's; more are another story

_BELOW_END = "stands below what ends the story"
_BELOW_BOX = "stands below the last paragraph and other furniture"


def clear_below(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Take out of the story in ``blocks`` what stands below its end; what is ``known`` stays, and somebody looks."""
    _below_the_end(document, blocks, known, language)
    _below_boxes(document, blocks, known, language)


def _below_the_end(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    paragraphs, end = 0, len(blocks)
    for at, block in enumerate(blocks):
        paragraphs += block.kind is Kind.BODY
        if block.kind in _ENDS and paragraphs >= _FEWEST_PARAGRAPHS and (at in known or _is_sure(block)):
            end = at
            break
    stray = [at for at in range(end + 1, len(blocks)) if blocks[at].kind in STORY_KINDS]
    if len(stray) <= _STRAY and all(
        at not in known and blocks[at].kind in _OF_STORY and blocks[at].confidence < _VERY_SURE
        for at in stray
    ):
        for at in reversed(stray):
            _take_out(document, blocks, at, language, _BELOW_END)


def _is_sure(block: Block) -> bool:
    return block.confidence >= _SURE or block.reasons == (WRITER,)


def _below_boxes(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    mask = lexicon().mask(language)
    lines = document.lines
    of_story = [at for at, block in enumerate(blocks) if block.kind in _OF_STORY]
    facts: dict[int, Facts] = {}
    last: int | None = None
    for at in reversed(of_story):
        f = facts[at] = own_line(lines[at].text, mask).facts
        if blocks[at].kind is Kind.BODY and f.stops and not _is_stray(blocks[at], f):
            last = at
            break
    if last is None:
        return
    between = 0  #: lines that are none of the story's, since the last paragraph
    stray: list[int] = []
    for at in range(last + 1, len(blocks)):
        block = blocks[at]
        between += block.kind not in _AMONG
        if block.kind not in _OF_STORY or at in known:
            continue
        if facts[at].stops:
            doubtful = between >= _FEWEST_BETWEEN
        elif between:
            doubtful = block.confidence < _TAIL_SURE
        else:  # a list of links may begin right below the last picture
            doubtful = (
                block.confidence < _UNSURE
                and block.second is Kind.RELATED
                and blocks[at - 1].kind in _PICTURE_OR_LINK
            )
            between += doubtful
        if doubtful:
            stray.append(at)
    for at in reversed(stray):
        _take_out(document, blocks, at, language, _BELOW_BOX)


def _is_stray(block: Block, f: Facts) -> bool:
    """Whether a sentence was only kept because a paragraph must not be lost."""
    return (
        block.confidence < _UNSURE
        and block.second is not None
        and block.second not in _AMONG
        and f.length < _PARAGRAPH
    )


def _take_out(document: Document, blocks: list[Block], at: int, language: str, reason: str) -> None:
    """Give a line the kind of the box that the model would say next.

    Else call a title a link, and another line what the model says, or what the box beside it is.
    """
    block = blocks[at]
    kind = block.second
    if kind not in _BOXES and is_title(own_line(document.lines[at].text, lexicon().mask(language)).facts):
        kind = Kind.RELATED
    if kind is None or kind in _AMONG:
        near = [blocks[other].kind for other in (at + 1, at - 1) if other < len(blocks)]
        kind = next((other for other in near if other in _BOXES), None)
    if kind is not None:
        blocks[at] = asked(block, kind, reason)
