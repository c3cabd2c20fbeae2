"""Writes in Wagtail's log what was done with copy. Its reports are for many eyes: they name no headline of copy."""

from __future__ import annotations

from typing import Any

from wagtail.log_actions import log

from ..models import IncomingCopy


def note(copy: IncomingCopy, action: str, *, user: Any, data: dict[str, Any] | None = None) -> None:
    """Note a step: "wagtail_newsclean.discard"."""
    log(copy, action, user=user, data=data or {}, title=f"{copy._meta.verbose_name} {copy.pk}")
