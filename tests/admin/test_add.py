from __future__ import annotations

import json
import re
from typing import Any
from zipfile import ZIP_DEFLATED

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import get_commands
from django.test import Client
from django.urls import reverse
from lxml.html import document_fromstring

from tests.text.readers.files import zipped
from wagtail_newsclean.models import IncomingCopy, Source

from .factories import make_user

ADD = reverse("newsclean:add")
FETCH = {"X-Requested-With": "XMLHttpRequest"}
TEXT = "Storm closes harbour\n\nThe harbour stayed shut on Wednesday, the ferry company said.\n"


def part(name: str, text: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode(), "text/plain")


def test_a_plain_form_keeps_the_text_and_goes_to_the_review(desk: Client, editor: Any) -> None:
    response = desk.post(ADD, {"text": TEXT.replace("\n", "\r\n"), "source": "coastwire", "url": ""})
    copy = IncomingCopy.objects.get()
    assert response.url == reverse("newsclean:edit", args=[copy.pk])
    assert copy.split["source"] == TEXT
    assert (copy.source.name, copy.created_by) == ("coastwire", editor)


def test_the_screen_names_the_command_for_copy_that_comes_by_itself(desk: Client) -> None:
    (command,) = document_fromstring(desk.get(ADD).content).xpath("//*[@id='newsclean-by-itself']//code")
    assert command.text_content().removeprefix("manage.py ") in get_commands()


def test_the_script_sends_both_sides_of_the_clipboard(desk: Client) -> None:
    html = "<h1>Storm closes harbour</h1><p>The harbour stayed <b>shut</b>.</p>"
    response = desk.post(
        ADD, {"pasted_text": part("t", TEXT), "pasted_html": part("h", html), "source": ""}, headers=FETCH
    )
    copy = IncomingCopy.objects.get()
    assert response.json() == {"url": reverse("newsclean:edit", args=[copy.pk])}
    assert (copy.received_as, bytes(copy.original), bytes(copy.original_plain)) == (
        "html",
        html.encode(),
        TEXT.encode(),
    )


def test_plain_text_only(desk: Client) -> None:
    desk.post(ADD, {"pasted_text": part("t", TEXT)}, headers=FETCH)
    assert IncomingCopy.objects.get().received_as == "text"


def test_a_file(desk: Client) -> None:
    desk.post(ADD, {"file": part("wire.txt", TEXT)})
    copy = IncomingCopy.objects.get()
    assert (copy.received_as, copy.filename) == ("file", "wire.txt")


def test_a_zip_of_several_stories_is_a_copy_for_each(desk: Client, editor: Any) -> None:
    packed = zipped(
        {
            "storm.txt": TEXT,
            "trains.md": "# Trains run\n\nThey do again.\n",
            "wall.jpg": b"\xff\xd8\xff\xe0",
            "a.pdf": b"%PDF-1.7",
        }
    )
    response = desk.post(ADD, {"file": part("day.zip", packed), "source": "coastwire"}, headers=FETCH)
    assert response.json() == {"url": reverse("newsclean:list")}
    copies = IncomingCopy.objects.order_by("filename")
    assert [(copy.filename, copy.title, copy.created_by) for copy in copies] == [
        ("storm.txt", "Storm closes harbour", editor),
        ("trains.md", "Trains run", editor),
    ]
    assert {copy.source.name for copy in copies} == {"coastwire"}
    inbox = desk.get(reverse("newsclean:list")).content.decode()
    assert "2 stories were added." in inbox
    assert "These files were not read: a.pdf" in inbox


