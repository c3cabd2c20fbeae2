"""What can be done to many pages: one class a kind of run, which plans for a page and carries the plan out."""

from __future__ import annotations

from typing import Any, Protocol

from django.utils.translation import gettext_noop as _
from wagtail.log_actions import log

from ...mapping.faults import mapping_to_read
from ...models.bulk import BulkRun
from ...suggesters.tags import Band
from ...text import Kind
from ..page_story import story_of_page
from ..relations import add_tags
from ..suggesting import tags_for
from ..tidying import KEEP, find_furniture, tidy

_EXCERPT = 300  #: characters kept of what is taken out; the revision before keeps all of it


class Job(Protocol):
    """A kind of run. ``page`` is the latest revision as an object."""

    def plan(self, page: Any) -> list[dict[str, Any]]:
        """What would be done, as JSON that the preview shows; empty for nothing."""

    def carry_out(self, page: Any, plan: list[dict[str, Any]], user: Any) -> tuple[Any, Any] | None:
        """Save a draft revision. Returns the revision before and the new one. Raises ``ValueError`` in words."""


class Clean:
    """Takes out, or moves to a block of its own, what the splitter is sure is no part of the story.

    Notes for editors stay in pages that are not published yet: taking them out would open the gate unread.
    """

    def plan(self, page: Any) -> list[dict[str, Any]]:
        return [
            {
                "key": item.key,
                "do": item.proposed,
                "kind": item.kind,
                "text": item.paragraph.text[:_EXCERPT],
                "reasons": list(item.reasons),
            }
            for item in find_furniture(page)
            if item.proposed != KEEP and (page.live or item.kind != Kind.NOTE)
        ]

    def carry_out(self, page: Any, plan: list[dict[str, Any]], user: Any) -> tuple[Any, Any] | None:
        return tidy(page, {item["key"]: item["do"] for item in plan}, user=user)


class Tag:
    """Adds the tags that would be ticked for the story: of the site's own, never refused before."""

    def plan(self, page: Any) -> list[dict[str, Any]]:
        mapping = mapping_to_read(type(page))
        if mapping is None or not mapping.tags:
            return []
        have = {str(tag).casefold() for tag in getattr(page, mapping.tags).all()}
        return [
            {"tag": tag.name, "reasons": list(tag.reasons)}
            for tag in tags_for(story_of_page(page, mapping))
            if tag.band is Band.TICKED and tag.name.casefold() not in have
        ]

    def carry_out(self, page: Any, plan: list[dict[str, Any]], user: Any) -> tuple[Any, Any] | None:
        mapping = mapping_to_read(type(page))
        if mapping is None:
            return None
        before = page.latest_revision or page.save_revision(user=user, log_action=False, clean=False)
        names = [item["tag"] for item in plan]
        unknown = set(add_tags(page, mapping, names, user))
        if unknown == set(names):
            raise ValueError(_("These tags are gone meanwhile."))
        after = page.save_revision(user=user, log_action=True, clean=False)
        tags = [name for name in names if name not in unknown]
        log(page, "wagtail_newsclean.tag", user=user, data={"tags": tags}, revision=after)
        return before, after


JOBS: dict[str, Job] = {BulkRun.Kind.CLEAN: Clean(), BulkRun.Kind.TAG: Tag()}
