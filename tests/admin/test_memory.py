from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from wagtail_newsclean.models import HouseRule, IncomingCopy, LearntLine, Source
from wagtail_newsclean.services.intake import add_copy

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any, django_user_model: Any) -> Any:
    """A client logged in as somebody who may see and change rules and learnt lines, no administrator."""
    user = django_user_model.objects.create_user("anna", password="harbour")
    names = ["access_admin", "view_incomingcopy"]
    names += [f"{verb}_houserule" for verb in ("add", "change", "delete", "view")]
    names += [f"{verb}_learntline" for verb in ("change", "delete", "view")]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return client


def test_a_learnt_line_is_listed_and_switched_off(desk: Any) -> None:
    source = Source.objects.create(name="coastwire")
    line = LearntLine.objects.create(
        source=source, fingerprint=1, text="Tides at your door", kind="newsletter"
    )
    assert b"Tides at your door" in desk.get(reverse("newsclean_learnt:list")).content
    response = desk.post(
        reverse("newsclean_learnt:edit", args=[line.pk]), {"kind": "appeal", "everywhere": "on"}
    )
    assert response.status_code == 302
    line.refresh_from_db()
    assert (line.kind, line.active, line.everywhere) == ("appeal", False, True)


def test_the_test_box_shows_what_a_phrase_hits_in_recent_copy(desk: Any) -> None:
    add_copy(
        text="Storm\n\nThe harbour stayed shut.\nSupport our <b>tides</b> from 2 a month", source="coastwire"
    )
    response = desk.get(reverse("newsclean_rules:try"), {"phrase": "support * from # a month"})
    words = " ".join(response.content.decode().split())
    assert "It hits 1 line. The newest copy was looked at." in words
    assert b"&lt;b&gt;tides" in response.content
    add_copy(text="Harbour\n\n" + "\n\n".join(f"Support us from {n} a month" for n in range(1, 41)))
    response = desk.get(reverse("newsclean_rules:try"), {"phrase": "support * from # a month"})
    words = " ".join(response.content.decode().split())
    assert "It hits 41 lines. The 2 newest copies were looked at." in words
    assert "The first 30 of them:" in words
    everything = desk.get(reverse("newsclean_rules:try"), {"phrase": "*"})
    assert b"match every line" in everything.content
    assert desk.get(reverse("newsclean_rules:try")).status_code == 200


def test_the_test_box_keeps_to_copy_that_one_may_see(desk: Any, django_user_model: Any) -> None:
    add_copy(text="Storm\n\nThe harbour stayed shut.\nSupport our tides from 2 a month", source="coastwire")
    anna = django_user_model.objects.get(username="anna")
    anna.user_permissions.remove(Permission.objects.get(codename="view_incomingcopy"))
    response = desk.get(reverse("newsclean_rules:try"), {"phrase": "support * from # a month"})
    assert "There is no copy yet to try it on." in response.content.decode()


def test_a_rule_that_matches_every_line_is_refused_in_words(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = reverse("newsclean_rules:add")
    response = desk.post(url, {"phrase": "* *", "kind": "ad", "active": "on"})
    assert "every line" in response.content.decode()
    words = "Schreiben Sie mindestens ein Wort."
    monkeypatch.setattr("wagtail_newsclean.models.memory.MATCHES_EVERYTHING", words)
    assert words in desk.post(url, {"phrase": "* *", "kind": "ad", "active": "on"}).content.decode()
    assert desk.post(url, {"phrase": "advertisement", "kind": "ad", "active": "on"}).status_code == 302
    assert HouseRule.objects.get().kind == "ad"


def test_people_without_the_right_see_no_lines_of_copy(client: Any, django_user_model: Any) -> None:
    user = django_user_model.objects.create_user("bo")
    user.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    client.force_login(user)
    assert client.get(reverse("newsclean_rules:try"), {"phrase": "harbour"}).status_code == 403
    assert client.get(reverse("newsclean_learnt:list")).status_code == 302


@pytest.mark.parametrize("model", [LearntLine, HouseRule, Source, IncomingCopy])
def test_no_chooser_shows_them_to_people_without_the_right(
    client: Any, django_user_model: Any, model: Any
) -> None:
    user = django_user_model.objects.create_user("otto")
    user.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    client.force_login(user)
    chooser = f"{reverse('wagtailadmin_home')}snippets/choose/wagtail_newsclean/{model._meta.model_name}/"
    assert client.get(chooser).status_code == 404
    assert client.get(f"{chooser}results/").status_code == 404


def test_an_empty_memory_and_a_clean_report_say_so_and_what_fills_them(client: Any, admin_user: Any) -> None:
    client.force_login(admin_user)
    assert "Nothing was learnt yet." in client.get(reverse("newsclean_learnt:list")).content.decode()
    report = client.get(reverse("newsclean_editor:report")).content.decode()
    assert "No published page that was looked at has an open finding." in report


def test_a_source_that_copy_came_from_stays_and_its_screen_says_why(client: Any, admin_user: Any) -> None:
    client.force_login(admin_user)
    copies = [add_copy(text=f"Storm {n}", source="coastwire") for n in (1, 2)]
    used, unused = copies[0].source, Source.objects.create(name="nobody")
    for source in (used, unused):
        url = reverse("newsclean_sources:delete", args=[source.pk])
        shown = client.get(url).content.decode()
        assert ("prevent it from being deleted" in shown) is (source == used)
        assert ("Go back" in shown) is (source == used), "a way out where nothing can be done"
        assert f"referenced {2 if source == used else 0} times" in shown
        client.post(url)
    assert list(Source.objects.all()) == [used]


def test_of_many_sources_those_that_copy_came_from_stay(client: Any, admin_user: Any) -> None:
    client.force_login(admin_user)
    used, unused = add_copy(text="Storm", source="coastwire").source, Source.objects.create(name="nobody")
    url = reverse("wagtail_bulk_action", args=["wagtail_newsclean", "source", "delete"])
    client.post(f"{url}?id={used.pk}&id={unused.pk}")
    assert list(Source.objects.all()) == [used]


def test_all_learnt_lines_in_the_list_are_those_of_its_filter(client: Any, admin_user: Any) -> None:
    client.force_login(admin_user)
    for number, kind in enumerate(["ad", "appeal", "ad"]):
        LearntLine.objects.create(fingerprint=number, text=f"Line {number}", kind=kind)
    url = reverse("wagtail_bulk_action", args=["wagtail_newsclean", "learntline", "delete"])
    client.post(f"{url}?kind=ad&id=all")
    assert list(LearntLine.objects.values_list("kind", flat=True)) == ["appeal"]


def test_a_desk_without_house_rules_is_told_what_they_are(desk: Any) -> None:
    rules = reverse("newsclean_rules:list")
    page = desk.get(rules).content.decode()
    assert "A house rule is a phrase of your own" in page
    assert f'href="{reverse("newsclean_rules:add")}"' in page
    assert "A house rule is" not in desk.get(f"{rules}?q=nowhere").content.decode()
