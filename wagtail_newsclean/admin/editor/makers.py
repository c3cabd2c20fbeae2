"""Who proposes what in the page editor. A maker looks at what is being written and proposes for one field, or not.

A site adds its own by appending to ``MAKERS`` when its app is ready.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Suggestion
from ...suggesters.place import PlaceSuggestion, suggest_place
from ...text import Kind, Story
from ...text.details.credit import bare_credit, credit_span
from ...text.details.dateline import find_dateline
from ...text.details.dateline_style import AP, DatelineStyle, format_dateline
from ...text.types import Dateline
from .from_archive import propose_related, propose_tags
from .writing import Proposal, ProposalGroup, Writing

Maker = Callable[[Writing], ProposalGroup | None]

_RECENT = 20  #: published pages whose datelines show the house style
_ENOUGH = 3  #: with fewer there is no style to see
_TOWN = re.compile(r"[,(—–:]|\d|\s-\s?")
_SEPARATOR = re.compile(r"\s*[—–:\-.|/]+$")


def propose_headline(writing: Writing) -> ProposalGroup | None:
    """The first line of the text, where it reads as a headline and the page has none. Nothing is made up."""
    if writing.text(writing.mapping.headline):
        return None
    first = next(iter(zip(writing.split.paragraphs, writing.split.blocks, strict=True)), None)
    if first is None or first[1].kind is not Kind.HEADLINE:
        return None
    item = Proposal(first[0].text, first[0].text, (_("It is the first line of the text."),))
    return ProposalGroup("headline", writing.mapping.headline, "text", _("Headline"), (item,))


def propose_dateline(writing: Writing) -> ProposalGroup | None:
    """The dateline that begins the text, as it stands and as the site sets it; else the town that the text names."""
    name = writing.mapping.dateline
    if not name or writing.text(name):
        return None
    published = writing.page.first_published_at
    split = writing.split
    found = find_dateline(
        split.source,
        split.blocks,
        received=published.date() if published else None,
        language=writing.language,
    )
    style = house_style(writing)
    if found:
        reason = _("It begins the text; take it off there.")
        texts = [found.text.strip(), format_dateline(found, style, writing.language or "en")]
        items = [Proposal(text, text, (reason,)) for text in dict.fromkeys(texts) if text]
    else:
        town = suggest_place(Story(split.source, writing.language or "en", split.blocks))
        items = [_town(town, style)] if town else []
    return ProposalGroup(Suggestion.Kind.DATELINE, name, "text", _("Dateline"), tuple(items))


def propose_credits(writing: Writing) -> ProposalGroup | None:
    """For pictures without a credit: a credit line that stands in the text, or at the end of the caption."""
    target = writing.mapping.blocks.get(Kind.CREDIT.value)
    body = writing.mapping.body
    if not target or not body or not target.path:
        return None
    lines = [p for p, block in writing.split.furniture(0.5) if block.kind is Kind.CREDIT]
    items = []
    for index, child in enumerate(writing.value(body) or ()):
        if child.block_type != target.block:
            continue
        here = [p for p in writing.paragraphs if p.place.block == index]
        if any(p.kind == Kind.CREDIT for p in here):
            continue
        near = [p for p in lines if p.place.block in (index - 1, index + 1)]
        captions = [p for p in here if p.kind == Kind.CAPTION]
        for text, reason in _credits([p.text for p in captions], [p.text for p in near]):
            write = {"block": index, "id": str(child.id or ""), "path": list(target.path), "text": text}
            items.append(Proposal(f"{child.id}:{text}"[:255], text, (reason,), write))
            break
    return ProposalGroup("credit", body, "credit", _("Picture credit"), tuple(items)) if items else None


def house_style(writing: Writing) -> DatelineStyle:
    """How the site's newest stories set their datelines; the Associated Press's way where there are too few."""
    name = str(writing.mapping.dateline)
    pages = type(writing.page).objects.live().exclude(**{name: ""}).order_by("-first_published_at")
    seen = [value.strip() for value in pages.values_list(name, flat=True)[:_RECENT] if value.strip()]
    if len(seen) < _ENOUGH:
        return AP
    half = len(seen) / 2
    ends = Counter(match[0].rstrip() if (match := _SEPARATOR.search(value)) else "" for value in seen)
    towns = [_TOWN.split(value)[0].strip() for value in seen]
    return DatelineStyle(
        capitals=sum(town.isupper() for town in towns) >= half,
        date=sum(any(map(str.isdigit, value)) for value in seen) > half,
        agency="({agency})" if sum("(" in value for value in seen) > half else "",
        separator=ends.most_common(1)[0][0],
    )


def _town(town: PlaceSuggestion, style: DatelineStyle) -> Proposal:
    text = format_dateline(Dateline("", 0, 0, town.place, (town.place,)), style)
    times = ngettext("The text names it %(count)d time.", "The text names it %(count)d times.", town.mentions)
    return Proposal(text, text, (times % {"count": town.mentions},))


def _credits(captions: list[str], near: list[str]) -> list[tuple[str, str]]:
    found = []
    for text in captions:
        span = credit_span(text)
        if span:
            found.append((span[1], _("It stands at the end of the caption.")))
    for text in near:
        credit = bare_credit(text)
        if credit:
            found.append((credit, _("It stands in the text beside the picture.")))
    return found


#: Asked in this order.
MAKERS: list[Maker] = [propose_headline, propose_dateline, propose_tags, propose_related, propose_credits]
