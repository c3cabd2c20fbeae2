"""What the copy as a whole says against its lines, once each has a kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...details.credit import credit_span
from ...details.datelines.agencies import is_agency
from ...types import PICTURE_KINDS, STORY_KINDS, Block, Document, Kind, Line, Verdict
from ..forms import is_about_label, is_in_capitals, is_plain_sentence, is_remark
from .above_head import clear_above
from .appeals import letters
from .asides import part_asides, tell_asides
from .asked import AMONG_PARAGRAPHS, FOR_ITSELF, asked
from .below_story import clear_below
from .between_paragraphs import keep_between
from .box_edges import tell_the_edges
from .buttons import tell_buttons
from .chronologies import entries
from .decks import is_set
from .interviews import turns
from .key_events import tell_key_events
from .letter_pages import keep_letter_pages
from .link_labels import tell_labelled_links
from .live_entries import keep_entries
from .name_credits import tell_name_credits
from .numbered import keep_numbered
from .one_word import keep_one_word
from .open_letters import keep_letters
from .pitches import tell_pitches
from .ratings import keep_ratings
from .sponsored import tell_sponsored
from .story_head import tell_the_head
from .strangers import keep_strangers
from .told_parts import keep_told_parts

#: In what a format itself calls the story's text, a line that is doubtful and none of these is a paragraph.
KEPT_IN_CONTENT = PICTURE_KINDS | {Kind.BODY, Kind.HEADING, Kind.NOTE}


_SENTENCES_TOGETHER = 3
#: Kinds that are written in sentences: of these the model is believed, if it is this sure.
_IN_SENTENCES = frozenset({Kind.BIO, Kind.LEGAL, Kind.NOTE})
_SURE = 0.8

_CONTENT = "stands in what the file calls its text"
_SENTENCE = "is a plain sentence between paragraphs"
_LAST_SENTENCE = "is a plain sentence that asks for nothing"
_SIGNED_OFF = ("is the last paragraph", "an agency name")
_TURN = "is a question or an answer among others"
_ENTRY = "is an entry of a chronology"
_UNSTOPPED = "has no full stop, below a paragraph"
_CLOCK = "is a time by itself"
_GALLERY = 2  #: credits on lines of their own, to each paragraph
#: "It dates from 1820. (EFE)"
_SIGN_OFF = re.compile(r"[.!?…”\"»]\s?[(\[](?P<agency>[^()\[\]]{2,40})[)\]]\.?$")
_INITIALS = 20  #: characters of what agencies set below it: "jk/ ab/"
#: "at noon (Jo Roe)"
_SIGNED = re.compile(
    r"[^.!?…\s]\s\([^\W\d_a-zà-ÿа-яёіїєґ][\w.'’-]+(?:\s[^\W\d_a-zà-ÿа-яёіїєґ][\w.'’-]+){1,2}\)$"
)
_STORY_FIRST = 0.45  #: a line less likely to be a paragraph was kept for caution
_SIGNED_FIRST = 0.6  #: and with a name in brackets
_STOPS, _STOPS_UNQUOTED = '.!?…:;”"»)', ".!?…"
#: "16:05", "14h30", "20.02 Uhr"
_TIME = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?(?:uhr|uur|h|hrs|hs|[ap]\.?m\.?|ч\.?))?", re.IGNORECASE)
_LONGEST_TIME = 12  #: characters
_ENDING = 80  #: characters of a line that are looked at for it
#: "Rosa Lima, by email", "Rosa Lima (by email)", "By email"
_BY_MAIL = re.compile(
    r"(?:(?P<name>[^\W\d_][\w.'’ -]{2,60}?)(?:,\s|\s\())?(?i:by|via|per|par|por|door|по|через)\s"
    r"(?i:e-?mail|courriel|correo(?: electrónico)?|электронной почте|e-?mailem)[.)]?"
)


def look_again(document: Document, blocks: list[Block], known: Mapping[int, Verdict], language: str) -> None:
    """Put right in ``blocks`` what the copy as a whole shows; what is ``known`` stays."""
    _keep_turns(document, blocks, known, language)
    _keep_chronologies(document, blocks, known, language)
    _join_letters(document, blocks, known, language)
    _keep_sentences(document, blocks, known, language)
    keep_told_parts(document, blocks, known, language)
    _take_off_sign_off(document, blocks, known)
    _tell_letters(document, blocks, known)
    _tell_captions(document, blocks, known, language)
    _keep_content(document, blocks, known, language)
    _tell_times(document, blocks, known)
    keep_letters(document, blocks, known, language)
    _ask_in_gallery(blocks, known)
    _find_the_text(document, blocks, known)
    tell_the_head(document, blocks, known, language)
    held = known.keys() | set(range(*document.content))
    clear_above(document, blocks, held, language)
    keep_letter_pages(document, blocks, held, language)
    keep_ratings(document, blocks, held)
    tell_pitches(document, blocks, held, language)
    keep_entries(document, blocks, held)
    tell_key_events(document, blocks, held, language)
    keep_strangers(document, blocks, held, language)
    keep_one_word(document, blocks, held)
    keep_numbered(document, blocks, held)
    tell_name_credits(document, blocks, held)
    tell_labelled_links(document, blocks, held)
    tell_asides(document, blocks, held, language)
    clear_below(document, blocks, held, language)
    part_asides(document, blocks, held, language)
    tell_the_edges(document, blocks, held, language)
    tell_buttons(document, blocks, held, language)
    keep_between(document, blocks, held, language)
    tell_sponsored(document, blocks, held, language)


def _keep_turns(document: Document, blocks: list[Block], known: Mapping[int, Verdict], language: str) -> None:
    """Questions and answers of an interview are its paragraphs."""
    for at in turns(document.lines, blocks, language):
        if at not in known and not _in_figure(document.lines[at]):
            _keep(blocks, [at], _TURN)


def _keep_chronologies(
    document: Document, blocks: list[Block], known: Mapping[int, Verdict], language: str
) -> None:
    """Dates with what happened on them are paragraphs."""
    for at in entries(document.lines, blocks, language):
        if at not in known:
            _keep(blocks, [at], _ENTRY)


def _join_letters(
    document: Document, blocks: list[Block], known: Mapping[int, Verdict], language: str
) -> None:
    """Paragraphs in which the newsroom speaks for itself belong to the appeal below them; somebody looks."""
    content = range(*document.content)
    for at in letters(document, blocks, language):
        if at not in known and at not in content:
            blocks[at] = asked(blocks[at], Kind.APPEAL, FOR_ITSELF)


def _keep_sentences(
    document: Document, blocks: list[Block], known: Mapping[int, Verdict], language: str
) -> None:
    """Plain sentences between paragraphs are paragraphs, whatever word they open with: "Advertisement revenue fell."

    So are those below the last paragraph that only begin like the label of an ad or a picture, unless more such lines
    follow.
    """
    run: list[int] = []
    inside = False  #: a paragraph stands before the run
    lines = document.lines
    for at, block in enumerate(blocks):
        labelled = at not in known and inside and _only_begins_like_label(lines[at], block, language)
        if at not in known and _is_remark_between(lines, blocks, at, language):
            _keep(blocks, [at], _SENTENCE)
            block = blocks[at]
        elif block.kind in PICTURE_KINDS and at not in known and not labelled:
            continue
        if block.kind is Kind.BODY:
            _keep(blocks, run if len(run) <= _SENTENCES_TOGETHER else (), _SENTENCE)
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
        and blocks[at].kind not in STORY_KINDS
        and blocks[at - 1].kind is Kind.BODY
        and blocks[at + 1].kind is Kind.BODY
        and not _in_figure(lines[at])
        and is_remark(lines[at].text, language)
    )


def _keep_last(lines: Sequence[Line], blocks: list[Block], run: Sequence[int], language: str) -> None:
    """Keep a run that ends the story."""
    if not run or len(run) > _SENTENCES_TOGETHER or blocks[run[0] - 1].kind is not Kind.BODY:
        return
    following = blocks[run[-1] + 1].kind if run[-1] + 1 < len(blocks) else None
    if all(
        blocks[at].kind is not following and _only_begins_like_label(lines[at], blocks[at], language)
        for at in run
    ):
        _keep(blocks, run, _LAST_SENTENCE)


def _keep(blocks: list[Block], run: Sequence[int], reason: str) -> None:
    for at in run:
        blocks[at] = asked(blocks[at], Kind.BODY, reason)


def _only_begins_like_label(line: Line, block: Block, language: str) -> bool:
    """Whether a line was taken for an ad, or a picture's, for its first word. A page says where its pictures' are."""
    if block.kind in STORY_KINDS or (block.kind in PICTURE_KINDS and _in_figure(line)):
        return False
    return is_about_label(line.text, language)


def _in_figure(line: Line) -> bool:
    return line.element is not None and not {"figure", "figcaption"}.isdisjoint(line.element.path)


def _take_off_sign_off(document: Document, blocks: list[Block], known: Mapping[int, Verdict]) -> None:
    """The last paragraph with an agency in brackets is signed off, it is no picture's: "It dates from 1820. (EFE)"."""
    text_kinds = PICTURE_KINDS | {Kind.BODY}
    last = next(
        (
            at
            for at in range(len(blocks) - 1, 0, -1)
            if blocks[at].kind in text_kinds and len(document.lines[at].text) > _INITIALS
        ),
        0,
    )
    line, block = document.lines[last], blocks[last]
    if (
        not last
        or last in known
        or blocks[last - 1].kind is not Kind.BODY
        or _in_figure(line)
        or any(picture.line == last for picture in document.pictures)
    ):
        return
    match = _SIGN_OFF.search(line.text[-_ENDING:])
    if match is None or not is_agency(match["agency"]):
        return
    if block.kind is Kind.BODY:
        blocks[last] = replace(block, ask=False, confidence=max(block.confidence, _SURE), reasons=_SIGNED_OFF)
    else:
        blocks[last] = replace(block, kind=Kind.BODY, ask=True, reasons=_SIGNED_OFF, second=block.kind)


