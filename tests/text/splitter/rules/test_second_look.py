"""What the copy as a whole says against its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from wagtail_newsclean.text import Copy, Kind, clean
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.readers.mail_head import SUBJECT
from wagtail_newsclean.text.splitter.rules.second_look import look_again
from wagtail_newsclean.text.types import Block, Verdict

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


def test_a_sentence_that_stays_is_as_sure_as_the_model_is_that_it_is_a_paragraph() -> None:
    line = "Copyright and all rights reserved clauses lapse in May."
    blocks = clean(Copy(text="\n".join(["Harbour wall falls", "", PARAGRAPH, line, PARAGRAPH]))).blocks
    kept = blocks[2]
    assert (kept.kind, kept.ask, kept.second) == (Kind.BODY, True, Kind.LEGAL)
    assert kept.confidence < 0.5


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


def looked_at(
    copy: list[str] | Copy,
    kinds: list[Kind],
    confidence: float = 0.9,
    known: Mapping[int, Verdict] | None = None,
) -> list[Block]:
    """What the second look makes of these lines, taken for these kinds."""
    document = read(Copy(text="\n".join(copy)) if isinstance(copy, list) else copy)
    blocks = [
        Block(kind, line.start, line.end, confidence)
        for kind, line in zip(kinds, document.lines, strict=True)
    ]
    look_again(document, blocks, known or {}, "en")
    return blocks


@pytest.mark.parametrize("taken_for", [Kind.AD, Kind.CREDIT, Kind.CAPTION])
@pytest.mark.parametrize("below", [[PARAGRAPH], [], ["More stories"]])
def test_sentences_about_ads_and_pictures_are_paragraphs(taken_for: Kind, below: list[str]) -> None:
    kinds = [Kind.BODY if line == PARAGRAPH else Kind.RELATED for line in below]
    line = "Ads were banned in 1950." if taken_for is Kind.AD else "Photo editors call her to complain."
    blocks = looked_at([PARAGRAPH, line, *below], [Kind.BODY, taken_for, *kinds])
    assert (blocks[1].kind, blocks[1].ask, blocks[1].second) == (Kind.BODY, True, taken_for)


def test_among_ads_below_the_story_a_sentence_is_one() -> None:
    lines = [PARAGRAPH, "Ads were never so cheap.", "Buy a wall"]
    assert [block.kind for block in looked_at(lines, [Kind.BODY, Kind.AD, Kind.AD])] == [
        Kind.BODY,
        Kind.AD,
        Kind.AD,
    ]


@pytest.mark.parametrize("agency", ["EFE", "ТАСС", "Belga", "AP"])
def test_an_agency_in_brackets_signs_the_last_paragraph(agency: str) -> None:
    lines = [PARAGRAPH, f"The bell dates from 1820. ({agency})", "More stories"]
    blocks = looked_at(lines, [Kind.BODY, Kind.CAPTION, Kind.RELATED])
    assert (blocks[1].kind, blocks[1].ask, blocks[1].second) == (Kind.BODY, True, Kind.CAPTION)


def test_an_agency_that_signs_it_is_told_as_the_reason() -> None:
    for taken_for in (Kind.BODY, Kind.CAPTION):
        signed = looked_at([PARAGRAPH, "The bell dates from 1820. (EFE)"], [Kind.BODY, taken_for], 0.4)[1]
        assert "an agency name" in signed.reasons
    assert looked_at([PARAGRAPH, "The bell dates from 1820. (EFE)"], [Kind.BODY] * 2, 0.4)[1].confidence > 0.4


def test_what_an_agency_sets_below_its_signature_is_passed_over() -> None:
    lines = [PARAGRAPH, "The bell dates from 1820. (EFE)", "jk/ ab/ rm"]
    assert looked_at(lines, [Kind.BODY, Kind.CAPTION, Kind.BODY])[1].kind is Kind.BODY


def test_an_editor_who_called_it_a_caption_is_heard() -> None:
    lines, kinds = [PARAGRAPH, "The bell dates from 1820. (EFE)"], [Kind.BODY, Kind.CAPTION]
    known = {1: Verdict(Kind.CAPTION, "you marked this as caption")}
    assert looked_at(lines, kinds, known=known)[1].kind is Kind.CAPTION


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ('<p>{}</p><p>{}</p><figure><img src="a.jpg"><figcaption>{}</figcaption></figure>', Kind.CAPTION),
        ("<p>{}</p><p>{}</p><figure><video></video><figcaption>{}</figcaption></figure>", Kind.CAPTION),
        ('<p>{}</p><p>{}</p><img src="a.jpg"><p>{}</p>', Kind.CAPTION),
        ('<img src="a.jpg"><p>{}</p><p>{}</p><p>{}</p>', Kind.BODY),
    ],
)
def test_below_a_picture_the_last_line_is_its_caption_whoever_took_it(page: str, kind: Kind) -> None:
    copy = Copy(html=page.format(PARAGRAPH, PARAGRAPH, "The bell on Friday. (AP)"))
    assert looked_at(copy, [Kind.BODY, Kind.BODY, Kind.CAPTION])[2].kind is kind


def test_a_paragraph_signed_by_an_agency_leaves_no_doubt() -> None:
    document = read(Copy(text=f"{PARAGRAPH}\nThe bell dates from 1820. (Reuters)"))
    blocks = [Block(Kind.BODY, line.start, line.end, 0.4, ask=True) for line in document.lines]
    look_again(document, blocks, {}, "en")
    assert [block.ask for block in blocks] == [True, False]


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["The wall on Friday. (AP)", PARAGRAPH], [Kind.CAPTION, Kind.BODY]),
        ([PARAGRAPH, "The wall on Friday. (AP)", PARAGRAPH], [Kind.BODY, Kind.CAPTION, Kind.BODY]),
        (
            [PARAGRAPH, "The wall on Thursday. (AP)", "The wall on Friday. (AP)"],
            [Kind.BODY, Kind.CAPTION, Kind.CAPTION],
        ),
        ([PARAGRAPH, "The wall on Friday. (Jane Roe)"], [Kind.BODY, Kind.CAPTION]),
        ([PARAGRAPH, "The wall on Friday. (Photo: AP)"], [Kind.BODY, Kind.CAPTION]),
    ],
)
def test_captions_stay_captions(lines: list[str], kinds: list[Kind]) -> None:
    assert [block.kind for block in looked_at(lines, kinds)] == kinds


@pytest.mark.parametrize(
    "signature", [["Rosa Lima, by email"], ["Name supplied, via email"], ["Rosa Lima", "By email"]]
)
def test_who_wrote_a_letter_by_mail_offers_no_newsletter(signature: list[str]) -> None:
    blocks = looked_at([PARAGRAPH, *signature], [Kind.BODY, *[Kind.NEWSLETTER] * len(signature)])
    assert {(block.kind, block.ask) for block in blocks[1:]} == {(Kind.BODY, True)}


def test_a_newsletter_that_comes_by_mail_stays_one() -> None:
    lines = ["The Morning Kettle", "By email", PARAGRAPH]
    kinds = [Kind.NEWSLETTER, Kind.NEWSLETTER, Kind.BODY]
    assert [block.kind for block in looked_at(lines, kinds)] == kinds


@pytest.mark.parametrize(("more", "asks"), [([], True), ([PARAGRAPH], False)])
def test_a_sentence_among_pictures_asks(more: list[str], asks: bool) -> None:
    lines = ["The week in pictures", PARAGRAPH, "Jane Roe/AP", "The wall", "Bo Peep/AP", *more]
    kinds = [Kind.HEADLINE, Kind.BODY, Kind.CREDIT, Kind.CAPTION, Kind.CREDIT, *[Kind.BODY] * len(more)]
    assert looked_at(lines, kinds)[1].ask is asks


@pytest.mark.parametrize("title", ["Interview mit der Fischerin Marta Quill", "Interview with Marta Quill"])
def test_a_title_that_begins_like_a_byline_and_names_no_author(title: str) -> None:
    story = clean(
        f"{title}\n\nEmden (ndk) - Der Hafen ist am Mittwoch geschlossen geblieben, wie die Behörde mitteilte.\n\n"
        "«Seit Sonntag haben wir keine Kiste verkauft», sagte die Fischerin.\n"
    )
    assert (story.headline, story.byline) == (title, ())


def test_an_agency_signs_off_above_the_initials_of_a_desk() -> None:
    story = clean(
        "Port zamknięty trzeci dzień\n\nGdańsk (PAP) - Port był w środę zamknięty, poinformował zarząd portu.\n\n"
        "„Nie sprzedaliśmy ani jednej skrzynki” - powiedziała Marta Kwiatek, właścicielka dwóch kutrów.\n\n"
        "Promy na wyspy nie kursują do odwołania. (PAP)\n\njz/ mark/\n"
    )
    assert "Promy na wyspy" in story.body
    assert "jz/" not in story.body


@pytest.mark.parametrize(("between", "kept"), [(3, True), (4, False)])
def test_few_sentences_between_paragraphs_stay_and_a_longer_run_does_not(between: int, kept: bool) -> None:
    lines = [PARAGRAPH, *["Copyright and all rights reserved clauses lapse in May."] * between, PARAGRAPH]
    document = read(Copy(text="\n".join(lines)))
    kinds = (Kind.BODY, *[Kind.LEGAL] * between, Kind.BODY)
    blocks = [
        Block(each, line.start, line.end, 0.6) for each, line in zip(kinds, document.lines, strict=True)
    ]
    look_again(document, blocks, {}, "en")
    assert {block.kind for block in blocks[1:-1]} == {Kind.BODY if kept else Kind.LEGAL}


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


@pytest.mark.parametrize("remark", ["Advertisers hate it.", "“Nobody came.”", "Who needs it?"])
@pytest.mark.parametrize("taken_for", [Kind.AD, Kind.RELATED, Kind.CREDIT])
def test_a_few_words_between_paragraphs_are_one(remark: str, taken_for: Kind) -> None:
    blocks = looked_at([PARAGRAPH, remark, PARAGRAPH], [Kind.BODY, taken_for, Kind.BODY])
    assert blocks[1].kind is Kind.BODY
    assert blocks[1].ask


@pytest.mark.parametrize(
    "label", ["Sign up now.", "Photo: Wirsing.", "Read more.", "Advertisement.", "Call us, please."]
)
def test_a_button_between_paragraphs_is_none(label: str) -> None:
    blocks = looked_at([PARAGRAPH, label, PARAGRAPH], [Kind.BODY, Kind.AD, Kind.BODY])
    assert blocks[1].kind is Kind.AD


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


def taken_for(*rows: tuple[str, Kind, Kind | None], confidence: float = 0.3) -> list[Kind]:
    """What the second look makes of lines, each with its kind and what the model would say next."""
    document = read(Copy(text="\n".join(text for text, _, _ in rows)))
    blocks = [
        Block(kind, line.start, line.end, 0.99 if second is None else confidence, second=second)
        for (_, kind, second), line in zip(rows, document.lines, strict=True)
    ]
    look_again(document, blocks, {}, "en")
    return [block.kind for block in blocks]


@pytest.mark.parametrize(
    ("line", "confidence", "expected"),
    [
        ("Two gulls on what is left of the wall", 0.3, Kind.CAPTION),
        ("Two gulls on what is left of the wall", 0.6, Kind.BODY),
        ("Two gulls sat on what is left of it.", 0.3, Kind.BODY),
        ("Ada Finch, Port Marrow", 0.3, Kind.BODY),
        ("Marrow Today on pic.example/q4tr", 0.3, Kind.BODY),
    ],
)
def test_a_doubtful_line_without_a_stop_is_a_caption(line: str, confidence: float, expected: Kind) -> None:
    rows = [(PARAGRAPH, Kind.BODY, None), (line, Kind.BODY, Kind.CAPTION), (PARAGRAPH, Kind.BODY, None)]
    assert taken_for(*rows, confidence=confidence)[1] is expected


def test_a_name_in_brackets_weighs_more() -> None:
    rows = [(PARAGRAPH, Kind.BODY, None), ("Beetroot, unclaimed (Lee Farr)", Kind.BODY, Kind.CAPTION)]
    assert taken_for(*rows, confidence=0.55)[1] is Kind.CAPTION
    assert taken_for(*rows, confidence=0.65)[1] is Kind.BODY


def test_below_a_quotation_a_name_is_whose_it_is() -> None:
    said = "“It will stand,” said the harbour master, “as it has stood.”"
    line = "Spokesman for the harbour"
    assert taken_for((said, Kind.BODY, None), (line, Kind.BODY, Kind.CAPTION))[1] is Kind.BODY
    assert (
        taken_for((said, Kind.BODY, None), (line + " (Jo Roe)", Kind.BODY, Kind.CAPTION))[1] is Kind.CAPTION
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("16:05", Kind.TIMESTAMP),
        ("20.02 Uhr", Kind.TIMESTAMP),
        ("14h30", Kind.TIMESTAMP),
        ("16:5", Kind.BODY),
    ],
)
def test_a_time_above_an_entry(line: str, expected: Kind) -> None:
    rows = [(PARAGRAPH, Kind.BODY, None), (line, Kind.BODY, None), (PARAGRAPH, Kind.BODY, None)]
    assert taken_for(*rows)[1] is expected
    assert taken_for(*rows[:2])[1] is Kind.BODY


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


def test_a_letter_by_mail_in_brackets() -> None:
    lines = [PARAGRAPH, "Rosa Lima (by email)", PARAGRAPH]
    assert looked_at(lines, [Kind.BODY, Kind.NEWSLETTER, Kind.BODY])[1].kind is Kind.BODY


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
