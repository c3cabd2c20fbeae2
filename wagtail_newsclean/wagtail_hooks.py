"""Wires the desk to Wagtail; contains no logic."""

from __future__ import annotations

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin.bulk import DeleteBulkAction, DiscardBulkAction, HandBulkAction, RestoreBulkAction
from .admin.bulk_pages.actions import CleanPagesAction, TagPagesAction
from .admin.bulk_pages.views import bulk_menu_item
from .admin.deleting import DeleteMemoryAction
from .admin.editor.bulk_publish import hold_bulk_publish
from .admin.editor.checker import add_checks
from .admin.editor.report import report_menu_item
from .admin.editor.tidy import tidy_button
from .admin.log import register_log_actions
from .admin.memory import MemoryViewSetGroup
from .admin.refused import refused_menu_item, refused_urls
from .admin.site_settings.views import settings_menu_item, settings_permissions
from .admin.urls import admin_urls
from .admin.viewset import IncomingCopyViewSet
from .publishing.links import link_to_live_pages

register_snippet(IncomingCopyViewSet)
register_snippet(MemoryViewSetGroup)
hooks.register("register_bulk_action", DiscardBulkAction)
hooks.register("register_bulk_action", RestoreBulkAction)
hooks.register("register_bulk_action", HandBulkAction)
hooks.register("register_bulk_action", DeleteBulkAction, order=1)  # after Wagtail's, whose place it takes
hooks.register("register_bulk_action", DeleteMemoryAction, order=1)  # the same
hooks.register("register_bulk_action", CleanPagesAction)
hooks.register("register_bulk_action", TagPagesAction)
hooks.register("register_admin_urls", admin_urls)
hooks.register("before_bulk_action", hold_bulk_publish)
hooks.register("construct_wagtail_userbar", add_checks)
hooks.register("register_page_header_buttons", tidy_button)
hooks.register("register_reports_menu_item", report_menu_item)
hooks.register("register_admin_urls", refused_urls)
hooks.register("register_reports_menu_item", refused_menu_item)
hooks.register("register_reports_menu_item", bulk_menu_item)
hooks.register("register_settings_menu_item", settings_menu_item)
hooks.register("register_permissions", settings_permissions)
hooks.register("register_log_actions", register_log_actions)
hooks.register("register_rich_text_features", link_to_live_pages, order=1)  # after Wagtail's own
