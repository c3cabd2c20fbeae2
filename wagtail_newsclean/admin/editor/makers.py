"""Who proposes what in the page editor. A maker looks at what is being written and proposes for one field, or not.

A site adds its own by appending to ``MAKERS`` when its app is ready.
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Suggestion
from ...services.house_style import in_house_style
from ...suggesters.place import PlaceSuggestion, suggest_place
from ...text import Kind, Story
from ...text.details.credit import bare_credit, credit_span
from ...text.details.dateline import find_dateline
from ...text.types import Dateline
from .from_archive import propose_related, propose_tags
from .writing import Proposal, ProposalGroup, Writing

Maker = Callable[[Writing], ProposalGroup | None]


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
    if found:
        reason = _("It begins the text; take it off there.")
        texts = [found.text.strip(), in_house_style(found, writing.mapping, writing.language)]
        items = [Proposal(text, text, (reason,)) for text in dict.fromkeys(texts) if text]
    else:
        town = suggest_place(Story(split.source, writing.language or "en", split.blocks))
        items = [_town(town, writing)] if town else []
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


def _town(town: PlaceSuggestion, writing: Writing) -> Proposal:
    text = in_house_style(Dateline("", 0, 0, town.place, (town.place,)), writing.mapping, writing.language)
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
