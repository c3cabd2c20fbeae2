"""What names the story and its writer: its own title before an e-mail's subject, whom the byline names."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind, clean
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.readers.mail_head import SUBJECT
from wagtail_newsclean.text.splitter.rules.second_look import look_again
from wagtail_newsclean.text.splitter.rules.story_head import tell_the_head
from wagtail_newsclean.text.types import Block, Verdict

from .rows import PARAGRAPH, looked_at

TITLE = "Wall of Port Marrow to be built again"

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


@pytest.mark.parametrize(
    ("line", "language"), [("Letzte Aktualisierung: 21:55 Uhr", "de"), ("Ostatnia Aktualizacja: 22:10", "pl")]
)
def test_what_says_when_it_was_published_names_no_writer(line: str, language: str) -> None:
    document = read(Copy(text="\n".join((TITLE, line, PARAGRAPH))))
    kinds = (Kind.HEADLINE, Kind.TIMESTAMP, Kind.BODY)
    blocks = [Block(each, row.start, row.end, 0.9) for each, row in zip(kinds, document.lines, strict=True)]
    look_again(document, blocks, {}, language)
    assert blocks[1].kind is Kind.TIMESTAMP


@pytest.mark.parametrize(("second", "subject"), [(Kind.HEADING, Kind.HEADLINE), (Kind.HEADLINE, Kind.OTHER)])
def test_the_subject_gives_way_to_a_headline_only(second: Kind, subject: Kind) -> None:
    document = read(Copy(text="\n\n".join(("Harbour wall falls", "What was decided", PARAGRAPH))))
    kinds = (Kind.HEADLINE, second, Kind.BODY)
    blocks = [
        Block(each, line.start, line.end, 0.9) for each, line in zip(kinds, document.lines, strict=True)
    ]
    look_again(document, blocks, {0: SUBJECT}, "en")
    assert [block.kind for block in blocks] == [subject, second, Kind.BODY]


@pytest.mark.parametrize("title", ["Interview mit der Fischerin Marta Quill", "Interview with Marta Quill"])
def test_a_title_that_begins_like_a_byline_and_names_no_author(title: str) -> None:
    story = clean(
        f"{title}\n\nEmden (ndk) - Der Hafen ist am Mittwoch geschlossen geblieben, wie die Behörde mitteilte.\n\n"
        "«Seit Sonntag haben wir keine Kiste verkauft», sagte die Fischerin.\n"
    )
    assert (story.headline, story.byline) == (title, ())


@pytest.mark.parametrize(
    ("deck", "kind"),
    [
        ("Harbour wall falls once more", Kind.HEADLINE),
        ("The authority of Port Marrow builds it again until May", Kind.STANDFIRST),
    ],
)
def test_a_second_headline_that_is_longer_is_the_standfirst(deck: str, kind: Kind) -> None:
    document = read(Copy(text="\n\n".join(("Harbour wall falls at night", deck, PARAGRAPH))))
    kinds = (Kind.HEADLINE, Kind.HEADLINE, Kind.BODY)
    blocks = [
        Block(each, line.start, line.end, 0.9) for each, line in zip(kinds, document.lines, strict=True)
    ]
    look_again(document, blocks, {}, "en")
    assert [block.kind for block in blocks] == [Kind.HEADLINE, kind, Kind.BODY]


def test_a_title_that_reads_like_a_box_is_the_headline_of_copy_without_one() -> None:
    lines = ["Do not read the comments", "By Jane Roe", PARAGRAPH]
    document = read(Copy(text="\n".join(lines)))
    kinds = (Kind.SHARE, Kind.BYLINE, Kind.BODY)
    blocks = [
        Block(kind, line.start, line.end, 0.6, second=Kind.HEADLINE)
        for kind, line in zip(kinds, document.lines, strict=True)
    ]
    look_again(document, blocks, {}, "en")
    assert [block.kind for block in blocks] == [Kind.HEADLINE, Kind.BYLINE, Kind.BODY]
    assert blocks[0].ask


def test_where_the_writer_was_is_no_writer() -> None:
    lines = ["By Jane Roe in Port Marrow", PARAGRAPH, PARAGRAPH, "Port Marrow must answer within 30 days."]
    blocks = looked_at(lines, [Kind.BYLINE, Kind.BODY, Kind.BODY, Kind.BODY])
    assert blocks[-1].kind is Kind.BODY


def test_whom_the_byline_names_ends_the_copy_as_its_writer() -> None:
    lines = ["By Jane Roe", PARAGRAPH, PARAGRAPH, "Jane Roe is a potter. Her show opens in May"]
    blocks = looked_at(lines, [Kind.BYLINE, Kind.BODY, Kind.BODY, Kind.BODY])
    assert [block.kind for block in blocks][-2:] == [Kind.BODY, Kind.BIO]
    assert blocks[-1].ask


def test_a_writer_whom_the_byline_names_in_full_is_found_above_other_lines_and_in_a_box() -> None:
    bio = "Jane Roe is a former subscriber."
    lines = [
        "By Jane Roe",
        PARAGRAPH,
        PARAGRAPH,
        PARAGRAPH,
        bio,
        "The pot was hers.",
        "It broke.",
        "Ask her.",
    ]
    assert looked_at(lines, [Kind.BYLINE, *[Kind.BODY] * 7])[4].kind is Kind.BIO
    lines[4:] = [bio, "Jane Roe writes by email on Fridays."]
    blocks = looked_at(lines, [Kind.BYLINE, *[Kind.BODY] * 3, Kind.APPEAL, Kind.NEWSLETTER])
    assert [block.kind for block in blocks][4:] == [Kind.BIO, Kind.NEWSLETTER]


@pytest.mark.parametrize(
    "last", ["Bo Peep is a potter. Her show opens in May.", "Jane Roe, 40: nothing new."]
)
def test_whoever_else_ends_the_copy_is_of_the_story(last: str) -> None:
    blocks = looked_at(
        ["By Jane Roe", PARAGRAPH, PARAGRAPH, last], [Kind.BYLINE, Kind.BODY, Kind.BODY, Kind.BODY]
    )
    assert blocks[-1].kind is Kind.BODY


def test_a_writer_is_known_by_the_first_name_where_the_story_knows_no_other() -> None:
    lines = ["By Jane Roe", PARAGRAPH, PARAGRAPH, "Jane lives in Ely and keeps geese."]
    kinds = [Kind.BYLINE, Kind.BODY, Kind.BODY, Kind.BODY]
    assert looked_at(lines, kinds)[-1].kind is Kind.BIO
    lines[1] = "Jane Finch of Port Marrow said on Monday that the wall would be built again by May."
    assert looked_at(lines, kinds)[-1].kind is Kind.BODY
    lines[1:] = [PARAGRAPH, PARAGRAPH, "Jane the goose was cleared of all charges."]
    assert looked_at(lines, kinds)[-1].kind is Kind.BODY


def test_links_below_it_do_not_hide_the_writer() -> None:
    lines = [
        "By Jane Roe",
        PARAGRAPH,
        PARAGRAPH,
        "Jane Roe is a potter.",
        "The man of the sea",
        "A chair too many",
    ]
    blocks = looked_at(lines, [Kind.BYLINE, *[Kind.BODY] * 5])
    assert blocks[3].kind is Kind.BIO
