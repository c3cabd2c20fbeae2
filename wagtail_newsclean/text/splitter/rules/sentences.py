"""Plain sentences between paragraphs, which are paragraphs whatever word they open with."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ...types import PICTURE_KINDS, STORY_KINDS, Block, Document, Kind, Line
from ..figures import in_figure
from ..forms import is_about_label, is_plain_sentence, is_remark
from .asked import keep

_TOGETHER = 3  #: sentences, at most
#: Kinds that are written in sentences: of these the model is believed, if it is this sure.
_IN_SENTENCES = frozenset({Kind.BIO, Kind.LEGAL, Kind.NOTE})
_SURE = 0.8

_SENTENCE = "is a plain sentence between paragraphs"
_LAST_SENTENCE = "is a plain sentence that asks for nothing"


def keep_sentences(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Plain sentences between paragraphs are paragraphs, whatever word they open with: "Advertisement revenue fell."

    So are those below the last paragraph that only begin like the label of an ad or a picture, unless more such lines
    follow.
    """
    run: list[int] = []
    inside = False  #: a paragraph stands before the run
    lines = document.lines
    for at, block in enumerate(blocks):
        labelled = False
        if block.kind not in STORY_KINDS and at not in known:
            labelled = inside and _only_begins_like_label(lines[at], block, language)
            if _is_remark_between(lines, blocks, at, language):
                keep(blocks, [at], _SENTENCE)
                block = blocks[at]
            elif block.kind in PICTURE_KINDS and not labelled:
                continue
        if block.kind is Kind.BODY:
            keep(blocks, run if len(run) <= _TOGETHER else (), _SENTENCE)
            run, inside = [], True
        elif labelled or (
            inside
            and at not in known
            and block.kind not in STORY_KINDS
            and not (block.kind in _IN_SENTENCES and block.confidence > _SURE and not block.ask)
            and is_plain_sentence(lines[at].text, language)
        ):
            run.append(at)
        else:
            _keep_last(lines, blocks, run, language)
            run, inside = [], False
    _keep_last(lines, blocks, run, language)


def _is_remark_between(lines: Sequence[Line], blocks: Sequence[Block], at: int, language: str) -> bool:
    """Whether a line is a sentence of few words alone between two paragraphs: "Advertisers hate it." """
    return (
        0 < at < len(blocks) - 1
        and blocks[at - 1].kind is Kind.BODY
        and blocks[at + 1].kind is Kind.BODY
        and not in_figure(lines[at])
        and is_remark(lines[at].text, language)
    )


def _keep_last(lines: Sequence[Line], blocks: list[Block], run: Sequence[int], language: str) -> None:
    """Keep a run that ends the story."""
    if not run or len(run) > _TOGETHER or blocks[run[0] - 1].kind is not Kind.BODY:
        return
    following = blocks[run[-1] + 1].kind if run[-1] + 1 < len(blocks) else None
    if all(
        blocks[at].kind is not following and _only_begins_like_label(lines[at], blocks[at], language)
        for at in run
    ):
        keep(blocks, run, _LAST_SENTENCE)


def _only_begins_like_label(line: Line, block: Block, language: str) -> bool:
    """Whether a line was taken for an ad, or a picture's, for its first word. A page says where its pictures' are."""
    if block.kind in PICTURE_KINDS and in_figure(line):
        return False
    return is_about_label(line.text, language)
