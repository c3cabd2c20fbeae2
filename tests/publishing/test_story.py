"""Pages of sites that have nothing in common, read as stories."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.rich_text import RichText

from tests.newsroom.building import Newsroom, boxed, paragraph, picture
from tests.newsroom.models import ArticlePage, SectionPage
from tests.othersites.models import Author, AuthoredPage, DeepPage, FlatPage, Topic, Writer
from wagtail_newsclean.publishing.parts import Other, Photo, Text
from wagtail_newsclean.publishing.story import names_in, read_stories

pytestmark = pytest.mark.django_db


def add(page: Any) -> Any:
    return Page.get_first_root_node().add_child(instance=page)


def read(page: Any) -> Any:
    return read_stories([type(page).objects.get(pk=page.pk)])[0]


def test_an_article_of_the_package_s_own_blocks(newsroom: Newsroom) -> None:
    image = newsroom.image()
    page = newsroom.article(
        "Headline",
        [
            paragraph("One."),
            ("heading", "Two & more"),
            picture(image, "<p>Three</p>", "Four", "Five"),
            picture(None, "<p>No image yet</p>"),
            boxed("newsletter", "out"),
            ("quote", {"text": "Six", "speaker": "Seven"}),
            ("embed", "https://video.example/watch?a=1&b=2"),
        ],
        standfirst="Deck",
        byline="A B and C D",
        dateline="ELLAN —",
        tags=("Storms",),
    )
    story = read(page)
    assert (story.headline, story.standfirst, story.dateline) == ("Headline", "Deck", "ELLAN —")
    assert (story.byline, story.tags) == (("A B", "C D"), ("Storms",))
    first, heading, photo, waiting, quote, embed = story.parts
    assert first == Text("body", "<p>One.</p>")
    assert heading == Text("heading", "<h2>Two &amp; more</h2>")
    assert photo == Photo(image, "Five", "<p>Three</p>", "Four")
    assert waiting.image is None
    assert story.pictures == (photo,)
    assert isinstance(quote, Other)
    assert "Six" in quote.html
    assert "Seven" in quote.html
    assert 'href="https://video.example/watch?a=1&amp;b=2"' in embed.html


def test_one_rich_text_for_everything() -> None:
    story = read(add(FlatPage(title="Flat", summary="Deck", text="<p>One.</p><h2>Two</h2>")))
    assert (story.standfirst, story.byline, story.dateline, story.tags) == ("Deck", (), "", ())
    assert story.parts == (Text("body", "<p>One.</p><h2>Two</h2>"),)


def test_blocks_in_blocks_in_blocks(newsroom: Newsroom) -> None:
    image = newsroom.image()
    page = DeepPage(
        title="Deep",
        place_line="ELLAN",
        content=[
            ("title", {"words": "A <title>", "size": "h2"}),
            (
                "section",
                {
                    "content": [
                        ("text", "One.\nTwo."),
                        ("aside", RichText("<p>Aside</p>")),
                        ("text", "Three."),
                    ]
                },
            ),
            (
                "media",
                {
                    "figure": {"image": image, "caption": "Cap & tion", "attribution": "Credit"},
                    "width": "full",
                },
            ),
            ("sign_up", RichText("<p>out</p>")),
        ],
    )
    heading, one, aside, three, photo = read(add(page)).parts
    assert heading == Text("heading", "<h2>A &lt;title&gt;</h2>")
    assert one == Text("body", "<p>One.</p><p>Two.</p>")
    assert isinstance(aside, Other)
    assert "<p>Aside</p>" in aside.html
    assert three == Text("body", "<p>Three.</p>")
    assert photo == Photo(image, "", "Cap &amp; tion", "Credit")


def test_authors_and_topics_of_the_site_s_own() -> None:
    page = add(AuthoredPage(title="Authored", body=[("prose", RichText("<p>One.</p>"))]))
    page.topics.add(Topic.objects.create(name="Storms"))
    page.writers = [Writer(author=Author.objects.create(full_name=name)) for name in ("A B", "C D")]
    page.save()
    story = read(page)
    assert story.byline == ("A B", "C D")
    assert story.tags == ("Storms",)


def test_a_block_may_say_itself_what_it_is(newsroom: Newsroom, settings: Any) -> None:
    mapping = settings.WAGTAIL_NEWSCLEAN["PAGES"]["newsroom.ArticlePage"]
    settings.WAGTAIL_NEWSCLEAN = {
        "PAGES": {"newsroom.ArticlePage": {**mapping, "blocks": {"body": "paragraph"}}}
    }
    page = newsroom.article(body=[paragraph("One."), boxed("newsletter", "out"), boxed("appeal", "out")])
    assert read(page).parts == (Text("body", "<p>One.</p>"),)


def test_a_page_model_without_a_mapping_is_named(newsroom: Newsroom) -> None:
    with pytest.raises(LookupError, match=r"newsroom\.SectionPage"):
        read_stories([SectionPage.objects.first()])


def test_no_pages_no_stories() -> None:
    assert read_stories([]) == []


def test_unpublished_tags_show_in_a_preview(newsroom: Newsroom) -> None:
    page = newsroom.article(tags=("Old",))
    page = ArticlePage.objects.get(pk=page.pk)
    page.tags.add("New")
    assert set(read_stories([page])[0].tags) == {"Old", "New"}


def test_links_are_resolved_and_dead_ones_do_no_harm(newsroom: Newsroom) -> None:
    other = newsroom.article("Other")
    live, dead = f'<a linktype="page" id="{other.pk}">live</a>', '<a linktype="page" id="999999">dead</a>'
    story = read(newsroom.article(body=[paragraph(f"{live} {dead} {live}")]))
    assert (
        story.parts[0].html
        == '<p><a href="/coast/story-1/">live</a> dead <a href="/coast/story-1/">live</a></p>'
    )


def test_queries_do_not_grow_with_pages_or_blocks(newsroom: Newsroom) -> None:
    image, other = newsroom.image(), newsroom.article("Other")
    link = f'<a linktype="page" id="{other.pk}">link</a>'

    def queries(number: int, blocks: int) -> int:
        body = [paragraph(link), picture(image, f"<p>{link}</p>"), ("quote", {"text": "q", "speaker": ""})]
        made = [newsroom.article(body=body * blocks, tags=("Storms",)) for _ in range(number)]
        pages = list(ArticlePage.objects.filter(pk__in=[page.pk for page in made]))
        with CaptureQueriesContext(connection) as captured:
            read_stories(pages, renditions=["width-1200"])
        return len(captured)

    queries(1, 1)  # Wagtail looks up its sites once
    assert queries(2, 1) == queries(9, 5) <= 5


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("", ()),
        ("Lena Brandt", ("Lena Brandt",)),
        ("Lena Brandt and Tomas Weil", ("Lena Brandt", "Tomas Weil")),
        ("A B, C D, and E F", ("A B", "C D", "E F")),
        ("Jutta Sehm und Karl Brenner", ("Jutta Sehm", "Karl Brenner")),
        ("Анна Гречихина и Олег Ярцев", ("Анна Гречихина", "Олег Ярцев")),
        ("Надія Левчук та Ірина Савчук", ("Надія Левчук", "Ірина Савчук")),
        ("سلمى وليد، فارس منصور", ("سلمى وليد", "فارس منصور")),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("Marta Solís y Juan Pérez", ("Marta Solís", "Juan Pérez")),
        ("Sandra Anderson", ("Sandra Anderson",)),
    ],
)
def test_names_in_a_byline(byline: str, names: tuple[str, ...]) -> None:
    assert names_in(byline) == names
