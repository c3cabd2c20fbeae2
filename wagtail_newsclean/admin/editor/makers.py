"""Who proposes what in the page editor. A maker looks at what is being written and proposes for one field, or not.

A site adds its own by appending to ``MAKERS`` when its app is ready.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from django.utils.translation import gettext as _

from ...models import Suggestion
from ...text import Kind
from ...text.details.credit import bare_credit, credit_span
from ...text.details.dateline import find_dateline
from ...text.details.gazetteer import look_up
from ...text.terms import words
from .from_archive import propose_related, propose_tags
from .writing import Proposal, ProposalGroup, Writing

Maker = Callable[[Writing], ProposalGroup | None]

_LOOKED_AT = 3  #: first paragraphs in which a place is looked for
_PLACES = 2  #: proposed at most
_SMALL_TOWN = 5  #: digits of the population from which a place named once counts
_RECENT = 20  #: published pages whose datelines show the house style
#: What stands before the place where something happens; a capital alone may be any noun.
_WHERE_WORDS = """
in at near outside off around im bei aus nach vor nahe en à près dans a de cerca desde nel nella vicino da em no na
perto te nabij bij uit w we koło pod z ze do в во под около из близ у біля під з із
"""
_WHERE = frozenset(_WHERE_WORDS.split())
_SEPARATOR = re.compile(r"\s*[—–:\-.|/]+\s*$")


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
    """The dateline that begins the text, else places it names, in the style of the site's other stories."""
    name = writing.mapping.dateline
    if not name or writing.text(name):
        return None
    first = writing.page.first_published_at
    split = writing.split
    in_text = find_dateline(
        split.source, split.blocks, received=first.date() if first else None, language=writing.language
    )
    if in_text:
        reason = _("It begins the text; take it off there.")
        items = [Proposal(in_text.text.strip(), in_text.text.strip(), (reason,))]
    else:
        style = house_style(writing)
        items = [Proposal(style(place), style(place), (reason,)) for place, reason in _places(writing.story)]
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


def house_style(writing: Writing) -> Callable[[str], str]:
    """How the site's newest stories write a place as a dateline: in capitals or not, and what stands after it."""
    name = writing.mapping.dateline
    pages = type(writing.page).objects.live().exclude(**{name: ""}).order_by("-first_published_at")
    seen = [value.strip() for value in pages.values_list(name, flat=True)[:_RECENT] if value.strip()]
    ends = Counter(match[0].strip() for value in seen if (match := _SEPARATOR.search(value)))
    end = ends.most_common(1)[0][0] if ends and sum(ends.values()) * 2 > len(seen) else ("" if seen else "—")
    places = [re.split(r"[,(—–:]", value)[0].strip() for value in seen]
    capitals = sum(place.isupper() for place in places) * 2 >= len(places)
    glue = "" if end in (".", ":") else " "

    def style(place: str) -> str:
        written = place.upper() if capitals else place
        return f"{written}{glue}{end}" if end else written

    return style


def _places(story: str) -> list[tuple[str, str]]:
    """Places that the first paragraphs name, those named most first, each with the reason."""
    paragraphs = story.split("\n")
    found: Counter[str] = Counter()
    first = "\n".join(paragraphs[:_LOOKED_AT])
    items = words(first)
    used: set[int] = set()
    for length in (3, 2, 1):
        for start in range(len(items) - length + 1):
            run = items[start : start + length]
            if any(start + i in used for i in range(length)) or not run[0].capital or not run[-1].capital:
                continue
            if run[0].opens and length == 1:
                continue
            text = first[run[0].start : run[-1].end]
            place = look_up(text) if "\n" not in text else None
            where = start > 0 and items[start - 1].norm in _WHERE
            if place and place.digits and not place.country and (where or text in found):
                used.update(range(start, start + length))
                times = len(re.findall(rf"(?<!\w){re.escape(text)}(?!\w)", story))
                if times > 1 or place.digits >= _SMALL_TOWN:
                    found[text] = max(found[text], times)
    named = _("The text names it %(count)d times.")
    once = _("The text names it once, near the beginning.")
    best = found.most_common(_PLACES)
    return [(place, named % {"count": count} if count > 1 else once) for place, count in best]


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
