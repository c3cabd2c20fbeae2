"""Whose session the browser has now, for pages that stood open while somebody logged out and in again."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache


@never_cache
def session(request: HttpRequest) -> JsonResponse:
    """The user and the token that a form of theirs needs. Who is logged out is refused by the admin itself."""
    return JsonResponse({"user": str(request.user.pk), "token": get_token(request)})
