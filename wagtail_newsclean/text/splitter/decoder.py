"""From lines to blocks: the kinds that fit the copy as a whole, how sure they are, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import repeat
from typing import TYPE_CHECKING

from ..types import PICTURE_KINDS, STORY_KINDS, Block, Document, Kind, Verdict
from .alike import MADE_ALIKE, Chances, like_others
from .features import features
from .figures import in_figure, labelled_pictures
from .forms import commissions, is_plain_sentence, reported_speech, signed_captions
from .outskirts import outskirts
from .reasons import MOST, reasons_for
from .rules.content import KEPT_IN_CONTENT
from .rules.second_look import look_again
from .set_lines import set_lines

if TYPE_CHECKING:
    from .model import Model

#: Boxes that reason and explain in whole paragraphs.
_ASKING = frozenset({Kind.NEWSLETTER, Kind.APPEAL})
_OF_ALL = 1.001  #: the chances of a line together, at most
_HALF = 0.5  #: what is likelier than this is likelier than all else together
_MORE, _MUCH = 1.4, 2.0  #: times as likely as a paragraph
#: What comes in a row, without full stops.
_LISTED = frozenset({Kind.RELATED, Kind.CAPTION})
_LIKE_LISTED = {Kind.RELATED: {Kind.RELATED}, Kind.CAPTION: PICTURE_KINDS}
_STOPS = (".", "!", "…", ":", ".”", ".»", '."')
_BOXES = (Kind.NEWSLETTER, Kind.APPEAL, Kind.RELATED, Kind.BYLINE)

#: Of each kind: the kinds that have the same consequence.
_LIKE: dict[Kind, frozenset[Kind]] = {
    **dict.fromkeys(Kind, frozenset(Kind) - STORY_KINDS - PICTURE_KINDS - set(_BOXES)),
    **dict.fromkeys(STORY_KINDS, STORY_KINDS),
    **dict.fromkeys(PICTURE_KINDS, PICTURE_KINDS),
    **{kind: frozenset({kind}) for kind in _BOXES},
}

#: A copy longer than this, in lines, is read in pieces: memory stays bounded whatever comes in.
_PIECE = 3000


@dataclass(frozen=True, slots=True)
class Doubt:
    """When a block is too close to call. All are chances, 0..1.

    Kinds with the same consequence count as one here: nobody needs to be asked whether a button is to share or to
    move around.
    """

    ask_below: float = 0.5  #: ask when what a line is good for is less certain than this
    margin: float = 0.15  #: ask when the next best is nearer than this
    story_first: float = 0.2  #: a line this likely to be a paragraph stays in the story
    story_asks: float = 0.1  #: ask about a line that is kept out and is this likely to belong to the story


DEFAULT_DOUBT = Doubt()


def split(
    document: Document, *, language: str, known: Mapping[int, Verdict], doubt: Doubt = DEFAULT_DOUBT
) -> tuple[Block, ...]:
    """One block for each line, in order.

    A line that is ``known`` gets that kind (or, where it is only known not to be running text, the best other one), and
    its neighbours are read in its light.
    """
    lines = document.lines
    if not lines:
        return ()
    # numpy takes as long to load as all the rest: whoever splits nothing does without.
    from .model import model

    brain = model("html" if lines[0].element is not None else "text")
    blocks: list[Block] = []
    chances: list[Chances] = []
    for first, last, main in _parts(document):
        part = replace(document, lines=lines[first:last])
        here = {at - first: known[at] for at in known if first <= at < last}
        read = (
            _chained(part, first, language, here, doubt, brain)
            if main
            else _around(part, language, here, brain, above=last <= document.main_region[0])
        )
        for block, row in read:
            blocks.append(block)
            chances.append(row)
    look_again(document, blocks, known, language)
    return tuple(map(_as_sure, blocks, chances))


def _as_sure(block: Block, row: Chances) -> Block:
    """A doubtful block is as sure as the model was of the kind it has now, not of the one it had before."""
    return replace(block, confidence=round(row.get(block.kind, 0.0), 3)) if block.ask else block


def _chained(
    part: Document, first: int, language: str, known: Mapping[int, Verdict], doubt: Doubt, brain: Model
) -> Iterator[tuple[Block, Chances]]:
    """The blocks of lines that are read as one copy, and the chances of each; ``first`` is the number of the first."""
    facts, rows = features(part, language)
    told = {at: verdict.kind for at, verdict in known.items()}
    sure = {
        **commissions(part.lines, facts),
        **signed_captions(part),
        **labelled_pictures(part.lines),
        **set_lines(part.lines, language),
        **told,
    }
    bare = _bare_lines(part)
    chances = brain.chances(rows, sure, reported_speech(facts), bare=bare)
    swayed: frozenset[int] = frozenset()
    if not bare:
        chances, swayed = like_others(part.lines, chances, sure)
    kinds = [told.get(at) or _decide(row, doubt) for at, row in enumerate(chances)]
    _join_boxes(part, kinds, chances, told, language)
    for at, line in enumerate(part.lines):
        kind, row = kinds[at], chances[at]
        if at in known:
            yield Block(kind, line.start, line.end, known[at].confidence, reasons=(known[at].reason,)), row
            continue
        if _is_content(part, at + first) and kind not in KEPT_IN_CONTENT and _close(row, kind, doubt):
            kind = kinds[at] = Kind.BODY
        confidence, second = row.get(kind, 0.0), _runner_up(row, kind)
        reasons = reasons_for(brain, rows[at], kind, second, kinds, at)
        if at in swayed:
            reasons = (MADE_ALIKE, *reasons[: MOST - 1])
        ask = _close(row, kind, doubt)
        yield Block(kind, line.start, line.end, round(confidence, 3), ask, reasons, second), row


def _bare_lines(part: Document) -> list[int]:
    """The lines of markup in which elements have no names, or all the same: what a word processor or an editor writes.

    Not those of a figure, which says what it is by itself.
    """
    named = {line.element and (line.element.names, line.element.outer_names) for line in part.lines}
    if len(named) > 1:
        return []
    return [at for at, line in enumerate(part.lines) if line.element is not None and not in_figure(line)]


def _is_content(document: Document, at: int) -> bool:
    first, last = document.content
    return first <= at < last


def _around(
    part: Document, language: str, known: Mapping[int, Verdict], brain: Model, *, above: bool
) -> Iterator[tuple[Block, Chances]]:
    """The blocks of lines around a page's main region, and how sure each is."""
    found = outskirts(part, language, brain, above=above)
    for at, (line, (kind, confidence, reasons)) in enumerate(zip(part.lines, found, strict=True)):
        verdict = known.get(at)
        if verdict is not None:
            own = (verdict.reason,)
            yield Block(verdict.kind or kind, line.start, line.end, verdict.confidence, reasons=own), {}
        else:
            yield Block(kind, line.start, line.end, round(confidence, 3), reasons=reasons), {kind: confidence}


