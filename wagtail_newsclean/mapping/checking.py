"""What is wrong with a page model's mapping, each fault with the key to mend and the names that are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import swapper
from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as CheckWarning
from django.core.exceptions import FieldDoesNotExist
from django.db.models import BooleanField, CharField, DateField, Model, TextField
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.managers import TaggableManager
from wagtail.fields import StreamField
from wagtail.images import get_image_model

from ..conf import NAME
from ..text import Kind
from .checking_blocks import check_targets
from .config import MappingError, PageMapping, RelationTarget, parse_mapping
from .inspecting import leads_to_image, own_fields, page_models, picture_paths, text_paths, unknown_name
from .names import is_single
from .required import repeated_fields, required_fields


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
        names = ", ".join(found._meta.label for found in page_models())
        yield Error(
            f"{NAME}['PAGES'] names {label!r}, which is no page model.",
            hint=f"Drafts are pages. Page models are {names or 'none'}.",
            id="newsclean.E002",
        )
        return
    yield from _check_fields(mapping, model)
    yield from _check_kinds_of_fields(mapping, model)
    yield from _check_relations(mapping, model)
    yield from _check_required_fields(mapping, model)
    yield from _check_repeated_fields(mapping, model)
    if mapping.body and _has(model, mapping.body):
        body = model._meta.get_field(mapping.body)
        if isinstance(body, StreamField):
            yield from _check_blocks(mapping, body)


def holds_text(mapping: PageMapping) -> bool:
    """Whether the page model has the field of the story's text, of a kind that can hold one."""
    body = mapping.body or ""
    fits = (StreamField, CharField, TextField)
    return bool(body) and _has(mapping.model, body) and isinstance(mapping.model._meta.get_field(body), fits)


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
    if body and _has(model, body) and not holds_text(mapping):
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
            yield from check_targets(mapping.beside, field, "picture")
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


def _check_repeated_fields(mapping: PageMapping, model: Any) -> Iterator[CheckMessage]:
    """Fields that must differ from page to page and that every draft has alike, where nothing seems to fill them."""
    if model.save is not swapper.load_model("wagtailcore", "Page").save:
        return  # it may fill them
    for field in repeated_fields(mapping):
        if type(field).pre_save.__module__.partition(".")[0] != "django":
            continue  # it makes its value itself
        yield CheckWarning(
            f"{NAME}: no two pages of {mapping.label} may have the same {field.name!r}, and every draft has the same: "
            "a second one cannot be made before the first has another.",
            hint="Give the field a default that is a function, or null=True, or fill it in the model's save().",
            id="newsclean.W005",
        )


def _check_blocks(mapping: PageMapping, body: StreamField) -> Iterator[CheckMessage]:
    story = mapping.blocks.get(Kind.BODY.value)
    if story is None:
        yield Error(
            f"{NAME}: {mapping.label} maps no block for 'body': the story would have no text.",
            hint=f"Blocks that take text are {', '.join(text_paths(body.stream_block)) or 'none'}.",
            id="newsclean.E004",
        )
    yield from check_targets(mapping, body, "blocks")


def _has(model: type[Model], name: str) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True
