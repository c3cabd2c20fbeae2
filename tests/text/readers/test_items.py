"""NITF, NewsML and ninjs: what the format has a field for is what it says it is, and everything is kept."""

from __future__ import annotations

import json

import pytest

from wagtail_newsclean.text import Copy, Story, clean
from wagtail_newsclean.text.readers import reader_for

from .files import newsml_g2, odt, zipped

NITF = b"""<?xml version="1.0" encoding="ISO-8859-1"?><nitf xml:lang="en"><head><docdata management-status="embargoed">
<date.issue norm="20260304T121500Z"/><date.release norm="20260305T060000Z"/><ed-msg info="Eds: UPDATES with quotes."/>
</docdata></head><body><body.head><hedline><hl1 id="originalHeadline">Storm closes harbor</hl1></hedline>
<byline>By ANN ODE<byttl>Nord Wire Writer</byttl></byline><dateline><location>PORT MARROW, Norland</location></dateline>
</body.head><body.content><p>PORT MARROW, Norland (NW) _ A storm kept the harbor closed, caf\xe9 owners said.</p>
<hl2>What next</hl2><p>The authority decides at noon.</p></body.content></body></nitf>"""
META = """<rightsInfo><copyrightNotice>(c) Nord</copyrightNotice><usageTerms>Nur f\u00fcr Kunden.</usageTerms>
</rightsInfo>
<itemMeta><versionCreated>2026-03-04T12:15:00+01:00</versionCreated><embargoed>2026-03-05T06:00:00+01:00</embargoed>
<edNote>Neu: Zitat.</edNote></itemMeta><contentMeta><language tag="de"/><slugline>Sturm-Hafen</slugline>
<headline>Sturm legt Hafen lahm</headline><headline role="hld:sub">F\u00e4hren sitzen fest</headline>
<creator><name>Ole Teschner</name></creator><description role="drol:summary">Der dritte Tag.</description>
</contentMeta>"""


def read(data: bytes) -> Story:
    return clean(Copy(data=data))


def kinds(story: Story) -> list[tuple[str, str]]:
    return [(block.kind.value, story.source[block.start : block.end]) for block in story.blocks]


def test_nitf_notes_embargo_and_titles_of_authors() -> None:
    story = read(NITF)
    assert story.byline == ("ANN ODE",)
    assert story.document is not None
    assert story.document.warnings == ()
    assert kinds(story) == [
        ("note", "Embargo: 2026-03-05 06:00 UTC"),
        ("headline", "Storm closes harbor"),
        ("byline", "By ANN ODE"),
        ("byline", "Nord Wire Writer"),
        ("other", "PORT MARROW, Norland"),  # stands in the text again
        (
            "body",
            "PORT MARROW, Norland (NW) _ A storm kept the harbor closed, café owners said.",
        ),
        ("heading", "What next"),
        ("body", "The authority decides at noon."),
        ("note", "Eds: UPDATES with quotes."),
    ]
    assert story.body.startswith("A storm kept")


def test_newsml_g2_fields() -> None:
    story = read(
        newsml_g2(["Sturm legt Hafen lahm", "Ein Sturm hat den Hafen von Nordmole lahmgelegt."], META)
    )
    assert story.language == "de"
    assert story.byline == ("Ole Teschner",)
    assert kinds(story) == [
        ("note", "Embargo: 2026-03-05 05:00 UTC"),
        ("other", "Sturm-Hafen"),
        ("headline", "Sturm legt Hafen lahm"),
        ("standfirst", "Fähren sitzen fest"),
        ("byline", "Ole Teschner"),
        ("standfirst", "Der dritte Tag."),
        ("headline", "Sturm legt Hafen lahm"),
        ("body", "Ein Sturm hat den Hafen von Nordmole lahmgelegt."),
        ("note", "Neu: Zitat."),
        ("legal", "(c) Nord"),
        ("legal", "Nur für Kunden."),
    ]


def test_another_text_of_an_item_is_kept_unless_it_is_the_same_in_another_format() -> None:
    same = "<inlineData>Ein Sturm hat den Hafen lahmgelegt.</inlineData>"
    other = "<inlineData>Bahnen fahren wieder nach Plan.</inlineData>"
    story = read(newsml_g2(["Ein Sturm hat den Hafen lahmgelegt."], content=same + other))
    assert kinds(story) == [
        ("body", "Ein Sturm hat den Hafen lahmgelegt."),
        ("other", "Bahnen fahren wieder nach Plan."),
    ]


