"""The whole pipeline on one screen: copy -> lines -> blocks -> Story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .details.byline import find_byline
from .details.credit import find_credits
from .details.dateline import find_dateline
from .details.language import detect_language
from .details.stated import stated_dateline
from .readers import read
from .splitter import DEFAULT_DOUBT, Doubt, split
from .splitter.desk_lines import desk_lines
from .types import STORY_KINDS, Adviser, Block, Copy, Dateline, Kind, Story, Verdict

_PROVED = Verdict(Kind.BODY, "begins with a dateline")


def clean(copy: Copy | str, *, advisers: Iterable[Adviser] = (), doubt: Doubt = DEFAULT_DOUBT) -> Story:
    """Read copy, give every line its kind, and find what stands inside.

    ``advisers`` are asked what they remember of the lines (memory, house rules): the first that knows a line
    decides its kind. Raises ``CopyError`` for copy that cannot be read at all.
    """
    document = read(copy if isinstance(copy, Copy) else Copy(text=copy))
    given = copy.language if isinstance(copy, Copy) else ""
    language = given or detect_language(document.source, hint=document.metadata.language)
    known: dict[int, Verdict] = {}
    for adviser in advisers:
        for index, verdict in adviser(document).items():
            known.setdefault(index, verdict)
    before, after = desk_lines(document.lines)
    known = {**before, **document.stated, **known}
    after = {at: verdict for at, verdict in after.items() if at not in known}
    blocks = _told(split(document, language=language, known=known, doubt=doubt), after)
    source = document.source
    received = copy.received if isinstance(copy, Copy) else None
    dateline = find_dateline(source, blocks, received=received, language=language)
    proof = _opened_by(dateline, blocks, known)
    if proof is not None:
        known[proof] = _PROVED
        blocks = _told(split(document, language=language, known=known, doubt=doubt), after)
    first, last = document.main_region
    inside = blocks[first:last]  # around it stand the bylines and pictures of other stories
    return Story(
        source=source,
        language=language,
        blocks=blocks,
        headline=_first(source, blocks, Kind.HEADLINE),
        standfirst=_first(source, blocks, Kind.STANDFIRST),
        byline=find_byline(source, inside, language) or find_byline(source, blocks, language),
        dateline=dateline or stated_dateline(document, received=received, language=language),
        credits=find_credits(source, inside, first) or find_credits(source, blocks),
        document=document,
    )


def _told(blocks: tuple[Block, ...], after: Mapping[int, Verdict]) -> tuple[Block, ...]:
    """The blocks, with what is certain of the lines after the text; it changes nothing for the lines before them."""
    if not after:
        return blocks
    found = list(blocks)
    for at, verdict in after.items():
        block = found[at]
        kind = verdict.kind or (block.kind if block.kind not in STORY_KINDS else Kind.NOTE)
        found[at] = replace(
            block, kind=kind, confidence=verdict.confidence, ask=False, reasons=(verdict.reason,)
        )
    return tuple(found)


def _opened_by(
    dateline: Dateline | None, blocks: Sequence[Block], known: Mapping[int, Verdict]
) -> int | None:
    """The block that a dateline begins and that was taken for something else: the story begins there."""
    if dateline is None:
        return None
    at = next(at for at, block in enumerate(blocks) if dateline.start < block.end)
    return at if blocks[at].kind is not Kind.BODY and at not in known else None


def _first(source: str, blocks: tuple[Block, ...], kind: Kind) -> str | None:
    return next((source[b.start : b.end] for b in blocks if b.kind is kind), None)
