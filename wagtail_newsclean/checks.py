"""What is wrong with the settings, said at start-up in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as CheckWarning
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.module_loading import import_string
from modelcluster.fields import ParentalKey
from wagtail.blocks import Block, ChoiceBlock, FieldBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from .conf import NAME, get_settings, known_keys
from .mapping import BlockTarget, MappingError, PageMapping, parse_mapping
from .mapping.config import APART_KINDS, PICTURE, RelationTarget
from .mapping.writing import leaf, takes_text
from .publishing.partners import PartnerError, parse_partner
from .services.findings import CODES
from .suggesters.storage import ArchiveStorage
from .text import Kind
from .text.details.dateline_style import STYLES
from .text.harm import HarmCode


@register()
def check_settings(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Every fault of ``WAGTAIL_NEWSCLEAN``, each naming the key to mend."""
    given = getattr(settings, NAME, {})
    found: list[CheckMessage] = [
        CheckWarning(
            f"{NAME} has an unknown key {key!r}; it does nothing.",
            hint=f"Known keys are {', '.join(sorted(known_keys()))}.",
            id="newsclean.W001",
        )
        for key in given
        if key not in known_keys()
    ]
    found += [
        Error(
            f"{NAME}['GATE'] names {code!r}, which no finding is called: it holds nothing.",
            hint=f"Findings are called {', '.join(CODES)}.",
            id="newsclean.E008",
        )
        for code in get_settings().gate
        if code not in CODES
    ]
    found += [
        Error(
            f"{NAME}['WITHHOLD'] names {code!r}, which is no harm that is looked for: it withholds nothing.",
            hint=f"Harm is called {', '.join(HarmCode)}.",
            id="newsclean.E009",
        )
        for code in get_settings().withhold
        if code not in list(HarmCode)
    ]
    for name, raw in get_settings().partners.items():
        try:
            parse_partner(name, raw)
        except PartnerError as error:
            found.append(Error(f"{NAME}: {error}", id="newsclean.E010"))
    if get_settings().dateline_style not in ("", *STYLES):
        found.append(
            Error(
                f"{NAME}['DATELINE_STYLE'] is {get_settings().dateline_style!r}, which is no style.",
                hint=f"Styles are {', '.join(STYLES)}; empty: as the site's newest stories have it.",
                id="newsclean.E011",
            )
        )
    found += _check_storage()
    if not get_settings().pages:
        found.append(
            CheckWarning(
                f"{NAME} maps no page model: copy can be reviewed, but no draft can be made of it.",
                hint=f"Set {NAME}['PAGES'] = {{'app.Model': {{...}}}}.",
                id="newsclean.W002",
            )
        )
    for label, raw in get_settings().pages.items():
        found += _check_page(label, raw)
    return found


def _check_storage() -> Iterator[CheckMessage]:
    path = get_settings().archive_storage
    if not path:
        return
    try:
        storage = import_string(path)
    except ImportError as error:
        yield Error(f"{NAME}['ARCHIVE_STORAGE'] names {path!r}: {error}", id="newsclean.E012")
        return
    if not (isinstance(storage, type) and issubclass(storage, ArchiveStorage)):
        yield Error(
            f"{NAME}['ARCHIVE_STORAGE'] names {path!r}, which is no subclass of ArchiveStorage.",
            hint="Subclass wagtail_newsclean.suggesters.storage.ArchiveStorage.",
            id="newsclean.E012",
        )
    elif storage.__abstractmethods__:
        missing = ", ".join(sorted(storage.__abstractmethods__))
        yield Error(f"{NAME}['ARCHIVE_STORAGE'] names {path!r}, which lacks {missing}.", id="newsclean.E012")


def _check_page(label: str, raw: Any) -> Iterator[CheckMessage]:
    try:
        mapping = parse_mapping(label, raw)
    except MappingError as error:
        yield Error(str(error), id="newsclean.E001")
        return
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError) as error:
        yield Error(f"{NAME}['PAGES'] names {label!r}: {error}", id="newsclean.E002")
        return
    yield from _check_fields(mapping, model)
    yield from _check_relations(mapping, model)
    if mapping.body and _has(model, mapping.body):
        body = model._meta.get_field(mapping.body)
        if isinstance(body, StreamField):
            yield from _check_blocks(mapping, body)


def _check_fields(mapping: PageMapping, model: type[Model]) -> Iterator[CheckMessage]:
    names = {
        "headline": mapping.headline,
        "standfirst": mapping.standfirst,
        "dateline": mapping.dateline,
        "tags": mapping.tags,
        "body": mapping.body,
        "related": mapping.related and mapping.related[0],
        "byline": mapping.byline.relation if isinstance(mapping.byline, RelationTarget) else mapping.byline,
        **{f"fields.{kind}": name for kind, name in mapping.fields.items()},
    }
    for key, name in names.items():
        if name and not _has(model, name):
            yield Error(
                f"{NAME}: {mapping.label} has no field {name!r}, which {key!r} names.", id="newsclean.E003"
            )
    if mapping.body is None:
        yield Error(f"{NAME}: {mapping.label} maps no 'body'.", id="newsclean.E003")


