"""Whether an answer is for a reader or will be kept as a file."""

from __future__ import annotations

from django.http import HttpRequest

#: The key in a request's environment by which the static build says who asks.
AS_FILE = "newsclean.as_file"


def kept_as_file(request: HttpRequest | None) -> bool:
    """Whether the answer becomes a file: its address has no query, so there is no ``?page=2`` to point to."""
    return bool(request and request.META.get(AS_FILE))
