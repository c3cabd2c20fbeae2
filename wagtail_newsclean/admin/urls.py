"""Addresses under the admin's own that belong to no viewset."""

from __future__ import annotations

from django.urls import include, path
from django.views.decorators.http import conditional_page

from .bulk_pages import views as bulk_pages
from .editor import urls as editor
from .session import session
from .site_settings import views as site_settings
from .stale import told_when_stale
from .words import WordsView

#: Asked for again each time, as everything in the admin is, and answered with 304 where nothing changed.
_words = conditional_page(WordsView.as_view())


def admin_urls() -> list[object]:
    """For the ``register_admin_urls`` hook."""
    addresses = [
        path("newsclean/words.js", _words, name="newsclean_words"),
        path("newsclean/session/", session, name="newsclean_session"),
        path("newsclean/editor/", include((editor.urlpatterns, editor.app_name))),
        path("newsclean/bulk/", include((bulk_pages.urlpatterns, bulk_pages.app_name))),
        path("newsclean/settings/", include((site_settings.urlpatterns, site_settings.app_name))),
    ]
    return told_when_stale(addresses)
