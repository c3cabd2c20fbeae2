"""What a link's address says."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.addresses import Address, address, address_names
from wagtail_newsclean.text.types import Copy

OWN = "https://www.fenwick.example/news/2026/harbour-wall-to-be-repainted"


def names_of(html: str, own: str = OWN) -> dict[str, list[str]]:
    lines = read(Copy(html=f"<main>{html}</main>")).lines
    elements = [line.element for line in lines if line.element is not None]
    return {lines[at].text: names for at, names in address_names(elements, own).items()}


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("https://www.Fenwick.example/News/?utm=1#top", Address("fenwick.example", "news")),
        ("//m.fenwick.example:8080/a", Address("fenwick.example", "a")),
        ("https://blog.fenwick.co.uk/a/b", Address("fenwick.co.uk", "a/b")),
        ("/a/b/", Address("", "a/b")),
        ("ftp://fenwick.example/a", Address("", "ftp://fenwick.example/a")),
        ("https://", Address("", "")),
        ("//[", Address("[", "")),
    ],
)
def test_an_address_in_parts(href: str, found: Address) -> None:
    assert address(href) == found


@pytest.mark.parametrize(
    ("href", "name"),
    [
        ("/news/geese-return-to-harbour", "<leads to a story whole"),
        ("https://sport.fenwick.example/2026/11/geese", "<leads to a story whole"),
        ("https://other.example/shop/geese-return-to-harbour", "<leads to a story elsewhere whole"),
        ("https://other.example/", "<leads to a front elsewhere whole"),
        ("/", "<leads to a front whole"),
        ("/sport/", "<leads to a section whole"),
        ("/people/ada", "<leads to something whole"),
        (OWN + "?print=1", "<leads here whole"),
        ("/news/2026/harbour-wall-to-be-repainted#comments", "<leads here whole"),
    ],
)
def test_where_a_link_leads(href: str, name: str) -> None:
    assert names_of(f'<p><a href="{href}">Geese</a></p>') == {"Geese": [name]}


def test_a_link_in_a_sentence_is_not_the_whole_line() -> None:
    found = names_of(
        '<p>The council said in <a href="https://council.example/a/b">a report</a> that it knew.</p>'
    )
    assert list(found.values()) == [["<leads to something elsewhere"]]


@pytest.mark.parametrize("href", ["#top", "mailto:a@fenwick.example", "tel:123", "javascript:void(0)"])
def test_what_leads_to_no_page_says_nothing(href: str) -> None:
    assert names_of(f'<p><a href="{href}">Geese</a></p>') == {}


def test_lines_that_lead_to_the_same_page() -> None:
    found = names_of(
        '<p><a href="/a/b">Wall</a></p><p><a href="https://fenwick.example/a/b">Grey again</a></p><p>Text.</p>'
        '<p><a href="/a/b?from=box">More</a></p><p><a href="/c/d">Geese</a></p>'
    )
    assert "<leads where the one below does" in found["Wall"]
    assert "<leads where the one above does" in found["Grey again"]
    assert "<leads where others do" in found["More"]
    assert "<leads where the one above does" not in found["More"]
    assert found["Geese"] == ["<leads to something whole"]


def test_a_page_without_an_address_is_of_the_house_that_most_links_lead_to() -> None:
    found = names_of(
        '<p><a href="https://a.example/x/y">One</a></p><p><a href="https://a.example/x/z">Two</a></p>'
        '<p><a href="https://b.example/x/y">Three</a></p>',
        own="",
    )
    assert found["One"] == ["<leads to something whole"]
    assert found["Three"] == ["<leads to something elsewhere whole"]


def test_without_links_nothing_is_said() -> None:
    assert names_of("<p>The council knew.</p>", own="") == {}


def test_a_page_says_where_it_is_to_be_found() -> None:
    head = '<head><link rel="canonical" href="https://fenwick.example/a"><link rel="next" href="/b"></head>'
    assert (
        read(Copy(html=f"<html>{head}<body><p>Text.</p></body></html>")).metadata.address
        == "https://fenwick.example/a"
    )
    meta = '<head><meta property="og:url" content="https://fenwick.example/c"></head>'
    assert (
        read(Copy(html=f"<html>{meta}<body><p>Text.</p></body></html>")).metadata.address
        == "https://fenwick.example/c"
    )