def test_further_stories_of_a_message_are_kept_out_of_the_first() -> None:
    first, second = (
        newsml_g2(["A storm kept the harbor closed on Wednesday."]),
        newsml_g2(["Une tempête a fermé le port."]),
    )
    story = read(b"<newsMessage><itemSet>" + first + second + b"</itemSet></newsMessage>")
    assert story.language == "en"
    assert [kind for kind, _ in kinds(story)] == ["body", "other"]


def test_captions_and_advice_of_newsml_1() -> None:
    data = """<NewsML><NewsItem><NewsManagement><Status FormalName="Embargoed"/><StatusWillChange>
<DateAndTime>20260305T060000Z
    </DateAndTime></StatusWillChange></NewsManagement><NewsComponent><NewsLines><HeadLine>Port fermé</HeadLine>
<NewsLine>
    <NewsLineText>ATTENTION - ajoute citations ///</NewsLineText></NewsLine></NewsLines><NewsComponent>
<Role FormalName="Main"/>
    <ContentItem><DataContent><p>Une tempête a maintenu fermé le port de Sainte-Marne.</p></DataContent></ContentItem>
    </NewsComponent><NewsComponent><Role FormalName="Caption"/><NewsLines><HeadLine>Le port</HeadLine>
</NewsLines><ContentItem>
    <DataContent><p>Le port, le 4 mars.</p></DataContent></ContentItem></NewsComponent></NewsComponent>
</NewsItem></NewsML>"""
    assert kinds(read(data.encode())) == [
        ("note", "Embargo: 2026-03-05 06:00 UTC"),
        ("headline", "Port fermé"),
        ("body", "Une tempête a maintenu fermé le port de Sainte-Marne."),
        ("caption", "Le port, le 4 mars."),
        ("note", "ATTENTION - ajoute citations ///"),
    ]


def test_a_picture_item_has_its_caption_and_credit() -> None:
    data = b"""<newsItem><contentMeta><headline>Harbor</headline><description>Waves hit the wall.</description>
    <creditline>Cy Dee/NW</creditline></contentMeta><contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>"""
    assert kinds(read(data)) == [
        ("headline", "Harbor"),
        ("caption", "Waves hit the wall."),
        ("credit", "Cy Dee/NW"),
    ]


def test_ninjs_in_every_spelling() -> None:
    story = read(
        json.dumps(
            {
                "headlines": [
                    {"role": "main", "value": "Storm closes harbor"},
                    {"role": "sub", "value": "Ferries stuck"},
                ],
                "people": [{"name": "Ann Ode", "rel": "author"}, {"name": "Mayor", "rel": "mentions"}],
                "bodies": [
                    {"role": "main", "contenttype": "text/html", "value": "<p>A storm kept it closed.</p>"},
                    {"role": "facts", "contenttype": "text/html", "value": "<p>14 ferries wait.</p>"},
                ],
                "embargoedUntil": "2026-03-05T06:00:00Z",
                "usageTerms": "Clients only",
                "associations": [
                    {
                        "type": "text",
                        "headlines": [{"value": "Trains run"}],
                        "bodies": [{"value": "They do."}],
                    }
                ],
            }
        ).encode()
    )
    assert story.byline == ("Ann Ode",)
    assert kinds(story) == [
        ("note", "Embargo: 2026-03-05 06:00 UTC"),
        ("headline", "Storm closes harbor"),
        ("standfirst", "Ferries stuck"),
        ("byline", "Ann Ode"),
        ("body", "A storm kept it closed."),
        ("body", "14 ferries wait."),
        ("legal", "Clients only"),
        ("other", "Trains run"),
        ("other", "They do."),
    ]


def test_opendocument_notes_stand_after_the_text() -> None:
    inside = "<t:note-citation>1</t:note-citation><t:note-body><t:p>At dawn.</t:p></t:note-body>"
    note = f"<t:p>It fell<t:note>{inside}</t:note> on Friday.</t:p>"
    document = read(
        odt(["The wall."], f"<t:tracked-changes><t:p>gone</t:p></t:tracked-changes>{note}")
    ).document
    assert document is not None
    assert [line.text for line in document.lines] == ["The wall.", "It fell on Friday.", "At dawn."]