def test_of_a_zip_all_stories_are_taken_or_none(desk: Client, settings: Any) -> None:
    settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "MAX_COPY_BYTES": 20_000}
    packed = zipped({"a.txt": TEXT, "b.txt": "word " * 5_000}, ZIP_DEFLATED)
    errors = desk.post(ADD, {"file": part("day.zip", packed)}, headers=FETCH).json()["errors"]
    assert "the limit is" in errors["text"][0]
    assert not IncomingCopy.objects.exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"text": ""}, "no text"),
        ({"text": " \n\t "}, "no text"),
        ({"file": part("empty.txt", b"")}, "no"),
        ({"file": part("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)}, "."),
        ({"text": "A story.", "url": "not an address"}, "not a web address"),
        ({"text": "A story.", "source": "x" * 101}, "100"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_typed_is_lost(
    desk: Client, data: dict[str, Any], words: str
) -> None:
    data = {"source": "coastwire"} | data
    response = desk.post(ADD, data)
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert data["source"] in page
    assert data.get("text", "") in page
    assert not IncomingCopy.objects.exists()
    errors = desk.post(ADD, data | {"file": ""}, headers=FETCH).json()["errors"]
    assert errors


@pytest.mark.parametrize(
    "text",
    [
        "Name\x00 with a NUL",
        "lone \ud800 surrogate",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "</textarea><script>alert(1)</script>",
        "\u202eright to left override and \ufeff a mark",
        "😀 emoji 👩‍👩‍👧 in the headline",
    ],
)
def test_strange_text_is_taken_and_shown_harmlessly(desk: Client, text: str) -> None:
    desk.post(ADD, {"pasted_text": part("t", text.encode("utf-8", "surrogatepass"))}, headers=FETCH)
    copy = IncomingCopy.objects.get()
    page = desk.get(reverse("newsclean:edit", args=[copy.pk]))
    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()


HOSTILE = [
    "<p>one</p><script>alert(1)</script>",
    "<p onclick=alert(1)>two</p><a href='javascript:alert(1)'>three</a>",
    "<svg><script>alert(1)</script></svg><p>four</p>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>five",
    "<p>six<!--><script>alert(1)</script>--></p>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>seven</p></noscript>",
    "<div>" * 10_000 + "deep",
    "<p>\x00nul</p>",
    "<base href=//evil.test><p>eight</p><form action=//evil.test><input></form>",
]


@pytest.mark.parametrize("html", HOSTILE)
def test_hostile_html_never_breaks_or_runs(desk: Client, html: str) -> None:
    response = desk.post(ADD, {"pasted_text": part("t", "x"), "pasted_html": part("h", html)}, headers=FETCH)
    assert response.status_code in (200, 422)
    for copy in IncomingCopy.objects.all():
        page = desk.get(reverse("newsclean:edit", args=[copy.pk])).content.decode()
        tree = document_fromstring(page)
        scripts = tree.xpath("//script[not(@type='application/json')]/text()")
        assert not any("alert(1)" in script for script in scripts)
        assert not tree.xpath("//@onclick | //@onerror | //base | //*[contains(@href, 'javascript:')]")
        lines = json.loads(tree.get_element_by_id("newsclean-review").text)["lines"]
        for line in lines:
            assert not re.search("<script|onerror|onclick|javascript:|<form|<base", line["html"])


def test_ten_megabytes_come_through_as_a_part(desk: Client) -> None:
    line = "The harbour stayed shut on Wednesday, the ferry company said on its page. "
    text = (line * 20 + "\n") * (10_000_000 // (len(line) * 20) + 1)
    response = desk.post(ADD, {"pasted_text": part("t", text)}, headers=FETCH)
    assert response.status_code == 200
    copy = IncomingCopy.objects.get()
    page = desk.get(reverse("newsclean:edit", args=[copy.pk]))
    assert page.status_code == 200
    assert "more blocks" in page.content.decode()


def test_ten_megabytes_without_the_script_are_refused_in_words(desk: Client) -> None:
    response = desk.post(ADD, {"text": "x" * 3_000_000})
    assert response.status_code == 413
    assert "Save it as a file" in response.content.decode()


def test_more_than_the_site_takes_is_refused_in_words(desk: Client, settings: Any) -> None:
    settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "MAX_COPY_BYTES": 1_000_000}
    response = desk.post(ADD, {"file": part("big.txt", "a b " * 300_000)}, headers=FETCH)
    assert "the limit is 1 MB" in response.json()["errors"]["text"][0]


def test_earlier_sources_are_offered(desk: Client) -> None:
    Source.objects.create(name="portnews")
    assert '<option value="portnews">' in desk.get(ADD).content.decode()


def test_only_who_may_add_adds(client: Client, section: Any) -> None:
    client.force_login(make_user("vera", "view", "change"))
    assert client.get(ADD).status_code == 302
    assert client.post(ADD, {"text": TEXT}, headers=FETCH).status_code == 403
    assert client.post(ADD, {"text": "x" * 3_000_000}).status_code in (302, 403)
    assert not IncomingCopy.objects.exists()


def test_a_form_from_elsewhere_is_refused(editor: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(ADD, {"text": TEXT}).status_code == 403
    assert not IncomingCopy.objects.exists()
