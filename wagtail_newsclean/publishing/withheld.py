"""What in a published story is not for readers of other houses: notes and numbers of a desk, embargoes."""

from __future__ import annotations

from ..clock import local
from ..conf import get_settings
from ..text.harm import HarmCode, find_harm
from .markup import paragraphs
from .parts import Photo
from .story import PublishedStory


def withheld_for(story: PublishedStory) -> tuple[HarmCode, ...]:
    """Why a story must not leave the house as it stands; empty where it may.

    Looks at what would go out: headline, standfirst and dateline, text, captions and credits. Lines are never taken
    out of a story on the way: it stays back as a whole until an editor has mended it.
    """
    withhold = get_settings().withhold
    codes = {code for code in HarmCode if code.value in withhold}
    if not codes:
        return ()
    lines = [story.headline, story.standfirst, story.dateline, *paragraphs(_html(story))]
    lines += [part.credit for part in story.parts if isinstance(part, Photo)]
    # An embargo is the same before and after its end, until an editor takes its line out: no feed changes with time.
    embargo = HarmCode.EMBARGO if HarmCode.EMBARGO in codes else HarmCode.DESK_NOTE
    harms = find_harm(lines, now=local(), codes={*codes, HarmCode.EMBARGO, HarmCode.DESK_NOTE})
    found = codes & {embargo if harm.until else harm.code for harm in harms}
    return tuple(code for code in HarmCode if code in found)


def _html(story: PublishedStory) -> str:
    return "\n".join(
        f"<div>{part.caption}</div>" if isinstance(part, Photo) else part.html for part in story.parts
    )