def _tell_letters(document: Document, blocks: list[Block], known: Mapping[int, Verdict]) -> None:
    """ "Rosa Lima, by email" below a reader's letter offers no newsletter."""
    for at in range(1, len(blocks)):
        if blocks[at].kind is not Kind.NEWSLETTER or at in known:
            continue
        match = _BY_MAIL.fullmatch(document.lines[at].text)
        if match is None:
            continue
        above = at - 1
        if not match["name"] and blocks[above].kind is not Kind.BODY and above not in known:
            above -= 1  # the name has a line of its own
        if above >= 0 and blocks[above].kind is Kind.BODY:
            for line in range(above + 1, at + 1):
                blocks[line] = asked(blocks[line], Kind.BODY, AMONG_PARAGRAPHS)


def _tell_captions(
    document: Document, blocks: list[Block], known: Mapping[int, Verdict], language: str
) -> None:
    """ "The count at noon" has no stop, below a paragraph: where the model doubts that it is one, it is a caption.

    With a name in brackets, "(Jo Roe)", wherever it stands. Below a quotation a name is whose it is.
    """
    for at in range(1, len(blocks)):
        block, text = blocks[at], document.lines[at].text
        if block.kind is not Kind.BODY or block.second is not Kind.CAPTION or at in known:
            continue
        if block.confidence >= _SIGNED_FIRST:
            continue
        if _SIGNED.search(text[-_ENDING:]) or (
            block.confidence < _STORY_FIRST
            and text[-1] not in _STOPS
            and "/" not in text
            and not is_in_capitals(text, language)
            and (
                blocks[at - 1].kind in PICTURE_KINDS
                or _is_unquoted_paragraph(document.lines[at - 1], blocks[at - 1])
            )
        ):
            doubt = block.ask or block.confidence >= _STORY_FIRST
            blocks[at] = replace(block, kind=Kind.CAPTION, ask=doubt, reasons=(_UNSTOPPED,), second=Kind.BODY)