def test_xml_nobody_knows_is_read_an_element_a_line() -> None:
    paragraphs = b"<para>One <em>soft</em> word.</para><para>Two.</para>"
    data = b'<?xml version="1.0"?><book><title>Storm</title>' + paragraphs + b"</book>"
    document = read(data).document
    assert document is not None
    assert [line.text for line in document.lines] == ["Storm", "One soft word.", "Two."]


def test_a_page_without_body_tags_is_read() -> None:
    story = clean(
        Copy(html="<!doctype html><meta charset=utf-8><title>t</title><main><p>The wall fell.</p></main>")
    )
    assert story.source == "The wall fell."


@pytest.mark.parametrize("before", [b"<!-- a -->" * 300, b"<?a?>" * 40, b'<!DOCTYPE r [<!ENTITY a "ha">]>'])
def test_the_root_is_found_behind_whatever_stands_before_it(before: bytes) -> None:
    story = read(b'<?xml version="1.0"?>' + before + b"<book><title>Storm</title></book>")
    assert "Storm" in story.source


def test_comments_that_never_end_are_passed_over_at_once() -> None:
    assert reader_for(b'<?xml version="1.0"?>' + b"<!-- a -->" * 300 + b"<!-- " * 200).name == "plain"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five </ six\n\nEnd.", ["Five </ six", "End."]),
        ("Five </six\n\nEnd.", ["Five </six", "End."]),
        ("One <b>two</B> three", ["One two three"]),
        ("One<BR>two", ["One", "two"]),
        ("<p>One", ["One"]),
        ("Word <P> end", ["Word <P> end"]),
        ("Word </A> end", ["Word </A> end"]),
    ],
)
def test_markup_is_told_from_text_with_a_sign_of_it(text: str, expected: list[str]) -> None:
    data = json.dumps({"headline": "Storm", "body_text": text}).encode()
    assert clean(Copy(data=data)).source.split("\n") == ["Storm", *expected]


def test_a_dateline_that_the_text_repeats_is_taken_off_the_text() -> None:
    text = (
        "Emden (dpa) - Der Hafen ist am Mittwoch geschlossen geblieben, wie die Behörde mitteilte.",
        "Ende.",
    )
    story = read(newsml_g2(text, meta="<contentMeta><dateline>Emden (dpa) -</dateline></contentMeta>"))
    assert kinds(story)[0] == ("other", "Emden (dpa) -")
    assert story.body.startswith("Der Hafen ist am Mittwoch")


def test_what_the_text_of_an_item_says_in_its_own_fields_is_said_once() -> None:
    nitf = (
        "<inlineXML contenttype='application/nitf+xml'><nitf><body><body.head><dateline>Le Havre, March 4 (AFP) -"
        "</dateline></body.head><body.content><p>The harbour stayed shut on Wednesday, officials said.</p>"
        "</body.content></body></nitf></inlineXML>"
    )
    story = read(f"<newsItem><contentSet>{nitf}</contentSet></newsItem>".encode())
    assert story.source.count("Le Havre") == 1
    assert story.body == "The harbour stayed shut on Wednesday, officials said."


def test_desk_notes_inside_what_a_format_calls_the_text_are_no_text() -> None:
    content = """<inlineXML><html><body><p>Emden (dpa) - Der Hafen ist am Mittwoch den dritten Tag in Folge zu, wie
 die Behörde am Vormittag mitteilte.</p><h2>Wind lässt nach</h2><p>Die Fähren fallen aus. Das dauert noch.</p>
<h2># Notizblock</h2><h3>## Orte</h3><ul><li>[Hafen](Am Kai 1, Emden)</li></ul></body></html></inlineXML>"""
    story = read(f"<newsItem><contentSet>{content}</contentSet></newsItem>".encode())
    assert [kind for kind, _ in kinds(story)] == ["body", "heading", "body", "note", "note", "note"]


def test_what_is_said_of_an_item_in_further_descriptions_is_kept() -> None:
    film = """<newsItem><contentMeta><headline>Storm</headline><description role="drol:shotlist">1. WAVES AT THE PIER
2. BOATS</description><description role="drol:story">STORY: The harbour stayed shut, officials said.</description>
</contentMeta></newsItem>"""
    story = read(film.encode())
    assert {"1. WAVES AT THE PIER", "2. BOATS"} < {text for _, text in kinds(story)}
    assert "STORY: The harbour stayed shut, officials said." in story.body
    meta = """<contentMeta><description role="x:teaser">The third day.</description>
<description role="x:event">A storm of March.</description></contentMeta>"""
    story = read(newsml_g2(["The harbour stayed shut, officials said."], meta=meta))
    assert ("standfirst", "The third day.") in kinds(story)
    assert ("other", "A storm of March.") in kinds(story)


