"""Where pictures go, with the texts that belong to them: in a field of the page, in a StreamField, in its blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField

from ..config import ALT
from ..inspecting import fields_of, leads_to_image, picture_paths, text_paths
from .choosing import leaf_of, shortest
from .prose import BESIDE, prose

_PICTURE = re.compile(
    r"image|(^|[._])(img|pic)s?($|[._])|picture|photo|figure|media|bild|foto|imagen|imagem|immagine|afbeelding|zdjecie"
)
#: Kind of text to the names that it has; those that may mean something else as well come after the others.
BESIDE_PICTURES = {
    ALT: ("(^|_)alt(_|$)",),
    "caption": ("caption|legend|unterschrift|unterzeile|bildtext|leyenda|didascalia|onderschrift|podpis",),
    "credit": (
        "credit|attribution|copyright|photographer|source|urheber|nachweis|fotogra",
        "(^|_)rights(_|$)|rechte|droits|derechos|direitos|diritti|prawa",
    ),
}
_ELSEWHERE = re.compile(r"list|thumb|social|search|feed|share|og_|logo|icon|teaser|background")
_LEADING = re.compile(r"hero|lead|main|cover|header")
_GALLERY = re.compile(r"galler|carousel|slid|card|logo|icon|team|banner|hero")


def own_picture(model: type[Model], texts: Sequence[str]) -> Any:
    """The picture beside the body, not one for lists only, with the texts whose names begin alike."""
    images = [field.name for field in fields_of(model) if field.editable and leads_to_image(field)]
    image = next((name for name in images if not _ELSEWHERE.search(name)), None)
    if image is None:
        return None
    stem = re.sub(r"_?(image|picture|photo)$", "", image)
    starts = tuple(filter(None, (stem, image)))
    beside = {
        kind: name
        for kind, patterns in BESIDE_PICTURES.items()
        for name in _named(patterns, [text for text in texts if text.startswith(starts)])[:1]
    }
    return {"image": image, **beside} if beside else image


def picture_in_stream(model: type[Model], body: str) -> Any:
    """The same where it stands in a StreamField of its own."""
    for field in fields_of(model):
        if not isinstance(field, StreamField) or field.name == body or _ELSEWHERE.search(field.name):
            continue
        stream = field.stream_block
        paths = picture_paths(stream)
        if paths and (_PICTURE.search(field.name) or _LEADING.search(field.name)) and not prose(stream):
            image = shortest(paths)
            ways = {
                kind: text_beside(stream, str(image), patterns) for kind, patterns in BESIDE_PICTURES.items()
            }
            return {"image": f"{field.name}.{image}"} | {
                k: f"{field.name}.{way}" for k, way in ways.items() if way
            }
    return None


def picture_in_blocks(stream: StreamBlock) -> str | None:
    """Where pictures go: with a caption before without, and in no gallery."""
    paths = [path for path in picture_paths(stream) if not _GALLERY.search(path)]
    named = [path for path in paths if _PICTURE.search(path)]
    # The only one there is takes the story's pictures whatever its name, unless that says what it is for.
    paths = named or [path for path in paths if len(paths) == 1 and not BESIDE.search(path)]
    with_caption = [path for path in paths if text_beside(stream, path, BESIDE_PICTURES["caption"])]
    return shortest(with_caption or paths)


def text_beside(stream: StreamBlock, picture: str, patterns: Sequence[str]) -> str | None:
    """A text by its name that stands beside the picture: in the same block, else in one around it."""
    named = _named(patterns, text_paths(stream))
    way = picture.split(".")[:-1]
    while way:
        around = ".".join(way)
        found = next((path for path in named if path.rpartition(".")[0] == around), None)
        if found:
            return found
        if isinstance(leaf_of(stream, around), StreamBlock):
            return None  # what stands further out belongs to other blocks, too
        way.pop()
    return None


def _named(patterns: Sequence[str], paths: Sequence[str]) -> list[str]:
    """Those of the paths whose last name is such a name; of the earlier patterns first."""
    return [path for pattern in patterns for path in paths if re.search(pattern, path.split(".")[-1])]
