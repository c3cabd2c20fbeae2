"""What the newsroom sets in the admin beats the site's code, is previewed first, and needs a right of its own."""

from __future__ import annotations

import html
import json
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.rich_text import RichText

from tests.admin.factories import DESK, make_copy, make_user
from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.models import DeskSettings
from wagtail_newsclean.services.findings import findings_for
from wagtail_newsclean.services.site_settings import site_settings

pytestmark = pytest.mark.django_db

EDIT = reverse("newsclean_settings:edit")
NOTHING = {
    "dateline_style": "",
    "dateline_separator": "",
    "dateline_months": "",
    "stand_alone": "",
    "tag_ticked": "",
    "tag_offered": "",
    "ask_below": "",
    "ask_margin": "",
    "gate": ["embargo", "desk_note"],
    "version": "0",
}


def preview_of(section: str) -> str:
    return reverse("newsclean_settings:preview", args=[section])


@pytest.fixture
def chief(section: SectionPage, client: Client) -> Client:
    """Somebody without administrator rights who may change the settings."""
    user = make_user("carla", *DESK, section=section)
    user.user_permissions.add(Permission.objects.get(codename="change_desksettings"))
    client.force_login(user)
    return client


def words(response: Any) -> str:
    return " ".join(html.unescape(response.content.decode()).split())


def test_it_stands_in_the_menu_for_who_may_change_it(chief: Client, editor: Any) -> None:
    assert EDIT in chief.get(reverse("wagtailadmin_home")).content.decode()
    anna = Client()
    anna.force_login(editor)
    assert EDIT not in anna.get(reverse("wagtailadmin_home")).content.decode()
    for response in (anna.get(EDIT), anna.post(EDIT, NOTHING), anna.post(preview_of("gate"), NOTHING)):
        assert response.status_code == 302
        assert response.url == reverse("wagtailadmin_home")
    assert not DeskSettings.objects.exists()


def test_the_group_form_offers_the_right(admin_client: Client) -> None:
    right = Permission.objects.get(codename="change_desksettings")
    assert f'value="{right.pk}"' in admin_client.get(reverse("wagtailusers_groups:add")).content.decode()


def test_what_is_left_empty_is_the_sites(chief: Client) -> None:
    page = chief.get(EDIT).content.decode()
    assert 'placeholder="0.5"' in page
    assert page.count('name="gate"') == page.count('type="checkbox"') - 1
    assert chief.post(EDIT, NOTHING).status_code == 302
    assert DeskSettings.objects.get().chosen() == {}


def test_what_is_set_counts_from_then_on(chief: Client, section: SectionPage) -> None:
    page = section.add_child(
        instance=ArticlePage(
            title="Storm",
            body=[("paragraph", RichText("<p>Eds: photos will follow</p><p>The harbour shut.</p>"))],
        )
    )
    assert findings_for(page, only_holding=True)
    chief.post(
        EDIT, NOTHING | {"gate": ["phone"], "tag_ticked": "0.9", "stand_alone": "Port Ellan\nSarn Bay"}
    )
    assert not findings_for(page, only_holding=True)
    now = site_settings()
    assert (now.gate, now.tag_ticked, now.tag_offered) == (("phone",), 0.9, 0.12)
    assert now.stand_alone == ("Port Ellan", "Sarn Bay")
    chief.post(EDIT, NOTHING | {"gate": [], "version": "1"})
    assert site_settings().gate == ()


def test_a_wrong_value_is_named_and_nothing_saved(chief: Client) -> None:
    response = chief.post(EDIT, NOTHING | {"tag_ticked": "0.1", "tag_offered": "0.5"})
    assert response.status_code == 422
    assert "Ticked must be the higher." in words(response)
    assert chief.post(EDIT, NOTHING | {"ask_below": "7"}).status_code == 422
    assert chief.post(EDIT, NOTHING | {"gate": ["spelling"]}).status_code == 422
    assert not DeskSettings.objects.exists()


def test_datelines_are_previewed_on_the_newsrooms_own(chief: Client) -> None:
    make_copy()
    posted = NOTHING | {"dateline_style": "reuters", "dateline_months": "de"}
    shown = words(chief.post(preview_of("datelines"), posted))
    assert "PORT ELLAN, March 4 —" in shown
    assert "LONDON, 4. März (Coastwire) -" in shown
    assert "PORTLAND, Oregon" in shown
    alone = words(chief.post(preview_of("datelines"), posted | {"stand_alone": "Portland"}))
    assert "PORTLAND, 4. März" in alone
    assert not DeskSettings.objects.exists()


def test_the_preview_works_without_a_script(chief: Client) -> None:
    response = chief.post(EDIT, NOTHING | {"dateline_style": "city", "preview": "yes"})
    assert "London —" in words(response)
    assert 'value="city" selected' in response.content.decode()
    assert not DeskSettings.objects.exists()