def _parts(document: Document) -> list[tuple[int, int, bool]]:
    """What is read as one copy: the main region of a page (or the whole of other copy), and what stands around it."""
    total = len(document.lines)
    first, last = document.main_region
    parts = ((0, first, False), (first, last, True), (last, total, False))
    return [
        (start, min(start + _PIECE, end), main)
        for begin, end, main in parts
        for start in range(begin, end, _PIECE)
    ]


def _decide(row: Chances, doubt: Doubt) -> Kind:
    """The likeliest kind of those that are likeliest together: what a line is good for comes before its name.

    But a line that may well be a paragraph stays in the story: losing one is worst.
    """
    if len(row) == 1:
        return next(iter(row))
    best = max(row, key=row.__getitem__)
    if row[best] < _HALF:
        alike = max(map(_LIKE.__getitem__, row), key=lambda kinds: sum(map(row.get, kinds, repeat(0.0))))
        best = max(filter(alike.__contains__, row), key=row.__getitem__)
    if best in STORY_KINDS:
        return best
    if row.get(Kind.BODY, 0.0) < doubt.story_first:
        return best
    story = {kind: chance for kind, chance in row.items() if kind in STORY_KINDS}
    return max(story, key=story.__getitem__, default=Kind.BODY)


def _join_boxes(
    part: Document, kinds: list[Kind], chances: list[Chances], told: Mapping[int, Kind | None], language: str
) -> None:
    """A line kept in the story, though a box is likelier, stays in the box that goes on below it.

    If the box stands above it too, or no paragraph follows and it speaks to somebody; and never the only paragraph. Of
    ten such lines on labelled pages none was the story's. So does one beside a link or a caption that is much likelier
    another and has no stop: of twelve none was.
    """
    paragraphs = [at for at, kind in enumerate(kinds) if kind is Kind.BODY]
    for at in paragraphs:
        if at in told or at + 1 == len(kinds):
            continue
        row = chances[at]
        best = max(row, key=row.__getitem__)
        above = kinds[at - 1] if at else None
        if best in _LISTED:
            if (
                row[best] > _MUCH * row.get(Kind.BODY, 1.0)
                and not part.lines[at].text.endswith(_STOPS)
                and {above, kinds[at + 1]} & _LIKE_LISTED[best]
            ):
                kinds[at] = best
            continue
        if best not in _ASKING or kinds[at + 1] is not best:
            continue
        is_last = at == paragraphs[-1] and at != paragraphs[0]
        if above is best or (
            is_last
            and row[best] > _MORE * row.get(Kind.BODY, 1.0)
            and not is_plain_sentence(part.lines[at].text, language)
        ):
            kinds[at] = best


def _runner_up(row: Chances, kind: Kind) -> Kind | None:
    """The likeliest other kind."""
    if len(row) == 1:
        return None
    second, most = None, -1.0
    for other, chance in row.items():
        if chance > most and other is not kind:
            second, most = other, chance
    return second


def _close(row: Chances, kind: Kind, doubt: Doubt) -> bool:
    """Too close to call, where it would make a difference."""
    if len(row) == 1 and kind in row:
        return row[kind] < doubt.ask_below or (kind not in STORY_KINDS and doubt.story_asks <= 0)
    alone = row.get(kind, 0.0)
    if alone >= doubt.ask_below and _OF_ALL - alone < min(doubt.story_asks, alone - doubt.margin):
        return False  # most lines: all the rest together changes nothing
    sure: dict[frozenset[Kind], float] = {}
    for other, chance in row.items():
        like = _LIKE[other]
        sure[like] = sure.get(like, 0.0) + chance
    own = sure.pop(_LIKE[kind], 0.0)
    if own < doubt.ask_below or (sure and own - max(sure.values()) < doubt.margin):
        return True
    return kind not in STORY_KINDS and sure.get(STORY_KINDS, 0.0) >= doubt.story_asks
