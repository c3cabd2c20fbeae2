"""The desk's addresses, menu item and permissions, in one place."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import IncomingCopy
from .add import AddCopyView
from .before_after import BeforeAfterView, PagePreviewView
from .deciding import DecideView
from .draft import DraftView
from .inbox import AgeColumn, DoubtfulColumn, InboxFilterSet, InboxView, StateColumn
from .looking import CompareView, PictureView
from .review import ReviewView
from .stale import told_when_stale
from .steps import ClaimView, DiscardView, LeaveView, NextView, ReleaseView, RestoreView
from .visibility import CopyDeleteView, CopyHistoryView


class IncomingCopyViewSet(SnippetViewSet):
    """Inbox, paste box, review screen and the steps between them.

    A snippet viewset for its bulk actions and history. The model has no revisions, so there is no autosave and
    the review screen is an ordinary form.
    """

    model = IncomingCopy
    icon = "clipboard-list"
    menu_label = _("Incoming copy")
    menu_name = "incoming-copy"
    menu_order = 250
    add_to_admin_menu = True
    base_url_path = "incoming-copy"
    admin_url_namespace = "newsclean"
    pk_path_converter = "int"

    index_view_class = InboxView
    index_template_name = InboxView.template_name
    index_results_template_name = InboxView.results_template_name
    delete_view_class = CopyDeleteView
    delete_template_name = "wagtail_newsclean/admin/delete.html"
    history_view_class = CopyHistoryView
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False

    list_display = [
        "title",
        Column("source", label=_("Source"), sort_key="source__name", classname="nc-wide"),
        Column("language", label=_("Language"), sort_key="language", classname="nc-wide"),
        AgeColumn("received_at", label=_("Age"), sort_key="received_at"),
        DoubtfulColumn("doubtful", label=_("Doubtful"), sort_key="doubtful", classname="nc-wide"),
        StateColumn("status", label=_("Status"), sort_key="status"),
    ]
    list_per_page = 50
    filterset_class = InboxFilterSet
    search_fields = ["title", "source__name"]

    def get_urlpatterns(self) -> list[Any]:
        kept = [p for p in super().get_urlpatterns() if p.name not in ("edit", "usage")]
        addresses = [
            *kept,
            path("review/<int:pk>/", self.edit_view, name="edit"),
            path("draft/<int:pk>/", self.construct_view(DraftView), name="draft"),
            path("discard/<int:pk>/", self.construct_view(DiscardView), name="discard"),
            path("restore/<int:pk>/", self.construct_view(RestoreView), name="restore"),
            path("compare/<int:pk>/<int:page>/", self.construct_view(CompareView), name="compare"),
            path("before-after/<int:pk>/", self.construct_view(BeforeAfterView), name="before_after"),
            path("page/<int:pk>/", self.construct_view(PagePreviewView), name="page_preview"),
            path("picture/<int:pk>/<int:index>/", self.construct_view(PictureView), name="picture"),
            path("claim/<int:pk>/", self.construct_view(ClaimView), name="claim"),
            path("release/<int:pk>/", self.construct_view(ReleaseView), name="release"),
            path("leave/<int:pk>/", self.construct_view(LeaveView), name="leave"),
            path("suggestion/<int:pk>/", self.construct_view(DecideView), name="decide"),
            path("next/<int:pk>/", self.construct_view(NextView), name="next"),
            path("words/", JavaScriptCatalog.as_view(packages=["wagtail_newsclean"]), name="words"),
        ]
        return told_when_stale(addresses)

    # Both are views of our own: the model forms that Wagtail would give them are not wanted.
    @property
    def add_view(self) -> Any:
        return self.construct_view(AddCopyView)

    @property
    def edit_view(self) -> Any:
        return self.construct_view(ReviewView)

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(**{"usage_url_name": None, **kwargs})

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """All of them, "view" and "convert" too, so that the group form shows them."""
        return Permission.objects.filter(content_type=ContentType.objects.get_for_model(self.model))

    def register_chooser_viewset(self) -> None:
        """None: a chooser would show copy to people who may not see it."""
