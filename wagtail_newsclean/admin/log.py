"""The log in words: "Line 12 is now appeal"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogActionRegistry, LogFormatter

from ..text import Kind
from .kinds import KINDS

_SAID = 8  #: parts of a message; the entry itself keeps all of them

_PLAIN = (
    ("receive", gettext_lazy("Receive copy"), gettext_lazy("Copy received")),
    ("discard", gettext_lazy("Discard copy"), gettext_lazy("Copy discarded")),
    ("restore", gettext_lazy("Bring copy back"), gettext_lazy("Copy brought back")),
    ("claim", gettext_lazy("Claim copy"), gettext_lazy("Copy claimed")),
    ("release", gettext_lazy("Release copy"), gettext_lazy("Copy released")),
    ("draft", gettext_lazy("Create draft"), gettext_lazy("Draft created")),
    ("tidy", gettext_lazy("Clean text"), gettext_lazy("Text cleaned")),
)


class ReviewFormatter(LogFormatter):
    """What an editor changed in a copy."""

    label = gettext_lazy("Review copy")

    def format_message(self, log_entry: Any) -> str:
        return _joined([_("Copy reviewed"), *_changes(log_entry.data)])


class SuggestionFormatter(LogFormatter):
    """What became of a suggestion."""

    label = gettext_lazy("Decide on a suggestion")

    def format_message(self, log_entry: Any) -> str:
        data = log_entry.data
        messages = {
            "accepted": _("Suggestion accepted: “%(value)s”"),
            "refused": _("Suggestion refused: “%(value)s”"),
            "offered": _("Decision on a suggestion taken back: “%(value)s”"),
        }
        return messages.get(data.get("status"), "%(value)s") % {"value": data.get("value", "")}


class HandFormatter(LogFormatter):
    """To whom copy was handed."""

    label = gettext_lazy("Hand over copy")

    def format_message(self, log_entry: Any) -> str:
        name = log_entry.data.get("to")
        return _("Copy handed to %(name)s") % {"name": name} if name else _("Copy given back to all")


class SettingsFormatter(LogFormatter):
    """What was set for the desk."""

    label = gettext_lazy("Change desk settings")

    def format_message(self, log_entry: Any) -> str:
        if log_entry.data.get("reset"):
            return _("Desk settings put back to the site's defaults")
        return _("Desk settings changed: %(fields)s") % {
            "fields": ", ".join(log_entry.data.get("fields", ()))
        }


class TagFormatter(LogFormatter):
    """Tags that many pages were given at once."""

    label = gettext_lazy("Tag page")

    def format_message(self, log_entry: Any) -> str:
        return _("Tagged: %(tags)s") % {"tags": ", ".join(log_entry.data.get("tags", ()))}


def register_log_actions(actions: LogActionRegistry) -> None:
    """For the hook of that name."""
    for name, label, message in _PLAIN:
        actions.register_action(f"wagtail_newsclean.{name}", label, message)
    actions.register_action("wagtail_newsclean.review")(ReviewFormatter)
    actions.register_action("wagtail_newsclean.suggestion")(SuggestionFormatter)
    actions.register_action("wagtail_newsclean.hand")(HandFormatter)
    actions.register_action("wagtail_newsclean.settings")(SettingsFormatter)
    actions.register_action("wagtail_newsclean.tag")(TagFormatter)


def _changes(data: dict[str, Any]) -> Iterator[str]:
    lines = data.get("lines", [])
    for kind, numbers in _runs(lines):
        text = ngettext("line %(lines)s is now %(kind)s", "lines %(lines)s are now %(kind)s", len(numbers))
        said = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        yield text % {"lines": said, "kind": _kind(kind)}
    if data.get("changed", 0) > len(lines) > 0:
        yield _("and more lines, %(count)d in all") % {"count": data["changed"]}
    names = {
        "headline": _("headline changed"),
        "standfirst": _("standfirst changed"),
        "byline": _("byline changed"),
        "dateline": _("dateline changed"),
    }
    yield from (names[name] for name in data.get("details", ()) if name in names)
    for tag in data.get("tags_in", ()):
        yield _("tag “%(tag)s” taken") % {"tag": tag}
    for tag in data.get("tags_out", ()):
        yield _("tag “%(tag)s” taken out") % {"tag": tag}
    if count := len(data.get("related_in", ())):
        yield ngettext("%(count)d related story taken", "%(count)d related stories taken", count) % {
            "count": count
        }
    if count := len(data.get("related_out", ())):
        yield ngettext("%(count)d related story taken out", "%(count)d related stories taken out", count) % {
            "count": count
        }
    if count := data.get("learnt", 0):
        yield ngettext("%(count)d line learnt", "%(count)d lines learnt", count) % {"count": count}


def _runs(lines: Sequence[dict[str, Any]]) -> Iterator[tuple[str, list[int]]]:
    """Neighbouring lines that got the same kind, together."""
    keyed = ((line["kind"], line["line"] - index, line["line"]) for index, line in enumerate(lines))
    for (kind, _shift), run in groupby(keyed, key=lambda item: item[:2]):
        yield kind, [number for *_key, number in run]


def _kind(kind: str) -> str:
    try:
        return str(KINDS[Kind(kind)].label)
    except ValueError:
        return kind


def _joined(parts: Sequence[str]) -> str:
    said = list(parts[:_SAID])
    if len(parts) > _SAID:
        said.append(_("and %(count)d more changes") % {"count": len(parts) - _SAID})
    return capfirst("; ".join(said) if len(said) < 2 else f"{said[0]}: {'; '.join(said[1:])}")
