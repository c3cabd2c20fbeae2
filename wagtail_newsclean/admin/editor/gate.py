"""The publish gate: a form mixin that holds publishing and submitting for moderation while there is real harm.

A form, because it is the one place every way to publish in the editor goes through before anything is saved: a
``before_publish_page`` hook lets "create and publish" leave a live page behind. Drafts and autosave always pass.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial, reduce
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.fields import StreamField

from ..quoting import quoted

if TYPE_CHECKING:
    from ...services.findings import Finding

_Path = tuple[str | int, ...]


class NewscleanPageFormMixin:
    """Mix into a page model's ``base_form_class``, before Wagtail's form.

    Which findings hold is the site's choice: ``WAGTAIL_NEWSCLEAN["GATE"]``, embargo and desk notes by default.
    """

    def clean(self) -> Any:
        cleaned: dict[str, Any] = super().clean()  # type: ignore[misc]
        if not self.is_deferred_validation and not self._sends_back():  # type: ignore[attr-defined]
            self._hold(cleaned)
        return cleaned

    def _sends_back(self) -> bool:
        """A moderator asks for changes: nothing goes out by that, and what is found may be the reason."""
        data: Any = self.data  # type: ignore[attr-defined]
        return "action-workflow-action" in data and data.get("workflow-action-name") == "reject"

    def _hold(self, cleaned: dict[str, Any]) -> None:
        # Here, as page models import this file before the models are ready.
        from ...services.findings import findings_for

        page: Any = self.instance  # type: ignore[attr-defined]
        fields: dict[str, Any] = self.fields  # type: ignore[attr-defined]
        value_of = partial(self._value, page, cleaned)
        by_field: dict[str, list[Finding]] = {}
        for finding in findings_for(page, value_of, only_holding=True):
            by_field.setdefault(finding.place.field, []).append(finding)
        for name, found in by_field.items():
            if name not in fields:
                self.add_error(None, _words(found))  # type: ignore[attr-defined]
                continue
            error = _error(type(page), name, found)
            if name in self.errors:  # type: ignore[attr-defined]
                error = reduce(_both, [*self.errors.pop(name).as_data(), error])  # type: ignore[attr-defined]
            self.add_error(name, error)  # type: ignore[attr-defined]

    def _value(self, page: Any, cleaned: dict[str, Any], name: str) -> Any:
        """A field's value as it is being submitted: also where something else about it is wrong, so that everything is
        told at once."""
        if name not in self.fields:  # type: ignore[attr-defined]
            return getattr(page, name)
        if name in cleaned or not isinstance(page._meta.get_field(name), StreamField):
            return cleaned.get(name)
        return self[name].data  # type: ignore[index]


def _words(found: Iterable[Finding]) -> ValidationError:
    return ValidationError([f"{finding.message} {quoted(finding.excerpt)}" for finding in found])


def _error(model: Any, name: str, found: list[Finding]) -> ValidationError:
    field = model._meta.get_field(name)
    if not isinstance(field, StreamField):
        return _words(found)
    places: dict[_Path, list[Finding]] = {}
    for finding in found:
        places.setdefault((finding.place.block or 0, *finding.place.path), []).append(finding)
    error = _nested(field.stream_block, places)
    error.non_block_errors.extend([_summary(found)])
    return error


def _both(one: Any, other: Any) -> Any:
    """What two errors say of a block, in the shape Wagtail shows beside each block: it shows one error of a field."""
    if one is None or other is None:
        return one or other
    inside = [error for error in (one, other) if hasattr(error, "block_errors")]
    if not inside:
        return ValidationError([*one.error_list, *other.error_list])
    keys = {key: None for error in inside for key in error.block_errors}
    parts = [error.block_errors if error in inside else {} for error in (one, other)]
    below = {key: _both(*(part.get(key) for part in parts)) for key in keys}
    own = [
        error.non_block_errors.as_data() if error in inside else error.error_list for error in (one, other)
    ]
    return type(inside[0])(block_errors=below, non_block_errors=[*own[0], *own[1]])


def _summary(found: list[Finding]) -> str:
    numbers = ", ".join(str(number) for number in sorted({(f.place.block or 0) + 1 for f in found}))
    return _("Publishing waits. See what is marked in block %(numbers)s.") % {"numbers": numbers}


def _nested(block: blocks.Block, places: dict[_Path, list[Finding]]) -> Any:
    """Errors at the ends of these paths, in the shape Wagtail shows beside each block."""
    if () in places or not isinstance(block, (blocks.StreamBlock, blocks.StructBlock, blocks.ListBlock)):
        return _words([finding for found in places.values() for finding in found])
    below: dict[str | int, dict[_Path, list[Finding]]] = {}
    for (head, *rest), found in places.items():
        below.setdefault(head, {})[tuple(rest)] = found
    if isinstance(block, blocks.ListBlock):
        items = {int(index): _nested(block.child_block, sub) for index, sub in below.items()}
        return ListBlockValidationError(block_errors=items)
    if isinstance(block, blocks.StructBlock):
        children = {name: _nested(block.child_blocks[str(name)], sub) for name, sub in below.items()}
        return StructBlockValidationError(block_errors=children)
    in_stream = {int(index): _in_stream(block, sub) for index, sub in below.items()}
    return StreamBlockValidationError(block_errors=in_stream)


def _in_stream(stream: blocks.StreamBlock, places: dict[_Path, list[Finding]]) -> Any:
    """The place says the name of its block in the page's stream; in a stream below that, the child itself is marked."""
    found = [finding for sub in places.values() for finding in sub]
    child = stream.child_blocks.get(found[0].place.name)
    outermost = child is not None and all(path == f.place.path for path, sub in places.items() for f in sub)
    return _nested(child, places) if outermost else _words(found)