def test_a_story_in_json_is_found_inside_what_a_service_wraps_it_in() -> None:
    item = {
        "type": "text",
        "headline": "Harbor shut",
        "headline_extended": "Storm keeps ships in",
        "bylines": [{"by": "By ANN ODE", "title": "Nord Wire"}],
        "ednote": "Eds: UPDATES.",
        "body_nitf": '<block id="Main"><p>PORT MARROW, Norland (NW) — The harbor stayed shut, it said.</p></block>',
    }
    for wrapped in ({"data": {"item": item}}, {"data": {"items": [{"item": item}]}}, {"articles": [item]}):
        story = read(json.dumps(wrapped).encode())
        assert (story.headline, story.standfirst, story.byline) == (
            "Harbor shut",
            "Storm keeps ships in",
            ("ANN ODE",),
        )
        assert story.body == "The harbor stayed shut, it said."
        assert ("note", "Eds: UPDATES.") in kinds(story)


def test_a_story_in_json_that_is_kept_in_pieces() -> None:
    story = read(
        json.dumps(
            {
                "type": "story",
                "headlines": {"basic": "Harbour shut"},
                "subheadlines": {"basic": "Storm keeps ships in"},
                "credits": {"by": [{"type": "author", "name": "Ann Ode"}]},
                "content_elements": [
                    {
                        "type": "text",
                        "content": "The harbour stayed shut on Wednesday, officials <b>said</b>.",
                    },
                    {"type": "image", "caption": "Waves.", "credits": {"by": [{"name": "Cy Dee"}]}},
                    {"type": "header", "level": 2, "content": "What next"},
                    {"type": "list", "items": [{"type": "text", "content": "Ferries are off."}]},
                ],
            }
        ).encode()
    )
    assert kinds(story) == [
        ("headline", "Harbour shut"),
        ("standfirst", "Storm keeps ships in"),
        ("byline", "Ann Ode"),
        ("body", "The harbour stayed shut on Wednesday, officials said."),
        ("caption", "Waves."),
        ("credit", "Cy Dee"),
        ("heading", "What next"),
        ("body", "Ferries are off."),
    ]


def test_a_credit_line_goes_before_the_name_alone() -> None:
    picture = {
        "type": "picture",
        "by": "Cy Dee",
        "creditLine": "Cy Dee/Nord",
        "descriptions": [{"value": "Waves."}],
    }
    story = read(json.dumps({"headlines": [{"value": "Storm"}], "associations": [picture]}).encode())
    assert [credit.text for credit in story.credits] == ["Cy Dee/Nord"]


def test_titles_headings_and_comments_of_opendocument() -> None:
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    long = "The old harbour wall fell on Friday at dawn, and nobody was hurt, the town said."
    content = f"""<o:document xmlns:o="urn:o" xmlns:t="{text}" xmlns:s="{style}" xmlns:dc="urn:dc"><s:style s:name="P1"
 s:parent-style-name="Title"/><o:body><o:text><t:p t:style-name="P1">Harbour wall falls</t:p>
<t:p t:style-name="Subtitle">A storm of three days</t:p><t:p>{long}<o:annotation><dc:creator>Ann</dc:creator>
<t:p>Is this right?</t:p></o:annotation></t:p><t:h>What next</t:h><t:p>{long}</t:p><t:list><t:list-item>
<t:p>Share</t:p></t:list-item></t:list></o:text></o:body></o:document>"""
    data = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    assert kinds(read(data)) == [
        ("headline", "Harbour wall falls"),
        ("standfirst", "A storm of three days"),
        ("body", long),
        ("heading", "What next"),
        ("body", long),
        ("body", "Share"),
        ("note", "Is this right?"),
    ]


def test_what_an_agency_puts_above_its_text_by_its_class() -> None:
    deck = "The storm keeps ships in port. No ferries sail to the islands."
    html = f"""<p class="ingress">{deck}</p><p>The harbour stayed shut on Wednesday for a third day, officials
said in a statement.</p><p class="ingress">The wind will ease on Thursday, they said.</p>"""
    item = f"<newsItem><contentSet><inlineXML><html><body>{html}</body></html></inlineXML></contentSet></newsItem>"
    story = read(item.encode())
    assert story.standfirst == deck
    assert [kind for kind, _ in kinds(story)] == ["standfirst", "body", "body"]


