"""Word, e-mail, NITF, NewsML and ninjs: all of their text as lines, and no harm from hostile files."""

from __future__ import annotations

import io
import json
import time
import zipfile
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_newsclean.text import Copy, CopyError, clean
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.types import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

NITF = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-5.dtd" [<!ENTITY agency "Nord Agency">]>
<nitf><head><title>slug</title><docdata><doc-id id-string="7"/></docdata></head><body>
<body.head><hedline><hl1>Harbour wall falls</hl1><hl2>Nobody hurt</hl2></hedline>
<byline>By <person>Ann Ode</person></byline><dateline><location>Port Blue</location>, March 4</dateline></body.head>
<body.content><p>The wall fell on <em>Friday</em> &mdash; at dawn.</p>
<media media-type="image"><media-reference source="wall.jpg" alternate-text="x"/>
<media-caption>The wall. (Photo: Bo Peep/Nord)</media-caption></media>
<table><tr><td>Metres</td><td>40</td></tr></table><p>It will be built again.</p></body.content>
<body.end><tagline>Nord desk</tagline></body.end></body></nitf>"""

NEWSML = b"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem><contentMeta><slugline>WALL</slugline><headline>Harbour wall falls</headline><by>Ann Ode</by>
<dateline>PORT BLUE, March 4</dateline><creditline>Nord</creditline></contentMeta><contentSet>
<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head>
<body><p>The wall fell on Friday.</p><p>It will be <b>built</b> again.</p></body></html></inlineXML>
</contentSet></newsItem>
<newsItem><contentMeta><description>The wall at dawn.</description><creditline>Bo Peep</creditline></contentMeta>
<contentSet><remoteContent href="wall.jpg" contenttype="image/jpeg"/></contentSet></newsItem>
</itemSet></newsMessage>"""

NINJS = {
    "uri": "urn:x:1",
    "headlines": [{"role": "short", "value": "Wall"}, {"role": "main", "value": "Harbour wall falls"}],
    "by": "Ann Ode",
    "bodies": [
        {"contentType": "text/plain", "value": "plain"},
        {"contentType": "text/html", "value": "<p>The wall fell on Friday.</p><p>Again.</p>"},
    ],
    "associations": [
        {"type": "picture", "descriptions": [{"value": "The wall at dawn."}], "byline": "Bo Peep"}
    ],
    "edNote": "Corrects the day",
}


def docx(body: str, **parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W} {R}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            archive.writestr(f"word/{name.replace('__', '/')}", text)
    return packed.getvalue()