def test_the_other_previews(chief: Client, section: SectionPage) -> None:
    make_copy()
    assert "goes on, with a warning" in words(chief.post(preview_of("gate"), NOTHING))
    assert "Storm closes harbour" in words(chief.post(preview_of("doubt"), NOTHING))
    assert "no published story yet" in words(chief.post(preview_of("tags"), NOTHING))
    assert "mended" in words(chief.post(preview_of("tags"), NOTHING | {"tag_ticked": "x"}))
    assert chief.post(preview_of("nothing"), NOTHING).status_code == 404


def test_tags_are_previewed_in_their_bands(
    chief: Client, section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(4):
            page = ArticlePage(
                title=f"Storm {number}",
                body=[("paragraph", RichText(f"<p>The storm closed the harbour again, day {number}.</p>"))],
            )
            section.add_child(instance=page)
            page.tags.add("Storm", "Harbour")
            page.save()
    ticked, _, rest = words(chief.post(preview_of("tags"), NOTHING | {"tag_ticked": "0.4"})).partition(
        "Offered"
    )
    assert "Storm" in ticked.partition("Ticked")[2]
    ticked, _, rest = words(chief.post(preview_of("tags"), NOTHING | {"tag_ticked": "1"})).partition(
        "Offered"
    )
    assert "none" in ticked.partition("Ticked")[2]
    assert "Storm" in rest


def test_the_desk_proposes_the_house_style_where_it_is_set(desk: Client) -> None:
    copy = make_copy()
    found = copy.split["dateline"] | {"place": "PORT ELLAN", "places": ["PORT ELLAN"], "date": "2026-03-04"}
    copy.split = copy.split | {"dateline": found}
    copy.save()
    review = reverse("newsclean:edit", args=[copy.pk])
    assert "Dateline in house style" not in words(desk.get(review))
    DeskSettings.objects.create(pk=1, dateline_style="city-date", dateline_months="de")
    page = desk.get(review).content.decode()
    assert 'data-nc-accept="dateline" value="Port Ellan, 4. März —"' in page
    assert "PORT ELLAN, March 4 —" in page, "nothing is changed unasked"
    decide = reverse("newsclean:decide", args=[copy.pk])
    desk.post(decide, {"suggestion": "dateline:Port Ellan, 4. März —", "status": "refused"})
    (group,) = [group for group in desk.get(review).context["suggestions"] if group.field == "dateline"]
    assert (group.items, [item.text for item in group.refused]) == ((), ["Port Ellan, 4. März —"])


def test_two_people_at_once(chief: Client, admin_client: Client) -> None:
    admin_client.post(EDIT, NOTHING | {"dateline_style": "ap"})
    response = chief.post(EDIT, NOTHING | {"dateline_style": "city"})
    assert response.status_code == 409
    assert "saved these settings meanwhile" in words(response)
    assert 'value="city" selected' in response.content.decode()
    assert DeskSettings.objects.get().dateline_style == "ap"
    assert chief.post(EDIT, NOTHING | {"dateline_style": "city", "version": "1"}).status_code == 302
    assert DeskSettings.objects.get().dateline_style == "city"


def test_back_to_the_sites_defaults_and_all_in_the_log(chief: Client) -> None:
    chief.post(EDIT, NOTHING | {"dateline_style": "city"})
    assert "Back to the site" in words(chief.get(EDIT))
    chief.post(EDIT, {"reset": "yes"})
    assert not DeskSettings.objects.exists()
    messages = [entry.message for entry in ModelLogEntry.objects.filter(action="wagtail_newsclean.settings")]
    assert messages == [
        "Desk settings put back to the site's defaults",
        "Desk settings changed: dateline_style",
    ]


def test_the_settings_are_read_once_a_request(desk: Client, section: SectionPage) -> None:
    copy = make_copy()
    desk.get(reverse("newsclean:edit", args=[copy.pk]))
    with CaptureQueriesContext(connection) as captured:
        desk.get(reverse("newsclean:edit", args=[copy.pk]))
    assert sum("desksettings" in query["sql"] for query in captured) <= 1


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({}, "ELLAN —</span>"),
        ({"dateline_separator": ":"}, "ELLAN:</span>"),
        ({"dateline_style": "reuters"}, "ELLAN -</span>"),
    ],
)
def test_pages_and_feeds_set_the_separator(newsroom: Any, client: Client, choice: Any, expected: str) -> None:
    DeskSettings.objects.create(pk=1, **choice)
    body = [("paragraph", RichText("<p>The harbour shut.</p>"))]
    story = newsroom.article(body=body, dateline="ELLAN")
    assert expected in client.get(story.url).content.decode()
    feed = html.unescape(client.get("/feeds/rss.xml").content.decode())
    assert expected.replace("</span>", "") in feed


def test_a_newer_style_than_the_site_knows_is_ignored() -> None:
    DeskSettings.objects.create(pk=1, gate=["embargo"], dateline_style="future")
    assert json.dumps(site_settings().gate) == '["embargo"]'
