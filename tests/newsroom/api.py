"""The newspaper's API: Wagtail's own, with stories in it; version 3 where Wagtail has it."""

from __future__ import annotations

import wagtail
from django.urls import URLPattern, URLResolver, path
from wagtail.api.v2.router import WagtailAPIRouter

from wagtail_newsclean.api.views import StoryPagesAPIViewSet

router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", StoryPagesAPIViewSet)

urlpatterns: list[URLPattern | URLResolver] = [path("api/v2/", router.urls)]

if wagtail.VERSION >= (8, 0):
    from wagtail.api.v3.urls import api

    urlpatterns.append(path("api/v3/", api.urls))
