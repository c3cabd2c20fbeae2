"""JSON that was cut off on its way: closed where it ends, so that what came is read."""

from __future__ import annotations

import re

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+(?P<end>"?)|[\[\]{},]', re.DOTALL)
_HALF_ESCAPE = re.compile(r"\\(?:u[\da-fA-F]{0,3})?$")
_CLOSES = {"{": "}", "[": "]"}


def closings(text: str) -> list[str]:
    """The text closed at its end, and after its last whole value; nothing for one that is not just cut off."""
    opened: list[str] = []
    whole, opened_there = 0, ""
    in_string = False
    for token in _TOKEN.finditer(text):
        sign = token[0][0]
        if sign == '"':
            in_string = not token["end"]
        elif sign in _CLOSES:
            opened.append(sign)
        elif sign == ",":
            whole, opened_there = token.start(), "".join(opened)
        elif not opened or _CLOSES[opened.pop()] != sign:
            return []
    if not opened:
        return []
    end = f'{_HALF_ESCAPE.sub("", text)}"' if in_string else text
    return [f"{end}{_closed(''.join(opened))}", f"{text[:whole]}{_closed(opened_there)}"]


def _closed(opened: str) -> str:
    return "".join(_CLOSES[sign] for sign in reversed(opened))
