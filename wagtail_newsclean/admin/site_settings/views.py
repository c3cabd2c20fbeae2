"""The settings' page, and its previews as fragments for the script."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy

from ...models import DeskSettings, HouseRule, LearntLine
from .forms import DeskSettingsForm
from .previews import PREVIEWS

TEMPLATES = "wagtail_newsclean/admin/site_settings/"

#: Title and fields of each section.
SECTIONS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "datelines": (
        gettext_lazy("Datelines"),
        ("dateline_style", "dateline_separator", "dateline_months", "stand_alone", "only_stand_alone"),
    ),
    "tags": (gettext_lazy("Suggested tags"), ("tag_ticked", "tag_offered")),
    "gate": (gettext_lazy("Publishing"), ("gate",)),
    "doubt": (gettext_lazy("Doubt"), ("ask_below", "ask_margin")),
}

policy = ModelPermissionPolicy(DeskSettings)


class DeskSettingsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Shows, previews and saves the settings. Without JavaScript, "Preview" sends the form and saves nothing."""

    permission_policy = policy
    permission_required = "change"
    template_name = f"{TEMPLATES}edit.html"
    page_title = gettext_lazy("Copy desk")
    header_icon = "clipboard-list"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = super().get_breadcrumbs_items()
        return [*items, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render(DeskSettingsForm(instance=DeskSettings.stored()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "reset" in request.POST:
            return self.reset()
        form = DeskSettingsForm(request.POST, instance=DeskSettings.stored())
        valid = form.is_valid()
        if "preview" in request.POST:
            return self.render(form, status=200 if valid else 422)
        if not valid:
            messages.error(request, _("Nothing was saved yet. See what is marked below."))
            return self.render(form, status=422)
        return self.save(form)

    def save(self, form: DeskSettingsForm) -> HttpResponse:
        with transaction.atomic():
            stored = DeskSettings.objects.select_for_update().filter(pk=DeskSettings.ONLY).first()
            if stored and self.request.POST.get("version") != str(stored.version):
                who = get_user_display_name(stored.changed_by) if stored.changed_by else _("A colleague")
                text = _(
                    "%(name)s saved these settings meanwhile. Yours are still below; save again to put them in place."
                )
                messages.error(self.request, text % {"name": who})
                return self.render(form, version=stored.version, status=409)
            desk = form.instance
            desk.version = (stored.version if stored else 0) + 1
            desk.changed_by = self.request.user
            desk.save()
            if form.changed_data:
                data = {"fields": form.changed_data}
                log(desk, "wagtail_newsclean.settings", user=self.request.user, data=data)
        messages.success(self.request, _("The settings were saved. They count from now on."))
        return redirect("newsclean_settings:edit")

    def reset(self) -> HttpResponse:
        """Leave everything to the site's code again."""
        desk = DeskSettings.stored()
        log(desk, "wagtail_newsclean.settings", user=self.request.user, data={"reset": True})
        DeskSettings.objects.filter(pk=DeskSettings.ONLY).delete()
        messages.success(self.request, _("The site's own defaults count again."))
        return redirect("newsclean_settings:edit")

    def render(
        self, form: DeskSettingsForm, *, version: int | None = None, status: int = 200
    ) -> HttpResponse:
        settings = None if form.is_bound and form.errors else form.settings()
        sections = [
            {
                "name": name,
                "title": title,
                "fields": [form[field] for field in fields],
                "template": f"{TEMPLATES}{name}.html",
                "preview": PREVIEWS[name](settings, self.request.user) if settings else None,
            }
            for name, (title, fields) in SECTIONS.items()
        ]
        context = self.get_context_data(
            form=form,
            sections=sections,
            version=form.instance.version if version is None else version,
            stored=form.instance.version > 0,
            links=self.links,
        )
        return self.render_to_response(context, status=status)

    @cached_property
    def links(self) -> list[dict[str, Any]]:
        """What else is set for the desk, for who may see it."""
        user = self.request.user
        found = [
            (
                HouseRule,
                "newsclean_rules:list",
                _("House rules"),
                _("Phrases that tell a kind on this site."),
            ),
            (LearntLine, "newsclean_learnt:list", _("Learnt lines"), _("What editors corrected.")),
        ]
        return [
            {"url": reverse(url), "label": label, "about": about}
            for model, url, label, about in found
            if ModelPermissionPolicy(model).user_has_any_permission(user, ["add", "change", "delete", "view"])
        ]


class PreviewView(PermissionCheckedMixin, TemplateView):
    """One section's preview for the posted form, as a fragment."""

    permission_policy = policy
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, section: str) -> HttpResponse:
        if section not in PREVIEWS:
            raise Http404
        form = DeskSettingsForm(request.POST, instance=DeskSettings.stored())
        preview = PREVIEWS[section](form.settings(), request.user) if form.is_valid() else None
        return render(request, f"{TEMPLATES}{section}.html", {"preview": preview, "form": form})


class DeskSettingsMenuItem(MenuItem):
    """In the menu "Settings", for who may change them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(policy.user_has_permission(request.user, "change"))


def settings_menu_item() -> MenuItem:
    """For the ``register_settings_menu_item`` hook."""
    return DeskSettingsMenuItem(
        gettext_lazy("Copy desk"),
        reverse("newsclean_settings:edit"),
        name="newsclean-settings",
        icon_name="clipboard-list",
        order=950,
    )


def settings_permissions() -> Any:
    """For the ``register_permissions`` hook, so that the group form shows the right to change them."""
    return Permission.objects.filter(content_type=ContentType.objects.get_for_model(DeskSettings))


app_name = "newsclean_settings"
urlpatterns = [
    path("", DeskSettingsView.as_view(), name="edit"),
    path("preview/<slug:section>/", PreviewView.as_view(), name="preview"),
]
