"""Keeps the archive current whatever route a page takes: the admin, code, a schedule, an import."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished, post_page_move

from .mapping import MappingError, mapping_for
from .services import vocabulary
from .services.open_findings import forget_findings
from .tasks import forget_page, index_page, index_tree, note_findings

#: Saves of these fields alone change nothing that readers see: a draft, a move in the tree.
_UNSEEN = frozenset(
    {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}
)

#: A wrong mapping is the system checks' business; it does not keep a site from saving.
_WRONG_MAPPING = (MappingError, LookupError, FieldDoesNotExist)


@receiver(post_save, dispatch_uid="newsclean_page_saved")
def page_saved(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A page of a mapped model was published, unpublished or edited."""
    if raw or not _mapped(sender) or set(kwargs.get("update_fields") or {"all"}) <= _UNSEEN:
        return
    transaction.on_commit(partial(index_page.enqueue, instance.pk))


@receiver(post_delete, dispatch_uid="newsclean_page_deleted")
def page_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A page of a mapped model is gone."""
    if _mapped(sender):
        transaction.on_commit(partial(forget_page.enqueue, instance.pk))


@receiver(post_page_move, dispatch_uid="newsclean_page_moved")
def page_moved(
    sender: Any, instance: Any, parent_page_before: Any, parent_page_after: Any, **kwargs: Any
) -> None:
    """A page, or a section with all its stories, stands elsewhere now."""
    if parent_page_before != parent_page_after:
        transaction.on_commit(partial(index_tree.enqueue, instance.pk))


@receiver(post_save, dispatch_uid="newsclean_tag_saved")
def tag_saved(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A tag of the site was made or renamed: it is found in the next story."""
    if not raw and _tags(sender):
        vocabulary.index_tags(sender, [instance])


@receiver(post_delete, dispatch_uid="newsclean_tag_deleted")
def tag_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A tag of the site is gone."""
    if _tags(sender):
        vocabulary.forget_tags(sender, [instance.pk])


@receiver(page_published, dispatch_uid="newsclean_page_published")
def published(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A page went out, by whatever route: what is found on it stands in the report."""
    if _mapped(sender):
        transaction.on_commit(partial(note_findings.enqueue, instance.pk))


@receiver(page_unpublished, dispatch_uid="newsclean_page_unpublished")
def unpublished(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Readers no longer see the page."""
    if _mapped(sender):
        forget_findings(instance.pk)


def _mapped(model: Any) -> bool:
    with suppress(*_WRONG_MAPPING):
        return hasattr(model, "first_published_at") and mapping_for(model) is not None
    return False


def _tags(model: Any) -> bool:
    with suppress(*_WRONG_MAPPING):
        return model in vocabulary.tag_models()
    return False
