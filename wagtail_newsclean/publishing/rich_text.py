"""Wagtail's stored rich text -> HTML, many pieces at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from wagtail.rich_text import expand_db_html

from .named import naming, without_dead_links

_STORED = re.compile(r"<(?:a|embed)\b[^>]*\b(?:linktype|embedtype)=[^>]*>")
_BETWEEN = "\n"


def expand_many(pieces: Sequence[str], known: Mapping[str, str] | None = None) -> list[str]:
    """Every piece with its links to pages, documents and images resolved; ``known`` are links resolved before.

    ``expand_db_html`` asks the database once for each kind of link in each piece. Here each different link is
    expanded once and all in one call, so the number of queries does not grow with the number of pieces. Of a link
    to a page that is gone or not live only the words stay.
    """
    known = known or {}
    found = {**known, **expand_links(links_in(pieces) - known.keys())}
    if not found:
        return list(pieces)
    return [without_dead_links(_STORED.sub(lambda match: found[match[0]], piece)) for piece in pieces]


def links_in(pieces: Iterable[str]) -> set[str]:
    """The different links to pages, documents and images, as Wagtail stores them."""
    return {tag for piece in pieces for tag in _STORED.findall(piece)}


def expand_links(links: Iterable[str]) -> dict[str, str]:
    """What becomes of each stored link."""
    stored = sorted(links)
    if not stored:
        return {}
    expanded = [tag.replace(_BETWEEN, " ") for tag in stored]
    with naming():
        done = expand_db_html(_BETWEEN.join(expanded)).split(_BETWEEN)
        if len(done) != len(stored):
            # A site's own handler wrote line breaks: expand each by itself.
            done = [expand_db_html(tag) for tag in expanded]
    return dict(zip(stored, done, strict=True))
