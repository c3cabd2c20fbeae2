"""The mapping as the site wrote it, parsed into frozen shapes. Knows no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.core.signals import setting_changed
from django.db.models import Model
from django.dispatch import receiver

from ..conf import NAME, get_settings
from ..text import Kind

#: What ``blocks`` may map besides kinds: the image itself and its alternative text.
PICTURE = "picture"
ALT = "alt"
BLOCK_KEYS = frozenset({*(kind.value for kind in Kind), PICTURE, ALT})

#: Kinds that have a field of their own and never stand in the body.
DETAIL_KINDS = frozenset({Kind.HEADLINE, Kind.STANDFIRST, Kind.BYLINE})

#: Kinds that may never share a place with the story's own text.
APART_KINDS = frozenset(
    {Kind.NEWSLETTER, Kind.APPEAL, Kind.RELATED, Kind.AD, Kind.SHARE, Kind.NAV, Kind.LEGAL}
)

_TEXT_KEYS = ("headline", "standfirst", "dateline", "body", "tags")
_KEYS = frozenset({*_TEXT_KEYS, "byline", "related", "picture", "blocks", "fields", "set"})


class MappingError(ValueError):
    """A mapping that cannot be understood; the message says where and what is expected."""


@dataclass(frozen=True, slots=True)
class BlockTarget:
    """Where in a StreamField a kind goes: a block, and the way down to the child that takes the text."""

    block: str
    path: tuple[str, ...] = ()
    fixed: Mapping[str, Any] = field(default_factory=dict)  #: values for other children: {"size": "h2"}
    join: bool = True  #: neighbours of this kind share one block where the block can hold paragraphs


@dataclass(frozen=True, slots=True)
class RelationTarget:
    """Where names go that are objects of their own: ``authors.author`` found by its ``name`` field."""

    relation: str
    through: str | None  #: the foreign key on a child object; None for a many-to-many field or a foreign key
    name: str  #: the field of the name, or several with spaces between: "first_name last_name"

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that a name is put together of."""
        return tuple(self.name.split())


@dataclass(frozen=True, slots=True)
class PictureTarget:
    """The page's own picture, beside its body: a foreign key to the image, and text fields for what is said of it.

    Or all of it in a block of a StreamField that is not the body: ``hero.figure.image``, ``hero.figure.caption``.
    """

    image: str
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None

    @property
    def words(self) -> dict[str, str]:
        """The text fields of the page that there are, by "alt", "caption" and "credit"."""
        return {kind: name for kind, name in self._named.items() if "." not in name}

    @property
    def field(self) -> str:
        """The page's field that holds the image."""
        return self.image.partition(".")[0]

    @property
    def blocks(self) -> dict[str, BlockTarget]:
        """Where image and words stand in the stream; nothing where the field is a foreign key."""
        ways = {PICTURE: self.image, **self._named}
        return {kind: _way(name.partition(".")[2]) for kind, name in ways.items() if "." in name}

    @property
    def _named(self) -> dict[str, str]:
        named = {ALT: self.alt, Kind.CAPTION.value: self.caption, Kind.CREDIT.value: self.credit}
        return {kind: name for kind, name in named.items() if name}


@dataclass(frozen=True, slots=True)
class PageMapping:
    """One page model's mapping."""

    label: str  #: "app.Model"
    headline: str = "title"
    standfirst: str | None = None
    byline: str | RelationTarget | None = None
    dateline: str | None = None
    tags: str | None = None
    related: tuple[str, str | None] | None = None  #: relation, and the page field on a child object
    picture: PictureTarget | None = None
    body: str | None = None
    blocks: Mapping[str, BlockTarget | None] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, Any] = field(default_factory=dict)  #: values for fields that copy says nothing of

    @property
    def beside(self) -> PageMapping | None:
        """The stream of the page's own picture as if it were a body; None where the picture is in no stream."""
        if self.picture is None or not self.picture.blocks:
            return None
        return PageMapping(self.label, body=self.picture.field, blocks=self.picture.blocks)

    @property
    def model(self) -> type[Model]:
        """The page model. Raises ``LookupError`` where there is none of that name."""
        return apps.get_model(self.label)


@lru_cache(maxsize=1)
def mappings() -> Mapping[str, PageMapping]:
    """Every page model's mapping of this site, by label. Raises ``MappingError``."""
    return {label: parse_mapping(label, raw) for label, raw in get_settings().pages.items()}


@receiver(setting_changed)
def _forget(*, setting: str, **kwargs: Any) -> None:
    if setting == NAME:
        mappings.cache_clear()


def mapping_for(model: type[Model]) -> PageMapping | None:
    """The mapping of a page model, else of the nearest model that it is a kind of; None where the site has none."""
    known = {label.lower(): mapping for label, mapping in mappings().items()}
    lineage = (model, *model._meta.get_parent_list())
    labels = (one._meta.label.lower() for one in lineage)
    return next((known[label] for label in labels if label in known), None)


