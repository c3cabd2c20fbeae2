"""The site's own tags, findable by the words of a story: discovered from the mapped page models, kept current."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from wagtail.coreutils import get_content_languages

from ..mapping import PageMapping
from ..mapping.faults import sound_mappings
from ..suggesters.storage import get_storage
from ..suggesters.vocabulary import TagData, Vocabulary


def tag_model_of(mapping: PageMapping) -> Any | None:
    """The tag model behind a page model's tags field: taggit's own or the site's."""
    return mapping.model._meta.get_field(mapping.tags).related_model if mapping.tags else None


def tag_models() -> list[Any]:
    """Every tag model of the site's mappings, once."""
    found = (tag_model_of(mapping) for mapping in sound_mappings())
    return list(dict.fromkeys(model for model in found if model is not None))


def vocabulary_of(model: Any) -> Vocabulary:
    """The vocabulary that a tag model's tags make. A renamed or deleted tag is never suggested."""

    def current(ids: Sequence[str]) -> Mapping[str, str]:
        rows = model._default_manager.filter(pk__in=ids).values_list("pk", "name")
        return {str(pk): name for pk, name in rows}

    return Vocabulary(get_storage(), model._meta.label, languages=languages(), current=current)


def may_make_tags(model: Any, user: Any) -> bool:
    """Whether a new tag may be suggested to this user: the model is open and the user may add to it."""
    meta = model._meta
    free = getattr(model, "free_tagging", True)
    return bool(free and user.has_perm(f"{meta.app_label}.add_{meta.model_name}"))


def index_tags(model: Any, tags: Iterable[Any]) -> None:
    """Make these tags findable, or findable anew after a change."""
    vocabulary_of(model).add(tag_data(tag) for tag in tags)


def forget_tags(model: Any, ids: Collection[Any]) -> None:
    """Take deleted tags out."""
    vocabulary_of(model).remove([str(pk) for pk in ids])


def index_all_tags(model: Any) -> int:
    """Make every tag of a model findable; bounded memory. Returns how many there are."""
    index_tags(model, model._default_manager.order_by("pk").iterator(chunk_size=1000))
    return int(model._default_manager.count())


def tag_data(tag: Any) -> TagData:
    """A tag as the vocabulary takes it. A site's tag model may have ``aliases``: a list, or lines of text."""
    aliases = getattr(tag, "aliases", ()) or ()
    names = aliases.splitlines() if isinstance(aliases, str) else aliases
    return TagData(
        id=str(tag.pk), name=tag.name, aliases=tuple(name.strip() for name in names if name.strip())
    )


def languages() -> list[str]:
    """The languages whose word forms lead to a tag: those of the site's content."""
    return list(dict.fromkeys(code[:2] for code in (settings.LANGUAGE_CODE, *get_content_languages())))
