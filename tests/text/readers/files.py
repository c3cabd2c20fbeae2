"""Files of every format with given paragraphs, all fiction."""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODT = "application/vnd.oasis.opendocument.text"


def _all(template: str, paragraphs: Sequence[str]) -> str:
    return "".join(template.format(html.escape(text, quote=False)) for text in paragraphs)


def zipped(files: Mapping[str, str | bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """A zip file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def docx(paragraphs: Sequence[str]) -> bytes:
    body = _all("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", paragraphs)
    return zipped(
        {"word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'}
    )


def odt(paragraphs: Sequence[str], inside: str = "") -> bytes:
    body = _all("<t:p>{}</t:p>", paragraphs) + inside
    names = 'xmlns:o="urn:o" xmlns:t="urn:t"'
    content = f"<o:document {names}><o:body><o:text>{body}</o:text></o:body></o:document>"
    return zipped({"mimetype": _ODT, "content.xml": content})


def rtf(paragraphs: Sequence[str]) -> bytes:
    return ("{\\rtf1\\ansi " + "".join(map(_rtf_paragraph, paragraphs)) + "}").encode("ascii")


def _rtf_paragraph(text: str) -> str:
    units = [int.from_bytes(pair, "little", signed=True) for pair in _pairs(text.encode("utf-16-le"))]
    return "".join(f"\\u{unit}?" for unit in units) + "\\par\n"


def _pairs(data: bytes) -> list[bytes]:
    return [data[at : at + 2] for at in range(0, len(data), 2)]


def nitf(paragraphs: Sequence[str]) -> bytes:
    return f"<nitf><body><body.content>{_all('<p>{}</p>', paragraphs)}</body.content></body></nitf>".encode()


def newsml_g2(paragraphs: Sequence[str], meta: str = "", content: str = "") -> bytes:
    body = _all("<p>{}</p>", paragraphs)
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">{meta}<contentSet><inlineXML>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html></inlineXML>{content}</contentSet></newsItem>'
    ).encode()


def newsml_1(paragraphs: Sequence[str]) -> bytes:
    body = _all("<p>{}</p>", paragraphs)
    content = f"<ContentItem><DataContent>{body}</DataContent></ContentItem>"
    return f"<NewsML><NewsItem><NewsComponent>{content}</NewsComponent></NewsItem></NewsML>".encode()


def ninjs(paragraphs: Sequence[str]) -> bytes:
    return json.dumps({"type": "text", "body_xhtml": _all("<p>{}</p>", paragraphs)}).encode()


def ninjs_text(paragraphs: Sequence[str]) -> bytes:
    return json.dumps({"bodies": [{"contentType": "text/plain", "value": "\n\n".join(paragraphs)}]}).encode()


def json_feed(paragraphs: Sequence[str]) -> bytes:
    item = {"id": "1", "content_html": _all("<p>{}</p>", paragraphs)}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]}).encode()


def json_ld(paragraphs: Sequence[str]) -> bytes:
    return json.dumps({"@type": "NewsArticle", "articleBody": _all("<p>{}</p>", paragraphs)}).encode()


def wordpress(paragraphs: Sequence[str]) -> bytes:
    content = {"rendered": _all("<p>{}</p>\n", paragraphs), "protected": False}
    return json.dumps([{"title": {"rendered": "Storm"}, "content": content}]).encode()


def markdown(paragraphs: Sequence[str]) -> bytes:
    escaped = [re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text) for text in paragraphs]
    return ("---\ntitle: Storm\n---\n\n" + "\n\n".join(escaped)).encode()


def rss(paragraphs: Sequence[str]) -> bytes:
    body = html.escape(_all("<p>{}</p>", paragraphs))
    return f"<rss><channel><item><description>{body}</description></item></channel></rss>".encode()


def atom(paragraphs: Sequence[str]) -> bytes:
    body = _all("<p>{}</p>", paragraphs)
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">'
        f'<div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content></entry></feed>'
    ).encode()


def other_xml(paragraphs: Sequence[str]) -> bytes:
    return f'<?xml version="1.0"?><book>{_all("<para>{}</para>", paragraphs)}</book>'.encode()


def page(paragraphs: Sequence[str]) -> bytes:
    return f"<!doctype html><meta charset=utf-8><main>{_all('<p>{}</p>', paragraphs)}</main>".encode()


def mail(paragraphs: Sequence[str]) -> bytes:
    message = EmailMessage()
    message["From"], message["MIME-Version"] = "desk@nord.example", "1.0"
    message.set_content("\n\n".join(paragraphs))
    return message.as_bytes()


def html_mail(paragraphs: Sequence[str]) -> bytes:
    message = EmailMessage()
    message["From"], message["MIME-Version"] = "desk@nord.example", "1.0"
    message.set_content("Your program shows no HTML.")
    message.add_alternative(_all("<p>{}</p>", paragraphs), subtype="html")
    return message.as_bytes()


def mail_in_parts(paragraphs: Sequence[str]) -> bytes:
    """As Apple's program sends text around pictures: a part for each."""
    message = EmailMessage()
    message["From"], message["MIME-Version"] = "desk@nord.example", "1.0"
    message.make_mixed()
    for text in paragraphs:
        part = EmailMessage()
        part.set_content(text + "\n")
        message.attach(part)
    return message.as_bytes()


def mail_with_file(paragraphs: Sequence[str]) -> bytes:
    message = EmailMessage()
    message["From"], message["MIME-Version"] = "desk@nord.example", "1.0"
    message.add_attachment(
        docx(paragraphs), maintype="application", subtype="octet-stream", filename="story.docx"
    )
    return message.as_bytes()


def envelope(paragraphs: Sequence[str]) -> bytes:
    """IPTC 7901."""
    return ("\x01abc0123 4 pl 100\r\n\r\n\x02" + "\r\n\r\n".join(paragraphs) + "\r\n\x03\x04").encode()


def plain(paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


def gzipped(paragraphs: Sequence[str]) -> bytes:
    return gzip.compress(plain(paragraphs))


def zip_of_one(paragraphs: Sequence[str]) -> bytes:
    beside = {"wall.jpg": b"\xff\xd8\xff\xe0", "__MACOSX/._story.txt": b"\x00\x05\x16\x07"}
    return zipped({"story.txt": plain(paragraphs), **beside})


#: Writes a file of a format.
FORMATS: dict[str, Callable[[Sequence[str]], bytes]] = {
    maker.__name__: maker
    for maker in (docx, odt, rtf, nitf, newsml_g2, newsml_1, ninjs, ninjs_text, json_feed, json_ld,
                  wordpress, markdown, rss, atom, other_xml, page,
                  mail, html_mail, mail_in_parts, mail_with_file, envelope, plain, gzipped, zip_of_one)
}  # fmt: skip
