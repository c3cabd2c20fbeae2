"""A form with the token of a session that has ended. Scripts fetch a new one first; without them it comes here."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from wagtail.admin.utils import get_user_display_name
from wagtail.utils.urlpatterns import decorate_urlpatterns

_View = Callable[..., HttpResponseBase]


def told_when_stale(patterns: list[Any]) -> list[Any]:
    """The same addresses, where a form that Django refuses for its token is not lost: it can be sent again."""
    return list(decorate_urlpatterns(patterns, _checked))


def _checked(view: _View) -> _View:
    """Checks the token as Django's middleware would have, to have a say in what is answered."""

    @csrf_exempt
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        accepted = False

        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            nonlocal accepted
            accepted = True
            return view(request, *args, **kwargs)

        response = csrf_protect(inner)(request, *args, **kwargs)
        return response if accepted or not _is_own_form(request) else _send_again(request)

    return checked


def _is_own_form(request: HttpRequest) -> bool:
    """Whether a page of this site sent it, not a script: what others make a browser send is not offered again."""
    own = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin") == own and "X-Requested-With" not in request.headers


def _send_again(request: HttpRequest) -> HttpResponse:
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    context = {
        "title": _("This page was older than your login"),
        "fields": fields,
        "files": [str(file) for file in request.FILES.values()],
        "user_name": get_user_display_name(request.user),
    }
    return TemplateResponse(request, "wagtail_newsclean/admin/stale.html", context, status=403)
