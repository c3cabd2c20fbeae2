"""HTML that stops in the middle, as what was cut to a length does: what comes after it must not vanish in it."""

from __future__ import annotations

import re

#: What takes all that follows for its own until it is closed.
_TAKES_ALL = re.compile(
    r"<(?:!--(?:-?>|.*?(?:-->|(?P<comment>\Z)))"
    r"|(?P<tag>script|style|textarea|title|xmp|iframe|noembed|noframes)\b.*?(?:</(?P=tag)\s*>|(?P<element>\Z)))",
    re.DOTALL | re.IGNORECASE,
)


def closed(markup: str) -> str:
    """The markup with an end for the comment, the tag or the element that has none."""
    start = markup.rfind("<")
    if start >= 0 and ">" not in markup[start:] and re.match(r"</?[a-z]", markup[start:], re.IGNORECASE):
        markup += "\"'>"  # whichever quotation mark its last value begins with
    for match in _TAKES_ALL.finditer(markup):
        if match["comment"] is not None:
            return f"{markup}-->"
        if match["element"] is not None:
            return f"{markup}</{match['tag']}>"
    return markup
