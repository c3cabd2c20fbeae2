"""Whether a partner takes a story, and what it lacks where not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..publishing.markup import plain
from ..publishing.partners import Partner
from ..publishing.refusals import Refusal
from .pictures import FeedPicture

if TYPE_CHECKING:  # items ask whether they are taken
    from .item import FeedItem


def takes_picture(partner: Partner, picture: FeedPicture) -> bool:
    """Whether the partner wants the picture, and may have it."""
    if picture.width < partner.picture_width or picture.height < partner.picture_height:
        return False
    credit = picture.credit.casefold()
    return not any(word.casefold() in credit for word in partner.exclude_credits)


def refusals_of(partner: Partner, item: FeedItem, *, text: bool = True) -> list[Refusal]:
    """Every reason why the partner does not take the story as it is; without ``text`` its text is not looked at."""
    return [*_lengths(partner, item, text), *_demands(partner, item, text), *_rest(partner, item)]


def _lengths(partner: Partner, item: FeedItem, text: bool) -> Iterator[Refusal]:
    texts = {"headline": item.title, "summary": item.summary}
    if partner.text != (0, None) and text:
        texts["text"] = plain(item.content)
    for name, found in texts.items():
        least, most = getattr(partner, name)
        if len(found) < least:
            yield Refusal(f"{name}_short", {"found": len(found), "wanted": least})
        elif most is not None and len(found) > most:
            yield Refusal(f"{name}_long", {"found": len(found), "wanted": most})


def _demands(partner: Partner, item: FeedItem, text: bool) -> Iterator[Refusal]:
    lacking = {
        "text": ("no_text", text and not item.content),
        "summary": ("no_summary", not item.summary),
        "byline": ("no_byline", not item.creators),
        "published": ("no_date", item.published is None),
        "credit": ("no_credit", not all(picture.credit for picture in item.pictures)),
        "alt": ("no_alt", not all(picture.alt for picture in item.pictures)),
    }
    for demand in partner.demands:
        code, lacks = lacking[demand]
        if lacks:
            yield Refusal(code)
    if len(item.pictures) < partner.pictures:
        yield Refusal("few_pictures", {"found": len(item.pictures), "wanted": partner.pictures})


def _rest(partner: Partner, item: FeedItem) -> Iterator[Refusal]:
    language = item.language.lower()
    if partner.languages and not any(
        language == wanted or language.startswith(f"{wanted}-")
        for wanted in map(str.lower, partner.languages)
    ):
        yield Refusal("language", {"name": item.language, "wanted": ", ".join(partner.languages)})
    excluded = {tag.casefold() for tag in partner.exclude_tags}
    for tag in item.categories:
        if tag.casefold() in excluded:
            yield Refusal("tag", {"name": tag})
    if partner.https:
        addresses = [item.link, *(picture.url for picture in item.pictures)]
        for address in addresses:
            if not address.startswith("https://"):
                yield Refusal("not_https", {"address": address})
                break
