"""Saved pages and clipboard fragments as lines, with the facts of their markup."""

from __future__ import annotations

import gzip
import json

import pytest

from tests.shared import SHARED, needs_shared
from wagtail_newsclean.text import Copy, CopyError
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.types import Document, Element, Line


def page(html: str) -> Document:
    return read(Copy(html=html))


def texts(html: str) -> list[str]:
    return [line.text for line in page(html).lines]


def line_with(document: Document, text: str) -> Line:
    return next(line for line in document.lines if text in line.text)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p><p>b</p>", ["a", "b"]),
        ("<div>a<p>b</p>c</div>", ["a", "b", "c"]),
        ("a<br>b<br><br>c", ["a", "b", "c"]),
        ("<p>a <b>b</b><i>c</i>\n d</p>", ["a bc d"]),
        ("<p>a&nbsp;b\u200bc\ufeff &amp; d</p>", ["a bc & d"]),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", ["a", "b", "c"]),
        ("<table><tr><th>a<th>b<tr><td>c<td>d</table>", ["a", "b", "c", "d"]),
        ("<pre>a\nb</pre>", ["a", "b"]),
        ("no markup\nat all & so on", ["no markup", "at all & so on"]),
        ("<p>a</body></html>tail", ["a", "tail"]),
    ],
)
def test_block_elements_and_breaks_make_lines(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


@pytest.mark.parametrize(
    "gone",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<!-- x -->",
        "<template>x</template>",
        "<noscript>x</noscript>",
        "<svg><title>x</title></svg>",
        "<p hidden>x</p>",
        "<div style='color:red; display : none'><p>x</p></div>",
        "<span style='visibility:hidden'>x</span>",
        "<select><option>x</option></select>",
        "<textarea>x</textarea>",
        "<input value=x>",
        "<img alt=x>",
        "<iframe>x</iframe>",
    ],
)
def test_what_no_reader_sees_is_no_text(gone: str) -> None:
    assert texts(f"<p>a</p>{gone}<p>b</p>") == ["a", "b"]
    assert "".join(texts(f"<p>a {gone}b</p>")).replace(" ", "") == "ab"


def test_a_body_hidden_until_its_script_runs_is_read() -> None:
    assert texts("<html><body style='visibility:hidden'><p>a") == ["a"]


def test_a_page_that_hides_everything_is_read_with_a_warning() -> None:
    document = page("<div style='display:none'><p>all there is</p></div>")
    assert [line.text for line in document.lines] == ["all there is"]
    assert document.warnings


@pytest.mark.parametrize("tag", ["svg", "noscript", "video", "select", "object"])
def test_an_element_that_was_never_closed_does_not_swallow_the_story(tag: str) -> None:
    story = "".join(f"<p>Paragraph {number} of the story, which goes on and on.</p>" for number in range(12))
    document = page(f"<h1>Head</h1><{tag}>{story}")
    assert "Paragraph 11 of the story" in document.source
    assert document.warnings


def test_lines_are_spans_of_the_source() -> None:
    document = page("<h1>Head</h1><p>Some  <b>text</b>.</p>")
    assert document.source == "Head\nSome text."
    assert all(document.source[line.start : line.end] == line.text for line in document.lines)


def test_facts_of_a_line() -> None:
    document = page(
        "<body><main><article class='Story_main storyBody'><ul id='keyPoints'>"
        "<li class='key-point'><strong><a class='lnk' href='/x'>All of it</a></strong></li><li>b</li></ul>"
        "<p>Half of it <a href='/y'>is a link</a></p></article></main><p><em>Out</em></p></body>"
    )
    element = line_with(document, "All of it").element
    assert element is not None
    assert element.tag == "li"
    assert element.path == ("main", "article", "ul", "li")
    assert element.names == ("key", "point")
    assert element.outer_names == ("key", "points", "story", "main", "story", "body")
    assert element.link_density == 1.0
    assert element.hrefs == ("/x",)
    assert element.list_size == 2
    assert element.bold
    assert not element.italic
    assert element.inner_names == ("lnk",)
    assert set(element.inner_tags) == {"a", "strong"}
    half = line_with(document, "Half").element
    assert half is not None
    assert 0.3 < half.link_density < 0.6
    assert half.list_size == 0
    assert half.chain[:2] == element.chain[:2]
    assert half.chain[-1] != element.chain[-1]
    out = line_with(document, "Out").element
    assert out is not None
    assert out.italic


def test_the_main_region_is_the_story() -> None:
    story = "<p>" + "A sentence of the story. " * 20 + "</p>"
    document = page(
        f"<nav>Menu</nav><main><article><h1>Head</h1>{story}</article>"
        "<article><h2>Other</h2><p>Teaser</p></article></main><footer>Imprint</footer>"
    )
    inside = [line.text[:4] for line in document.lines if line.element and line.element.in_main]
    assert inside == ["Head", "A se"]


