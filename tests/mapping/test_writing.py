from __future__ import annotations

import pytest
from wagtail import blocks
from wagtail.images.models import Image

from tests.othersites.models import AuthoredPage, DeepPage, FlatPage, TutorialPage
from wagtail_newsclean.mapping import PageMapping, mapping_for, parse_mapping
from wagtail_newsclean.mapping.writing import Piece, Written, _stream, write_body

pytestmark = pytest.mark.django_db

STORY = [
    Piece("section", "Harbour"),
    Piece("body", "The harbour stayed shut.", "<p>The <b>harbour</b> stayed shut.</p>"),
    Piece("caption", "Boats in port"),
    Piece("credit", "Lena Brandt / Coastwire"),
    Piece("body", "Crews waited.", "<p>Crews waited.</p>"),
    Piece("body", "Nobody was hurt."),
    Piece("heading", "What happens next"),
    Piece("newsletter", "Sign up for our letter", "<p>Sign up for <i>our</i> letter</p>"),
    Piece("newsletter", "Every Friday", "<p>Every Friday</p>"),
    Piece("appeal", "Give monthly", "<p>Give monthly</p>"),
    Piece("note", "This story was corrected.", "<p>This story was corrected.</p>"),
]


def mapping(model: type) -> PageMapping:
    found = mapping_for(model)
    assert found
    return found


def texts(written: Written) -> list[tuple[str, str]]:
    return [(item.kind, item.text) for item in written.left_out]


def test_a_flat_page_takes_body_and_headings_and_says_what_it_leaves() -> None:
    written = write_body(mapping(FlatPage), STORY)
    html = written.values["text"]
    assert "<b>harbour</b>" in html
    assert "Nobody was hurt." in html
    assert "What happens next</h2>" in html
    assert "letter" not in html
    assert [kind for kind, _ in texts(written)] == [
        "section",
        "caption",
        "credit",
        "newsletter",
        "newsletter",
        "appeal",
        "note",
    ]
    assert all(item.reason for item in written.left_out)


def test_a_field_of_plain_text_takes_words_without_markup() -> None:
    written = write_body(parse_mapping("othersites.FlatPage", {"body": "summary"}), STORY)
    assert written.values["summary"].split("\n\n") == [
        "The harbour stayed shut.",
        "Crews waited.",
        "Nobody was hurt.",
        "What happens next",
    ]


def test_a_picture_stays_out_of_rich_text_whose_editor_would_drop_it() -> None:
    pieces = [
        Piece("body", "The harbour stayed shut."),
        Piece("picture", "Boats", image=Image(pk=7), slot="p0"),
    ]
    written = write_body(mapping(FlatPage), pieces)
    assert "<embed" not in written.values["text"]
    assert texts(written) == [("picture", "Boats")]


def test_the_words_of_a_picture_that_is_not_taken_are_no_paragraph() -> None:
    words = [Piece("caption", "Boats in port", slot="p0"), Piece("credit", "Lena Brandt", slot="p0")]
    other = Piece("picture", "A quay", image=Image(pk=7), slot="p1")
    written = write_body(mapping(TutorialPage), [Piece("body", "The harbour stayed shut."), *words, other])
    assert "Boats" not in written.values["body"]
    assert "<embed" in written.values["body"]
    assert texts(written) == [("caption", "Boats in port"), ("credit", "Lena Brandt")]


def test_a_flat_body_can_be_told_to_leave_headings_out() -> None:
    raw = {"body": "text", "blocks": {"heading": None}}
    written = write_body(parse_mapping("othersites.FlatPage", raw), STORY)
    assert "What happens next" not in written.values["text"]
    assert ("heading", "What happens next") in texts(written)


def test_a_deep_page_is_written_at_the_end_of_each_path() -> None:
    written = write_body(mapping(DeepPage), STORY)
    page = DeepPage(title="Storm", **written.values)
    stream = page.content
    assert [block.block_type for block in stream] == [
        "section",
        "media",
        "section",
        "section",
        "title",
        "sign_up",
    ]
    assert stream[0].value["content"][0].value == "The harbour stayed shut."
    assert stream[1].value["figure"]["caption"] == "Boats in port"
    assert stream[1].value["figure"]["attribution"] == "Lena Brandt / Coastwire"
    assert stream[1].value["width"] == "full"
    assert stream[4].value["size"] == "h3"
    assert stream[5].value.source.count("<p") == 2
    assert "This story was corrected." in page.corrections
    assert texts(written) == [("section", "Harbour"), ("appeal", "Give monthly")]


