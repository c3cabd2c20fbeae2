"""Wires the desk to Wagtail; contains no logic."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin.bulk import DiscardBulkAction, RestoreBulkAction
from .admin.editor.bulk_publish import hold_bulk_publish
from .admin.editor.checker import add_checks
from .admin.editor.report import report_menu_item
from .admin.editor.tidy import tidy_button
from .admin.editor.urls import admin_urls
from .admin.memory import MemoryViewSetGroup
from .admin.viewset import IncomingCopyViewSet

register_snippet(IncomingCopyViewSet)
register_snippet(MemoryViewSetGroup)
hooks.register("register_bulk_action", DiscardBulkAction)
hooks.register("register_bulk_action", RestoreBulkAction)
hooks.register("register_admin_urls", admin_urls)
hooks.register("before_bulk_action", hold_bulk_publish)
hooks.register("construct_wagtail_userbar", add_checks)
hooks.register("register_page_header_buttons", tidy_button)
hooks.register("register_reports_menu_item", report_menu_item)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("wagtail_newsclean.receive", _("Receive copy"), _("Copy received"))
    actions.register_action("wagtail_newsclean.review", _("Review copy"), _("Copy reviewed"))
    actions.register_action("wagtail_newsclean.discard", _("Discard copy"), _("Copy discarded"))
    actions.register_action("wagtail_newsclean.restore", _("Bring copy back"), _("Copy brought back"))
    actions.register_action("wagtail_newsclean.claim", _("Claim copy"), _("Copy claimed"))
    actions.register_action("wagtail_newsclean.release", _("Release copy"), _("Copy released"))
    actions.register_action("wagtail_newsclean.draft", _("Create draft"), _("Draft created"))
    actions.register_action("wagtail_newsclean.tidy", _("Clean text"), _("Text cleaned"))
