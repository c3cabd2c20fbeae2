"""Deleting what was learnt and ruled; a source only where nothing came from it: copy and rights refer to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import classproperty
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views.snippets import DeleteView

from ..models import HouseRule, IncomingCopy, LearntLine, Source, StoryOrigin
from .listed import listed_keys


@dataclass(frozen=True, slots=True)
class SourceUsage:
    """What refers to a source, in the shape that Wagtail's confirmation asks for; copy is in no reference index."""

    source: Source

    def count(self) -> int:
        """How many copies came from it and how many stories are bound by its rights without one."""
        copies = IncomingCopy.objects.filter(source=self.source).count()
        return copies + StoryOrigin.objects.filter(source=self.source).count()

    @property
    def is_protected(self) -> bool:
        """Whether it must stay."""
        return self.count() > 0


class SourceDeleteView(DeleteView):
    """Wagtail's own, which tells of what refers to a source instead of failing on it."""

    def get_usage_url(self) -> str:
        return f"{reverse('newsclean:list')}?status=all&source={self.object.pk}"

    def get_usage(self) -> SourceUsage:
        return SourceUsage(self.object)


class DeleteMemoryAction(DeleteBulkAction):
    """Wagtail's own for many at once; sources that must stay are listed and left alone."""

    @classproperty
    def models(cls) -> list[type]:  # noqa: N805 (Wagtail's own decorator for class properties)
        return [LearntLine, HouseRule, Source]

    def get_all_objects_in_listing_query(self, parent_id: Any) -> list[Any]:
        return listed_keys(self.model, self.request)

    def check_perm(self, snippet: Any) -> bool:
        must_stay = isinstance(snippet, Source) and SourceUsage(snippet).is_protected
        return super().check_perm(snippet) and not must_stay
