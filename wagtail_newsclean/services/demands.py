"""What publishing will ask of a draft: required fields, rows and blocks, how many of each there may be, and what the
page model itself checks.

Wagtail asks for none of it when a draft is saved, and for all of it when the page is published.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock

from ..mapping.inspecting import takes_picture
from .filling import is_empty

logger = logging.getLogger(__name__)

#: The first is made when the page is saved; a missing headline is told before anything else is.
_TOLD_ELSEWHERE = frozenset({"slug", "title"})

#: What Wagtail's ``ImageBlock`` says, in Wagtail's own catalogue.
_NO_WORDS = "Please add some alt text for your image or mark it as decorative"


class Demand(NamedTuple):
    """What is missing or too much, in the words of the page editor's form."""

    where: str  #: "Body › Section › Heading"
    message: str


def demands_of(page: Any) -> list[Demand]:
    """What the form of a page, saved or not, would ask for at publishing; each once."""
    form = type(page).get_edit_handler().get_form_class()
    fields = form.base_fields
    found = [*_fields(page, fields), *_rows(page, form.formsets), *_whole(page, fields)]
    return list(dict.fromkeys(found))


def _fields(page: Any, fields: dict[str, forms.Field], above: str = "") -> Iterator[Demand]:
    """What the fields of a page lack, or those of a row that stands ``above`` its fields' names."""
    for name, form_field in fields.items():
        try:
            field = page._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        label = above + _words(form_field.label or field.verbose_name)
        if name in _TOLD_ELSEWHERE and not above:
            continue
        if isinstance(field, StreamField):
            yield from _blocks(field.stream_block, getattr(page, name), label)
        elif field.many_to_many:
            if form_field.required and _none_chosen(page, name):
                yield Demand(label, _required(form_field))
        elif isinstance(form_field, forms.CharField):
            try:
                form_field.clean(getattr(page, name))
                page.clean_fields(exclude=[other.name for other in page._meta.fields if other is not field])
            except ValidationError as error:
                yield Demand(label, " ".join(error.messages))
        elif form_field.required and is_empty(page, field):
            yield Demand(label, _required(form_field))


def _none_chosen(page: Any, name: str) -> bool:
    try:
        return not getattr(page, name).all()
    except ValueError:  # Django's own ManyToManyField: nothing can be chosen for a page that is not saved
        return True


def _rows(page: Any, formsets: dict[str, Any]) -> Iterator[Demand]:
    """Rows below the page: too few of them, or too many, and what they lack themselves."""
    for formset in formsets.values():
        rows = list(getattr(page, formset.fk.remote_field.get_accessor_name()).all())
        label, words = _words(formset.model._meta.verbose_name_plural), formset.default_error_messages
        for row in rows:
            yield from _fields(row, formset.form.base_fields, f"{label} › ")
        count = len(rows)
        if formset.validate_min and count < formset.min_num:
            yield Demand(label, words["too_few_forms"] % {"num": formset.min_num})
        if formset.validate_max and count > formset.max_num:
            yield Demand(label, words["too_many_forms"] % {"num": formset.max_num})


def _whole(page: Any, fields: dict[str, forms.Field]) -> Iterator[Demand]:
    """What the page model's own ``clean`` says, of a field or of the page as a whole."""
    try:
        page.clean()
    except ValidationError as error:
        errors = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, messages in errors.items():
            if name not in _TOLD_ELSEWHERE:
                yield Demand(_label(page, fields, name), " ".join(messages))
    except Exception:
        # It may count on a page that is saved and has its place.
        logger.warning("%s could not be validated.", type(page).__name__, exc_info=True)


def _label(page: Any, fields: dict[str, forms.Field], name: str) -> str:
    """The name of a field in the form; that of the page model for what is no field."""
    if name in fields and fields[name].label:
        return _words(fields[name].label)
    try:
        return _words(page._meta.get_field(name).verbose_name)
    except (FieldDoesNotExist, AttributeError):  # rows have no name of their own
        return _words(type(page).get_verbose_name())


def _blocks(stream: StreamBlock, value: Any, label: str) -> Iterator[Demand]:
    try:
        stream.clean(value)
    except ValidationError as error:
        yield from _errors(stream, value, error, label)
    except Exception:
        # A block's own validation may count on what a page has only once it is saved.
        logger.warning("The blocks of %s could not be validated.", label, exc_info=True)


def _errors(block: Any, value: Any, error: ValidationError, where: str) -> Iterator[Demand]:
    """The errors inside a block, each with the way to it."""
    if takes_picture(block):
        if value is None:
            yield Demand(where, " ".join(_messages(error)))
        # One that is only planned is in no library yet: of its errors none is told but that its words are missing.
        elif isinstance(block, ImageBlock) and not (value.contextual_alt_text or value.decorative):
            yield Demand(where, gettext(_NO_WORDS))
        return
    inside = getattr(error, "block_errors", None)
    if inside is None:
        yield Demand(where, " ".join(error.messages))
        return
    for own in error.non_block_errors.as_data():  # type: ignore[attr-defined]
        yield Demand(where, " ".join(own.messages))
    for key, below in inside.items():
        child, its_value = _child(block, value, key)
        way = where if isinstance(block, ListBlock) else f"{where} › {_words(child.label)}"
        yield from _errors(child, its_value, below, way)


def _messages(error: ValidationError) -> Iterator[str]:
    """What an error says by itself and inside: Wagtail's ``ImageBlock`` is a block with children of its own."""
    inside = getattr(error, "block_errors", None)
    if inside is None:
        yield from error.messages
        return
    for below in (*error.non_block_errors.as_data(), *inside.values()):  # type: ignore[attr-defined]
        yield from _messages(below)


def _child(block: Any, value: Any, key: Any) -> tuple[Any, Any]:
    if isinstance(block, StructBlock):
        return block.child_blocks[key], value.get(key)
    return (
        (block.child_block, value[key])
        if isinstance(block, ListBlock)
        else (value[key].block, value[key].value)
    )


def _required(field: forms.Field) -> str:
    return str(field.error_messages["required"])


def _words(label: Any) -> str:
    return str(capfirst(str(label)))
