"""Adding copy by hand: a paste box that takes the rich clipboard, or a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from ..conf import get_settings
from ..models import IncomingCopy, Source
from ..services.intake import add_copy, check_size
from ..services.unpacking import Added, add_file
from ..text import CopyError
from .core_words import in_words
from .uploads import LargeFormMixin, wants_json


class AddCopyForm(forms.Form):
    """What the paste box sends: text, a file, or (from the script) the two sides of a rich clipboard."""

    text = forms.CharField(
        label=pgettext_lazy("noun", "Copy"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto", "spellcheck": "false"}),
    )
    file = forms.FileField(label=_("Or a file"), required=False, allow_empty_file=True)
    pasted_text = forms.FileField(required=False, allow_empty_file=True)
    pasted_html = forms.FileField(required=False, allow_empty_file=True)
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=100,
        help_text=_("Who sent it. What you correct is remembered for this source."),
        widget=forms.TextInput(attrs={"list": "newsclean-sources", "autocomplete": "off"}),
    )
    url = forms.URLField(
        label=_("Address"),
        required=False,
        max_length=2000,
        assume_scheme="https",
        help_text=_("Where it was published, if it was. Nothing is fetched from there."),
        error_messages={"invalid": _("This is not a web address. Correct it or leave it empty.")},
    )

    def keep(self, user: Any) -> Added:
        """Take in what was sent: one copy, or those of an archive. Raises ``CopyError``; nothing was kept then."""
        data = self.cleaned_data
        about = {"source": data["source"], "url": data["url"], "user": user}
        if data["file"]:
            return add_file(_read(data["file"]), data["file"].name, **about)
        return Added([add_copy(**self._pasted(), **about)], [])

    def _pasted(self) -> dict[str, Any]:
        """The two sides of the clipboard, or what was typed."""
        data = self.cleaned_data
        plain = _text(data["pasted_text"]) if data["pasted_text"] else None
        if data["pasted_html"]:
            return {"html": _text(data["pasted_html"]), "plain": plain}
        # A textarea's line ends travel as CRLF whatever was pasted; a clipboard's do not.
        return {"text": plain if plain is not None else data["text"].replace("\r\n", "\n")}


def _text(part: Any) -> str:
    return _read(part).decode("utf-8", "replace")


def _read(part: Any) -> bytes:
    check_size(part.size)
    return part.read()


class AddCopyView(LargeFormMixin, PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """The paste box. Answers a script with JSON, so that what was pasted stays where it is on an error."""

    model: type[IncomingCopy] | None = None
    permission_required = "add"
    index_url_name = ""
    edit_url_name = ""
    form_class = AddCopyForm
    template_name = "wagtail_newsclean/admin/add.html"
    page_title = _("Add copy")
    header_icon = "plus"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Incoming copy")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            sources=Source.objects.values_list("name", flat=True)[:500],
            max_mb=get_settings().max_copy_bytes // 1_000_000,
            index_url=reverse(self.index_url_name),
            **kwargs,
        )

    def form_valid(self, form: AddCopyForm) -> HttpResponse:
        try:
            added = form.keep(self.request.user)
        except CopyError as error:
            form.add_error("text", in_words(error.message))
            return self.form_invalid(form)
        url = self._after(added)
        return JsonResponse({"url": url}) if wants_json(self.request) else redirect(url)

    def _after(self, added: Added) -> str:
        """The address of the review, of several copies the inbox's."""
        count = len(added.copies)
        if count == 1:
            return reverse(self.edit_url_name, args=[quote(added.copies[0].pk)])
        words = ngettext("%(count)d story was added.", "%(count)d stories were added.", count)
        messages.success(self.request, words % {"count": count})
        if added.unread:
            names = ", ".join(added.unread)
            messages.warning(self.request, _("These files were not read: %(names)s.") % {"names": names})
        return reverse(self.index_url_name)

    def form_invalid(self, form: AddCopyForm) -> HttpResponse:
        if wants_json(self.request):
            return JsonResponse({"errors": form.errors}, status=422)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def refuse(self, request: HttpRequest, message: str) -> HttpResponse:
        if not self.user_has_permission(self.permission_required):
            raise PermissionDenied
        form = self.form_class()
        return self.render_to_response(
            self.get_context_data(form=form, refused=message),
            status=413,
        )
