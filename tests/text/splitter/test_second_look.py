"""What the copy as a whole says against its lines."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.readers.mail_head import SUBJECT
from wagtail_newsclean.text.splitter.second_look import look_again
from wagtail_newsclean.text.types import Block

PARAGRAPH = "The harbour authority of Port Marrow said on Monday that the wall would be built again by May."


def test_a_plain_sentence_that_the_model_takes_for_something_else_stays_and_asks() -> None:
    lines = [PARAGRAPH, "Copyright and all rights reserved clauses lapse in May.", PARAGRAPH]
    document = read(Copy(text="\n".join(lines)))
    kinds = (Kind.BODY, Kind.LEGAL, Kind.BODY)
    blocks = [
        Block(kind, line.start, line.end, 0.6) for kind, line in zip(kinds, document.lines, strict=True)
    ]
    look_again(document, blocks, {}, "en")
    assert [block.kind for block in blocks] == [Kind.BODY] * 3
    assert [block.ask for block in blocks] == [False, True, False]
    assert blocks[1].second is Kind.LEGAL


@pytest.mark.parametrize("kind", [Kind.BIO, Kind.LEGAL, Kind.NOTE])
def test_what_the_model_is_sure_is_no_paragraph_stays_out(kind: Kind) -> None:
    lines = [PARAGRAPH, "Copyright and all rights reserved clauses lapse in May.", PARAGRAPH]
    document = read(Copy(text="\n".join(lines)))
    blocks = [
        Block(each, line.start, line.end, 0.9)
        for each, line in zip((Kind.BODY, kind, Kind.BODY), document.lines, strict=True)
    ]
    look_again(document, blocks, {}, "en")
    assert [block.kind for block in blocks] == [Kind.BODY, kind, Kind.BODY]


@pytest.mark.parametrize(("second", "subject"), [(Kind.HEADING, Kind.HEADLINE), (Kind.HEADLINE, Kind.OTHER)])
def test_the_subject_gives_way_to_a_headline_only(second: Kind, subject: Kind) -> None:
    document = read(Copy(text="\n\n".join(("Harbour wall falls", "What was decided", PARAGRAPH))))
    kinds = (Kind.HEADLINE, second, Kind.BODY)
    blocks = [
        Block(each, line.start, line.end, 0.9) for each, line in zip(kinds, document.lines, strict=True)
    ]
    look_again(document, blocks, {0: SUBJECT}, "en")
    assert [block.kind for block in blocks] == [subject, second, Kind.BODY]
