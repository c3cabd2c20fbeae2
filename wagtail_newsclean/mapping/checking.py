"""What is wrong with a page model's mapping, each fault with the key to mend and the names that are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, TypeGuard

from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as CheckWarning
from django.core.exceptions import FieldDoesNotExist
from django.db.models import BooleanField, CharField, DateField, Model, TextField
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.managers import TaggableManager
from wagtail.blocks import Block, ChoiceBlock, FieldBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from ..conf import NAME
from ..text import Kind
from .config import (
    ALT,
    APART_KINDS,
    PICTURE,
    BlockTarget,
    MappingError,
    PageMapping,
    RelationTarget,
    parse_mapping,
)
from .inspecting import leads_to_image, own_fields, page_models, picture_paths, text_paths
from .names import is_single
from .required import required_fields
from .writing import leaf, takes_picture, takes_text


def check_page(label: str, raw: Any) -> Iterator[CheckMessage]:
    """The faults of one page model's mapping, as written in the settings."""
    try:
        mapping = parse_mapping(label, raw)
    except MappingError as error:
        yield Error(str(error), id="newsclean.E001")
        return
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError) as error:
        models = [found._meta.label for found in page_models()]
        hint = unknown_name(label, models, "Page models are")
        yield Error(f"{NAME}['PAGES'] names {label!r}: {error}", hint=hint, id="newsclean.E002")
        return
    if model not in page_models():
        yield Error(f"{NAME}['PAGES'] names {label!r}, which is no page model.", id="newsclean.E002")
        return
    yield from _check_fields(mapping, model)
    yield from _check_kinds_of_fields(mapping, model)
    yield from _check_relations(mapping, model)
    yield from _check_required_fields(mapping, model)
    if mapping.body and _has(model, mapping.body):
        body = model._meta.get_field(mapping.body)
        if isinstance(body, StreamField):
            yield from _check_blocks(mapping, body)


def unknown_name(wrong: str, known: Iterable[str], there_are: str) -> str:
    """The name that was meant, where one is near, and all that there are."""
    names = list(known)
    near = get_close_matches(wrong, names, n=1)
    meant = f"Did you mean {near[0]!r}? " if near else ""
    return f"{meant}{there_are} {', '.join(names) or 'none'}."


def _check_fields(mapping: PageMapping, model: type[Model]) -> Iterator[CheckMessage]:
    names = {
        "headline": mapping.headline,
        "standfirst": mapping.standfirst,
        "dateline": mapping.dateline,
        "tags": mapping.tags,
        "body": mapping.body,
        "related": mapping.related and mapping.related[0],
        "byline": mapping.byline.relation if isinstance(mapping.byline, RelationTarget) else mapping.byline,
        **({"picture.image": mapping.picture.field} if mapping.picture else {}),
        **_picture_words(mapping),
        **{f"fields.{kind}": name for kind, name in mapping.fields.items()},
        **{f"set.{name}": name for name in mapping.fixed},
    }
    for key, name in names.items():
        if name and not _has(model, name):
            yield Error(
                f"{NAME}: {mapping.label} has no field {name!r}, which {key!r} names.",
                hint=unknown_name(name, own_fields(model), "Its fields are"),
                id="newsclean.E003",
            )
    if mapping.body is None:
        yield Error(
            f"{NAME}: {mapping.label} maps no 'body'.",
            hint="Name the StreamField, RichTextField or TextField that holds the story.",
            id="newsclean.E003",
        )


def _check_kinds_of_fields(mapping: PageMapping, model: type[Model]) -> Iterator[CheckMessage]:
    """Fields that are there and cannot take what is to go into them."""
    texts = {
        "headline": mapping.headline,
        "standfirst": mapping.standfirst,
        "dateline": mapping.dateline,
        **_picture_words(mapping),
        **{f"fields.{kind}": name for kind, name in mapping.fields.items()},
    }
    if isinstance(mapping.byline, str):
        texts["byline"] = mapping.byline
    for key, name in texts.items():
        if name and _has(model, name) and not isinstance(model._meta.get_field(name), (CharField, TextField)):
            hint = "Name a CharField, TextField or RichTextField."
            if key == "byline":
                hint = (
                    f"For authors that are objects: {{'field': {name!r}, 'name': 'the field of the name'}}."
                )
            yield _not_a(mapping, key, name, "text field", hint)
    body = mapping.body
    fits = (StreamField, CharField, TextField)
    if body and _has(model, body) and not isinstance(model._meta.get_field(body), fits):
        hint = "Name the StreamField, RichTextField or TextField that holds the story."
        yield _not_a(mapping, "body", body, "field for a story's text", hint)
    picture = mapping.picture.field if mapping.picture else None
    if picture and _has(model, picture):
        field = model._meta.get_field(picture)
        if mapping.beside is None and not leads_to_image(field):
            hint = f"Name a foreign key to {get_image_model()._meta.label}"
            inside = picture_paths(field.stream_block) if isinstance(field, StreamField) else []
            names = " or ".join(repr(f"{picture}.{path}") for path in inside)
            yield _not_a(
                mapping,
                "picture",
                picture,
                "field of an image",
                f"{hint}, or {names}." if names else f"{hint}.",
            )
        elif mapping.beside is not None and not isinstance(field, StreamField):
            yield _not_a(mapping, "picture", picture, "StreamField", f"Name it without a dot: {picture!r}.")
        elif mapping.beside is not None and isinstance(field, StreamField):
            yield from _check_targets(mapping.beside, field, "picture")
    for name in mapping.fixed:
        if _has(model, name) and not _can_be_set(model._meta.get_field(name)):
            hint = "It takes fields of the page itself, and many-to-many fields that are ParentalManyToManyFields."
            yield _not_a(mapping, "set", name, "field with one value for every draft", hint)
    tags = mapping.tags
    if tags and _has(model, tags) and not isinstance(model._meta.get_field(tags), TaggableManager):
        hint = "Tags are suggested for taggit's fields (ClusterTaggableManager); leave 'tags' out for others."
        yield _not_a(mapping, "tags", tags, "field of tags", hint)


