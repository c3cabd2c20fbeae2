"""Where nobody has translated our words, they say so: in an Arabic admin they read from left to right all the same."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from .factories import make_copy, make_newsroom

MARK = ' lang="en" dir="ltr"'
BULK = ("wagtail_bulk_action", ["wagtail_newsclean", "incomingcopy"])


@pytest.fixture
def screens(client: Client, admin_user: Any) -> Any:
    """``screens(language)``: the address of each screen with what the admin shows there."""
    make_newsroom()
    copy = make_copy()
    client.force_login(admin_user)
    of_copy = ("edit", "draft", "before_after")
    addresses = [
        reverse("newsclean:list"),
        reverse("newsclean:list") + "?q=nowhere",
        reverse("newsclean:add"),
        *(reverse(f"newsclean:{name}", args=[copy.pk]) for name in of_copy),
        *(reverse(BULK[0], args=[*BULK[1], action]) + f"?id={copy.pk}" for action in ("delete", "hand")),
        reverse("newsclean_settings:edit"),
        reverse("newsclean_bulk:runs"),
        reverse("newsclean_editor:report"),
        reverse("newsclean_refused:report"),
        reverse("newsclean_rules:add"),
    ]

    def screens(language: str) -> dict[str, str]:
        UserProfile.objects.update_or_create(user=admin_user, defaults={"preferred_language": language})
        pages = {address: client.get(address).content.decode() for address in addresses}
        return {address: page.partition("<body")[2] for address, page in pages.items()}

    return screens


def test_every_screen_says_so_in_an_arabic_admin(screens: Any) -> None:
    assert [address for address, page in screens("ar").items() if MARK not in page] == []


def test_no_screen_says_so_where_it_is_translated_or_the_admin_reads_from_left_to_right(screens: Any) -> None:
    for language in ("de", "en", "pl"):
        assert [address for address, page in screens(language).items() if MARK in page] == []


def test_the_count_of_the_inbox_is_set_apart_in_an_arabic_admin(screens: Any) -> None:
    assert "\u20661 to do, oldest" in next(iter(screens("ar").values()))
