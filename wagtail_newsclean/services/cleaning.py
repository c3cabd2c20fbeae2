"""Running the core over stored copy, and keeping what it found as plain data."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, cast

from django.utils.translation import gettext as _

from ..clock import local, stored
from ..conf import NewscleanSettings
from ..models import IncomingCopy
from ..text import Copy, CopyError, Kind, Story, clean
from ..text.data import story_as_data
from ..text.harm import HarmCode, find_harm
from ..text.splitter import Doubt
from ..text.types import lines_of
from ..text.urgency import is_urgent
from . import learning, titles
from .site_settings import site_settings

#: NULs and lone surrogates cannot be stored as text; they are shown as U+FFFD, the original keeps them.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_TITLE_LENGTH = 255
_FIRST_WORDS = 60
_TOP_LINES = 3  #: of copy without a headline


def split_copy(copy: IncomingCopy) -> None:
    """Read and split ``copy`` and set its split, title, language and count of doubtful blocks; saves nothing.

    An editor's review of an earlier split is left alone. Raises ``CopyError``.
    """
    story = story_of(copy, site_settings())
    if not any(character.isprintable() and not character.isspace() for character in story.source):
        raise CopyError("empty", _("There is no text in this copy. Nothing was kept."))
    copy.split = split_as_data(story)
    copy.title = _UNSTORABLE.sub("\ufffd", title_of(story))
    copy.language = copy.language or story.language
    copy.doubtful = sum(block.ask for block in story.blocks)
    copy.urgent = is_urgent(_down_to_headline(story))
    _note_embargo(copy, lines_of(story.blocks, story.source))


def _down_to_headline(story: Story) -> list[str]:
    """The lines from the top of the copy to its headline; the first ones where it has none."""
    texts = lines_of(story.blocks, story.source)
    kinds = [block.kind for block in story.blocks]
    return texts[: kinds.index(Kind.HEADLINE) + 1] if Kind.HEADLINE in kinds else texts[:_TOP_LINES]


def _note_embargo(copy: IncomingCopy, lines: list[str]) -> None:
    """The embargo that ends last; one whose end nobody named outlasts every other."""
    moment = local(copy.received_at)
    ends = [harm.until for harm in find_harm(lines, now=moment) if harm.code is HarmCode.EMBARGO]
    dated = [end for end in ends if end]
    copy.embargo = bool(ends)
    copy.embargo_until = stored(max(dated)) if dated and len(dated) == len(ends) else None


def story_of(copy: IncomingCopy, settings: NewscleanSettings) -> Story:
    """What the program makes of ``copy``. Raises ``CopyError``."""
    return clean(
        _readable(copy),
        advisers=[learning.adviser(copy), titles.advise],
        doubt=Doubt(ask_below=settings.ask_below, margin=settings.ask_margin),
    )


def split_as_data(story: Story) -> dict[str, Any]:
    """The story as JSON: what the desk shows, and what the review starts from."""
    document = story.document
    render = document.render if document else None
    data = {
        **story_as_data(story),
        "lines": [
            {"start": line.start, "end": line.end, "html": render(index) if render else ""}
            for index, line in enumerate(document.lines if document else ())
        ],
        "pictures": [
            {"src": picture.src, "alt": picture.alt, "line": picture.line}
            for picture in (document.pictures if document else ())
        ],
    }
    return cast(dict[str, Any], _storable(data))


def _storable(data: Any) -> Any:
    """The same with a replacement character for each that no database takes; places stay as they are."""
    if isinstance(data, str):
        return _UNSTORABLE.sub("\ufffd", data)
    if isinstance(data, list):
        return [_storable(item) for item in data]
    if isinstance(data, dict):
        return {key: _storable(value) for key, value in data.items()}
    return data


def title_of(story: Story) -> str:
    """The headline, else the first words of the copy in quotes, for lists."""
    if story.headline:
        return story.headline[:_TITLE_LENGTH]
    words = " ".join(story.source.split())
    short = words if len(words) <= _FIRST_WORDS else words[:_FIRST_WORDS].rsplit(" ", 1)[0] + " …"
    return _("(no headline found) “%s”") % short


def _readable(copy: IncomingCopy) -> Copy:
    common = Copy(
        source=copy.source.name if copy.source else "",
        received=copy.received_at,
        url=copy.url,
        language=copy.language,
    )
    original = bytes(copy.original)
    if copy.received_as == IncomingCopy.ReceivedAs.FILE:
        return replace(common, data=original, filename=copy.filename)
    text = _UNSTORABLE.sub("\ufffd", original.decode("utf-8", "surrogatepass"))
    if copy.received_as == IncomingCopy.ReceivedAs.HTML:
        return replace(common, html=text)
    return replace(common, text=text)
