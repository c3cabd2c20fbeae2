"""A panel for page models: suggests tags, a dateline, related stories and missing details for what is being written."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static

from ...mapping import mapping_for


class SuggestionsPanel(Panel):
    """Put it into the panels of a mapped page model::

        content_panels = [*Page.content_panels, SuggestionsPanel(), FieldPanel("body")]

    It stands in the form, so autosave leaves it alone, and it works the same on Wagtail 7.4 and 8.0. Accepting
    writes into the open form in the browser; nothing is saved until the editor saves.
    """

    def __init__(self, heading: Any = "", icon: str = "pick", **kwargs: Any) -> None:
        super().__init__(heading=heading or _("Suggestions"), icon=icon, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The panel beside one page's form."""

        template_name = "wagtail_newsclean/admin/editor/panel.html"

        def is_shown(self) -> bool:
            return mapping_for(self.panel.model) is not None

        @cached_property
        def media(self) -> forms.Media:
            names = ("session", "send", "editor/writers", "editor/panel")
            scripts = [reverse("newsclean_words")]
            scripts += [versioned_static(f"wagtail_newsclean/js/{name}.js") for name in names]
            return forms.Media(
                js=scripts, css={"all": [versioned_static("wagtail_newsclean/css/editor.css")]}
            )

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["suggest_url"] = reverse("newsclean_editor:suggest")
            context["decide_url"] = reverse("newsclean_editor:decide")
            context["query"] = self._query()
            return context

        def _query(self) -> str:
            """What names the page until it is first saved: its model and parent, from the address of "add"."""
            if self.instance.pk:
                return urlencode({"page": self.instance.pk})
            match = getattr(self.request, "resolver_match", None)
            parent = match.kwargs.get("parent_page_id") if match else None
            if parent is None and match and len(match.args) == 3:
                parent = match.args[2]
            return urlencode({"model": self.panel.model._meta.label, "parent": parent or ""})