def parse_mapping(label: str, raw: Any) -> PageMapping:
    """Read one page model's mapping. Raises ``MappingError`` naming the key that is wrong."""
    if not isinstance(raw, Mapping):
        raise MappingError(f"PAGES[{label!r}] must be a dictionary.")
    for key in raw:
        if key not in _KEYS:
            raise MappingError(f"PAGES[{label!r}] has an unknown key {key!r}; known are {_list(_KEYS)}.")
    values: dict[str, Any] = {}
    for key in _TEXT_KEYS:
        value = raw.get(key)
        if value is not None and not isinstance(value, str):
            raise MappingError(f"PAGES[{label!r}][{key!r}] must be a field name.")
        if value:
            values[key] = value
    if raw.get("byline"):
        values["byline"] = _byline(label, raw["byline"])
    if raw.get("related"):
        if not isinstance(raw["related"], str):
            raise MappingError(f"PAGES[{label!r}]['related'] must be 'relation.field' or a field name.")
        relation, _, through = raw["related"].partition(".")
        values["related"] = (relation, through or None)
    if raw.get("picture"):
        values["picture"] = _picture(label, raw["picture"])
    return PageMapping(
        label=label,
        blocks=_blocks(label, raw.get("blocks", {})),
        fields=_fields(label, raw.get("fields", {})),
        fixed=_fixed(label, raw.get("set", {})),
        **values,
    )


def _byline(label: str, raw: Any) -> str | RelationTarget:
    if isinstance(raw, str):
        return raw
    if isinstance(raw, Mapping) and isinstance(raw.get("field"), str):
        relation, _, through = raw["field"].partition(".")
        return RelationTarget(relation, through or None, str(raw.get("name") or "name"))
    raise MappingError(
        f"PAGES[{label!r}]['byline'] must be a field name or {{'field': 'authors.author', 'name': 'name'}}."
    )


def _picture(label: str, raw: Any) -> PictureTarget:
    if isinstance(raw, str):
        raw = {"image": raw}
    names = {"image", ALT, Kind.CAPTION.value, Kind.CREDIT.value}
    texts = isinstance(raw, Mapping) and all(isinstance(name, str) for name in raw.values())
    if not texts or not raw.get("image") or not names.issuperset(raw):
        raise MappingError(
            f"PAGES[{label!r}]['picture'] must be a field name or {{'image': 'field', 'alt': 'field', "
            "'caption': 'field', 'credit': 'field'}, of which only 'image' must be there."
        )
    target = PictureTarget(**raw)
    if target.blocks and (
        target.words or {name.partition(".")[0] for name in raw.values()} != {target.field}
    ):
        raise MappingError(
            f"PAGES[{label!r}]['picture']: of a picture in a StreamField image and words stand in the same field: "
            "{'image': 'hero.figure.image', 'caption': 'hero.figure.caption'}."
        )
    return target


def _way(path: str) -> BlockTarget:
    name, *way = path.split(".")
    return BlockTarget(name, tuple(way))


def _blocks(label: str, raw: Any) -> dict[str, BlockTarget | None]:
    if not isinstance(raw, Mapping):
        raise MappingError(f"PAGES[{label!r}]['blocks'] must be a dictionary of kind to block.")
    targets: dict[str, BlockTarget | None] = {}
    for kind, value in raw.items():
        if kind not in BLOCK_KEYS:
            raise MappingError(
                f"PAGES[{label!r}]['blocks'] has an unknown kind {kind!r}; known are {_list(BLOCK_KEYS)}."
            )
        targets[kind] = _block(label, kind, value)
    return targets


def _block(label: str, kind: str, raw: Any) -> BlockTarget | None:
    if raw is None:
        return None
    if isinstance(raw, str):
        raw = {"block": raw}
    if not isinstance(raw, Mapping) or not isinstance(raw.get("block"), str) or not raw["block"]:
        raise MappingError(
            f"PAGES[{label!r}]['blocks'][{kind!r}] must be 'block', 'block.child', None, "
            "or {'block': 'block.child', 'set': {...}, 'join': False}."
        )
    name, *path = raw["block"].split(".")
    return BlockTarget(name, tuple(path), dict(raw.get("set", {})), bool(raw.get("join", True)))


def _fields(label: str, raw: Any) -> dict[str, str]:
    if not isinstance(raw, Mapping) or not all(isinstance(v, str) for v in raw.values()):
        raise MappingError(f"PAGES[{label!r}]['fields'] must be a dictionary of kind to field name.")
    for kind in raw:
        if kind not in {k.value for k in Kind}:
            raise MappingError(f"PAGES[{label!r}]['fields'] has an unknown kind {kind!r}.")
    return dict(raw)


def _fixed(label: str, raw: Any) -> dict[str, Any]:
    if not isinstance(raw, Mapping) or not all(isinstance(name, str) for name in raw):
        raise MappingError(f"PAGES[{label!r}]['set'] must be a dictionary of field name to value.")
    return dict(raw)


def _list(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
