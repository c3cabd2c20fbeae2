"""Broken XML made whole: cut off, tags missing or too many, signs that somebody typed. No word of it is left out.

libxml2 repairs such files, too, but leaves out what stands below an end too many and in a section that was cut off.
"""

from __future__ import annotations

import html
import re
from collections import Counter

#: A tag ends at the first ">" that stands in no attribute's value.
_START = re.compile(r"<(?P<name>[A-Za-z_][\w.:-]*+)(?P<said>(?:\s(?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)?)>")
#: Where even that is broken; what is said in it goes, but for whole attributes.
_BROKEN_START = re.compile(r"<(?P<name>[A-Za-z_][\w.:-]*+)(?P<said>[^<>]*+)>")
_ATTRIBUTE = re.compile(r"(?<=[\s\"'])([A-Za-z_][\w.:-]*+)\s*=\s*(\"[^\"<]*+\"|'[^'<]*+')")
_END = re.compile(r"</(?P<name>[A-Za-z_][\w.:-]*+)[^<>]*+>")
_SECTIONS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"))
_CDATA = "<![CDATA["


def mended(text: str) -> str:
    """``text`` with every element closed, all of it inside the first. Costs its length only."""
    out: list[str] = []
    above: list[str] = []  # what stands before the first element: goes into it
    opened: list[str] = []
    inside: Counter[str] = Counter()  # the names of what is open in the first element
    endless: set[str] = set()  # what begins such a section, where no more of them ends
    at = 0
    while at < len(text):
        here = text.find("<", at)
        here = len(text) if here < 0 else here
        (out if opened else above).append(_as_text(text[at:here]))
        if here == len(text):
            break
        section = _section(text, here, endless)
        if section:
            out.append(section[0] if opened else "")
            at = section[1]
            continue
        found = _START.match(text, here) or _BROKEN_START.match(text, here)
        ending = None if found else _END.match(text, here)
        if found:
            empty = found["said"].endswith("/")
            if not opened:
                opened.append(found["name"])
                out += [_opening(found), *above]
            else:
                out.append(_opening(found, "/" if empty else ""))
                if not empty:
                    inside[found["name"]] += 1
                    opened.append(found["name"])
        elif ending:
            out.append(_closing(ending["name"], opened, inside))
        else:
            (out if opened else above).append("&lt;")
        match = found or ending
        at = match.end() if match else here + 1
    out += [f"</{name}>" for name in reversed(opened)]
    return "".join(out)


def _section(text: str, here: int, endless: set[str]) -> tuple[str, int] | None:
    """A comment, a section of characters or an instruction, and where it ends; one of characters ends with the file."""
    for start, end in _SECTIONS:
        if not text.startswith(start, here):
            continue
        if start not in endless:
            found = text.find(end, here + len(start))
            if found >= 0:
                whole = text[here : found + len(end)]
                return (whole if start == _CDATA else ""), found + len(end)
            endless.add(start)
        return (html.escape(text[here + len(start) :], quote=False), len(text)) if start == _CDATA else None
    return None


def _opening(found: re.Match[str], slash: str = "") -> str:
    attributes = dict(_ATTRIBUTE.findall(found["said"]))  # each once
    said = "".join(f" {name}={value}" for name, value in attributes.items())
    return f"<{found['name']}{said}{slash}>"


def _closing(name: str, opened: list[str], inside: Counter[str]) -> str:
    """Ends for all that stands open inside the element; none where it is not open, or holds everything."""
    if not inside[name]:
        return ""
    out = []
    while True:
        last = opened.pop()
        inside[last] -= 1
        out.append(f"</{last}>")
        if last == name:
            return "".join(out)


def _as_text(text: str) -> str:
    return text.replace("]]>", "]]&gt;")
