"""Without scripts: a form with the token of an earlier login is not lost, and nobody else's is offered."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from wagtail_newsclean.models import HouseRule, IncomingCopy

from .factories import make_copy

OWN = {"Origin": "http://testserver"}


@pytest.fixture
def strict(editor: Any) -> Client:
    """The editor's browser, whose tokens are checked."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    client.get(reverse("newsclean:add"))
    return client


def fields_of(page: str) -> dict[str, str]:
    form = page.split("<main")[1].split("<form")[1].split("</form>")[0]
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form)
    return {unescape(name): unescape(value) for name, value in found}


def test_it_is_said_and_sent_again_with_one_button(strict: Client) -> None:
    text = 'Storm closes harbour\n\nThe "harbour" stayed shut <all day>.\n'
    typed = {"text": text, "source": "coastwire", "csrfmiddlewaretoken": "old"}
    answer = strict.post(reverse("newsclean:add"), typed, headers=OWN)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "This page was older than your login" in page
    assert "Send it again as Anna" in page
    assert not IncomingCopy.objects.exists()
    again = fields_of(page)
    assert {name: again[name] for name in ("text", "source")} == {"text": text, "source": "coastwire"}
    assert strict.post(reverse("newsclean:add"), again, headers=OWN).status_code == 302
    assert bytes(IncomingCopy.objects.get().original).decode() == text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        OWN | {"X-Requested-With": "XMLHttpRequest"},
    ],
)
def test_what_came_from_elsewhere_or_by_a_script_is_refused_as_ever(
    strict: Client, headers: dict[str, str]
) -> None:
    answer = strict.post(reverse("newsclean:add"), {"text": "Storm"}, headers=headers)
    assert answer.status_code == 403
    assert "Send it again" not in answer.content.decode()
    assert not IncomingCopy.objects.exists()


def test_a_file_is_to_be_chosen_again(strict: Client) -> None:
    file = SimpleUploadedFile("storm.txt", b"Storm closes harbour")
    page = strict.post(reverse("newsclean:add"), {"file": file}, headers=OWN).content.decode()
    assert "choose the file again: storm.txt." in page
    assert "Send it again" not in page


@pytest.mark.parametrize(
    "name", ["edit", "draft", "discard", "restore", "claim", "release", "decide", "delete"]
)
def test_every_form_of_the_desk_says_so(strict: Client, editor: Any, name: str) -> None:
    editor.groups.get().permissions.add(Permission.objects.get(codename="delete_incomingcopy"))
    copy = make_copy()
    answer = strict.post(reverse(f"newsclean:{name}", args=[copy.pk]), {"version": "0"}, headers=OWN)
    assert "Send it again as Anna" in answer.content.decode()
    assert IncomingCopy.objects.get().status == "waiting"


@pytest.mark.parametrize("name", ["newsclean_rules:add", "newsclean_settings:edit", "newsclean_bulk:runs"])
def test_so_do_rules_and_settings(strict: Client, name: str) -> None:
    answer = strict.post(reverse(name), {"phrase": "Give monthly"}, headers=OWN)
    assert "Send it again as Anna" in answer.content.decode()
    assert not HouseRule.objects.exists()


def test_a_token_of_today_is_taken(strict: Client) -> None:
    copy = make_copy()
    page = strict.get(reverse("newsclean:edit", args=[copy.pk])).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    sent = {"csrfmiddlewaretoken": token[1]}
    assert strict.post(reverse("newsclean:discard", args=[copy.pk]), sent, headers=OWN).status_code == 302
    assert IncomingCopy.objects.get().status == "discarded"
