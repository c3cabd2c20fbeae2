"""Links that copy carries to stories of this very site: by address, or by a title we know."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import unquote

import swapper
from django.db.models import Q
from wagtail.models import Site

from ..models import IncomingCopy
from ..models.review import Review
from ..text import Kind
from .titles import possible_titles

_HREF = re.compile(r'href="(https?://[^"#?]+)')
_MOST = 50  #: titles and addresses looked up


def linked_pages(copy: IncomingCopy, review: Review) -> tuple[Any, ...]:
    """Live public pages that the copy links to, in its order. One query."""
    source = copy.split["source"]
    titles: list[str] = []
    for text in review.text(source, Kind.RELATED):
        titles += sorted(possible_titles(text), key=len, reverse=True)
    paths = _paths(" ".join(line["html"] for line in copy.split["lines"] if "href" in line["html"]))
    titles = list(dict.fromkeys(titles))[:_MOST]
    if not titles and not paths:
        return ()
    page_class = swapper.load_model("wagtailcore", "Page")
    found = list(
        page_class.objects.live().public().filter(Q(title__in=titles) | Q(url_path__in=paths)).order_by("-pk")
    )
    order = {**{title: n for n, title in enumerate(titles)}, **{path: n for n, path in enumerate(paths)}}
    return tuple(sorted(found, key=lambda page: order.get(page.url_path, order.get(page.title, _MOST))))


def _paths(html: str) -> list[str]:
    """The tree paths of addresses that lie on this installation's own sites."""
    roots = Site.get_site_root_paths()
    paths = []
    for address in dict.fromkeys(unescape(match) for match in _HREF.findall(html)):
        for root in roots:
            if address.startswith(f"{root.root_url}/"):
                inside = unquote(address[len(root.root_url) :]).strip("/")
                # PostgreSQL cannot be asked for a NUL.
                if "\x00" not in inside:
                    paths.append(f"{root.root_path}{inside}/" if inside else root.root_path)
    return paths[:_MOST]
