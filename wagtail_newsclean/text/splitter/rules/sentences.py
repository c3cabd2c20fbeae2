"""Sentences that are the story's whatever they open with: plain ones between paragraphs and below the last, what
somebody advises, and what somebody does between two answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ...types import PICTURE_KINDS, STORY_KINDS, Block, Document, Kind, Line
from ..features import own_line
from ..figures import in_figure
from ..forms import is_about_label, is_plain_sentence, is_remark, is_speech
from ..lexicons import lexicon
from .asked import AMONG_PARAGRAPHS, keep

_TOGETHER = 3  #: sentences, at most
#: Kinds that are written in sentences: of these the model is believed, if it is this sure.
_IN_SENTENCES = frozenset({Kind.BIO, Kind.LEGAL, Kind.NOTE})
_SURE = 0.8

_LIKE_REPORTED = frozenset({Kind.RELATED, Kind.APPEAL, Kind.NEWSLETTER, Kind.SHARE})
_ABOVE_REPORTED = PICTURE_KINDS | {Kind.BODY}
_REPORTED, _FEWEST_WORDS = 300, 4  #: characters
_LIKE_CALL = frozenset({Kind.APPEAL, Kind.NEWSLETTER})
_SURE_OF_CALL = 0.95
#: What a call says.
_OF_BOXES = frozenset(
    ("we", "you", "i", "please", "newsletter", "inbox", "email", "signup", "paywall", "app", "follow", "comment",
     "consent", "copyright", "payment", "support")
)  # fmt: skip
#: "(laughs)", "(long pause)": a few words in small letters.
_DIRECTION = re.compile(r"\([^\W\d_A-ZÀ-ÞА-ЯЁІЇЄҐ][^()\d:/@]{2,30}\)\.?|\([^()\d:/@\s]{4,16}\.?\)")
_REPORTS = "reports what someone said or did"
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


def keep_reported(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """ "Read the small print too, she advises." points to no other story: below a paragraph or a picture it is one.

    Though it is the last one: titles that end so have no stop.
    """
    mask = lexicon().mask(language)
    for at in range(1, len(blocks)):
        text = document.lines[at].text
        if (
            blocks[at].kind in _LIKE_REPORTED
            and blocks[at - 1].kind in _ABOVE_REPORTED
            and at not in known
            and text[-1] == "."
            and len(text) <= _REPORTED
        ):
            f = own_line(text, mask).facts
            if len(f.words) >= _FEWEST_WORDS and is_speech(f) and not (f.email or f.address or f.handle):
                keep(blocks, [at], _REPORTS)


def keep_plain_end(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """A plain sentence below a paragraph that names nothing of a box is no call: "Tickets cost 250 and up."

    So are those of which the model is not quite sure; pictures may stand between.
    """
    mask = lexicon().mask(language)
    above = Kind.OTHER
    for at, block in enumerate(blocks):
        text = document.lines[at].text
        if (
            block.kind in _LIKE_CALL
            and above is Kind.BODY
            and block.confidence < _SURE_OF_CALL
            and at not in known
            and text[-1] == "."
            and len(text) <= _REPORTED
            and is_plain_sentence(text, language)
            and _OF_BOXES.isdisjoint(own_line(text, mask).facts.hits)
        ):
            keep(blocks, [at], _LAST_SENTENCE)
        if blocks[at].kind not in PICTURE_KINDS:
            above = blocks[at].kind


def keep_stage_directions(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """ "(laughs)" between two paragraphs is what somebody did."""
    for at in range(1, len(blocks) - 1):
        text = document.lines[at].text
        if (
            text[0] == "("
            and blocks[at].kind not in STORY_KINDS
            and blocks[at - 1].kind is Kind.BODY
            and blocks[at + 1].kind is Kind.BODY
            and blocks[at].confidence < _SURE_OF_CALL
            and at not in known
            and _DIRECTION.fullmatch(text)
        ):
            keep(blocks, [at], AMONG_PARAGRAPHS)


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
