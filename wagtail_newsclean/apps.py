"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewscleanConfig(AppConfig):
    """Wires checks and signals; contains no logic."""

    name = "wagtail_newsclean"
    label = "wagtail_newsclean"
    verbose_name = _("Newsclean")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import checks, signals  # noqa: F401
