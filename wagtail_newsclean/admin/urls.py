"""Addresses under the admin's own that belong to no viewset."""

from __future__ import annotations

from django.urls import include, path

from .bulk_pages import views as bulk_pages
from .editor import urls as editor
from .site_settings import views as site_settings


def admin_urls() -> list[object]:
    """For the ``register_admin_urls`` hook."""
    return [
        path("newsclean/editor/", include((editor.urlpatterns, editor.app_name))),
        path("newsclean/bulk/", include((bulk_pages.urlpatterns, bulk_pages.app_name))),
        path("newsclean/settings/", include((site_settings.urlpatterns, site_settings.app_name))),
    ]
