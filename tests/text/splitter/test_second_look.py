"""What the copy as a whole says against its lines."""

from __future__ import annotations

from wagtail_newsclean.text import Copy, Kind
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.second_look import look_again
from wagtail_newsclean.text.types import Block


def test_a_plain_sentence_that_the_model_takes_for_something_else_stays_and_asks() -> None:
    paragraph = (
        "The harbour authority of Port Marrow said on Monday that the wall would be built again by May."
    )
    lines = [paragraph, "Copyright and all rights reserved clauses lapse in May.", paragraph]
    document = read(Copy(text="\n".join(lines)))
    kinds = (Kind.BODY, Kind.LEGAL, Kind.BODY)
    blocks = [
        Block(kind, line.start, line.end, 0.6) for kind, line in zip(kinds, document.lines, strict=True)
    ]
    look_again(document, blocks, {}, "en")
    assert [block.kind for block in blocks] == [Kind.BODY] * 3
    assert [block.ask for block in blocks] == [False, True, False]
    assert blocks[1].second is Kind.LEGAL
