"""Forms larger than Django takes by default, met with a message instead of a bare "400 Bad Request"."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.generic import View


class LargeFormMixin(View):
    """A view whose form may be larger than ``DATA_UPLOAD_MAX_MEMORY_SIZE`` or have too many fields.

    The scripts of the desk send large texts as file parts, which have no such limit. Without JavaScript the
    limit holds: the middleware would meet it first, looking for the CSRF token, and answer with a bare 400.
    So the token is checked here, after the size.
    """

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        return csrf_exempt(super().as_view(**initkwargs))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST":
            try:
                request.POST  # noqa: B018 (reading it parses it)
            except RequestDataTooBig:
                return self.refuse(
                    request,
                    _(
                        "This is more text than the form can carry without JavaScript. Nothing was kept. "
                        "Go back: your browser still has the text. Save it as a file and choose that here."
                    ),
                )
            except TooManyFieldsSent:
                return self.refuse(
                    request,
                    _(
                        "This copy has more blocks than the form can carry without JavaScript. "
                        "Nothing was saved."
                    ),
                )
        return self._checked_dispatch(request, *args, **kwargs)

    @method_decorator(csrf_protect)
    def _checked_dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return super().dispatch(request, *args, **kwargs)

    def refuse(self, request: HttpRequest, message: str) -> HttpResponse:
        """The answer to a form that is too large."""
        raise NotImplementedError


def wants_json(request: HttpRequest) -> bool:
    """Whether a script of the desk asked, rather than a form."""
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"
