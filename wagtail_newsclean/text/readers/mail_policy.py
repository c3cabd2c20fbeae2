"""How the heads of e-mails are parsed: as the standard library does it, as far as that takes no time."""

from __future__ import annotations

from email.policy import EmailPolicy
from typing import Any

#: Characters of a header that are parsed: the library's time grows with their square. Nothing honest is longer but
#: lists of receivers.
_LONGEST = 4_000


class _BoundedPolicy(EmailPolicy):
    def header_fetch_parse(self, name: str, value: Any) -> Any:
        """What says how to read a part ends there; any other header is shown as it was written."""
        if len(value) <= _LONGEST:
            return super().header_fetch_parse(name, value)
        if name.lower().startswith("content-"):
            return super().header_fetch_parse(name, value[:_LONGEST])
        return value


POLICY = _BoundedPolicy()
