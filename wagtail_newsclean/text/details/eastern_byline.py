"""Reporters whom the datelines of East Asia name: beside the place, or in brackets right after it."""

from __future__ import annotations

import re

from ..types import Dateline

_HAN = "\u3400-\u9fff"
_KANA = "\u3040-\u30ff々"
_KOREAN = "가-힣"
_AFTER = 24  #: characters below the dateline in which brackets name a reporter
_JOINED = re.compile(r"[·・、,，/\s]+")
_FORMS = (
    # "김민수 기자 ="
    re.compile(rf"(?P<names>[{_KOREAN}]{{2,4}}(?:[·,]\s?[{_KOREAN}]{{2,4}})*)\s?(?:기자|특파원|통신원)"),
    # "中央社記者林小明基隆4日電", "（记者李明）"
    re.compile(rf"(?:本报|本報)?(?:记者|記者)\s?(?P<names>[{_HAN}]{{2,8}}(?:[、,，\s]\s?[{_HAN}]{{2,4}})*)"),
    # "【ニューヨーク＝山田太郎】"
    re.compile(rf"[＝=](?P<names>[{_HAN}{_KANA}]{{2,8}}(?:[、・][{_HAN}{_KANA}]{{2,8}})*)[】\])）]"),
)
_SHORTEST, _LONGEST = 2, 6  #: characters of a name


def reporters_in(source: str, dateline: Dateline) -> tuple[str, ...]:
    """The names, without the place that may stand right after one; none in datelines of other scripts."""
    if dateline.text.isascii():
        return ()
    text = source[dateline.start : dateline.end + _AFTER]
    for form in _FORMS:
        for match in form.finditer(text):
            bracket = text[match.start() - 1 : match.start()] in ("(", "（")
            if match.start() >= len(dateline.text) and not bracket:
                continue
            names = match["names"].removesuffix(dateline.place or "\0").removesuffix(dateline.agency or "\0")
            found = [name for name in _JOINED.split(names) if _SHORTEST <= len(name) <= _LONGEST]
            if found:
                return tuple(dict.fromkeys(found))
    return ()
