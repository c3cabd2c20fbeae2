"""What the site has learnt, for editors to see, change and switch off: learnt lines, house rules, sources."""

from __future__ import annotations

from typing import Any

from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ..models import HouseRule, IncomingCopy, LearntLine, Source
from ..models.memory import MATCHES_EVERYTHING
from ..services.trying import try_phrase
from ..text import Kind
from .deleting import SourceDeleteView
from .kinds import KINDS
from .stale import told_when_stale


class TryPhrasePanel(Panel):
    """A box in the house rule's form that shows which lines of recent copy the phrase hits."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_newsclean/admin/memory/try_panel.html"

        @property
        def media(self) -> Media:
            return Media(
                css={"all": ["wagtail_newsclean/css/listing.css"]}, js=["wagtail_newsclean/js/try_phrase.js"]
            )

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["try_url"] = reverse("newsclean_rules:try")
            return context


class _MemoryViewSet(SnippetViewSet):
    """What is alike in all lists of the memory."""

    index_template_name = "wagtail_newsclean/admin/memory/index.html"
    create_template_name = "wagtail_newsclean/admin/memory/create.html"
    edit_template_name = "wagtail_newsclean/admin/memory/edit.html"
    delete_template_name = "wagtail_newsclean/admin/delete.html"
    copy_view_enabled = False

    def register_chooser_viewset(self) -> None:
        """None: a chooser shows its list to everybody who may log in, whatever their rights."""

    def get_urlpatterns(self) -> list[Any]:
        return told_when_stale(super().get_urlpatterns())


class LearntLineViewSet(_MemoryViewSet):
    """Lines that editors corrected."""

    model = LearntLine
    index_results_template_name = "wagtail_newsclean/admin/memory/learnt_results.html"
    icon = "history"
    menu_label = _("Learnt lines")
    menu_name = "newsclean-learnt"
    base_url_path = "newsclean/learnt"
    admin_url_namespace = "newsclean_learnt"
    list_display = [
        TitleColumn(
            "text",
            label=_("Line"),
            accessor=str,
            url_name="newsclean_learnt:edit",
        ),
        "kind",
        Column("source", label=_("Source"), sort_key="source__name", classname="nc-wide"),
        BooleanColumn("everywhere", label=_("All sources"), classname="nc-wide"),
        BooleanColumn("active", label=_("In use")),
        Column("taught_by", label=_("Taught by"), sort_key="taught_by", classname="nc-wide"),
        DateColumn("taught_at", label=_("Taught"), sort_key="taught_at", classname="nc-wide"),
    ]
    list_filter = ["active", "everywhere", "kind", "source"]
    search_fields = ["text"]
    panels = [
        FieldPanel("text", read_only=True),
        FieldPanel("kind"),
        MultiFieldPanel([FieldPanel("active"), FieldPanel("everywhere")], heading=_("Where it counts")),
        FieldPanel("source", read_only=True),
        FieldPanel("taught_by", read_only=True),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        return LearntLine.objects.select_related("source", "taught_by")

    def get_urlpatterns(self) -> list[Any]:
        """Nobody adds a learnt line here: correcting copy does."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "add"]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(**{"add_url_name": None, **kwargs})


class HouseRuleViewSet(_MemoryViewSet):
    """The house's own phrases."""

    model = HouseRule
    index_results_template_name = "wagtail_newsclean/admin/memory/rules_results.html"
    icon = "list-ul"
    menu_label = _("House rules")
    menu_name = "newsclean-rules"
    base_url_path = "newsclean/rules"
    admin_url_namespace = "newsclean_rules"
    list_display = ["phrase", "kind", "source", BooleanColumn("active", label=_("In use"))]
    list_filter = ["active", "kind", "source"]
    search_fields = ["phrase"]
    panels = [
        FieldPanel("phrase"),
        FieldPanel("whole_line"),
        TryPhrasePanel(heading=_("What it hits in recent copy")),
        FieldPanel("kind"),
        FieldPanel("source"),
        FieldPanel("active"),
    ]

    def get_urlpatterns(self) -> list[Any]:
        return [*super().get_urlpatterns(), path("try/", self.try_view, name="try")]

    def try_view(self, request: HttpRequest) -> HttpResponse:
        """The lines of recent copy that ``?phrase=`` hits, as a fragment for the form."""
        if not self.permission_policy.user_has_any_permission(request.user, ["add", "change"]):
            return HttpResponse(status=403)
        phrase = request.GET.get("phrase", "").strip()
        whole_line = request.GET.get("whole_line") == "true"
        error: Any = ""
        try:
            visible = IncomingCopy.objects.visible_to(request.user)
            tried = try_phrase(phrase, visible, whole_line=whole_line) if phrase else None
        except ValueError:
            tried, error = None, MATCHES_EVERYTHING
        hits = [(hit, KINDS[Kind(hit.kind)].label) for hit in tried.hits] if tried else []
        context = {"tried": tried, "hits": hits, "error": error}
        return render(request, "wagtail_newsclean/admin/memory/tried.html", context)


class SourceViewSet(_MemoryViewSet):
    """Who sends copy."""

    model = Source
    delete_view_class = SourceDeleteView
    icon = "site"
    menu_label = _("Sources")
    menu_name = "newsclean-sources"
    base_url_path = "newsclean/sources"
    admin_url_namespace = "newsclean_sources"
    list_display = ["name", BooleanColumn("may_syndicate", label=_("May be passed on"))]
    search_fields = ["name"]
    panels = [FieldPanel("name"), FieldPanel("may_syndicate")]


class MemoryViewSetGroup(SnippetViewSetGroup):
    """One menu for what is learnt and ruled."""

    items = (LearntLineViewSet, HouseRuleViewSet, SourceViewSet)
    menu_label = _("Copy memory")
    menu_name = "newsclean-memory"
    menu_icon = "history"
    menu_order = 260