def test_entries_of_a_live_blog_are_all_main() -> None:
    entry = "<article><h2>Entry</h2><p>" + "A sentence of the entry. " * 20 + "</p></article>"
    longest = entry.replace("sentence", "much longer sentence, with more words in it than others have,")
    document = page(
        f"<h1>Live</h1><div>{entry}{longest}{entry}<article>Teaser</article></div><footer>Imprint</footer>"
    )
    outside = [line.text for line in document.lines if line.element and not line.element.in_main]
    assert outside == ["Live", "Teaser", "Imprint"]


def test_a_page_without_a_main_region_is_all_main() -> None:
    assert all(line.element and line.element.in_main for line in page("<div><p>a</p></div><p>b</p>").lines)


def test_breaks_around_an_empty_line_are_told() -> None:
    assert [line.blank_before for line in page("<p>a<br>b<br><br>c</p>").lines] == [False, False, True]


def test_pictures_are_listed_and_their_alt_text_is_no_line() -> None:
    document = page("<p>a</p><figure><img src='/p.jpg' alt='A dog'><figcaption>Dog</figcaption></figure>")
    (picture,) = document.pictures
    assert (picture.src, picture.alt) == ("/p.jpg", "A dog")
    assert picture.line is not None
    assert document.lines[picture.line].text == "Dog"
    assert "A dog" not in document.source


def test_metadata_of_json_ld() -> None:
    data = {
        "@graph": [
            {"@type": "Organization", "name": "Daily"},
            {
                "@type": ["NewsArticle"],
                "headline": "Fish &amp; chips",
                "description": "<p>All about it</p>",
                "author": [{"@type": "Person", "name": "Ann Ode"}, "Bo Peep", {"name": "https://e.x/author"}],
                "datePublished": "2026-03-04T05:06:07Z",
                "publisher": {"name": "Daily"},
            },
        ]
    }
    metadata = page(
        f"<html lang='en-GB'><script type='application/ld+json'>{json.dumps(data)}</script><p>x"
    ).metadata
    assert metadata.title == "Fish & chips"
    assert metadata.description == "All about it"
    assert metadata.authors == ("Ann Ode", "Bo Peep")
    assert metadata.published == "2026-03-04T05:06:07Z"
    assert metadata.site == "Daily"
    assert metadata.language == "en-gb"


def test_metadata_of_meta_elements() -> None:
    metadata = page(
        "<head><title>Head | Daily</title><meta property='og:site_name' content='Daily'>"
        "<meta name='author' content='Ann Ode'><meta name=description content='All about it'></head><p>x"
    ).metadata
    assert (metadata.title, metadata.site) == ("Head | Daily", "Daily")
    assert (metadata.authors, metadata.description) == (("Ann Ode",), "All about it")


@pytest.mark.parametrize("script", ["{", "", "[" * 100_000, "null", '{"@type": 5, "author": 7}', "{}" * 9])
def test_broken_json_ld_is_passed_over(script: str) -> None:
    assert texts(f"<script type='application/ld+json'>{script}</script><p>x</p>") == ["x"]


def test_a_story_that_stands_only_in_json_ld_becomes_lines() -> None:
    story = "\n".join(
        f"Paragraph number {n} tells what happened on day {n} of the voyage." for n in range(12)
    )
    data = json.dumps({"@type": "NewsArticle", "headline": "Voyage", "articleBody": story})
    document = page(f"<h1>Voyage</h1><script type='application/ld+json'>{data}</script><p>Loading</p>")
    assert "Paragraph number 7" in line_with(document, "day 7").text
    assert len(document.lines) == 14
    assert document.warnings


def test_a_story_that_stands_on_the_page_is_not_repeated() -> None:
    paragraphs = [f"Paragraph number {n} tells what happened on day {n} of the voyage." for n in range(12)]
    data = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(paragraphs)})
    shown = "".join(f"<p>{text}</p>" for text in paragraphs)
    assert texts(f"<script type='application/ld+json'>{data}</script>{shown}") == paragraphs


@pytest.mark.parametrize(
    "html", ["", " \n", "<p></p>", "<!-- x -->", "<script>x</script>", "\x00", "<p>&nbsp;\u200b</p>"]
)
def test_a_page_without_text_says_so(html: str) -> None:
    with pytest.raises(CopyError, match="no text") as caught:
        page(html)
    assert caught.value.code == "empty"


@pytest.mark.parametrize(
    "html",
    [
        "<" * 300_000,
        "<a " * 100_000,
        "<!--" * 100_000,
        "&" * 300_000,
        "<p>" * 100_000 + "x",
        "<b>" * 100_000 + "x",
    ],
)
def test_hostile_markup_takes_no_more_time_than_its_size(html: str) -> None:
    try:
        document = page(html + "<p>end")
    except CopyError:
        return
    assert len(document.lines) < 10


