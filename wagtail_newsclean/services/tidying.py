"""Clean this text: what is no part of the story is found in a page's body, taken out or moved, as a normal draft.

Nothing is lost: the words are cut out of a new revision, the earlier one stays and can be compared and restored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.log_actions import log

from ..mapping import PageMapping
from ..mapping.cutting import CutError, cut
from ..mapping.faults import fault_of, mapping_to_read
from ..mapping.paragraphs import Paragraph, Place, paragraphs_of
from ..mapping.rich import text_of
from ..mapping.writing import Piece, write_body
from ..text import Kind
from .findings import findings_for
from .page_split import language_of, split_paragraphs

OUT = "out"  #: take it out of the page
MOVE = "move"  #: put it into the block of its kind
KEEP = "keep"

_SURE = 0.5  #: what is shown; the editor decides
_TICKED = 0.9  #: what is ticked when the page opens
_HARM = frozenset({"desk_note", "phone", "embargo"})


class TidyError(ValueError):
    """The text cannot be changed as asked; the message says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph that is no part of the story."""

    paragraph: Paragraph
    kind: str  #: a Kind's value; "note" for what is for editors only
    confidence: float
    reasons: tuple[str, ...]
    can_move: bool

    @property
    def key(self) -> str:
        """Names the paragraph between the page and the form."""
        place = self.paragraph.place
        path = ".".join(str(step) for step in place.path)
        return (
            f"{place.field}:{place.block if place.block is not None else ''}:{path}:{self.paragraph.number}"
        )

    @property
    def proposed(self) -> str:
        """What is ticked at first."""
        if self.confidence < _TICKED:
            return KEEP
        return MOVE if self.can_move else OUT


def find_furniture(page: Any) -> list[Found]:
    """What stands in the text of a mapped page and is no part of the story, in reading order."""
    mapping = mapping_to_read(type(page))
    if mapping is None or not mapping.body:
        return []
    paragraphs = list(paragraphs_of(type(page), mapping, partial(getattr, page)))
    found: dict[tuple[Place, int], Found] = {}
    for paragraph, block in split_paragraphs(paragraphs, language_of(page)).furniture(_SURE):
        if paragraph.place.field == mapping.body:
            move = _moves(page, mapping, block.kind.value)
            found[paragraph.place, paragraph.number] = Found(
                paragraph, block.kind.value, block.confidence, block.reasons, move
            )
    for finding in findings_for(page):
        where = (finding.place, finding.number)
        if finding.code in _HARM and finding.place.field == mapping.body:
            paragraph = next(p for p in paragraphs if (p.place, p.number) == where)
            if finding.end - finding.start >= len(paragraph.text) - 2:
                found[where] = Found(paragraph, Kind.NOTE.value, 1.0, (finding.message,), can_move=False)
    return [found[p.place, p.number] for p in paragraphs if (p.place, p.number) in found]


def tidy(page: Any, choices: Mapping[str, str], *, user: Any) -> tuple[Any, Any] | None:
    """Take out or move what was chosen (``Found.key`` to OUT or MOVE) and save a draft revision.

    ``page`` is the latest revision as an object. Returns the revision before and the new one; None where nothing
    was chosen. Raises ``TidyError`` for a choice that does not fit the page as it is now.
    """
    found = {item.key: item for item in find_furniture(page)}
    chosen = {key: what for key, what in choices.items() if what in (OUT, MOVE)}
    if not chosen:
        return None
    if not chosen.keys() <= found.keys():
        raise TidyError(_("The text has changed meanwhile. Look again; nothing was saved."))
    mapping = mapping_to_read(type(page))
    if mapping is None or not mapping.body:
        raise TidyError(_("The site maps no text for this kind of page."))
    items = [(found[key], what if found[key].can_move else OUT) for key, what in chosen.items()]
    try:
        value = _tidied(page, mapping, items)
    except CutError as error:
        raise TidyError(_("The paragraphs of this text cannot be told apart; nothing was saved.")) from error
    before = page.latest_revision or page.save_revision(user=user, log_action=False)
    setattr(page, mapping.body, value)
    after = page.save_revision(user=user, log_action=True, clean=False)
    taken = [{"kind": item.kind, "did": what, "text": item.paragraph.text[:500]} for item, what in items]
    log(page, "wagtail_newsclean.tidy", user=user, data={"paragraphs": taken}, revision=after)
    return before, after


def _tidied(page: Any, mapping: PageMapping, items: list[tuple[Found, str]]) -> Any:
    field = type(page)._meta.get_field(str(mapping.body))
    value = getattr(page, str(mapping.body))
    if isinstance(field, StreamField):
        return _tidy_stream(mapping, value, items)
    numbers = [item.paragraph.number for item, _what in items]
    return cut(value or "", numbers, rich=isinstance(field, RichTextField)).rest


def _tidy_stream(mapping: PageMapping, stream: Any, items: Iterable[tuple[Found, str]]) -> blocks.StreamValue:
    by_block: dict[int, list[tuple[Found, str]]] = {}
    for item, what in items:
        by_block.setdefault(item.paragraph.place.block or 0, []).append((item, what))
    tidied: list[Any] = []
    for index, child in enumerate(stream):
        mine = by_block.get(index)
        if mine is None:
            tidied.append((child.block_type, child.value, child.id))
        else:
            tidied += _tidy_child(mapping, child, mine)
    known = stream.stream_block.child_blocks
    return blocks.StreamValue(
        stream.stream_block, [(name, known[name].normalize(value), *given) for name, value, *given in tidied]
    )


def _tidy_child(mapping: PageMapping, child: Any, items: list[tuple[Found, str]]) -> list[Any]:
    """The block without what was chosen, in pieces where something moved out of its middle."""
    moves = [item for item, what in items if what == MOVE]
    if isinstance(child.block, blocks.RichTextBlock) and moves:
        return _split_rich(mapping, child, items)
    by_path: dict[tuple[str | int, ...], list[int]] = {}
    for item, _what in items:
        by_path.setdefault(item.paragraph.place.path, []).append(item.paragraph.number)
    value = child.value
    for path, numbers in by_path.items():
        value = _without(child.block, value, path, numbers)
    rest = [] if _is_empty(child.block, value) else [(child.block_type, value, child.id)]
    return rest + [moved for item in moves for moved in _moved(mapping, item)]


def _split_rich(mapping: PageMapping, child: Any, items: list[tuple[Found, str]]) -> list[Any]:
    what_of = {item.paragraph.number: (item, what) for item, what in items}
    out: list[Any] = []
    first = True
    pieces = cut(child.value.source, sorted(what_of), rich=True)
    for number, html in pieces.runs:
        if number is None:
            value = child.block.to_python(html)
            out.append((child.block_type, value, child.id) if first else (child.block_type, value))
            first = False
        elif what_of[number][1] == MOVE:
            out += _moved(mapping, what_of[number][0])
    return out


def _moved(mapping: PageMapping, item: Found) -> list[Any]:
    written = write_body(mapping, [Piece(item.kind, item.paragraph.text)])
    return list(written.values[str(mapping.body)])


def _moves(page: Any, mapping: PageMapping, kind: str) -> bool:
    """Whether the page's stream has a block for this kind; a credit belongs to a picture, which nobody can guess."""
    if kind in (Kind.CREDIT, Kind.CAPTION) or not mapping.blocks.get(kind) or fault_of(mapping.label):
        return False
    return isinstance(type(page)._meta.get_field(str(mapping.body)), StreamField)


