"""What is wrong with where a mapping puts the kinds in a stream of blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeGuard

from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as CheckWarning
from wagtail.blocks import Block, ChoiceBlock, FieldBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock

from ..conf import NAME
from ..text import Kind
from .config import ALT, APART_KINDS, PICTURE, BlockTarget, PageMapping
from .inspecting import leaf, takes_picture, takes_text, text_paths, unknown_name


def check_targets(mapping: PageMapping, body: StreamField, key: str) -> Iterator[CheckMessage]:
    """Where the kinds go in a stream; ``key`` is that of the settings."""
    blocks = body.stream_block.child_blocks
    story = mapping.blocks.get(Kind.BODY.value)
    looked_at: set[tuple[str, ...]] = set()
    for kind, target in mapping.blocks.items():
        if target is None:
            continue
        where = f"{NAME}: {mapping.label}, {key}[{kind!r}]"
        if target.block not in blocks:
            yield Error(
                f"{where}: there is no block {target.block!r}.",
                hint=unknown_name(target.block, blocks, "Blocks are"),
                id="newsclean.E005",
            )
            continue
        block = blocks[target.block]
        try:
            end = leaf(block, target.path)
        except LookupError as error:
            yield Error(f"{where}: {error}.", id="newsclean.E005")
            continue
        yield from _check_fixed(where, block, target.fixed)
        for depth in range(len(target.path)):
            way = target.path[:depth]
            if (target.block, *way) not in looked_at:
                looked_at.add((target.block, *way))
                yield from _check_required(where, mapping, target, way, leaf(block, way))
        yield from _check_end(where, kind, target, block, end)
        if kind in APART_KINDS and story and (target.block, target.path) == (story.block, story.path):
            yield Error(
                f"{where} is where the story's text goes; {kind} would land in the body.",
                hint="Give it a block of its own, or None to keep it out of the page.",
                id="newsclean.E007",
            )


def _check_end(
    where: str, kind: str, target: BlockTarget, block: Block, end: Block
) -> Iterator[CheckMessage]:
    """That the last block of the path can hold what is put there."""
    if target.path and isinstance(leaf(block, target.path[:-1]), ImageBlock):
        name = ".".join((target.block, *target.path[:-1]))
        yield Error(
            f"{where} goes into a block of Wagtail's that is filled as a whole.",
            hint="Leave it out: a picture's alternative text goes there by itself."
            if kind == ALT
            else f"Name {name!r}.",
            id="newsclean.E006",
        )
    elif kind == PICTURE:
        if not takes_picture(end):
            yield Error(
                f"{where} is not an image chooser.",
                hint="It takes an ImageChooserBlock or an ImageBlock.",
                id="newsclean.E006",
            )
    elif not takes_text(end):
        below = [".".join((target.block, *target.path, path)) for path in text_paths(end)]
        yield Error(
            f"{where} cannot take text.",
            hint=f"Name the child that does: {', '.join(below) or 'this block has none'}.",
            id="newsclean.E006",
        )


def _check_fixed(where: str, block: Block, fixed: Mapping[str, Any]) -> Iterator[CheckMessage]:
    """What "set" fills: children that are there, choices that can be chosen."""
    for way, value in fixed.items():
        *above, name = way.split(".")
        try:
            children = getattr(leaf(block, above), "child_blocks", {})
        except LookupError as error:
            yield Error(f"{where}: 'set' names {way!r}, but {error}.", id="newsclean.E005")
            continue
        if name not in children:
            yield Error(
                f"{where}: 'set' names {way!r}, which is no child.",
                hint=unknown_name(name, children, "Children are"),
                id="newsclean.E005",
            )
        elif isinstance(children[name], ChoiceBlock) and not children[name].field.valid_value(value):
            yield Error(f"{where}: {value!r} cannot be chosen for {way!r}.", id="newsclean.E005")


def _check_required(
    where: str, mapping: PageMapping, target: BlockTarget, way: tuple[str, ...], block: Block
) -> Iterator[CheckMessage]:
    """Children that must be filled and that nothing fills: drafts could not be published as they are.

    ``way`` leads down to the block.
    """
    if not isinstance(block, StructBlock) or isinstance(block, ImageBlock):
        return
    beside = [other for other in mapping.blocks.values() if _same_block(other, target)]
    filled = {other.path[len(way)] for other in beside if _leads_on(other, way)}
    fixed = {name for other in beside for name in other.fixed}
    story = mapping.blocks.get(Kind.BODY.value)
    first = story.path[len(way)] if _same_block(story, target) and _leads_on(story, way) else ""
    for name, child in block.child_blocks.items():
        full = ".".join((*way, name))
        if not isinstance(child, FieldBlock) or not child.required or full in fixed or child.get_default():
            continue
        if name not in filled:
            choices = _choices(child)
            yield CheckWarning(
                f"{where}: {full!r} is required, has no default, and nothing is put there: an editor must fill it "
                "before a draft can be published.",
                hint=f"Give it a value: {{'block': ..., 'set': {{{full!r}: {choices or '...'}}}}}, or a default in the "
                "block.",
                id="newsclean.W003",
            )
        elif first and first != name:
            yield CheckWarning(
                f"{where}: {full!r} is required and stands beside the story's text: where a paragraph comes first, it "
                "is empty, and an editor must fill it before the draft can be published.",
                hint=f"Make it required=False, or put 'body' into a block without {full!r}.",
                id="newsclean.W003",
            )


def _leads_on(target: BlockTarget, way: tuple[str, ...]) -> bool:
    return len(target.path) > len(way) and target.path[: len(way)] == way


def _choices(block: Block) -> str:
    """What can be chosen, for a hint: 's' or 'l'."""
    if not isinstance(block, ChoiceBlock):
        return ""
    return " or ".join(repr(value) for value in _values(block.field.choices) if value)


def _values(choices: Iterable[Any]) -> Iterator[Any]:
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            yield from _values(label)
        else:
            yield value


def _same_block(other: BlockTarget | None, target: BlockTarget) -> TypeGuard[BlockTarget]:
    return other is not None and other.block == target.block
