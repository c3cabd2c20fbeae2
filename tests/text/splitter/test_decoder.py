"""The splitter's promises, on fiction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from wagtail_newsclean.text import clean
from wagtail_newsclean.text.readers import read as read_any
from wagtail_newsclean.text.readers.plain import read_plain as read
from wagtail_newsclean.text.splitter import Doubt, split
from wagtail_newsclean.text.types import STORY_KINDS, Block, Copy, CopyError, Document, Kind, Verdict

STORY = """Council votes to repaint the harbour wall
By Ada Finch
Fenwick councillors voted on Tuesday to repaint the harbour wall, ending a dispute that began in 1998.
"It was grey before and it will be grey after," said harbour master Tom Garrow, who counted the votes.
The work will cost 40,000 pounds and take six weeks, according to a report published by the council.
Photo: Dan Eale/Reuters
Opponents said they would ask a judge to look at the colour before the painters arrived in September.
Sign up for our free weekly newsletter
Get the best stories in your inbox every Friday.
Email address
You can unsubscribe at any time. Privacy Policy
Related stories
Geese return to the harbour
Ferry company says sorry for being early
Share on Facebook
Copyright 2025 The Fenwick Gazette. All rights reserved."""


def blocks_of(text: str, **known: Verdict) -> tuple[Document, tuple[Block, ...]]:
    document = read(Copy(text=text))
    verdicts = {int(at[1:]): verdict for at, verdict in known.items()}
    return document, split(document, language="en", known=verdicts)


def kinds(text: str) -> list[Kind]:
    return [block.kind for block in blocks_of(text)[1]]


def test_a_plain_story_with_its_furniture() -> None:
    assert kinds(STORY) == [
        Kind.HEADLINE,
        Kind.BYLINE,
        *[Kind.BODY] * 3,
        Kind.CREDIT,
        Kind.BODY,
        *[Kind.NEWSLETTER] * 4,
        *[Kind.RELATED] * 3,
        Kind.SHARE,
        Kind.LEGAL,
    ]


class Sayings:
    """Stands for the model: the chances of each line are given."""

    def __init__(self, *rows: dict[Kind, float]) -> None:
        self._rows = rows
        self.weights: dict[str, dict[str, float]] = {}

    def chances(self, *_: object, **__: object) -> list[dict[Kind, float]]:
        return list(self._rows)


_TEXT = {Kind.BODY: 0.95, Kind.NOTE: 0.05}
_BOX = {Kind.APPEAL: 0.95, Kind.NOTE: 0.05}
_LIKELY_BOX = {Kind.APPEAL: 0.6, Kind.BODY: 0.4}
_LINK, _LIKELY_LINK = {Kind.RELATED: 0.95, Kind.NOTE: 0.05}, {Kind.RELATED: 0.7, Kind.BODY: 0.3}
_WHY = "We are eleven now, and you pay for six of us. Will you pay for the seventh?"
_PLAIN = "The wall will be built again by the end of May."


@pytest.mark.parametrize(
    ("rows", "line", "expected"),
    [
        ((_TEXT, _BOX, _LIKELY_BOX, _BOX, _TEXT), _PLAIN, Kind.APPEAL),  # the box goes on above and below
        ((_TEXT, _TEXT, _LIKELY_BOX, _BOX, _BOX), _WHY, Kind.APPEAL),  # no paragraph follows
        ((_TEXT, _TEXT, _LIKELY_BOX, _BOX, _BOX), _PLAIN, Kind.BODY),  # but it speaks to nobody
        ((_TEXT, _TEXT, _LIKELY_BOX, _BOX, _TEXT), _WHY, Kind.BODY),  # a paragraph follows
        ((_BOX, _BOX, _LIKELY_BOX, {Kind.NOTE: 1.0}, _BOX), _WHY, Kind.BODY),  # all the text there is
        ((_TEXT, _TEXT, _LIKELY_LINK, _LINK, _TEXT), "Wall falls on geese", Kind.RELATED),
        ((_TEXT, _LINK, _LIKELY_LINK, _TEXT, _TEXT), "Wall falls on geese", Kind.RELATED),
        ((_TEXT, _TEXT, _LIKELY_LINK, _TEXT, _TEXT), "Wall falls on geese", Kind.BODY),  # alone
        ((_TEXT, _TEXT, _LIKELY_LINK, _LINK, _TEXT), _PLAIN, Kind.BODY),  # a sentence
        ((_TEXT, _TEXT, {Kind.RELATED: 0.5, Kind.BODY: 0.4}, _LINK, _TEXT), "Wall falls on geese", Kind.BODY),
    ],
)
def test_a_paragraph_of_a_box_stays_in_it(
    rows: tuple[dict[Kind, float], ...], line: str, expected: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wagtail_newsclean.text.splitter import model

    monkeypatch.setattr(model, "model", lambda _: Sayings(*rows))
    lines = ["The wall fell on Friday.", "Nobody was hurt by it.", line, "Give what you can", "Not now"]
    block = blocks_of("\n".join(lines))[1][2]
    assert (block.kind, block.ask) == (expected, True)


@pytest.mark.parametrize(
    ("copy", "bare"),
    [
        (Copy(html=f"<p>{_PLAIN}</p><p>{_WHY}</p>"), [0, 1]),
        (
            Copy(html=f'<p class="text">{_PLAIN}</p><p class="text">{_WHY}</p>'),
            [0, 1],
        ),  # a word processor's style
        (Copy(html=f'<p>{_PLAIN}</p><p class="appeal">{_WHY}</p>'), []),
        (Copy(html=f"<p>{_PLAIN}</p><figure><img src='a.jpg'><figcaption>A wall</figcaption></figure>"), [0]),
        (Copy(text=f"{_PLAIN}\n{_WHY}"), []),
    ],
)
def test_where_no_name_tells_elements_apart_their_words_count_for_more(
    copy: Copy, bare: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    from wagtail_newsclean.text.splitter import model

    told: list[int] = []

    class Listening(Sayings):
        def chances(self, *_: object, bare: Sequence[int], **__: object) -> list[dict[Kind, float]]:
            told.extend(bare)
            return super().chances()

    monkeypatch.setattr(model, "model", lambda _: Listening(_TEXT, _TEXT))
    split(read_any(copy), language="en", known={})
    assert told == bare


def test_known_lines_beat_the_model_and_carry_their_reason() -> None:
    verdict = Verdict(Kind.APPEAL, "you marked this as appeal on 3 March", 0.9)
    _, blocks = blocks_of(STORY, _2=verdict)
    assert blocks[2].kind is Kind.APPEAL
    assert blocks[2].reasons == ("you marked this as appeal on 3 March",)
    assert blocks[2].confidence == 0.9
    assert not blocks[2].ask


def test_neighbours_are_read_in_the_light_of_what_is_known() -> None:
    lines = "Council votes to repaint the harbour wall\nOnce\nMonthly\nContinue\nLater"
    _, alone = blocks_of(lines)
    appeal = Verdict(Kind.APPEAL, "you marked this as appeal")
    newsletter = Verdict(Kind.NEWSLETTER, "you marked this as newsletter")
    _, after_appeal = blocks_of(lines, _1=appeal, _4=appeal)
    _, after_newsletter = blocks_of(lines, _1=newsletter, _4=newsletter)
    assert [block.kind for block in after_appeal[2:4]] == [Kind.APPEAL] * 2
    assert [block.kind for block in after_newsletter[2:4]] == [Kind.NEWSLETTER] * 2
    assert len(alone) == 5


def test_a_line_known_not_to_be_running_text_gets_the_best_other_kind() -> None:
    _, blocks = blocks_of(STORY, _3=Verdict(None, "same line in 7 stories from this source", 0.9))
    assert blocks[3].kind not in (Kind.BODY, Kind.HEADING, Kind.STANDFIRST)
    assert blocks[3].reasons == ("same line in 7 stories from this source",)


def test_every_block_says_why_in_plain_words() -> None:
    _, blocks = blocks_of(STORY)
    for block in blocks:
        assert 1 <= len(block.reasons) <= 3
        assert len(set(block.reasons)) == len(block.reasons)
        assert all(":" not in reason and "|" not in reason and "<" not in reason for reason in block.reasons)
    assert any("newsletter" in reason for reason in blocks[7].reasons)


def test_chances_are_chances_and_the_runner_up_is_another_kind() -> None:
    for block in blocks_of(STORY)[1]:
        assert 0 < block.confidence <= 1
        assert block.second is not block.kind


def test_stricter_doubt_asks_more_and_keeps_more_in_the_story() -> None:
    # Of what stands below the last paragraph nothing is kept for caution.
    document = read(Copy(text=STORY.replace("\nOpponents", "\nThe wall in March\nOpponents")))
    calm = split(document, language="en", known={}, doubt=Doubt(0.0, 0.0, story_first=1.0, story_asks=1.01))
    wary = split(document, language="en", known={}, doubt=Doubt(ask_below=1.01, margin=1.0, story_first=0.0))
    assert not any(block.ask for block in calm)
    assert all(block.ask for block in wary)
    kept = [sum(block.kind in STORY_KINDS for block in blocks) for blocks in (wary, calm)]
    assert kept[0] > kept[1]


def test_each_reason_to_ask_asks_by_itself() -> None:
    document = read(Copy(text=STORY.replace("Related stories", "The mayor of Fenwick on walls")))

    def asked(doubt: Doubt) -> set[bool]:
        """Of the lines that are asked about: whether they stand in the story."""
        return {b.kind in STORY_KINDS for b in split(document, language="en", known={}, doubt=doubt) if b.ask}

    assert asked(Doubt(ask_below=0, margin=0, story_asks=2)) == set()
    assert True in asked(Doubt(ask_below=1, margin=0, story_asks=2))
    assert True in asked(Doubt(ask_below=0, margin=0.999, story_asks=2))
    assert asked(Doubt(ask_below=0, margin=0, story_asks=0.001)) == {False}


def test_what_is_known_and_what_is_content_hold_in_the_later_pieces_of_a_long_copy() -> None:
    line = "Sign up for our free weekly newsletter"
    story = STORY.splitlines()[2]
    document = read(Copy(text="\n\n".join([line] * 3_150 + [story] + [line] * 49)))
    known = {3_100: Verdict(Kind.NOTE, "you marked this as note", 0.9)}
    content = (3_150, 3_200)
    blocks = split(
        replace(document, content=content), language="en", known=known, doubt=Doubt(ask_below=1.01)
    )
    assert [at for at, block in enumerate(blocks) if block.kind is Kind.NOTE] == [3_100]
    assert [at for at, block in enumerate(blocks) if block.kind is Kind.BODY] == list(range(*content))


def test_the_same_copy_gives_the_same_blocks() -> None:
    assert blocks_of(STORY)[1] == blocks_of(STORY)[1]


def test_a_document_without_lines_has_no_blocks() -> None:
    assert split(Document(source="", lines=(), format="plain"), language="en", known={}) == ()


@pytest.mark.parametrize("text", ["word", "…", "*" * 50, "Sign up\nShare\nMenu"])
def test_copy_that_is_hardly_any(text: str) -> None:
    document, blocks = blocks_of(text)
    assert len(blocks) == len(document.lines)


def test_one_line_of_five_megabytes_costs_no_more_than_its_ends() -> None:
    _, blocks = blocks_of("A very long line of news. " * 200_000)
    assert len(blocks) == 1


def test_a_cyrillic_letter_does_not_hide_a_newsletter() -> None:
    _, plain = blocks_of("Sign up for our newsletter\nEmail address")
    _, masked = blocks_of("Sign up for our newslеtter\nEmail address")
    assert masked[0].kind is plain[0].kind is Kind.NEWSLETTER


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["en", "de", "ru", "xx", ""]))
def test_any_text_is_covered_in_order(text: str, language: str) -> None:
    try:
        document = read(Copy(text=text))
    except CopyError:
        assume(False)
    blocks = split(document, language=language, known={})
    position = 0
    covered = ""
    for block in blocks:
        assert position <= block.start < block.end
        covered += text[block.start : block.end]
        position = block.end
    assert "".join(covered.split()) == "".join(text.split())


@needs_shared
def test_the_sample_paste_line_for_line() -> None:
    assert SHARED is not None
    sample = SHARED / "samples" / "moscow-times-paste"
    text = sample.with_suffix(".txt").read_text(encoding="utf-8")
    labels = json.loads(sample.with_suffix(".json").read_text(encoding="utf-8"))["labels"]
    assert kinds(text) == labels


def test_a_title_before_all_text_is_the_headline_and_not_a_sub_heading() -> None:
    body = "<p>The harbour stayed shut on Wednesday, the harbour master said.</p>"
    for tag in ("h1", "h2"):
        story = clean(Copy(html=f"<{tag}>Storm closes harbour</{tag}>{body}<h3>Nets</h3>{body}"))
        assert story.headline == "Storm closes harbour"
        assert [block.kind for block in story.blocks].count(Kind.HEADLINE) == 1


def test_right_under_the_headline_stands_no_second_one() -> None:
    lines = [
        "Charity asks for no more blankets",
        "The store in Puerto Lindo is full: “Help us, but in some other way, we beg of you”",
        "By Ann Ode",
        "The store of the charity has no room for anybody. It has room for 11,000 blankets, said Elena Cano.",
        "The mayor has not answered so far, a spokesman said on Monday, as he looked at the blankets.",
    ]
    kinds = [block.kind for block in clean(Copy(text="\n".join(lines))).blocks]
    assert kinds[:3] == [Kind.HEADLINE, Kind.STANDFIRST, Kind.BYLINE]


@pytest.mark.parametrize("attributes", ["", ' class="MsoNormal"'])
def test_markup_whose_elements_have_no_names_of_their_own_is_read_by_its_lines(attributes: str) -> None:
    lines = [
        "Storm closes harbour",
        "The harbour stayed shut on Wednesday, the harbour master said, and no boat left it before the evening.",
        "The ferry company will pay back all tickets, a spokeswoman told reporters on the quay.",
        "Get the best of the coast in your inbox every Friday",
        "Our newsroom has no billionaire owner. Readers like you pay for it.",
        "Fishermen mended their nets meanwhile, and the fish market opened for an hour at noon.",
    ]
    story = clean(Copy(html="".join(f"<p{attributes}>{line}</p>" for line in lines)))
    assert [block.kind.value for block in story.blocks] == [
        "headline", "body", "body", "newsletter", "appeal", "body"
    ]  # fmt: skip


def test_a_figure_says_what_it_is_by_itself() -> None:
    paragraph = "The ferry stayed in port on Wednesday because of the storm, the company said."
    figure = "<figure><img src='a.jpg'><figcaption>Boats in port.</figcaption></figure>"
    story = clean(Copy(html=f"<h1>Ferry stays</h1><p>{paragraph}</p>{figure}<p>{paragraph}</p>"))
    assert [block.kind.value for block in story.blocks] == ["headline", "body", "caption", "body"]
