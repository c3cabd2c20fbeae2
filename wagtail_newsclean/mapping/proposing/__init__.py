"""A mapping proposed for a page model, by the names and kinds of its fields and blocks, for a developer to check."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    EmailField,
    Model,
    SlugField,
    TextField,
    URLField,
)
from taggit.managers import TaggableManager
from wagtail.fields import RichTextField, StreamField

from ..inspecting import fields_of, page_models
from ..required import required_fields
from .blocks import propose_blocks
from .bylines import byline
from .choosing import first
from .pictures import own_picture, picture_in_stream
from .prose import prose
from .relations import related

# Names as newsrooms of several countries write them. What is named otherwise is told by its kind and its place.
_BODY = [
    *("body", "content", "story", "text", "article", "main_content", "main"),
    *(
        "inhalt",
        "fliesstext",
        "corps",
        "contenu",
        "texte",
        "cuerpo",
        "contenido",
        "texto",
        "corpo",
        "conteudo",
    ),
    *("contenuto", "testo", "inhoud", "tekst", "tresc"),
]
_STANDFIRST = [
    "standfirst",
    "summary",
    "intro",
    "introduction",
    "lead",
    "lede",
    "dek",
    "deck",
    "excerpt",
    "teaser",
    "abstract",
    "subtitle",
    "sub_title",
    "subheading",
    "description",
    "blurb",
    "strap",
    "strapline",
    *("vorspann", "anriss", "einleitung", "chapo", "chapeau", "accroche", "entradilla", "bajada", "resumen"),
    *("resumo", "sommario", "occhiello", "inleiding", "zajawka"),
]
_HEADLINE = [
    "headline",
    "display_title",
    "display_headline",
    "story_title",
    "schlagzeile",
    "ueberschrift",
    "titular",
]
_DATELINE = re.compile(r"(^|_)((date|place)_?line|ortsmarke|ortszeile)(_|$)")
_STORY = re.compile(
    r"article|news|story|blog|post|press|entry|release|report|"
    r"artikel|beitrag|meldung|nachricht|bericht|art[ií]c(ul|ol)o|noti[cz]i|nouvelle|actualit|nieuws|wiadomo",
    re.I,
)
#: A whole word of a class's name: a SpecialistArticlePage is no list.
_LIST = re.compile(
    r"(?:Index(?:es)?|List(?:ing|s)?|Archives?|Landing|Home|Categor(?:y|ies)|Sections?|Tags?|Folders?|Authors?)(?![a-z])"
)


def story_models() -> list[type[Model]]:
    """The page models that look as if they held stories."""
    alike = [model for model in page_models() if _STORY.search(model.__name__) and body_of(model)]
    return [model for model in alike if not _LIST.search(model.__name__)]


def body_of(model: type[Model]) -> str | None:
    """The field of the story's text: by its name, else the first that can hold one."""
    streams = {f.name: f for f in fields_of(model) if isinstance(f, StreamField)}
    with_text = [name for name, field in streams.items() if prose(field.stream_block)]
    rich = [f.name for f in fields_of(model) if isinstance(f, RichTextField)]
    plain = [f.name for f in fields_of(model) if isinstance(f, TextField) and f.name not in rich]
    for names in (with_text, rich, plain):
        found = first(_BODY, names)
        if found:
            return found
    rest = [*with_text, *(name for name in rich if name not in _STANDFIRST)]
    return rest[0] if rest else None


def propose(model: type[Model]) -> dict[str, Any]:
    """The mapping, with what could be told; empty for a page model without a text."""
    body = body_of(model)
    if body is None:
        return {}
    texts = [
        field.name
        for field in fields_of(model)
        if isinstance(field, (CharField, TextField))
        and not isinstance(field, (SlugField, URLField, EmailField))
        and not field.choices
        and field.name != body
    ]
    tags = next((field.name for field in fields_of(model) if isinstance(field, TaggableManager)), None)
    found = {
        "headline": first(_HEADLINE, texts),
        "standfirst": first(_STANDFIRST, texts),
        "byline": byline(model, texts),
        "dateline": next((name for name in texts if _DATELINE.search(name)), None),
        "tags": tags,
        "related": related(model),
        "picture": own_picture(model, texts) or picture_in_stream(model, body),
        "body": body,
    }
    proposed = {key: value for key, value in found.items() if value}
    field: Any = model._meta.get_field(body)
    if isinstance(field, StreamField):
        proposed["blocks"] = propose_blocks(field.stream_block)
    return proposed


def missing_values(model: type[Model]) -> list[str]:
    """Fields that drafts must have a value for and that only the developer can name: for ``set``."""
    return [f.name for f in required_fields(model) if not isinstance(f, (DateField, BooleanField))]
