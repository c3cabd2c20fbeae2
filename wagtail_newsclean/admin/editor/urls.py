"""Addresses of what stands in the page editor, under the admin's own."""

from __future__ import annotations

from django.urls import path

from . import suggest
from .report import OpenFindingsView
from .tidy import TidyView

app_name = "newsclean_editor"

urlpatterns = [
    path("suggest/", suggest.suggest, name="suggest"),
    path("decide/", suggest.decide, name="decide"),
    path("tidy/<int:pk>/", TidyView.as_view(), name="tidy"),
    path("findings/", OpenFindingsView.as_view(), name="report"),
    path("findings/results/", OpenFindingsView.as_view(results_only=True), name="report_results"),
]
