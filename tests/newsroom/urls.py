"""Addresses of the demo newsroom."""

from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from . import api, feeds

public = [*feeds.urlpatterns, path("sitemap.xml", sitemap, name="sitemap")]
if apps.is_installed("django_distill"):
    from .as_files import kept

    public = [*kept(public)]

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *api.urlpatterns,
    *public,
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("", include(wagtail_urls)),
]