@needs_shared
def test_labelled_lines_of_saved_pages_are_all_found() -> None:
    assert SHARED is not None
    missing = []
    for path in sorted((SHARED / "gold").glob("*.json"))[::4]:
        gold = json.loads(path.read_text("utf-8"))
        with gzip.open(SHARED / "gold" / "pages" / f"{gold['id']}.html.gz") as saved:
            source = "".join(page(saved.read().decode("utf-8", "replace")).source.split())
        missing += [line for line in gold["lines"] if "".join(line.split()) not in source]
    assert missing == []


def test_the_marks_of_comments_are_no_words_of_the_text() -> None:
    assert texts(
        '<p>It fell.<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><p>It rose'
        '<a class="msocomanchor" id="_anchor_1" href="#_msocom_1">[AO1]</a>.</p>'
    ) == ["It fell.", "It rose."]


def elements(body: str) -> dict[str, Element]:
    document = read(Copy(html=f"<body>{body}</body>"))
    return {line.text: line.element for line in document.lines if line.element is not None}


@pytest.mark.parametrize(
    ("attributes", "names"),
    [
        ('class="x9" itemprop="articleBody"', ("x", "article", "body")),
        ('class="x9" role="complementary"', ("x", "complementary")),
        ('data-testid="share-tools"', ("share", "tools")),
        ('data-component-name="Newsletter:Modal"', ("newsletter", "modal")),
        ('aria-label="Share on Facebook"', ("share", "on", "facebook")),
        ('rel="nofollow author"', ("author",)),
        ('data-id="a1b2"', ()),
        (f'data-name="{"abc " * 40}"', ()),
    ],
)
def test_what_an_element_is_called_besides_its_class(attributes: str, names: tuple[str, ...]) -> None:
    assert elements(f"<div {attributes}>Geese return</div>")["Geese return"].names == names


def test_the_picture_right_before_a_line_and_what_it_says() -> None:
    found = elements(
        '<figure><img src="a" alt="Geese"><p>The geese on Monday</p></figure><p>No picture here</p>'
        '<div><div><img src="b"></div></div><p>Below the second</p><p><img src="c" alt="Wall">In the line</p>'
    )
    assert {text: (element.picture, element.picture_steps) for text, element in found.items()} == {
        "The geese on Monday": ("Geese", 1),
        "No picture here": (None, 0),
        "Below the second": ("", 1),
        "In the line": ("Wall", 0),
    }


def test_a_story_that_only_the_data_has_stands_below_no_picture_of_the_page() -> None:
    story = "".join(
        f"Paragraph {number} of the story, which goes on and on in the data only. " for number in range(9)
    )
    data = json.dumps({"@type": "NewsArticle", "articleBody": story})
    teaser = "<h1>Head</h1>" + "<p>The first words of the story, and then nothing more of it.</p>" * 3
    below = "".join(f'<li><img src="{number}" alt="Geese"><a href="/">Geese</a></li>' for number in range(5))
    document = page(
        f'<script type="application/ld+json">{data}</script>'
        f"<main><article>{teaser}</article></main><aside><ul>{below}</ul></aside>"
    )
    inside = [line for line in document.lines if line.text.startswith("Paragraph")]
    assert inside
    assert [line.element and line.element.picture for line in inside] == [None] * len(inside)


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ('<input type="email">', "fieldemail"),
        ('<input name="EMAIL">', "fieldemail"),
        ('<input placeholder="Your e-mail">', "fieldemail"),
        ('<input type="password">', "fieldpassword"),
        ('<input name="q">', "fieldsearch"),
        ('<input type="radio" name="amount">', "fieldradio"),
        ("<textarea></textarea>", "fieldtextarea"),
    ],
)
def test_a_field_tells_its_box_what_it_asks_for(field: str, word: str) -> None:
    box = f"<div><h3>The Evening Ferry</h3><form><div>{field}</div></form></div><p>Elsewhere</p>"
    found = elements(box)
    assert word in found["The Evening Ferry"].outer_names
    assert word not in found["Elsewhere"].outer_names


@pytest.mark.parametrize("field", ['<input type="hidden" name="email">', '<input type="submit">'])
def test_fields_that_nobody_fills_in_tell_nothing(field: str) -> None:
    found = elements(f"<div><h3>The Evening Ferry</h3><form>{field}</form></div>")
    assert found["The Evening Ferry"].outer_names == ()


def test_what_a_word_processor_struck_out_is_gone_and_what_a_page_strikes_out_is_not() -> None:
    assert texts(
        '<p>It will cost <del cite="mailto:Ann" datetime="2026-03-04">three </del>four million.</p>'
        "<p>It opens on <del>Monday</del> Friday.</p>"
    ) == ["It will cost four million.", "It opens on Monday Friday."]
