"""What every page of the newspaper shows."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from wagtail.models import Page, Site

register = template.Library()


@register.simple_tag(takes_context=True)
def menu(context: Context) -> list[Page]:
    """The sections, in the order of the page tree."""
    site = Site.find_for_request(context.get("request"))
    if site is None:
        return []
    return list(Page.objects.child_of(site.root_page).live().in_menu())


@register.filter
def updated(page: Any) -> bool:
    """Whether a story was changed so long after its first publication that readers should know."""
    first, last = page.first_published_at, page.last_published_at
    return bool(first and last and (last - first).total_seconds() >= 60)
