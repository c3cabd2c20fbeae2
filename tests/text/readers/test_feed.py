"""RSS, Atom and JSON Feed as files: the first item is the story, the others stay out of it."""

from __future__ import annotations

import json

from wagtail_newsclean.text import Copy, Story, clean

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Nord</title>
<item><title>Storm &amp;amp; sea close harbour</title><dc:creator><![CDATA[Ann Ode]]></dc:creator>
<pubDate>Wed, 04 Mar 2026 12:00:00 GMT</pubDate><category>Weather</category>
<description><![CDATA[<p>Third day of the storm.</p>]]></description>
<content:encoded><![CDATA[<p>PORT MARROW, March 4 (NW) - A storm kept the harbour closed &amp;ndash; again.</p>
<figure><img src="/y.jpg"><figcaption>Waves. Photo: Cy Dee</figcaption></figure>]]></content:encoded>
<media:content url="z.jpg"><media:credit>Di Eff</media:credit><media:description>The wall</media:description>
</media:content>
</item><item><title>Second story</title><description>Short one.</description></item></channel></rss>"""
ATOM = """<entry xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title type="html">Sturm &amp;amp; See</title>
<author><name>Ole Teschner</name></author><summary>Dritter Tag.</summary>
<content type="html">&lt;p&gt;Ein Sturm hat den Hafen
von Nordmole lahmgelegt.&lt;/p&gt;&lt;h2&gt;Wellen&lt;/h2&gt;</content><rights>(c) Nord</rights></entry>"""


def read(text: str) -> Story:
    return clean(Copy(data=text.encode()))


def kinds(story: Story) -> list[tuple[str, str]]:
    return [(block.kind.value, story.source[block.start : block.end]) for block in story.blocks]


def test_rss() -> None:
    story = read(RSS)
    assert kinds(story) == [
        ("headline", "Storm & sea close harbour"),
        ("byline", "Ann Ode"),
        ("standfirst", "Third day of the storm."),
        ("body", "PORT MARROW, March 4 (NW) - A storm kept the harbour closed – again."),
        ("caption", "Waves. Photo: Cy Dee"),
        ("caption", "The wall"),
        ("credit", "Di Eff"),
        ("tags", "Weather"),
        ("other", "Second story"),
        ("other", "Short one."),
    ]
    assert story.dateline is not None
    assert str(story.dateline.date) == "2026-03-04"  # the year is the feed's


def test_an_atom_entry() -> None:
    story = read(ATOM)
    assert story.language == "de"
    assert (story.headline, story.standfirst, story.byline) == (
        "Sturm & See",
        "Dritter Tag.",
        ("Ole Teschner",),
    )
    assert "Ein Sturm hat den Hafen von Nordmole lahmgelegt." in story.body


def test_json_feed() -> None:
    item = {
        "title": "Storm closes harbour",
        "content_html": "<p>A storm kept it closed.</p>",
        "authors": [{"name": "Ann Ode"}],
    }
    story = read(
        json.dumps(
            {"version": "https://jsonfeed.org/version/1.1", "items": [item, {"content_text": "Other."}]}
        )
    )
    assert (story.headline, story.byline, story.body) == (
        "Storm closes harbour",
        ("Ann Ode",),
        "A storm kept it closed.",
    )
    assert kinds(story)[-1] == ("other", "Other.")


def test_what_an_agency_says_of_a_story_beside_its_text_in_a_feed() -> None:
    story = read(
        """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:m="urn:m"><entry><title>US-Harbor</title>
<author><name>Ann Ode</name></author><rights>Copyright Nord.</rights><m:ByLine>By ANN ODE</m:ByLine>
<m:HeadLine>Harbor stays shut</m:HeadLine><m:SlugLine>BC-US--Harbor</m:SlugLine>
<m:PublishingSpecialInstructions>Eds: UPDATES.</m:PublishingSpecialInstructions><content type="text/xml"><nitf
 xmlns=""><body><body.content><p>The harbor stayed shut on Wednesday, officials said.</p></body.content></body></nitf>
