"""What is wrong with the settings, said at start-up in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as CheckWarning
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from .conf import NAME, get_settings, known_keys
from .mapping import BlockTarget, MappingError, PageMapping, parse_mapping
from .mapping.config import PICTURE, RelationTarget
from .mapping.writing import leaf, takes_text
from .services.findings import CODES
from .text import Kind

#: Kinds that may never share a place with the story's own text.
_APART = (Kind.NEWSLETTER, Kind.APPEAL, Kind.RELATED, Kind.AD, Kind.SHARE, Kind.NAV, Kind.LEGAL)


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


def _check_blocks(mapping: PageMapping, body: StreamField) -> Iterator[CheckMessage]:
    if not isinstance(mapping.blocks.get(Kind.BODY.value), BlockTarget):
        yield Error(
            f"{NAME}: {mapping.label} maps no block for 'body': the story would have no text.",
            id="newsclean.E004",
        )
    story = mapping.blocks.get(Kind.BODY.value)
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
        if kind == PICTURE:
            if not isinstance(end, ImageChooserBlock):
                yield Error(f"{where} is not an image chooser.", id="newsclean.E006")
        elif not takes_text(end):
            yield Error(
                f"{where} cannot take text.",
                hint="Name the child that does: 'block.child'.",
                id="newsclean.E006",
            )
        elif kind in _APART and story and (target.block, target.path) == (story.block, story.path):
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
