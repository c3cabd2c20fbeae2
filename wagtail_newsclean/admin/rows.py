"""The rows of the review screen.

Markup in Python rather than in a template: a copy may have hundreds of blocks, and a template rendered for each
of them takes four times as long as the rest of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..models.review import Review, ReviewBlock
from ..text import Kind
from .core_words import all_in_words
from .kinds import GROUPS, KINDS

_ROW = (
    '<div class="nc-block" role="row" id="nc-b{start}" data-kind="{kind}" data-group="{group}" data-start="{start}" '
    'data-end="{end}"{ask}>'
    '<div class="nc-block__gutter" role="gridcell">'
    '<span class="nc-block__shape" aria-hidden="true">{shape}</span>'
    '<select class="nc-block__kind" name="kind-{start}-{end}" aria-label="{name}"{disabled}>{options}</select>'
    '<span class="nc-block__ask">{ask_word}</span></div>'
    '<div class="nc-block__copy" role="gridcell"><div class="nc-block__text" dir="auto">{text}</div>'
    '<button type="button" class="nc-block__more" tabindex="-1" hidden></button>{theirs}'
    '<p class="nc-block__reason">{reasons}</p></div></div>\n'
)


class Rows:
    """Writes the rows of one copy: what it says, the kind it has, why, and what a colleague made of it."""

    def __init__(
        self, split: Mapping[str, Any], *, can_change: bool, theirs: Review | None = None, own: bool = False
    ) -> None:
        self.source = split.get("source", "")
        self.found = {(b["start"], b["end"]): b for b in split.get("blocks", ())}
        self.theirs = {(b.start, b.end): b.kind for b in theirs.blocks} if theirs else {}
        self.made = (
            _("In another window you made this %(kind)s.") if own else _("Your colleague made this %(kind)s.")
        )
        self.options = options_by_kind(get_language() or "")
        self.disabled = "" if can_change else " disabled"
        self.ask_word = escape(_("ask"))
        self.edited = escape(_("Set by an editor."))
        self.name = _("Kind of block %(number)s")

    def html(self, blocks: tuple[ReviewBlock, ...]) -> SafeString:
        """The rows of these blocks."""
        return mark_safe("".join(self._rows(blocks)))  # noqa: S308 (every value is escaped below)

    def empty(self) -> SafeString:
        """A row without text, from which the script makes new ones."""
        return mark_safe(self._row(0, ReviewBlock(0, 0, Kind.BODY)))  # noqa: S308

    def _rows(self, blocks: tuple[ReviewBlock, ...]) -> Iterator[str]:
        for number, block in enumerate(blocks, 1):
            yield self._row(number, block)

    def _row(self, number: int, block: ReviewBlock) -> str:
        proposal = self.found.get((block.start, block.end), {})
        kind = KINDS[block.kind]
        return _ROW.format(
            kind=block.kind.value,
            group=kind.group,
            shape=kind.shape,
            start=block.start,
            end=block.end,
            ask=" data-ask" if proposal.get("ask") and not block.edited else "",
            name=escape(self.name % {"number": number}),
            disabled=self.disabled,
            options=self.options[block.kind],
            ask_word=self.ask_word,
            text=escape(self.source[block.start : block.end]),
            theirs=self._theirs(block),
            reasons=self.edited
            if block.edited
            else escape("; ".join(all_in_words(proposal.get("reasons", ())))),
        )

    def _theirs(self, block: ReviewBlock) -> str:
        kind = self.theirs.get((block.start, block.end), block.kind)
        if kind is block.kind:
            return ""
        words = self.made % {"kind": KINDS[kind].label}
        return format_html('<p class="nc-block__theirs">{}</p>', words)


@lru_cache(maxsize=8)
def options_by_kind(language: str) -> dict[Kind, SafeString]:
    """For each kind, the options of its menu with that kind chosen, in the active ``language``."""
    return {chosen: _options(chosen) for chosen in KINDS}


def _options(chosen: Kind) -> SafeString:
    return format_html_join(
        "",
        '<optgroup label="{}">{}</optgroup>',
        ((name, _group_options(group, chosen)) for group, (name, _shape) in GROUPS.items()),
    )


def _group_options(group: str, chosen: Kind) -> SafeString:
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (k.kind.value, _SELECTED if k.kind is chosen else "", k.label)
            for k in KINDS.values()
            if k.group == group
        ),
    )


_SELECTED = SafeString(" selected")
