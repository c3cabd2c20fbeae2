"""Keeps archive and caches current whatever route a page takes: the admin, code, a schedule, an import."""

from __future__ import annotations

from contextlib import suppress
from copy import copy
from functools import partial
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from .compat import PAGE_MODEL
from .mapping import MappingError, mapping_for
from .models import IncomingCopy, Source
from .services import purging, vocabulary
from .services.open_findings import forget_findings
from .services.origins import keep_origin_of_alias, keep_origin_of_copy, keep_origin_of_page
from .services.same_story import keep_refusals
from .services.withdrawing import remember_deleted
from .tasks import forget_pages, index_page, index_tree, note_findings

#: Saves of these fields alone change nothing that readers see: a draft, a move in the tree.
_UNSEEN = frozenset(
    {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}
)

#: How a save names the field that makes a page an alias.
_ALIAS = frozenset({"alias_of", "alias_of_id"})

#: Where the deletion that pages go with keeps their keys.
_GONE = "_newsclean_gone"

#: A wrong mapping is the system checks' business; it does not keep a site from saving.
_WRONG_MAPPING = (MappingError, LookupError, FieldDoesNotExist)


@receiver(post_save, dispatch_uid="newsclean_page_saved")
def page_saved(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A page of a mapped model was published, unpublished or edited."""
    if raw or not _mapped(sender) or set(kwargs.get("update_fields") or {"all"}) <= _UNSEEN:
        return
    transaction.on_commit(partial(index_page.enqueue, instance.pk))


@receiver(pre_save, dispatch_uid="newsclean_alias_parts")
def alias_parts(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """An alias becomes a page of its own, which nothing binds to its original any more."""
    named = kwargs.get("update_fields")
    if raw or not instance.pk or not (_mapped(sender) or sender._meta.label == PAGE_MODEL):
        return
    # The models of old migrations know no aliases.
    if getattr(instance, "alias_of_id", instance) is None and (named is None or _ALIAS & set(named)):
        original = sender._base_manager.filter(pk=instance.pk).values_list("alias_of", flat=True).first()
        if original:
            keep_origin_of_alias(instance, original)


@receiver(post_save, dispatch_uid="newsclean_alias_made")
def alias_made(sender: Any, instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """An alias may be made of an alias: each knows what it is made of."""
    if created and not raw and _mapped(sender) and instance.alias_of_id:
        keep_origin_of_alias(instance, instance.alias_of_id)


@receiver(pre_delete, sender=IncomingCopy, dispatch_uid="newsclean_copy_goes")
def copy_goes(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Copy is deleted for good; what it says of a page's rights, and what was refused for it, is kept."""
    keep_origin_of_copy(instance)
    keep_refusals(instance)


@receiver(pre_delete, dispatch_uid="newsclean_page_goes")
def page_goes(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A page of a mapped model is about to be deleted, while copy still names it."""
    if _mapped(sender):
        keep_origin_of_page(instance)


@receiver(post_delete, dispatch_uid="newsclean_page_deleted")
def page_deleted(sender: Any, instance: Any, origin: Any = None, **kwargs: Any) -> None:
    """A page of a mapped model is gone, alone or with a section: what goes together is taken out together, for each
    change of the archive is written to disk by itself."""
    if not _mapped(sender):
        return
    remember_deleted(instance)
    together = getattr(origin, _GONE, None)
    # One that names the page already is of an earlier attempt, which was rolled back.
    if together is None or instance.pk in together:
        together = {instance.pk: True}
        transaction.on_commit(lambda: forget_pages.enqueue(list(together)))
        if origin is not None:
            setattr(origin, _GONE, together)
    else:
        together[instance.pk] = True


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
        purging.purge(purging.addresses_of(instance))


@receiver(page_unpublished, dispatch_uid="newsclean_page_unpublished")
def unpublished(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Readers no longer see the page."""
    if _mapped(sender):
        forget_findings(instance.pk)
        purging.purge(purging.addresses_of(instance))


@receiver(page_slug_changed, dispatch_uid="newsclean_page_slug_changed")
def slug_changed(sender: Any, instance: Any, instance_before: Any, **kwargs: Any) -> None:
    """Readers find the page at another address: the old one is to be forgotten too."""
    if _mapped(sender):
        purging.purge(purging.addresses_of(instance_before))


@receiver(post_page_move, dispatch_uid="newsclean_page_moved_in_caches")
def moved(sender: Any, instance: Any, url_path_before: str, parent_page_before: Any, **kwargs: Any) -> None:
    """The page, and what stands under it, left one section for another."""
    before = copy(instance)
    before.url_path = url_path_before
    if url_path_before != instance.url_path and (_mapped(sender) or instance.numchild):
        old = {before.get_full_url() or "", *purging.addresses_of(parent_page_before.specific_deferred)}
        purging.purge(old - {""} | purging.addresses_of(instance, below=True))


@receiver((post_save, post_delete), sender=PageViewRestriction, dispatch_uid="newsclean_restriction")
def restricted(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Other people than before may read a page and what stands under it."""
    if raw:
        return  # ``loaddata``: the page may not be there yet
    transaction.on_commit(partial(index_tree.enqueue, instance.page_id))
    purging.purge(purging.addresses_of(instance.page.specific_deferred, below=True))


@receiver(post_save, sender=Source, dispatch_uid="newsclean_source_saved")
def source_saved(sender: Any, instance: Any, created: bool, **kwargs: Any) -> None:
    """A source's stories may now be passed on, or no longer."""
    if not created:
        purging.purge(purging.feed_addresses())


def _mapped(model: Any) -> bool:
    with suppress(*_WRONG_MAPPING):
        return hasattr(model, "first_published_at") and mapping_for(model) is not None
    return False


def _tags(model: Any) -> bool:
    with suppress(*_WRONG_MAPPING):
        return model in vocabulary.tag_models()
    return False