def _check_relations(mapping: PageMapping, model: type[Model]) -> Iterator[CheckMessage]:
    """Authors and related stories: the way there, and that it ends at the right thing."""
    byline, related = mapping.byline, mapping.related
    if isinstance(byline, RelationTarget) and _has(model, byline.relation):
        people = _at_the_end(model, byline.relation, byline.through)
        if people is None:
            yield Error(
                f"{NAME}: {mapping.label}, 'byline': {byline.relation!r} has no {byline.through!r} that leads "
                "to authors.",
                id="newsclean.E003",
            )
        elif not _has(people, byline.name):
            yield Error(
                f"{NAME}: {mapping.label}, 'byline': {people.__name__} has no field {byline.name!r}.",
                hint="'name' is the field that holds an author's name.",
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


def _at_the_end(model: type[Model], relation: str, through: str | None) -> Any:
    """The model a relation leads to; None where a row's field is missing or points back to the page."""
    row: Any = model._meta.get_field(relation).related_model
    if through is None or row is None:
        return row
    if not _has(row, through) or isinstance(row._meta.get_field(through), ParentalKey):
        return None
    return row._meta.get_field(through).related_model


def _check_fixed(where: str, block: Block, fixed: Mapping[str, Any]) -> Iterator[CheckMessage]:
    """What "set" fills: children that are there, choices that can be chosen."""
    children = getattr(block, "child_blocks", {})
    for name, value in fixed.items():
        if name not in children:
            known = ", ".join(children) or "none"
            yield Error(
                f"{where}: 'set' names {name!r}, which is no child; known are {known}.", id="newsclean.E005"
            )
        elif isinstance(children[name], ChoiceBlock) and not children[name].field.valid_value(value):
            yield Error(f"{where}: {value!r} cannot be chosen for {name!r}.", id="newsclean.E005")


def _check_required(
    where: str, mapping: PageMapping, target: BlockTarget, block: Block
) -> Iterator[CheckMessage]:
    """Children that must be filled and that nothing fills: drafts could not be published as they are."""
    if not isinstance(block, StructBlock):
        return
    filled = {other.path[0] for other in mapping.blocks.values() if _same_block(other, target) and other.path}
    for name, child in block.child_blocks.items():
        given = name in filled or name in target.fixed
        if isinstance(child, FieldBlock) and child.required and not given and not child.get_default():
            yield CheckWarning(
                f"{where}: {name!r} is required, has no default, and nothing is put there: an editor must fill it "
                "before a draft can be published.",
                hint=f"Give it a value: {{'block': ..., 'set': {{{name!r}: ...}}}}, or a default in the block.",
                id="newsclean.W003",
            )


def _same_block(other: BlockTarget | None, target: BlockTarget) -> TypeGuard[BlockTarget]:
    return other is not None and other.block == target.block


def _check_blocks(mapping: PageMapping, body: StreamField) -> Iterator[CheckMessage]:
    if not isinstance(mapping.blocks.get(Kind.BODY.value), BlockTarget):
        yield Error(
            f"{NAME}: {mapping.label} maps no block for 'body': the story would have no text.",
            id="newsclean.E004",
        )
    story = mapping.blocks.get(Kind.BODY.value)
    looked_at: set[str] = set()
    for kind, target in mapping.blocks.items():
        if target is None:
            continue
        where = f"{NAME}: {mapping.label}, blocks[{kind!r}]"
        try:
            if target.block not in body.stream_block.child_blocks:
                known = ", ".join(body.stream_block.child_blocks)
                raise LookupError(f"there is no block {target.block!r}; known are {known}")
            end = leaf(body.stream_block.child_blocks[target.block], target.path)
        except LookupError as error:
            yield Error(f"{where}: {error}.", id="newsclean.E005")
            continue
        yield from _check_fixed(where, body.stream_block.child_blocks[target.block], target.fixed)
        if target.block not in looked_at:
            looked_at.add(target.block)
            yield from _check_required(where, mapping, target, body.stream_block.child_blocks[target.block])
        if kind == PICTURE:
            if not isinstance(end, ImageChooserBlock):
                yield Error(f"{where} is not an image chooser.", id="newsclean.E006")
        elif not takes_text(end):
            yield Error(
                f"{where} cannot take text.",
                hint="Name the child that does: 'block.child'.",
                id="newsclean.E006",
            )
        elif kind in APART_KINDS and story and (target.block, target.path) == (story.block, story.path):
            yield Error(
                f"{where} is where the story's text goes; {kind} would land in the body.",
                hint="Give it a block of its own, or None to keep it out of the page.",
                id="newsclean.E007",
            )


def _has(model: type[Model], name: str) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True
