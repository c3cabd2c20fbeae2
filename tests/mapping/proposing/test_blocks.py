"""Which blocks of other people's streams take text, headings and pictures."""

from __future__ import annotations

import pytest
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from wagtail_newsclean.mapping.proposing.blocks import propose_blocks


def test_words_of_a_picture_are_looked_for_where_the_picture_stands() -> None:
    column = blocks.StreamBlock(
        [
            ("text", blocks.RichTextBlock()),
            ("image", blocks.StructBlock([("image", ImageChooserBlock()), ("legend", blocks.CharBlock())])),
            (
                "image_link",
                blocks.StructBlock([("alt_text", blocks.CharBlock()), ("credit", blocks.CharBlock())]),
            ),
        ]
    )
    level = blocks.ChoiceBlock(choices=[("2", "Two"), ("3", "Three")])
    stream = blocks.StreamBlock(
        [
            ("row", blocks.StructBlock([("content", column)])),
            ("heading", blocks.StructBlock([("text", blocks.CharBlock()), ("level", level)])),
        ]
    )
    assert propose_blocks(stream) == {
        "body": "row.content.text",
        "heading": {"block": "heading.text", "set": {"level": "2"}},
        "picture": "row.content.image.image",
        "caption": "row.content.image.legend",
    }


@pytest.mark.parametrize(
    ("text", "box", "heading", "picture", "caption", "credit"),
    [
        ("absatz", "infokasten", "zwischentitel", "bild", "bildunterschrift", "urheber"),
        ("paragraphe", "encadre", "intertitre", "photo", "legende", "credit"),
        ("parrafo", "recuadro", "subtitulo", "imagen", "leyenda", "credito"),
        ("alinea", "kader", "tussenkop", "afbeelding", "onderschrift", "fotograaf"),
    ],
    ids=["de", "fr", "es", "nl"],
)
def test_names_in_other_languages(
    text: str, box: str, heading: str, picture: str, caption: str, credit: str
) -> None:
    level = blocks.ChoiceBlock(choices=[("h2", "Two"), ("h3", "Three")])
    figure = [("datei", ImageChooserBlock()), (caption, blocks.CharBlock()), (credit, blocks.CharBlock())]
    inside = [
        (box, blocks.RichTextBlock()),
        (text, blocks.StructBlock([("prosa", blocks.RichTextBlock())])),
        (heading, blocks.StructBlock([("wort", blocks.CharBlock()), ("level", level)])),
        (picture, blocks.StructBlock(figure)),
    ]
    stream = blocks.StreamBlock([("teil", blocks.StructBlock([("teile", blocks.StreamBlock(inside))]))])
    assert propose_blocks(stream) == {
        "body": f"teil.teile.{text}.prosa",
        "heading": {"block": f"teil.teile.{heading}.wort", "set": {f"teile.{heading}.level": "h2"}},
        "picture": f"teil.teile.{picture}.datei",
        "caption": f"teil.teile.{picture}.{caption}",
        "credit": f"teil.teile.{picture}.{credit}",
    }


def test_short_names_and_boxes_beside_the_story() -> None:
    paragraph = blocks.StructBlock([("prose", blocks.RichTextBlock())])
    head = blocks.StructBlock([("kicker", blocks.CharBlock(required=False)), ("words", blocks.CharBlock())])
    stream = blocks.StreamBlock(
        [
            ("fact_box", blocks.StructBlock([("text", blocks.RichTextBlock())])),
            ("chapter", blocks.StreamBlock([("para", paragraph), ("h", head)])),
            ("avatar", blocks.StructBlock([("quote", blocks.TextBlock()), ("photo", ImageChooserBlock())])),
            ("img", ImageChooserBlock()),
        ]
    )
    assert propose_blocks(stream) == {
        "body": "chapter.para.prose",
        "heading": "chapter.h.words",
        "picture": "img",
    }


@pytest.mark.parametrize("name", ["subhead", "sub_head", "crosshead", "cross_head"])
def test_sub_heads_are_headings(name: str) -> None:
    stream = blocks.StreamBlock([("text", blocks.RichTextBlock()), (name, blocks.CharBlock())])
    assert propose_blocks(stream) == {"body": "text", "heading": name}


def test_the_only_picture_needs_no_name() -> None:
    plate = ("plate", blocks.StructBlock([("shot", ImageChooserBlock()), ("legend", blocks.CharBlock())]))
    quote = ("pull_quote", blocks.StructBlock([("words", blocks.TextBlock()), ("shot", ImageChooserBlock())]))
    text = ("text", blocks.RichTextBlock())
    pictures = [
        {k: v for k, v in propose_blocks(blocks.StreamBlock(children)).items() if k != "body"}
        for children in ([text, plate], [text, quote], [text, plate, ("chart", ImageChooserBlock())])
    ]
    assert pictures == [{"picture": "plate.shot", "caption": "plate.legend"}, {}, {}]


def body_in(*children: tuple[str, blocks.Block]) -> str | None:
    return propose_blocks(blocks.StreamBlock(list(children))).get("body")


def test_without_rich_text_the_story_goes_into_long_text_or_html() -> None:
    line, long, html = blocks.CharBlock(), blocks.TextBlock(), blocks.RawHTMLBlock()
    assert body_in(("body_text", long)) == "body_text"
    assert body_in(("markup", html), ("body_html", html)) == "body_html"
    assert body_in(("body_html", html), ("body_text", long)) == "body_text"
    assert body_in(("body_text", line)) is None
    assert body_in(("words", long)) is None, "nothing says that it is the story's"


def test_of_several_texts_the_story_s_is_named_so_and_stands_least_deep() -> None:
    rich = blocks.RichTextBlock()
    chapter = ("chapter", blocks.StructBlock([("text", rich)]))
    assert body_in(chapter, ("text", rich)) == "text"
    assert body_in(("words", rich), chapter) == "chapter.text"
    assert body_in(("words", rich)) == "words"


def test_a_section_has_its_heading_in_it() -> None:
    inside = [("heading", blocks.CharBlock()), ("text", blocks.RichTextBlock())]
    for name, heading in (("section", "section.heading"), ("opening", None)):
        stream = blocks.StreamBlock([(name, blocks.StructBlock(inside))])
        assert propose_blocks(stream).get("heading") == heading


@pytest.mark.parametrize(("names", "credit"), [(["rights"], "rights"), (["rights", "credit"], "credit")])
def test_rights_are_the_credit_where_nothing_else_is(names: list[str], credit: str) -> None:
    figure = [("image", ImageChooserBlock()), *((name, blocks.CharBlock()) for name in names)]
    stream = blocks.StreamBlock([("figure", blocks.StructBlock(figure))])
    assert propose_blocks(stream)["credit"] == f"figure.{credit}"