def test_a_field_of_its_own_takes_every_piece_of_its_kind_and_no_other() -> None:
    pieces = [*STORY, Piece("note", "And <once> more.", "<p>And &lt;once&gt; <b>more</b>.</p>")]
    rich = write_body(mapping(DeepPage), pieces).values["corrections"]
    assert "This story was corrected." in rich
    assert "And &lt;once&gt; <b>more</b>." in rich
    assert "harbour" not in rich
    plain = parse_mapping("othersites.FlatPage", {"body": "text", "fields": {"note": "summary"}})
    assert write_body(plain, pieces).values["summary"] == "This story was corrected.\nAnd <once> more."


def test_without_a_body_every_other_piece_is_left_out_with_a_reason() -> None:
    written = write_body(parse_mapping("othersites.FlatPage", {"fields": {"note": "summary"}}), STORY)
    assert list(written.values) == ["summary"]
    assert texts(written) == [(piece.kind, piece.text) for piece in STORY if piece.kind != "note"]
    assert all(item.reason for item in written.left_out)


def test_neighbouring_paragraphs_share_a_rich_text_block_and_a_heading_ends_it() -> None:
    written = write_body(mapping(AuthoredPage), STORY)
    page = AuthoredPage(title="Storm", **written.values)
    assert [block.block_type for block in page.body] == ["prose", "prose_heading"]
    assert page.body[0].value.source.count("<p") == 3
    assert "<i>" not in page.body[0].value.source


@pytest.mark.parametrize(("blocks", "stays_out"), [({}, False), ({"heading": None}, True)])
def test_a_heading_without_a_block_stands_in_the_text_unless_it_is_to_stay_out(
    blocks: dict[str, None], stays_out: bool
) -> None:
    raw = {"body": "body", "blocks": {"body": "prose", **blocks}}
    written = write_body(parse_mapping("othersites.AuthoredPage", raw), STORY)
    page = AuthoredPage(title="Storm", **written.values)
    assert ("What happens next" in page.body[0].value.source) is not stays_out
    assert (("heading", "What happens next") in texts(written)) is stays_out


def test_markup_that_the_block_cannot_hold_is_dropped_and_its_words_are_kept() -> None:
    table = Piece("body", "Tide 3 m", "<table><tr><td>Tide</td><td>3 m</td></tr></table><p>End</p>")
    page = AuthoredPage(title="Storm", **write_body(mapping(AuthoredPage), [table]).values)
    source = page.body[0].value.source
    assert "Tide" in source
    assert "3 m" in source
    assert "End" in source
    assert "<table" not in source


def test_text_that_looks_like_markup_stays_text() -> None:
    piece = Piece("body", "if a < b & c > d <script>alert(1)</script>")
    page = AuthoredPage(title="Storm", **write_body(mapping(AuthoredPage), [piece]).values)
    assert "<script" not in page.body[0].value.source
    assert "&lt;script&gt;alert(1)" in page.body[0].value.source


def test_two_pictures_in_a_row_are_two_blocks() -> None:
    pieces = [Piece("caption", "One"), Piece("credit", "A"), Piece("caption", "Two"), Piece("credit", "B")]
    page = DeepPage(title="Storm", **write_body(mapping(DeepPage), pieces).values)
    assert [b.value["figure"]["caption"] for b in page.content] == ["One", "Two"]


def test_a_credit_never_joins_the_caption_of_another_picture() -> None:
    pieces = [Piece("caption", "One", slot="p0"), Piece("credit", "B", slot="p1")]
    page = DeepPage(title="Storm", **write_body(mapping(DeepPage), pieces).values)
    figures = [block.value["figure"] for block in page.content]
    assert [(f["caption"], f["attribution"]) for f in figures] == [("One", ""), ("", "B")]


def test_paragraphs_that_are_not_to_be_joined_have_a_block_each() -> None:
    raw = {"body": "body", "blocks": {"body": {"block": "prose", "join": False}}}
    written = write_body(parse_mapping("othersites.AuthoredPage", raw), STORY[1:6])
    assert len(AuthoredPage(title="Storm", **written.values).body) == 3


def test_what_is_set_beside_a_picture_keeps_its_words_with_it() -> None:
    raw = {
        "body": "content",
        "blocks": {
            "body": "section.content.text",
            "caption": {"block": "media.figure.caption", "set": {"width": "half"}},
            "credit": "media.figure.attribution",
            "heading": {"block": "title.words", "set": {"size": "h2"}},
            "section": {"block": "title.words", "set": {"size": "h3"}},
        },
    }
    pieces = [
        Piece("credit", "Lena Brandt", slot="p0"),
        Piece("caption", "Boats", slot="p0"),
        Piece("heading", "Next"),
        Piece("section", "Harbour"),
    ]
    written = write_body(parse_mapping("othersites.DeepPage", raw), pieces)
    media, *titles = DeepPage(title="Storm", **written.values).content
    assert (media.value["figure"]["caption"], media.value["figure"]["attribution"]) == (
        "Boats",
        "Lena Brandt",
    )
    assert media.value["width"] == "half"
    assert [block.value["size"] for block in titles] == ["h2", "h3"], (
        "a value of one's own is a block of one's own"
    )


