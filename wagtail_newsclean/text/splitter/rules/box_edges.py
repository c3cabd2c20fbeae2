"""Where boxes begin and end, as their neighbours show: the title above one, the links to other stories below one.

Line by line a box's title reads like a sub-heading, and a list of titles below its button like more of the box.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from ...types import STORY_KINDS, Block, Document, Kind, Line
from ..facts import Facts
from ..features import own_line
from ..lexicons import lexicon
from .asked import BUTTON_OF, HEADS, asked

_BOXES = frozenset({Kind.NEWSLETTER, Kind.APPEAL, Kind.RELATED})
#: Boxes that end in a button, below which other things stand.
_ASKING = frozenset({Kind.NEWSLETTER, Kind.APPEAL})
_OF_STORY = frozenset({Kind.BODY, Kind.HEADING})
#: What a button below a mail field is taken for.
_LIKE_BUTTON = frozenset({Kind.APPEAL, Kind.SHARE, Kind.AD})
#: What a link below another is taken for.
_LIKE_LINK = frozenset({Kind.APPEAL, Kind.SHARE, Kind.NEWSLETTER, Kind.AD})
#: What the model would say next of a title that it takes for a line of a box.
_LIKE_TITLE = _OF_STORY | {Kind.RELATED, Kind.TAGS}

#: Kinds of word that the title of another story has no need of, and boxes live on.
_OF_BOXES = frozenset(
    ("newsletter", "signup", "inbox", "email", "consent", "form", "support", "subscribe", "paywall", "payment", "later",
     "share", "follow", "comment", "listen", "app", "ad", "shop", "private", "copyright", "legal", "nav", "network",
     "you", "we", "please")
)  # fmt: skip
#: Of those, what a list of other things may not be of.
_OF_CALLS = _OF_BOXES - {"nav", "we", "ad", "you", "please", "shop"}
_OF_FIELDS = frozenset(("email", "form"))
#: What a short line below a mail field may be instead of its button.
_NO_BUTTON = frozenset(
    ("share", "network", "comment", "related", "tags", "ad", "listen", "legal", "copyright", "subscribe", "support",
     "payment")
)  # fmt: skip
_OF_MAIL = frozenset(("newsletter", "inbox", "email"))
_OF_MONEY = frozenset(("support", "subscribe", "payment", "paywall"))
_OF_LISTS = frozenset(("related", "readmore"))

#: What links to other stories begin with: "More lives", "Inne pożegnania".
_OTHERS = re.compile(
    r"(?:more|other|all our|recent|latest|neueste|derni(?:er|ère)s|últim[ao]s|ultim[ei]|laatste|recente|ostatnie"
    r"|последние|останні|weitere|andere|mehr|alle|autres|d['’]autres|tou(?:te)?s (?:nos|les)|otr[ao]s|más"
    r"|tod[ao]s l[ao]s|altr[ei]|tutt[ie] (?:i|gli|le)|meer|inne|więcej|wszystkie|outr[ao]s|mais|tod[ao]s [ao]s"
    r"|ещё|еще|другие|все|ще|інші|усі|всі)\s(?!about the author)\w",
    re.IGNORECASE,
)

_SHORTEST_TITLE, _LONGEST_TITLE = 15, 120  #: characters
_FEWEST_WORDS, _FEWEST_IN_LIST = 3, 2  #: of a title, and of one below another
_FEWEST_TITLES = 2
_ENDS = "?…"  #: a sub-heading that ends so ends the story as well
_PRICE = 6  #: words of a line that says more than a price
_FIELD, _BUTTON, _PITCH = 40, 30, 180  #: characters, at most
_VERY_SURE, _SURE, _UNSURE = 0.95, 0.7, 0.6
_DOUBTFUL = 0.6
#: How sure the model may be of a link that is none; ads come in lists of titles as well.
_SUREST = {Kind.NEWSLETTER: _UNSURE, Kind.AD: 0.4}
_COVERED = 0.5  #: of the words of a field's label

_OFFERS = "says what the form below it is for"
_SENDS = "stands below a field of a form"
_TITLED = "is a title, and says nothing of the box above it"
_GOES_ON = "is a title below another link"
_COSTS = "says what it costs, and of no newsletter"
_OF_LETTERS = "speaks of mail, and of no money"


def tell_the_edges(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Put right in ``blocks`` the first and last lines of boxes; what is ``known`` stays."""
    kinds = {block.kind for block in blocks}
    if kinds.isdisjoint(_BOXES):
        return
    edges = _Edges(document.lines, blocks, known, lexicon().mask(language))
    edges.go_on_with_lists()
    if not kinds.isdisjoint(_ASKING):
        edges.free_the_titles()
        edges.part_the_boxes()
        edges.join_the_form()
    edges.join_the_heading()


