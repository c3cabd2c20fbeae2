"""What the copy as a whole says against its lines."""

from __future__ import annotations

from dataclasses import replace

from wagtail_newsclean.text import Copy, Kind
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.rules.second_look import look_again
from wagtail_newsclean.text.types import Block

from .rows import PARAGRAPH


def test_what_the_format_calls_text_is_not_taken_out_below_furniture() -> None:
    lines = [PARAGRAPH, "Copy link", "The map of the quay"]
    document = read(Copy(text="\n".join(lines)))

    def seen(content: tuple[int, int]) -> Kind:
        blocks = [
            Block(kind, line.start, line.end, 0.7, second=Kind.HEADING)
            for kind, line in zip((Kind.BODY, Kind.SHARE, Kind.BODY), document.lines, strict=True)
        ]
        look_again(replace(document, content=content), blocks, {}, "en")
        return blocks[-1].kind

    assert seen((0, 0)) is Kind.RELATED
    assert seen((0, 3)) is Kind.BODY
