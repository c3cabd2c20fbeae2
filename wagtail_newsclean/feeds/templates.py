"""The templates that draw the blocks of a body, as one digest: a feed is another one where they are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.db.models import Model
from django.dispatch import receiver
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode, IncludeNode
from wagtail.fields import StreamField

from ..mapping.faults import mapping_to_read


def templates_digest(model: type[Model]) -> str:
    """The templates' sources with what they include by name; looked at once a process, with ``DEBUG`` each time."""
    return _digest.__wrapped__(model) if settings.DEBUG else _digest(model)


@lru_cache(maxsize=64)
def _digest(model: type[Model]) -> str:
    mapping = mapping_to_read(model)
    field = model._meta.get_field(mapping.body) if mapping and mapping.body else None
    found: dict[str, str] = {}
    if isinstance(field, StreamField):
        for name in _names(field.stream_block):
            _read(name, found)
    return hashlib.sha256(repr(sorted(found.items())).encode()).hexdigest()[:16]


@receiver(setting_changed)
def _forget(*, setting: str, **kwargs: Any) -> None:
    if setting in ("TEMPLATES", "WAGTAIL_NEWSCLEAN"):
        _digest.cache_clear()


def _names(block: Any) -> Iterator[str]:
    """The template of a block, and of every block in it."""
    name = getattr(block.meta, "template", None)
    if isinstance(name, str):
        yield name
    children = getattr(block, "child_blocks", None) or {}
    only = getattr(block, "child_block", None)
    for child in [*children.values(), *([only] if only else [])]:
        yield from _names(child)


def _read(name: str, found: dict[str, str]) -> None:
    if name in found:
        return
    found[name] = ""
    try:
        template = getattr(get_template(name), "template", None)
    except (TemplateDoesNotExist, TemplateSyntaxError):
        return  # whoever shows the block will say so
    source = getattr(template, "source", None)
    if template is None or source is None:
        return  # another engine's
    found[name] = str(source)
    for node in template.nodelist.get_nodes_by_type((IncludeNode, ExtendsNode)):
        other = (node.template if isinstance(node, IncludeNode) else node.parent_name).var
        if isinstance(other, str):
            _read(other, found)