def test_a_wrong_block_name_is_an_error_and_not_a_silent_loss() -> None:
    wrong = parse_mapping("othersites.DeepPage", {"body": "content", "blocks": {"body": "nosuch"}})
    for pieces in (STORY, [Piece("heading", "What happens next")]):
        with pytest.raises(LookupError, match="there is no block 'nosuch'; known are title, section"):
            write_body(wrong, pieces)


def test_a_flat_body_never_takes_newsletter_or_appeal_text_whatever_the_mapping_says() -> None:
    wrong = parse_mapping(
        "othersites.FlatPage", {"body": "text", "blocks": {"newsletter": "p", "appeal": "p", "note": "p"}}
    )
    written = write_body(wrong, STORY)
    assert "letter" not in written.values["text"]
    assert "Give monthly" not in written.values["text"]
    assert "This story was corrected." in written.values["text"]


def test_items_of_one_list_stay_one_list() -> None:
    pieces = [Piece("body", text, f"<ul><li>{text}</li></ul>") for text in ("Eastgate", "Mill Street")]
    written = write_body(mapping(FlatPage), pieces)
    assert written.values["text"].count("<ul>") == 1
    assert written.values["text"].count("<li") == 2


def chapters(pieces: list[Piece], **kinds: object) -> list[tuple[str, object]]:
    """What a stream of chapters and columns holds of these pieces."""
    stream = blocks.StreamBlock(
        [
            (
                "chapter",
                blocks.StructBlock([("title", blocks.CharBlock()), ("text", blocks.RichTextBlock())]),
            ),
            (
                "column",
                blocks.StructBlock(
                    [
                        (
                            "parts",
                            blocks.StreamBlock(
                                [
                                    ("words", blocks.TextBlock()),
                                    ("title", blocks.CharBlock()),
                                    ("figure", blocks.StructBlock([("caption", blocks.CharBlock())])),
                                ]
                            ),
                        )
                    ]
                ),
            ),
        ]
    )
    mapping = parse_mapping("othersites.DeepPage", {"body": "content", "blocks": kinds})
    written, left = _stream(stream, mapping, pieces)
    assert left == []
    return [
        (name, stream.child_blocks[name].get_prep_value(stream.child_blocks[name].normalize(value)))
        for name, value in written
    ]


def test_a_heading_never_moves_before_the_paragraph_that_it_follows() -> None:
    pieces = [Piece("body", "One."), Piece("heading", "Then"), Piece("body", "Two."), Piece("body", "Three.")]
    first, second = chapters(pieces, body="chapter.text", heading="chapter.title")
    assert first[1]["title"] == ""
    assert "One." in first[1]["text"]
    assert second[1]["title"] == "Then"
    assert second[1]["text"].count("<p") == 2


def test_what_is_set_beside_one_kind_is_set_beside_no_other() -> None:
    pieces = [Piece("body", "One."), Piece("note", "It was two."), Piece("body", "Three.")]
    note = {"block": "chapter.text", "set": {"title": "Correction"}}
    found = chapters(pieces, body="chapter.text", note=note)
    assert [value["title"] for _name, value in found] == ["", "Correction", ""]
    words = {"block": "chapter.text", "set": {"title": "Story"}}
    heading = {"block": "chapter.title", "set": {"title": "Chapter"}}
    found = chapters([Piece("heading", "Then"), Piece("body", "One.")], body=words, heading=heading)
    assert len(found) == 2, "each has the value that the mapping gives it"


def test_a_stream_inside_a_block_takes_the_whole_story_in_its_order() -> None:
    pieces = [
        Piece("body", "One."),
        Piece("body", "Two."),
        Piece("caption", "A boat", slot="p0"),
        Piece("caption", "A quay", slot="p1"),
        Piece("heading", "Then"),
        Piece("body", "Three."),
    ]
    ((name, value),) = chapters(
        pieces, body="column.parts.words", heading="column.parts.title", caption="column.parts.figure.caption"
    )
    assert name == "column"
    assert [(part["type"], part["value"]) for part in value["parts"]] == [
        ("words", "One."),
        ("words", "Two."),
        ("figure", {"caption": "A boat"}),
        ("figure", {"caption": "A quay"}),
        ("title", "Then"),
        ("words", "Three."),
    ]
