"""What a site has: its page models, their fields, and the blocks in which text and pictures can stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import Any

import swapper
from django import forms
from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation
from django.db.models import Field, ForeignKey, Model
from modelcluster.models import get_all_child_relations
from taggit.managers import TaggableManager
from wagtail.blocks import Block, FieldBlock, ListBlock, RawHTMLBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock, ImageChooserBlock


def page_models() -> list[type[Model]]:
    """The site's page models, without Wagtail's own."""
    page_class = swapper.load_model("wagtailcore", "Page")
    return [found for found in apps.get_models() if issubclass(found, page_class) and found is not page_class]


def own_fields(model: type[Model]) -> list[str]:
    """The names that a mapping can use: the title, and the fields and child relations of the model itself."""
    return ["title", *(field.name for field in fields_of(model)), *child_relations(model)]


def fields_of(model: type[Model]) -> list[Any]:
    """The model's fields besides those that every page has and the links between tables."""
    page_class = swapper.load_model("wagtailcore", "Page")
    found = []
    for field in model._meta.get_fields():
        ours = isinstance(field, (Field, TaggableManager)) and not isinstance(field, GenericRelation)
        link = ours and getattr(field.remote_field, "parent_link", False)
        if ours and not link and not issubclass(page_class, field.model):
            found.append(field)
    return found


def child_relations(model: Any) -> list[str]:
    """The names of the rows that belong to a page: authors, related stories, gallery images."""
    relations = get_all_child_relations(model)
    return [
        rel.get_accessor_name() for rel in relations if rel.related_model._meta.app_label != "wagtailcore"
    ]


def leads_to_image(field: Any) -> bool:
    """Whether the field is a foreign key to the site's image model."""
    return isinstance(field, ForeignKey) and field.related_model is get_image_model()


def leaf(block: Block, path: Iterable[str]) -> Block:
    """The block at the end of ``path``. Raises ``LookupError`` naming the part that does not exist."""
    for name in path:
        while isinstance(block, ListBlock):
            block = block.child_block
        children = getattr(block, "child_blocks", {})
        if name not in children:
            raise LookupError(f"there is no child block {name!r}; known are {', '.join(children) or 'none'}")
        block = children[name]
    while isinstance(block, ListBlock):
        block = block.child_block
    return block


def takes_text(block: Block) -> bool:
    """Whether text can be written into this block as it stands."""
    return isinstance(block, (RichTextBlock, RawHTMLBlock)) or (
        isinstance(block, FieldBlock)
        and isinstance(block.field, forms.CharField)
        and not isinstance(block.field, (forms.EmailField, forms.URLField, forms.RegexField))
        and not isinstance(block, TableBlock)
    )


def takes_picture(block: Block) -> bool:
    """Whether an image can be put into this block as it stands."""
    return isinstance(block, (ImageChooserBlock, ImageBlock))


def text_paths(block: Block) -> list[str]:
    """The ways ("section.content.text") from a block down to the children that take text."""
    return list(_paths(block, takes_text))


def picture_paths(block: Block) -> list[str]:
    """The same for images."""
    return list(_paths(block, takes_picture))


def _paths(block: Block, takes: Callable[[Block], bool], way: tuple[str, ...] = ()) -> Iterator[str]:
    while isinstance(block, ListBlock):
        block = block.child_block
    if way and takes(block):
        yield ".".join(way)
    elif isinstance(block, (StructBlock, StreamBlock)) and not isinstance(block, ImageBlock):
        for name, child in block.child_blocks.items():
            yield from _paths(child, takes, (*way, name))


def unknown_name(wrong: str, known: Iterable[str], there_are: str) -> str:
    """The name that was meant, where one is near, and all that there are."""
    names = list(known)
    near = get_close_matches(wrong, names, n=1)
    meant = f"Did you mean {near[0]!r}? " if near else ""
    return f"{meant}{there_are} {', '.join(names) or 'none'}."