WITHDRAWN = {
    "ninjs": json.dumps({"headline": "Storm", "pubstatus": "canceled", "body_text": "It was none."}),
    "g2": '<newsItem><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta><contentSet><inlineXML><html><body>'
    "<p>It was none.</p></body></html></inlineXML></contentSet></newsItem>",
    "newsml 1": '<NewsML><NewsItem><NewsManagement><Status FormalName="Canceled"/></NewsManagement><NewsComponent>'
    "<ContentItem><DataContent><p>It was none.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
    "nitf": '<nitf><head><docdata management-status="canceled"/></head><body><body.content><p>It was none.</p>'
    "</body.content></body></nitf>",
}


@pytest.mark.parametrize("name", WITHDRAWN)
def test_that_an_agency_withdrew_a_story_is_seen(name: str) -> None:
    data = WITHDRAWN[name]
    assert kinds(read(data.encode()))[0][1].casefold() == "status: canceled"
    assert kinds(read(data.encode()))[0][0] == "note"
    usable = data.replace("canceled", "usable").replace("Canceled", "Usable")
    assert "tatus" not in read(usable.encode()).source


def test_every_description_in_json_is_kept() -> None:
    descriptions = [
        {"role": "summary", "value": "The third day."},
        {"role": "event", "value": "A storm of March."},
    ]
    story = read(json.dumps({"headlines": [{"value": "Storm"}], "descriptions": descriptions}).encode())
    assert kinds(story)[1:] == [("standfirst", "The third day."), ("other", "A storm of March.")]


def test_json_lines_are_read_like_a_list() -> None:
    rows = [
        {"headline": "Harbour shut", "body_text": "It stayed shut."},
        {"headline": "Second", "body_text": "Two."},
    ]
    story = read("\n".join(map(json.dumps, rows)).encode())
    assert kinds(story) == [
        ("headline", "Harbour shut"),
        ("body", "It stayed shut."),
        ("other", "Second"),
        ("other", "Two."),
    ]


def test_the_job_of_an_author_is_no_second_author() -> None:
    story = read(
        b"<nitf><body><body.head><byline><person>Ann Ode</person><byttl>Coastwire staff</byttl></byline></body.head>"
        b"<body.content><p>The harbour stayed shut on Wednesday, officials said.</p></body.content></body></nitf>"
    )
    assert story.byline == ("Ann Ode",)


def test_json_nobody_knows_is_read_by_the_names_of_its_fields() -> None:
    story = {
        "Title": "Harbour &amp; wall shut",
        "sub_title": "Second deck",
        "standfirst": "<p>The third day.</p>",
        "authors": [{"name": "Ann Ode"}, "Bo Peep"],
        "body": "<p>The harbour stayed shut on Wednesday, officials said.</p><p>It was the third day.</p>",
        "note": "Please run this before noon.",
        "url": "https://nord.example/storm-shuts-harbour",
    }
    for wrapped in (story, {"response": {"content": {"fields": story}}}, [story]):
        assert kinds(read(json.dumps(wrapped).encode())) == [
            ("headline", "Harbour & wall shut"),
            ("standfirst", "Second deck"),
            ("byline", "Ann Ode"),
            ("byline", "Bo Peep"),
            ("standfirst", "The third day."),
            ("body", "The harbour stayed shut on Wednesday, officials said."),
            ("body", "It was the third day."),
            ("note", "Please run this before noon."),
        ]


def test_other_json_stays_as_it_is() -> None:
    data = b'{"title": "Settings", "content": {"width": 3}}'
    assert read(data).source == data.decode()


def test_markup_in_the_fields_of_a_story_in_json_is_none_of_their_words() -> None:
    data = {
        "headline": "Ferry <em>stays</em>: no <br/>sailing",
        "abstract": "<p>The storm goes on.</p>",
        "byline": "By <b>Ann Ode</b>",
        "dateline": {"text": "OSTERMOOR, March 4 -"},
        "embargo": "2026-03-05T06:00:00+00:00",
        "body_html": "<p>The ferry to Ostermoor stayed in port on Friday because of the storm.</p>",
    }
    story = clean(Copy(data=json.dumps(data).encode()))
    assert story.headline == "Ferry stays: no sailing"
    assert story.standfirst == "The storm goes on."
    assert story.byline == ("Ann Ode",)
    assert story.dateline is not None
    assert story.dateline.place == "OSTERMOOR"
    assert "Embargo: 2026-03-05 06:00 UTC" in story.source


