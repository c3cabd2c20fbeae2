"""The standards' rules, each as a check that fails on a feed that breaks it, and the feed read as plain data."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
from lxml import etree
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.shared import SHARED

#: The standards as grammars and schemas, written from their texts.
STANDARDS = Path(__file__).parent / "standards"

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_IRI = re.compile(r"(https?://|urn:|/)\S+")


@dataclass
class Read:
    """What a reader makes of an item, whatever its format."""

    id: str
    title: str
    link: str
    summary: str = ""
    text: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: str = ""


def rss(content: bytes) -> list[Read]:
    """By feedparser, and each field that RSS 2.0 demands asked for."""
    channel = etree.fromstring(content).find("channel")
    assert all(channel.findtext(name) for name in ("title", "link", "description"))
    feed = feedparser.parse(content)
    assert not feed.bozo, feed.bozo_exception
    assert len(feed.entries) == len(channel.findall("item"))
    read = []
    for entry, item in zip(feed.entries, channel.findall("item"), strict=True):
        assert item.findtext("guid")
        authors = tuple(author.name for author in entry.get("authors", ()))
        tags = tuple(tag.term for tag in entry.get("tags", ()))
        text = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or ""
        title, summary = item.findtext("title"), item.findtext("description") or ""
        read.append(
            Read(entry.id, title, entry.link, summary, text, authors, tags, entry.get("published", ""))
        )
    return read


def atom(content: bytes) -> list[Read]:
    """RFC 4287's grammar, then what no grammar says (the numbers are its sections), and feedparser beside it."""
    feed = etree.fromstring(content)
    etree.RelaxNG(etree.parse(STANDARDS / "atom.rng")).assertValid(feed)
    assert feed.tag == f"{ATOM}feed"
    _one(feed, "id", "title", "updated")  # 4.1.1
    _at_most_one(feed, "subtitle", "rights", "generator", "icon", "logo")
    assert _links(feed, "self")
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for holder in (feed, *entries):
        assert _IRI.fullmatch(holder.findtext(f"{ATOM}id"))  # 4.2.6
        for name in ("updated", "published"):  # 3.3
            assert all(_TIME.fullmatch(found.text) for found in holder.findall(ATOM + name))
        for person in holder.findall(f"{ATOM}author"):  # 3.2
            _one(person, "name")
        kinds = [
            (link.get("rel", "alternate"), link.get("type"), link.get("hreflang"), link.get("href"))
            for link in holder.findall(f"{ATOM}link")
        ]
        assert all(_IRI.fullmatch(kind[3]) for kind in kinds)  # 4.2.7.1
        alternates = [kind[:3] for kind in kinds if kind[0] == "alternate"]
        assert len(set(alternates)) == len(alternates)  # 4.1.1, 4.1.2
        assert all(
            category.get("term") is not None for category in holder.findall(f"{ATOM}category")
        )  # 4.2.2
    for entry in entries:
        _one(entry, "id", "title", "updated")  # 4.1.2
        _at_most_one(entry, "published", "rights", "source", "summary", "content")
        assert entry.find(f"{ATOM}content") is not None or _links(entry, "alternate")
        assert entry.find(f"{ATOM}author") is not None or feed.find(f"{ATOM}author") is not None
        # 3.1: a title or summary without a type is plain text.
        assert entry.find(f"{ATOM}title").get("type", "text") == "text"
    parsed = feedparser.parse(content)
    assert not parsed.bozo, parsed.bozo_exception
    assert [entry.id for entry in parsed.entries] == ids
    return [
        Read(
            entry.findtext(f"{ATOM}id"),
            entry.findtext(f"{ATOM}title"),
            _links(entry, "alternate")[0],
            entry.findtext(f"{ATOM}summary") or "",
            entry.findtext(f"{ATOM}content") or "",
            tuple(found.text for found in entry.iterfind(f"{ATOM}author/{ATOM}name")),
            tuple(found.get("term") for found in entry.iterfind(f"{ATOM}category")),
            entry.findtext(f"{ATOM}published") or "",
        )
        for entry in entries
    ]


def json_feed(content: bytes) -> list[Read]:
    """By a schema written from the specification of version 1.1."""
    feed = json.loads(content)
    jsonschema.Draft202012Validator(
        JSON_FEED, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    ).validate(feed)
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    return [
        Read(
            item["id"],
            item.get("title", ""),
            item["url"],
            item.get("summary", ""),
            item.get("content_html", ""),
            tuple(author["name"] for author in item.get("authors", ())),
            tuple(item.get("tags", ())),
            item.get("date_published", ""),
        )
        for item in feed["items"]
    ]


def ninjs(content: bytes) -> list[Read]:
    """By the IPTC's schema of version 3.1, where it lies beside the checkout."""
    data = json.loads(content)
    valid_ninjs(data, "3.1")
    assert data["type"] == "composite"
    return _ninjs_items(data, "pubStatus", "firstCreated")


def ninjs_21(content: bytes) -> list[Read]:
    """By the IPTC's schema of version 2.1, which is the same in small letters."""
    valid_ninjs(json.loads(content), "2.1")
    names = re.findall(r'"[a-z]+[A-Z]\w+":', content.decode())
    assert not names
    return _ninjs_items(json.loads(content), "pubstatus", "firstcreated")


def _ninjs_items(data: Any, status: str, created: str) -> list[Read]:
    """The stories of a collection that were not withdrawn; these two names are spelt in two ways."""
    return [
        Read(
            item["uri"],
            item.get("title", ""),
            item["renditions"][0]["href"],
            "".join(found["value"] for found in item.get("descriptions", ())),
            "".join(found["value"] for found in item.get("bodies", ())),
            tuple(item["by"].split(", ")) if "by" in item else (),
            tuple(subject["name"] for subject in item.get("subjects", ())),
            item.get(created, ""),
        )
        for item in data.get("associations", ())
        if item[status] == "usable"
    ]


