"""Asks the site for an address as a stranger would, without a network."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import got_request_exception, request_finished, request_started
from django.db import close_old_connections
from wagtail.models import Site

from ..publishing.as_file import AS_FILE


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: bytes
    etag: str
    location: str = ""  #: where a redirect leads
    reason: str = ""  #: the exception that an error came of


class Reader:
    """A stranger who asks one site; the middleware is loaded once for all requests."""

    def __init__(self, site: Site) -> None:
        self._handler: Any = WSGIHandler()
        self._secure = site.port == 443
        usual = site.port in (80, 443)
        self._environment: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "SERVER_NAME": site.hostname,
            "SERVER_PORT": str(site.port),
            "HTTP_HOST": site.hostname if usual else f"{site.hostname}:{site.port}",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": "https" if self._secure else "http",
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
            AS_FILE: True,
        }
        proxy = getattr(settings, "SECURE_PROXY_SSL_HEADER", None)
        if proxy and self._secure:
            self._environment[proxy[0]] = proxy[1]

    def ask(self, address: str, etag: str = "") -> Answer:
        """The answer to a path; with the ``etag`` of an earlier answer it may be 304."""
        environment = self._environment | {
            "PATH_INFO": unquote_to_bytes(address).decode("latin-1"),
            "wsgi.input": BytesIO(),
        }
        if etag:
            environment["HTTP_IF_NONE_MATCH"] = etag
        found: dict[str, str] = {}
        status = 0

        def start(line: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
            nonlocal status
            status = int(line.split(" ", 1)[0])
            found.update((name.lower(), value) for name, value in headers)

        reasons: list[str] = []

        def note(**kwargs: Any) -> None:
            kind, error, _traceback = sys.exc_info()
            reasons.append(f"{kind.__name__}: {error}" if kind else "")

        got_request_exception.connect(note)
        try:
            response = self._handler(environment, start)
            try:
                body = b"".join(response)
            finally:
                response.close()
        finally:
            got_request_exception.disconnect(note)
        return Answer(status, body, found.get("etag", ""), found.get("location", ""), "".join(reasons[-1:]))


@contextmanager
def one_connection() -> Iterator[None]:
    """Keep the database open between requests, as a test client does: a build makes thousands."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