def test_what_stands_above_and_between_the_pieces_of_a_story() -> None:
    data = {
        "headlines": {"basic": "Ferry stays in port"},
        "promo_items": {
            "basic": {"type": "image", "caption": "The port.", "credits": {"by": [{"name": "Bo Carr"}]}},
        },
        "content_elements": [
            {"type": "text", "content": "The ferry to Ostermoor stayed in port on Friday because of the storm."},
            {"type": "interstitial_link", "url": "/x", "content": "Why the old ferry was sold"},
            {"type": "quote", "content_elements": [{"type": "text", "content": "We wait."}],
             "citation": {"content": "Captain Jo Lind"}},
            {"type": "correction", "text": "An earlier version named another port."},
        ],
    }  # fmt: skip
    story = clean(Copy(data=json.dumps(data).encode()))
    found = {story.source[block.start : block.end]: block.kind.value for block in story.blocks}
    assert found["The port."] == "caption"
    assert found["Bo Carr"] == "credit"
    assert found["Why the old ferry was sold"] == "related"
    assert found["Captain Jo Lind"] == "body"
    assert found["An earlier version named another port."] == "note"


def test_opendocument_in_one_file_is_read_like_the_other() -> None:
    flat = (
        b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        b' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:tracked-changes>'
        b"<text:p>gone</text:p></text:tracked-changes>"
        b'<text:p text:style-name="Title">Wall falls</text:p><text:p>'
        b"The wall<text:s/>fell on Friday, the town said.</text:p>"
        b'<text:p text:style-name="Illustration">The wall. Photo Bo</text:p>'
        b"</office:text></office:body></office:document>"
    )
    assert kinds(read(flat)) == [
        ("headline", "Wall falls"),
        ("body", "The wall fell on Friday, the town said."),
        ("caption", "The wall. Photo Bo"),
    ]


def test_who_is_credited_with_the_picture_is_named_once() -> None:
    data = b"""<newsItem><contentMeta><headline>Harbor</headline><creator><name>Cy Dee</name></creator>
    <description role="drol:caption">Waves hit the wall.</description><creditline>Cy Dee/NW</creditline></contentMeta>
    <contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>"""
    assert [text for _, text in kinds(read(data))].count("Cy Dee/NW") == 1


def test_an_hl2_that_opens_the_text_is_the_standfirst() -> None:
    text = "<hl2>Ninety years old</hl2><p>The wall fell at dawn.</p><hl2>Who saw it</hl2><p>The mayor saw it.</p>"
    head = "<body.head><hl1>Wall falls</hl1></body.head>"
    story = read(f"<nitf><body>{head}<body.content>{text}</body.content></body></nitf>".encode())
    assert story.standfirst == "Ninety years old"
    assert "Who saw it" in story.body


def test_what_an_item_says_itself_is_not_said_again_by_the_story_in_it() -> None:
    head = (
        "<hedline><hl1>Wall falls</hl1><hl2>At dawn</hl2></hedline><byline>By Ann Ode</byline>"
        "<dateline>ORRIN, May 3 (NW)</dateline>"
    )
    text = "The wall fell on Friday at dawn, and the mayor saw it from her boat."
    inside = (
        f"<nitf><body><body.head>{head}</body.head><body.content><p>{text}</p></body.content></body></nitf>"
    )
    own = "<by>Ann Ode</by><dateline>ORRIN, May 3 (NW)</dateline><headline>Wall falls</headline>"
    story = read(
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta>{own}</contentMeta><contentSet>'
        f'<inlineXML contenttype="application/nitf+xml">{inside}</inlineXML></contentSet></newsItem>'.encode()
    )
    assert [line for _, line in kinds(story)].count("Wall falls") == 1
    assert (story.standfirst, story.byline, story.body) == ("At dawn", ("Ann Ode",), text)


def test_bylines_of_later_versions_have_a_value() -> None:
    data = {"headlines": [{"value": "Wall falls"}], "bylines": [{"role": "main", "value": "By Ann Ode"}],
            "bodies": [{"value": "<p>The wall fell.</p>"}]}  # fmt: skip
    assert read(json.dumps(data).encode()).byline == ("Ann Ode",)