def message(text: str = "", html: str = "", **headers: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = "desk@nord.example"
    for name, value in headers.items():
        mail[name] = value
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    return bytes(mail)


def document(data: bytes, filename: str = "") -> Document:
    return read(Copy(data=data, filename=filename))


def lines(data: bytes, filename: str = "") -> list[str]:
    return [line.text for line in document(data, filename).lines]


def test_nitf() -> None:
    assert document(NITF).format == "nitf"
    assert lines(NITF) == [
        "Harbour wall falls",
        "Nobody hurt",
        "By Ann Ode",
        "Port Blue, March 4",
        "The wall fell on Friday — at dawn.",
        "The wall. (Photo: Bo Peep/Nord)",
        "Metres",
        "40",
        "It will be built again.",
        "Nord desk",
    ]
    assert [picture.src for picture in document(NITF).pictures] == ["wall.jpg"]


def test_newsml_g2() -> None:
    assert document(NEWSML).format == "newsml"
    assert lines(NEWSML) == [
        "WALL",
        "Harbour wall falls",
        "Ann Ode",
        "PORT BLUE, March 4",
        "The wall fell on Friday.",
        "It will be built again.",
        "The wall at dawn.",
        "Bo Peep",
        "Nord",
    ]


def test_newsml_1() -> None:
    data = b"""<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Harbour wall falls</HeadLine>
    <ByLine>Ann Ode</ByLine></NewsLines><ContentItem><DataContent><p>The wall fell.</p><p>Again.</p></DataContent>
    </ContentItem></NewsComponent></NewsItem></NewsML>"""
    assert lines(data) == ["Harbour wall falls", "Ann Ode", "The wall fell.", "Again."]


def test_ninjs() -> None:
    data = json.dumps(NINJS).encode()
    assert document(data).format == "ninjs"
    assert lines(data) == [
        "Harbour wall falls",
        "Ann Ode",
        "The wall fell on Friday.",
        "Again.",
        "The wall at dawn.",
        "Bo Peep",
        "Corrects the day",
    ]


def test_ninjs_1() -> None:
    data = json.dumps({"uri": "x", "headline": "Wall", "byline": "Ann", "body_text": "One.\n\nTwo."}).encode(
        "utf-16"
    )
    assert lines(data) == ["Wall", "Ann", "One.", "Two."]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_word() -> None:
    data = docx(
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run("Harbour wall")}{run(" falls")}</w:p>'
        f'<w:p>{run("Bold", "<w:b/>")}{run(" text, ")}<w:hyperlink r:id="r1">{run("a link")}</w:hyperlink>'
        f"<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>{run(', new')}</w:ins></w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('cell')}</w:p></w:tc></w:tr></w:tbl>"
        f"<w:p><w:pPr><w:numPr/></w:pPr>{run('item')}</w:p>",
        **{
            "_rels__document.xml.rels": '<R><L Id="r1" Target="https://e.example/" TargetMode="External"/></R>',
            "footnotes.xml": f"<w:footnotes {W}><w:footnote><w:p>{run('A note.')}</w:p></w:footnote></w:footnotes>",
        },
    )
    read_document = document(data, "story.txt")
    assert read_document.format == "docx"
    assert lines(data) == ["Harbour wall falls", "Bold text, a link, new", "cell", "item", "A note."]
    assert read_document.render is not None
    assert read_document.render(0) == "<h2>Harbour wall falls</h2>"
    assert read_document.render(1) == '<p><b>Bold</b> text, <a href="https://e.example/">a link</a>, new</p>'


def styled(name: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{run(text)}</w:p>'


def test_what_word_sets_as_title_heading_header_and_comment() -> None:
    long = "The old harbour wall fell on Friday at dawn, and nobody was hurt, the town said."
    data = docx(
        styled("Title", "Harbour wall falls") + styled("Subtitle", "A storm of three days") + styled("", long)
        + styled("Heading2", "What next") + styled("", long)
        + f"<w:tbl><w:tr><w:tc><w:p>{run('Share')}</w:p></w:tc></w:tr></w:tbl>",
        **{
            "header1.xml": f"<w:hdr {W}><w:p>{run('EMBARGO 18:00')}</w:p></w:hdr>",
            "header2.xml": f"<w:hdr {W}><w:p>{run('2')}</w:p></w:hdr>",
            "comments.xml": f"<w:comments {W}><w:comment><w:p>{run('Is this right?')}</w:p></w:comment></w:comments>",
        },
    )  # fmt: skip
    blocks = clean(Copy(data=data)).blocks
    assert [(block.kind.value, text) for block, text in zip(blocks, lines(data), strict=True)] == [
        ("note", "EMBARGO 18:00"),
        ("headline", "Harbour wall falls"),
        ("standfirst", "A storm of three days"),
        ("body", long),
        ("heading", "What next"),
        ("body", long),
        ("body", "Share"),
        ("note", "Is this right?"),
    ]


def test_e_mail_html_goes_before_text() -> None:
    data = message("Plain", "<p>One é</p><p>Two</p>", Subject="Harbour wall falls")
    assert document(data).format == "email"
    assert lines(data) == ["Harbour wall falls", "One é", "Two"]


def test_e_mail_subject_is_not_repeated() -> None:
    assert lines(message("Harbour wall falls\n\nOne.\n", Subject="Harbour wall falls")) == [
        "Harbour wall falls",
        "One.",
    ]


def test_e_mail_text_wrapped_by_its_sender_is_joined() -> None:
    paragraph = (
        "The old harbour wall fell on Friday at dawn, and nobody was hurt, the town said in a note. " * 3
    )
    words, wrapped = paragraph.split(), [""]
    for word in words:
        if len(wrapped[-1]) + len(word) > 70:
            wrapped.append("")
        wrapped[-1] = f"{wrapped[-1]} {word}".strip()
    data = message(
        "\n".join(wrapped) + "\n\n" + "\n".join(wrapped) + "\n\nBy Ann Ode\nNord desk\n", Subject="Wall"
    )
    assert lines(data) == ["Wall", paragraph.strip(), paragraph.strip(), "By Ann Ode", "Nord desk"]


def test_e_mail_text_that_is_not_wrapped_keeps_its_lines() -> None:
    text = "Milk\nBread\nButter\nSalt\nFish\nFlour\nEggs\nWine"
    assert lines(message(text, Subject="List")) == ["List", *text.split("\n")]


def test_e_mail_attachments_that_were_not_read_are_named() -> None:
    mail = EmailMessage()
    mail["Subject"], mail["MIME-Version"] = "Wall", "1.0"
    mail.set_content("One.")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="plan.pdf")
    assert any("plan.pdf" in warning for warning in document(bytes(mail)).warnings)