def _without(block: blocks.Block, value: Any, path: tuple[str | int, ...], numbers: list[int]) -> Any:
    """``value`` with paragraphs of the text at ``path`` cut out."""
    if not path:
        rich = isinstance(block, (blocks.RichTextBlock, blocks.RawHTMLBlock))
        rest = cut(str(getattr(value, "source", value) or ""), numbers, rich=rich).rest
        return block.to_python(rest)
    head, *rest_of_path = path
    below = tuple(rest_of_path)
    if isinstance(block, blocks.StructBlock):
        child = block.child_blocks[str(head)]
        changed = {**value, str(head): _without(child, value[str(head)], below, numbers)}
        return block.to_python(block.get_prep_value(block.normalize(changed)))
    prepared = block.get_prep_value(value)
    inner = block.child_block if isinstance(block, blocks.ListBlock) else value[int(head)].block
    item = value[int(head)] if isinstance(block, blocks.ListBlock) else value[int(head)].value
    prepared[int(head)]["value"] = inner.get_prep_value(_without(inner, item, below, numbers))
    return block.to_python(prepared)


def _is_empty(block: blocks.Block, value: Any) -> bool:
    """A text block of which nothing is left; blocks with more than text always stay."""
    text = str(getattr(value, "source", value) or "")
    return isinstance(block, blocks.FieldBlock) and not text_of(text).strip() and "<embed" not in text
