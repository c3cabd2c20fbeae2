"""What markup adds: boxes, class words, and what the file says of itself."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import clean
from wagtail_newsclean.text.splitter.markup import meaning
from wagtail_newsclean.text.splitter.outskirts import OUTSIDE
from wagtail_newsclean.text.types import Copy, Kind

PAGE = """<html lang="en"><head><title>Council repaints the harbour wall - Fenwick Gazette</title>
<meta property="og:title" content="Council repaints the harbour wall">
<meta property="og:site_name" content="Fenwick Gazette"></head><body>
<header><nav class="main-nav"><a href="/news">News</a> <a href="/sport">Sport</a></nav></header>
<main><article>
<h1>Council repaints the harbour wall</h1>
<p class="article-byline">By Ada Finch</p>
<p>Fenwick councillors voted on Tuesday to repaint the harbour wall, ending a dispute that began in 1998.</p>
<figure><img src="wall.jpg" alt=""><figcaption>The wall on Monday. Photo: Dan Eale</figcaption></figure>
<p>"It was grey before and it will be grey after," said harbour master Tom Garrow, who counted the votes.</p>
<aside class="newsletter-signup"><h3>The Evening Ferry</h3>
<p>What happened on the river, in your inbox at six.</p></aside>
<p>The work will cost 40,000 pounds and take six weeks, according to a report published by the council.</p>
<section class="related-articles"><h2>More from Fenwick</h2><ul>
<li><a href="/geese">Geese return to the harbour</a></li><li><a href="/ferry">Ferry sorry for being early</a></li>
</ul></section></article></main>
<footer><p>Every paragraph of a footer stays out of the story, however long it may be and whatever it says.</p></footer>
</body></html>"""


@pytest.fixture(scope="module")
def kinds() -> dict[str, Kind]:
    story = clean(Copy(html=PAGE))
    return {story.source[block.start : block.end]: block.kind for block in story.blocks}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Council repaints the harbour wall", Kind.HEADLINE),
        ("By Ada Finch", Kind.BYLINE),
        ("The wall on Monday. Photo: Dan Eale", Kind.CAPTION),
        ("More from Fenwick", Kind.RELATED),
        ("Geese return to the harbour", Kind.RELATED),
    ],
)
def test_lines_by_their_markup(kinds: dict[str, Kind], line: str, kind: Kind) -> None:
    assert kinds[line] is kind


def test_paragraphs_are_body(kinds: dict[str, Kind]) -> None:
    assert [line[:8] for line, kind in kinds.items() if kind is Kind.BODY] == [
        "Fenwick ",
        '"It was ',
        "The work",
    ]


def test_a_box_in_the_story_stays_out_of_it(kinds: dict[str, Kind]) -> None:
    assert kinds["What happened on the river, in your inbox at six."] is Kind.NEWSLETTER


def test_nothing_outside_the_main_region_is_body(kinds: dict[str, Kind]) -> None:
    footer = next(line for line in kinds if line.startswith("Every paragraph of a footer"))
    assert kinds[footer] is not Kind.BODY


@pytest.mark.parametrize(
    ("word", "kind"), [("recommended", "related"), ("byline", "byline"), ("nav", "nav"), ("adverts", "ad")]
)
def test_class_words_mean_something(word: str, kind: str) -> None:
    assert kind in meaning(word)


def test_a_class_word_that_means_nothing() -> None:
    assert meaning("xqz") == ()


def test_what_stands_around_the_main_region_says_so() -> None:
    story = clean(Copy(html=PAGE))
    footer = next(block for block in story.blocks if "footer" in story.source[block.start : block.end])
    assert footer.reasons[0] == OUTSIDE
    assert not footer.ask