def valid_ninjs(data: Any, version: str) -> None:
    """Raise where the schema refuses the data; with a stand-in for the GeoJSON schema on the network."""
    if SHARED is None:
        return
    schema = json.loads((SHARED / "standards" / f"ninjs-schema_{version}.json").read_text("utf-8"))
    anything: Any = Resource.from_contents({"type": "object"}, default_specification=DRAFT202012)
    registry: Any = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", anything)
    validator = jsonschema.Draft202012Validator
    validator(schema, registry=registry, format_checker=validator.FORMAT_CHECKER).validate(data)


def apple_news(text: str) -> dict[str, Any]:
    """The document, held to a schema written from Apple's documentation."""
    document = json.loads(text)
    schema = json.loads((STANDARDS / "apple-news.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    validator(schema, format_checker=validator.FORMAT_CHECKER).validate(document)
    return document


def sitemap(content: bytes) -> Any:
    """The root of a sitemap that its XSDs take."""
    root = etree.fromstring(content)
    etree.XMLSchema(etree.parse(STANDARDS / "sitemap.xsd")).assertValid(root)
    return root


def image_sitemap(content: bytes) -> dict[str, list[str]]:
    """By address of the story the addresses of its pictures."""
    return {
        url.findtext(f"{SITEMAP}loc"): [
            image.findtext(f"{IMAGE}loc") for image in url.findall(f"{IMAGE}image")
        ]
        for url in sitemap(content)
    }


def news_sitemap(content: bytes) -> list[Read]:
    """The XSDs and Google's rules."""
    root = sitemap(content)
    assert root.tag == f"{SITEMAP}urlset"
    assert len(root) <= 1000
    two_days_ago = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=2, minutes=5)
    read = []
    for url in root:
        order = [child.tag for child in url]
        assert order[0] == f"{SITEMAP}loc"
        assert order == sorted(order, key=_SITEMAP_ORDER.index)
        assert order.count(f"{NEWS}news") == order.count(f"{SITEMAP}loc") == 1
        assert order.count(f"{SITEMAP}lastmod") <= 1
        assert 12 <= len(url.findtext(f"{SITEMAP}loc")) <= 2048
        news = url.find(f"{NEWS}news")
        assert [child.tag for child in news] == [
            NEWS + name for name in ("publication", "publication_date", "title")
        ]
        publication = news.find(f"{NEWS}publication")
        assert [child.tag for child in publication] == [f"{NEWS}name", f"{NEWS}language"]
        assert publication[0].text
        assert re.fullmatch(r"zh-cn|zh-tw|[a-z]{2,3}", publication[1].text)
        date = news.findtext(f"{NEWS}publication_date")
        assert _TIME.fullmatch(date)
        assert datetime.datetime.fromisoformat(date) > two_days_ago
        for image in url.findall(f"{IMAGE}image"):
            assert [child.tag for child in image] == [f"{IMAGE}loc"]
            assert image[0].text.startswith("http")
        title, link = news.findtext(f"{NEWS}title"), url.findtext(f"{SITEMAP}loc")
        assert title
        read.append(Read(link, title, link, published=date))
    return read


_SITEMAP_ORDER = [f"{SITEMAP}loc", f"{SITEMAP}lastmod", f"{NEWS}news", f"{IMAGE}image"]


def _one(holder: Any, *names: str) -> None:
    for name in names:
        assert len(holder.findall(ATOM + name)) == 1, name


def _at_most_one(holder: Any, *names: str) -> None:
    for name in names:
        assert len(holder.findall(ATOM + name)) <= 1, name


def _links(holder: Any, rel: str) -> list[str]:
    return [link.get("href") for link in holder.findall(f"{ATOM}link") if link.get("rel") == rel]


_URL = {"type": "string", "format": "uri", "pattern": "^https?://"}
_AUTHOR = {
    "type": "object",
    "properties": {"name": {"type": "string", "minLength": 1}, "url": _URL, "avatar": _URL},
    "minProperties": 1,
    "patternProperties": {"^_": {"type": "object"}},
    "additionalProperties": False,
}
_LANGUAGE = {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}
#: https://www.jsonfeed.org/version/1.1/: what it demands, the types of what it names, "_" before anything else.
JSON_FEED: dict[str, Any] = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": _URL,
        "feed_url": _URL,
        "description": {"type": "string"},
        "user_comment": {"type": "string"},
        "next_url": _URL,
        "icon": _URL,
        "favicon": _URL,
        "authors": {"type": "array", "items": _AUTHOR},
        "language": _LANGUAGE,
        "expired": {"type": "boolean"},
        "hubs": {"type": "array"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": _URL,
                    "external_url": _URL,
                    "title": {"type": "string"},
                    "content_html": {"type": "string"},
                    "content_text": {"type": "string"},
                    "summary": {"type": "string"},
                    "image": _URL,
                    "banner_image": _URL,
                    "date_published": {"type": "string", "format": "date-time"},
                    "date_modified": {"type": "string", "format": "date-time"},
                    "authors": {"type": "array", "items": _AUTHOR},
                    "tags": {"type": "array", "items": {"type": "string", "minLength": 1}},
                    "language": _LANGUAGE,
                    "attachments": {"type": "array"},
                },
                "patternProperties": {"^_[^.]*$": {"type": "object"}},
                "additionalProperties": False,
            },
        },
    },
    "patternProperties": {"^_[^.]*$": {"type": "object"}},
    "additionalProperties": False,
}