def is_title(f: Facts, fewest: int = _FEWEST_WORDS) -> bool:
    """Whether a line may be the title of another story, and has no word of what boxes live on."""
    return (
        len(f.words) >= fewest
        and f.length <= _LONGEST_TITLE
        and (f.length >= _SHORTEST_TITLE or fewest < _FEWEST_WORDS)
        and (not f.stops or f.last == "?")
        and not f.shout
        and (
            f.first_class in ("capital", "quote")
            or (f.first_class == "digit" and len(f.words) > _FEWEST_WORDS)
        )
        and _OF_BOXES.isdisjoint(f.hits)
        and not (f.money or f.date or f.time or f.phone or f.address or f.email or f.handle)
    )


def names_others(f: Facts) -> bool:
    """Whether a line says that others follow, "More lives", and nothing of a box."""
    return _OTHERS.match(f.text) is not None and _OF_CALLS.isdisjoint(f.hits)


class _Edges:
    def __init__(self, lines: Sequence[Line], blocks: list[Block], known: Collection[int], mask: int) -> None:
        self._lines, self._blocks, self._known, self._mask = lines, blocks, known, mask

    def _facts(self, at: int) -> Facts:
        return own_line(self._lines[at].text, self._mask).facts

    def _tell(self, at: int, kind: Kind, reason: str) -> None:
        block = self._blocks[at]
        self._blocks[at] = asked(block, kind, reason)

    def go_on_with_lists(self) -> None:
        """Right below a link a title is one, where the model would say so next: a box begins with its own title."""
        blocks = self._blocks
        for at in range(1, len(blocks)):
            block = blocks[at]
            if (
                blocks[at - 1].kind is Kind.RELATED
                and block.kind in _LIKE_LINK
                and (block.second is Kind.RELATED or block.confidence < _DOUBTFUL)
                and block.confidence < _SUREST.get(block.kind, _SURE)
                and at not in self._known
                and is_title(self._facts(at), _FEWEST_IN_LIST)
            ):
                self._tell(at, Kind.RELATED, _GOES_ON)

    def part_the_boxes(self) -> None:
        """What costs so much a month is an appeal; what speaks of mail and not of money is none, nor a button below it.

        The latter where the model would say so next.
        """
        blocks = self._blocks
        for at, block in enumerate(blocks):
            if block.kind not in _ASKING or at in self._known:
                continue
            f = self._facts(at)
            if block.kind is Kind.NEWSLETTER and f.money and "period" in f.hits and len(f.words) >= _PRICE:
                if "newsletter" not in f.hits:
                    self._tell(at, Kind.APPEAL, _COSTS)
                continue
            if block.second not in _ASKING or block.confidence >= _SURE:
                continue
            of_mail = not _OF_MAIL.isdisjoint(f.hits) and _OF_MONEY.isdisjoint(f.hits) and not f.money
            if block.kind is Kind.APPEAL and of_mail:
                self._tell(at, Kind.NEWSLETTER, _OF_LETTERS)
            elif (
                block.kind is Kind.APPEAL
                and at
                and blocks[at - 1].kind is Kind.NEWSLETTER
                and self._is_button(at)
            ):
                self._tell(at, Kind.NEWSLETTER, BUTTON_OF)

    def free_the_titles(self) -> None:
        """Titles of other stories are links, though they stand between boxes: below its button a box is over.

        Two in a row at least, or one above or below a link. Of 400 labelled lines of boxes eleven have the form of such
        a title, and no two in a row.
        """
        blocks = self._blocks
        for first, last in self._runs():
            at = first + (not first or blocks[first - 1].kind is not Kind.RELATED)
            while at < last:
                end = at
                while end < last and self._is_title(end):
                    end += 1
                if end > at and self._are_links(at, end, last):
                    start = at - 1 if at - 1 > first and self._is_label(at - 1) else at
                    for title in range(start, end):
                        self._tell(title, Kind.RELATED, _TITLED)
                at = end + 1

    def _are_links(self, first: int, end: int, last: int) -> bool:
        blocks = self._blocks
        titles = blocks[first:end]
        if blocks[first - 1].kind is Kind.RELATED or (
            end == last < len(blocks) and blocks[last].kind is Kind.RELATED
        ):
            return any(block.second is Kind.RELATED and block.kind is Kind.APPEAL for block in titles)
        return len(titles) >= _FEWEST_TITLES and any(block.second in _LIKE_TITLE for block in titles)

    def join_the_form(self) -> None:
        """A mail field has what it is for above it, under a title, and its button below it."""
        blocks = self._blocks
        for at, block in enumerate(blocks):
            if block.kind is not Kind.NEWSLETTER:
                continue
            is_field, above, below = self._is_field(at), at - 1, at + 1
            if (
                above > 0
                and blocks[above].kind is Kind.BODY
                and blocks[above - 1].kind is Kind.HEADING
                and above not in self._known
                and (is_field or blocks[above].second is Kind.NEWSLETTER)
                and self._is_pitch(above)
            ):
                self._tell(above, Kind.NEWSLETTER, _OFFERS)
            if (
                is_field
                and below < len(blocks)
                and blocks[below].kind in _LIKE_BUTTON
                and below not in self._known
                and self._is_button(below)
            ):
                self._tell(below, Kind.NEWSLETTER, _SENDS)

    def join_the_heading(self) -> None:
        """A sub-heading has paragraphs below it: right above a box it is the box's title, right below one its button.

        Of 600 labelled headings one stood above a box.
        """
        blocks = self._blocks
        for at in range(1, len(blocks)):
            if (
                blocks[at].kind is Kind.HEADING
                and blocks[at - 1].kind in _ASKING
                and at not in self._known
                and len(self._lines[at].text) <= _BUTTON
                and (at + 1 == len(blocks) or blocks[at + 1].kind not in STORY_KINDS)
            ):
                self._tell(at, blocks[at - 1].kind, BUTTON_OF)
        for at in range(len(blocks) - 2, -1, -1):
            below = blocks[at + 1].kind
            if (
                blocks[at].kind is Kind.HEADING
                and below in _BOXES
                and at not in self._known
                and self._lines[at].text[-1] not in _ENDS
            ):
                others = names_others(self._facts(at))
                self._tell(at, Kind.RELATED if others else below, HEADS)

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Where boxes that ask for something begin and end."""
        start: int | None = None
        for at, block in enumerate(self._blocks):
            if block.kind in _ASKING:
                start = at if start is None else start
            elif start is not None:
                yield start, at
                start = None
        if start is not None:
            yield start, len(self._blocks)

    def _is_title(self, at: int) -> bool:
        f, block = self._facts(at), self._blocks[at]
        if at in self._known or (block.kind is Kind.NEWSLETTER and "period" in f.hits):
            return False
        return is_title(f)

    def _is_label(self, at: int) -> bool:
        """Whether the line above titles says that they are: "More like this"."""
        f = self._facts(at)
        return at not in self._known and f.length <= _LONGEST_TITLE and not _OF_LISTS.isdisjoint(f.opening)

    def _is_field(self, at: int) -> bool:
        f = self._facts(at)
        if f.length >= _FIELD or f.stops:
            return False
        return f.email or (f.covered > _COVERED and not _OF_FIELDS.isdisjoint(f.hits))

    def _is_button(self, at: int) -> bool:
        f = self._facts(at)
        return (
            f.length <= _BUTTON
            and not f.digits
            and (not f.stops or f.last == "!")
            and f.first_class == "capital"
            and not (f.email or f.address or f.handle)
            and _NO_BUTTON.isdisjoint(f.hits)
        )

    def _is_pitch(self, at: int) -> bool:
        f = self._facts(at)
        doubted = self._blocks[at].confidence < _VERY_SURE
        return doubted and f.length <= _PITCH and not f.quotes and not (f.email or f.address)