def test_a_press_release_with_a_typed_subject_is_no_e_mail() -> None:
    assert document(b"Subject: harbour wall\nDate: Friday\n\nOne.").format == "plain"


def bomb() -> bytes:
    layers = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE nitf [<!ENTITY l0 "ha">{layers}]><nitf><body><p>a &l9; b</p></body></nitf>'.encode()


def test_entity_bombs_do_not_go_off() -> None:
    start = time.process_time()
    assert len(document(bomb()).source) < 100
    assert time.process_time() - start < 1


def test_files_of_the_machine_are_not_read() -> None:
    data = (
        b'<!DOCTYPE nitf [<!ENTITY f SYSTEM "file:///etc/passwd">]><nitf><body><p>a &f; b</p></body></nitf>'
    )
    assert "root:" not in document(data).source


def test_zip_bombs_do_not_go_off() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    with pytest.raises(CopyError, match="unpacks to more than"):
        document(packed.getvalue())


@pytest.mark.parametrize(
    ("name", "what"),
    [("xl/workbook.xml", "a spreadsheet"), ("a.jpg", "an archive (ZIP)"), ("ppt/a", "a presentation")],
)
def test_other_zips_are_named(name: str, what: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, b"\xff\xd8\xff")
    with pytest.raises(CopyError) as caught:
        document(packed.getvalue())
    assert what in caught.value.message


SAMPLES = [
    NITF,
    NEWSML,
    json.dumps(NINJS).encode(),
    message("Plain", "<p>One</p>", Subject="Wall"),
    docx("<w:p><w:r><w:t>One</w:t></w:r></w:p>"),
]


@given(st.sampled_from(SAMPLES), st.data())
def test_damaged_files_give_text_or_a_reason(sample: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(sample)))
    until = data.draw(st.integers(at, len(sample)))
    damaged = sample[:at] + data.draw(st.binary(max_size=8)) + sample[until:]
    try:
        assert document(damaged).lines
    except CopyError as error:
        assert error.message.endswith((".", ")."))  # noqa: PT017


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("x\x0by", "x y"),
        ("x &#11; y", "x y"),
        ("<b><i>x</b>", "x"),
        ("1 < 2", "1 < 2"),
        ("AT&T, &foo;", "AT&T, &foo;"),
        ("<![CDATA[A & B, 1 < 2]]>", "A & B, 1 < 2"),
    ],
)
def test_a_fault_in_xml_costs_no_sign_below_it(typed: str, read_as: str) -> None:
    data = f"<nitf><body><body.content><p>{typed}</p><p>A &amp; B &lt;c&gt; &quot;d&quot; &eacute;</p></body.content>"
    assert lines(f"{data}</body></nitf>".encode()) == [read_as, 'A & B <c> "d" é']


def test_xml_that_is_too_deep_says_so() -> None:
    with pytest.raises(CopyError, match="too deep"):
        document(b"<nitf><body>" + b"<block>" * 300 + b"</block>" * 300 + b"<p>Below.</p></body></nitf>")


@pytest.mark.parametrize("depth", [300, 5_000])
def test_deep_xml_is_read_or_refused(depth: int) -> None:
    data = b"<nitf><body>" + b"<block>" * depth + b"deep" + b"</block>" * depth + b"</body></nitf>"
    try:
        assert lines(data) == ["deep"]
    except CopyError as error:
        assert error.code in ("empty", "unreadable")  # noqa: PT017