def _keep_content(
    document: Document, blocks: list[Block], known: Mapping[int, Verdict], language: str
) -> None:
    """In what a format calls the text a plain sentence outside figures, without a credit, describes no picture.

    Nor is it a standfirst, unless it is set as one: the format has a field for that.
    """
    taken = (Kind.CAPTION, Kind.STANDFIRST)
    for at in range(*document.content):
        line = document.lines[at]
        if (
            blocks[at].kind in taken
            and at not in known
            and not _in_figure(line)
            and is_plain_sentence(line.text, language)
            and credit_span(line.text) is None
            and not is_set(document, at)
        ):
            _keep(blocks, [at], _CONTENT)


def _is_unquoted_paragraph(line: Line, block: Block) -> bool:
    quoted = line.element is not None and "blockquote" in line.element.path
    return block.kind is Kind.BODY and line.text[-1] in _STOPS_UNQUOTED and not quoted


def _tell_times(document: Document, blocks: list[Block], known: Mapping[int, Verdict]) -> None:
    """ "16.05 Uhr" above an entry says when it was written."""
    for at in range(len(blocks) - 1):
        block, text = blocks[at], document.lines[at].text
        if (
            block.kind in STORY_KINDS
            and blocks[at + 1].kind in (Kind.BODY, Kind.HEADING)
            and at not in known
            and len(text) < _LONGEST_TIME
            and _TIME.fullmatch(text)
        ):
            blocks[at] = replace(block, kind=Kind.TIMESTAMP, reasons=(_CLOCK,), second=block.kind)


def _ask_in_gallery(blocks: list[Block], known: Mapping[int, Verdict]) -> None:
    """In a copy of pictures a sentence alone above a credit may be a caption as well as a paragraph: somebody looks.

    Of tips or steps that have a picture each there are as many as credits: there it asks about paragraphs only.
    """
    kinds = [block.kind for block in blocks]
    credited = kinds.count(Kind.CREDIT)
    if credited < kinds.count(Kind.BODY) * _GALLERY:
        return
    for at, (before, kind, after) in enumerate(zip(kinds, kinds[1:], kinds[2:], strict=False), 1):
        if kind is Kind.BODY and before is not Kind.BODY and after is Kind.CREDIT and at not in known:
            blocks[at] = replace(blocks[at], ask=True)


def _find_the_text(document: Document, blocks: list[Block], known: Mapping[int, Verdict]) -> None:
    """What a format itself calls the story's text is text, where the model finds no paragraph in it."""
    content = range(*document.content)
    if any(blocks[at].kind is Kind.BODY for at in content):
        return
    for at in content:
        if at not in known and blocks[at].kind not in KEPT_IN_CONTENT:
            blocks[at] = replace(blocks[at], kind=Kind.BODY, ask=True, reasons=(_CONTENT,))