</content></entry></feed>"""
    )
    assert kinds(story) == [
        ("other", "BC-US--Harbor"),
        ("headline", "Harbor stays shut"),
        ("byline", "By ANN ODE"),
        ("body", "The harbor stayed shut on Wednesday, officials said."),
        ("note", "Eds: UPDATES."),
        ("legal", "Copyright Nord."),
        ("other", "US-Harbor"),
    ]


def test_an_export_of_wordpress_reads_as_its_pages_do() -> None:
    story = read(
        """<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Nord</title><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login>ao</wp:author_login><wp:author_display_name>Ann Ode</wp:author_display_name></wp:author>
<item><title>wall.jpg</title><content:encoded>A wall.</content:encoded><wp:post_type>attachment</wp:post_type></item>
<item><title>Harbour shut</title><dc:creator>ao</dc:creator><content:encoded><![CDATA[The harbour stayed shut on
Wednesday, officials <b>said</b>.

[caption id="a" width="300"]<img src="y.jpg" /> Waves at the wall.[/caption]

Ferries are off until Friday, they said.

<!-- wp:paragraph --><p>The wind will ease.</p><!-- /wp:paragraph --><!--more-->]]></content:encoded>
<excerpt:encoded><![CDATA[The third day.]]></excerpt:encoded><wp:post_type>post</wp:post_type></item></channel></rss>"""
    )
    assert kinds(story) == [
        ("headline", "Harbour shut"),
        ("byline", "Ann Ode"),
        ("standfirst", "The third day."),
        ("body", "The harbour stayed shut on"),
        ("body", "Wednesday, officials said."),
        ("caption", "Waves at the wall."),
        ("body", "Ferries are off until Friday, they said."),
        ("body", "The wind will ease."),
        ("other", "wall.jpg"),
        ("other", "A wall."),
    ]


def test_what_a_group_of_pictures_or_the_item_says_of_them() -> None:
    start = (
        '<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><item><description>It fell.</description>'
    )
    group = '<media:group><media:content url="a.jpg"/><media:content url="b.jpg"/>{}</media:group>'
    told = "<media:credit>Cy Dee</media:credit><media:text>The wall.</media:text>"
    for media in (group.format(told), f'<media:content url="a.jpg"/>{told}'):
        story = read(f"{start}{media}</item></channel></rss>")
        assert kinds(story) == [("body", "It fell."), ("caption", "The wall."), ("credit", "Cy Dee")]
        assert story.document is not None
        assert [picture.src for picture in story.document.pictures] == ["a.jpg"]


def test_html_that_was_escaped_twice_is_html() -> None:
    twice = "".join(
        f"&amp;lt;p&amp;gt;{text}&amp;lt;/p&amp;gt;" for text in ("The harbour stayed shut.", "It was windy.")
    )
    data = (
        f"<rss><channel><item><title>Storm</title><description>{twice}</description></item></channel></rss>"
    )
    assert clean(Copy(data=data.encode())).source.split("\n") == [
        "Storm",
        "The harbour stayed shut.",
        "It was windy.",
    ]
    typed = data.replace(twice, "A tag is &amp;lt;p&amp;gt; in HTML.")
    assert "A tag is <p> in HTML." in clean(Copy(data=typed.encode())).source


ENCODED = '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{}</channel></rss>'
CAPTION = "<figure><figcaption>The boathouse in April.</figcaption></figure>"
RULED = "A court has ruled that the rowing club may return to the boathouse it lost in 2014."


def item(description: str, end: str = "") -> str:
    text = (
        f"<p>{RULED}</p>{CAPTION}<p>The club never stopped paying for the roof, its treasurer said.</p>{end}"
    )
    return ENCODED.format(
        f"<item><title>Boathouse won</title><description><![CDATA[{description}]]></description>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
    )


def test_an_excerpt_is_not_told_twice() -> None:
    blog = "The post Boathouse won appeared first on Lake Gazette."
    excerpt = f"<p>A court has ruled that the rowing club [&#8230;]</p><p>{blog}</p>"
    story = read(item(excerpt, f"<p>{blog}</p>"))
    assert story.standfirst is None
    assert story.body.startswith(RULED)
    assert "appeared first" not in story.body
    assert sum(blog == line for _, line in kinds(story)) == 1


def test_below_a_summary_the_text_has_no_standfirst() -> None:
    story = read(item("A court has ruled for the rowers."))
    assert story.standfirst == "A court has ruled for the rowers."
    assert story.body.startswith(RULED)
