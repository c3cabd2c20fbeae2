"""The whole pipeline on one screen: copy -> lines -> blocks -> Story."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from .details.byline import find_byline
from .details.credit import find_credits
from .details.dateline import find_dateline
from .details.eastern_byline import reporters_in
from .details.stated import stated_dateline, without_repeated_dateline
from .language import detect_language
from .readers import read
from .readers.mail_head import SUBJECT
from .splitter import DEFAULT_DOUBT, Doubt, split
from .splitter.desk_lines import desk_lines, told
from .types import Adviser, Block, Copy, Dateline, Document, Kind, Story, Verdict
from .uncollected import uncollected

_TITLE_MARK = " ="
_PROVED = Verdict(Kind.BODY, "begins with a dateline")


@uncollected
def clean(copy: Copy | str, *, advisers: Iterable[Adviser] = (), doubt: Doubt = DEFAULT_DOUBT) -> Story:
    """Read copy, give every line its kind, and find what stands inside.

    ``advisers`` are asked what they remember of the lines (memory, house rules): the first that knows a line
    decides its kind. Raises ``CopyError`` for copy that cannot be read at all.
    """
    document = read(copy if isinstance(copy, Copy) else Copy(text=copy))
    given = copy.language if isinstance(copy, Copy) else ""
    language = given or detect_language(_text_of(document), hint=document.metadata.language)
    known: dict[int, Verdict] = {}
    for adviser in advisers:
        for index, verdict in adviser(document).items():
            known.setdefault(index, verdict)
    before, after = desk_lines(
        document.lines, mail=document.format == "email" or SUBJECT in document.stated.values()
    )
    # Where desks write for themselves the format's word for a text and its headings says no more.
    text = range(*document.content)
    after = {
        at: verdict
        for at, verdict in after.items()
        if at not in known and (at not in document.stated or at in text)
    }
    stated = {at: verdict for at, verdict in document.stated.items() if at not in after}
    known = {**before, **stated, **known}
    blocks = told(split(document, language=language, known=known, doubt=doubt), after)
    source = document.source
    received = (copy.received if isinstance(copy, Copy) else None) or _day(document.metadata.published)
    dateline = _dateline(document, blocks, received, language)
    proof = _opened_by(dateline, blocks, known)
    if proof is not None:
        known[proof] = _PROVED
        blocks = told(split(document, language=language, known=known, doubt=doubt), after)
    blocks = without_repeated_dateline(document, blocks, dateline)
    first, last = document.main_region
    inside = blocks[first:last]  # around it stand the bylines and pictures of other stories
    return Story(
        source=source,
        language=language,
        blocks=blocks,
        headline=_without_mark(_first(source, blocks, Kind.HEADLINE)),
        standfirst=_first(source, blocks, Kind.STANDFIRST),
        byline=find_byline(source, inside, language)
        or find_byline(source, blocks, language)
        or (reporters_in(source, dateline) if dateline else ()),
        dateline=dateline or stated_dateline(document, received=received, language=language),
        credits=find_credits(source, inside, first) or find_credits(source, blocks),
        document=document,
    )


def _text_of(document: Document) -> str:
    """What the format calls the story's text, else all but codes: other stories may be in other languages, and the
    letters of codes are words of some."""
    first, last = document.content
    if not last:
        apart = {at for at, verdict in document.stated.items() if verdict.kind is Kind.OTHER}
        if not apart or len(apart) == len(document.lines):
            return document.source
        return "\n".join([line.text for at, line in enumerate(document.lines) if at not in apart])
    return document.source[document.lines[first].start : document.lines[last - 1].end]


def _day(published: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(published[:10])
    except ValueError:
        return None


def _dateline(
    document: Document, blocks: tuple[Block, ...], received: datetime.date | None, language: str
) -> Dateline | None:
    """The dateline of the text. Where it repeats the file's own line for it, that in the text; else that
    line is it, whole."""
    source = document.source
    found = find_dateline(source, blocks, received=received, language=language)
    own = document.dateline
    if found is None or own is None or not blocks[own].start <= found.start < blocks[own].end:
        return found
    again = find_dateline(source, blocks[own + 1 :], received=received, language=language)
    if again is not None and again.places == found.places:
        return again
    return stated_dateline(document, received=received, language=language)


def _opened_by(
    dateline: Dateline | None, blocks: Sequence[Block], known: Mapping[int, Verdict]
) -> int | None:
    """The block that a dateline begins and that was taken for something else: the story begins there."""
    if dateline is None:
        return None
    at = next(at for at, block in enumerate(blocks) if dateline.start < block.end)
    return at if blocks[at].kind is not Kind.BODY and at not in known else None


def _without_mark(headline: str | None) -> str | None:
    """ "Bridge shut in York =": agencies mark the title's end."""
    return headline.removesuffix(_TITLE_MARK) if headline else headline


def _first(source: str, blocks: tuple[Block, ...], kind: Kind) -> str | None:
    return next((source[b.start : b.end] for b in blocks if b.kind is kind), None)
