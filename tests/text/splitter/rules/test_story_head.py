"""What names the story: its own title before an e-mail's subject, and a title that opens a short copy."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.readers.mail_head import SUBJECT
from wagtail_newsclean.text.splitter.rules.story_head import tell_the_head
from wagtail_newsclean.text.types import Block, Verdict

TITLE = "Wall of Port Marrow to be built again"
PARAGRAPH = "The harbour authority of Port Marrow said on Monday that the wall would be built again by May."

Row = tuple[str, Kind]


def kinds(*rows: Row, known: dict[int, Verdict] | None = None, apart: str = "\n\n") -> list[Kind]:
    document = read(Copy(text=apart.join(text for text, _ in rows)))
    blocks = [
        Block(kind, line.start, line.end, 0.6) for (_, kind), line in zip(rows, document.lines, strict=True)
    ]
    tell_the_head(document, blocks, known or {}, "en")
    return [block.kind for block in blocks]


@pytest.mark.parametrize(
    ("subject", "expected"), [("Fwd: the wall", Kind.OTHER), (TITLE.upper(), Kind.HEADLINE)]
)
def test_the_subject_of_an_e_mail_is_no_headline_where_the_copy_has_another(
    subject: str, expected: Kind
) -> None:
    rows: list[Row] = [(subject, Kind.HEADLINE), (TITLE, Kind.HEADLINE), (PARAGRAPH, Kind.BODY)]
    assert kinds(*rows, known={0: SUBJECT})[0] is expected
    assert kinds(rows[0], rows[2], rows[1], known={0: SUBJECT})[0] is Kind.HEADLINE, "text stands before it"


def test_a_title_that_opens_a_short_copy_is_its_headline() -> None:
    title, paragraph = (TITLE, Kind.BODY), (PARAGRAPH, Kind.BODY)
    assert kinds(title, paragraph) == [Kind.HEADLINE, Kind.BODY]
    assert kinds(title, paragraph, known={0: Verdict(Kind.BODY, "was told")}) == [Kind.BODY] * 2


@pytest.mark.parametrize(
    "rows",
    [
        [(TITLE, Kind.BODY)],
        [(f"{TITLE}.", Kind.BODY), (PARAGRAPH, Kind.BODY)],
        [(TITLE, Kind.BODY), ("By May, it says.", Kind.BODY)],
        [(TITLE, Kind.BODY), (PARAGRAPH.rstrip("."), Kind.BODY)],
        [(TITLE, Kind.BODY), *[(PARAGRAPH, Kind.BODY)] * 8],
        [("Share", Kind.SHARE), (TITLE, Kind.BODY), (PARAGRAPH, Kind.BODY)],
    ],
    ids=["alone", "a sentence", "longer than the text", "a list", "a long copy", "not at the top"],
)
def test_what_opens_copy_may_be_no_title(rows: list[Row]) -> None:
    assert kinds(*rows) == [kind for _, kind in rows]


def test_a_title_is_set_off() -> None:
    rows: list[Row] = [(TITLE, Kind.BODY), (PARAGRAPH, Kind.BODY)]
    assert kinds(*rows, apart="\n") == [Kind.BODY] * 2


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Jane Roe · May 4, 2026", Kind.BYLINE),
        ("Ellan | Por: Ana de Mar | Actualizado el: 19 abril 2026 9:12 pm", Kind.BYLINE),
        ("Port Marrow, 4 May 2026", Kind.TIMESTAMP),
        ("Berlin - 04.05.2026, 09:29", Kind.TIMESTAMP),
        ("Published May 4, 2026", Kind.TIMESTAMP),
    ],
)
def test_a_name_and_a_time_above_the_text_are_the_byline(line: str, kind: Kind) -> None:
    rows: list[Row] = [(TITLE, Kind.HEADLINE), (line, Kind.TIMESTAMP), (PARAGRAPH, Kind.BODY)]
    assert kinds(*rows)[1] is kind
    assert kinds(*rows, (line, Kind.TIMESTAMP))[3] is Kind.TIMESTAMP, "below it is another story's"
    assert kinds(*rows, known={1: Verdict(Kind.TIMESTAMP, "was told")})[1] is Kind.TIMESTAMP