def _picture_words(mapping: PageMapping) -> dict[str, str]:
    words = mapping.picture.words if mapping.picture else {}
    return {f"picture.{kind}": name for kind, name in words.items()}


def _not_a(mapping: PageMapping, key: str, name: str, what: str, hint: str) -> CheckMessage:
    return Error(f"{NAME}: {mapping.label}, {key!r}: {name!r} is no {what}.", hint=hint, id="newsclean.E013")


def _check_relations(mapping: PageMapping, model: type[Model]) -> Iterator[CheckMessage]:
    """Authors and related stories: the way there, and that it ends at the right thing."""
    byline, related = mapping.byline, mapping.related
    if isinstance(byline, RelationTarget) and _has(model, byline.relation):
        people = _at_the_end(model, byline.relation, byline.through)
        if people is None:
            yield Error(
                f"{NAME}: {mapping.label}, 'byline': {byline.relation!r} has no {byline.through!r} that leads "
                "to authors.",
                hint=unknown_name(str(byline.through), _rows(model, byline.relation), "Its fields are"),
                id="newsclean.E003",
            )
        else:
            for name in byline.names:
                if not _has(people, name):
                    names = [field.name for field in people._meta.fields if isinstance(field, CharField)]
                    yield Error(
                        f"{NAME}: {mapping.label}, 'byline': {people.__name__} has no field {name!r}.",
                        hint="'name' is the field that holds an author's name, or several with spaces between. "
                        + unknown_name(name, names, "Its text fields are"),
                        id="newsclean.E003",
                    )
    if related and _has(model, related[0]):
        end = _at_the_end(model, *related)
        if end is None or not hasattr(end, "first_published_at"):
            yield Error(
                f"{NAME}: {mapping.label}, 'related': {'.'.join(filter(None, related))!r} does not lead to "
                "other pages.",
                hint="Name the relation and, after a dot, the field of its rows that points to the other story.",
                id="newsclean.E003",
            )


def _rows(model: type[Model], relation: str) -> list[str]:
    row: Any = model._meta.get_field(relation).related_model
    return (
        [f.name for f in row._meta.fields if f.remote_field and not isinstance(f, ParentalKey)] if row else []
    )


def _at_the_end(model: type[Model], relation: str, through: str | None) -> Any:
    """The model a relation leads to; None where a row's field is missing or points back to the page."""
    row: Any = model._meta.get_field(relation).related_model
    if through is None or row is None:
        return row
    if not _has(row, through) or isinstance(row._meta.get_field(through), ParentalKey):
        return None
    return row._meta.get_field(through).related_model


def _can_be_set(field: Any) -> bool:
    """Whether a draft can have a value there before it is saved: no rows, no tags, no plain many-to-many field."""
    if isinstance(field, TaggableManager):
        return False
    return isinstance(field, ParentalManyToManyField) or (field.concrete and not field.many_to_many)


def _check_required_fields(mapping: PageMapping, model: type[Model]) -> Iterator[CheckMessage]:
    """Fields without which no page can be saved and that neither copy nor the mapping fills."""
    sometimes: dict[str, str] = {}
    byline = mapping.byline
    if isinstance(byline, RelationTarget) and _has(model, byline.relation) and is_single(model, byline):
        sometimes[byline.relation] = "where no author is found "
    if mapping.picture:
        sometimes[mapping.picture.field] = "where the copy has no picture "
    for field in required_fields(model):
        if field.name in mapping.fixed or isinstance(field, (DateField, BooleanField)):
            continue
        yield CheckWarning(
            f"{NAME}: {mapping.label} cannot be saved without {field.name!r}, and nothing in copy fills it: "
            f"{sometimes.get(field.name, '')}no draft can be made.",
            hint=f"Say what drafts have there: 'set': {{{field.name!r}: ...}}, for a foreign key a primary key or a "
            "lookup like {'slug': 'news'}; or give the field a default or null=True.",
            id="newsclean.W004",
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


def _check_blocks(mapping: PageMapping, body: StreamField) -> Iterator[CheckMessage]:
    story = mapping.blocks.get(Kind.BODY.value)
    if story is None:
        yield Error(
            f"{NAME}: {mapping.label} maps no block for 'body': the story would have no text.",
            hint=f"Blocks that take text are {', '.join(text_paths(body.stream_block)) or 'none'}.",
            id="newsclean.E004",
        )
    yield from _check_targets(mapping, body, "blocks")


def _check_targets(mapping: PageMapping, body: StreamField, key: str) -> Iterator[CheckMessage]:
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


def _has(model: type[Model], name: str) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True
