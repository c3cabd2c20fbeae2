from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from wagtail_newsclean.admin.moments import clock
from wagtail_newsclean.models import IncomingCopy

from .factories import DESK, make_copy, make_user

INBOX = reverse("newsclean:list")


def titles(response: Any) -> list[str]:
    return [copy.title for copy in response.context["object_list"]]


def hours_ago(hours: float) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(hours=hours)


def test_what_waits_comes_oldest_first_and_the_rest_stays_away(desk: Client) -> None:
    make_copy(title="young", received_at=hours_ago(1))
    make_copy(title="old", received_at=hours_ago(3), status="reviewed")
    make_copy(title="gone", status="discarded")
    make_copy(title="done", status="drafted")
    response = desk.get(INBOX)
    assert titles(response) == ["old", "young"]
    assert "2 to do, oldest 3\xa0hours" in response.content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("status=discarded", ["gone"]),
        ("status=all", ["young", "gone"]),
        ("q=you", ["young"]),
        ("q=portnews&status=all", ["gone"]),
        ("language=uk&status=all", ["gone"]),
    ],
)
def test_search_and_filters(desk: Client, query: str, expected: list[str]) -> None:
    make_copy(title="gone", status="discarded", source="portnews", language="uk", received_at=hours_ago(2))
    make_copy(title="young", received_at=hours_ago(1))
    assert titles(desk.get(f"{INBOX}?{query}")) == expected


def test_by_source(desk: Client) -> None:
    make_copy(title="theirs", source="portnews")
    ours = make_copy(title="ours")
    assert titles(desk.get(INBOX, {"source": ours.source_id})) == ["ours"]


def test_a_row_says_what_it_needs(desk: Client) -> None:
    colleague = make_user("maria", *DESK)
    copy = make_copy(opened_by=colleague, opened_at=timezone.now())
    page = desk.get(INBOX).content.decode()
    assert reverse("newsclean:edit", args=[copy.pk]) in page
    assert "1 doubtful" in page
    assert "open by Maria" in page


def test_what_cannot_wait_comes_first(desk: Client) -> None:
    make_copy(title="old", received_at=hours_ago(3))
    make_copy(title="flash", received_at=hours_ago(1), urgent=True)
    response = desk.get(INBOX)
    assert titles(response) == ["flash", "old"]
    assert "urgent</b>" in response.content.decode()


def test_an_embargo_shows_until_it_ends(desk: Client) -> None:
    copy = make_copy(embargo=True, embargo_until=hours_ago(-1))
    assert f"embargo till {clock(copy.embargo_until)}" in desk.get(INBOX).content.decode()
    IncomingCopy.objects.update(embargo_until=hours_ago(1))
    assert "embargo" not in desk.get(INBOX).content.decode()
    IncomingCopy.objects.update(embargo_until=None)
    assert "embargo without an end" in desk.get(INBOX).content.decode()


def test_copy_is_claimed_released_and_taken_over(desk: Client, editor: Any) -> None:
    copy = make_copy()
    claim, release = (reverse(f"newsclean:{step}", args=[copy.pk]) for step in ("claim", "release"))
    answer = desk.post(claim, {"list": "source=3&q=storm\r\nX: y"}, follow=True)
    assert "is yours now" in answer.content.decode()
    back = f"{reverse('newsclean:list')}?source=3&q=storm%0D%0AX%3A+y#nc-take-{copy.pk}"
    assert answer.redirect_chain[0][0] == back
    page = desk.get(INBOX).content.decode()
    assert "yours</span>" in page
    assert f'action="{release}"' in page
    colleague = Client()
    colleague.force_login(make_user("maria", *DESK))
    page = colleague.get(INBOX).content.decode()
    assert "Anna has it since" in page
    assert claim not in page
    assert "Anna claimed “Storm" in colleague.post(claim, follow=True).content.decode()
    copy.refresh_from_db()
    assert copy.claimed_by == editor
    colleague.post(release)
    copy.refresh_from_db()
    assert copy.claimed_by == editor, "only the one who has it gives it back"
    page = colleague.post(claim, {"over": "1", "from": "review"}, follow=True).content.decode()
    assert "You took “Storm closes harbour for third day” over from Anna" in page
    assert (
        "Maria has claimed this copy" in desk.get(reverse("newsclean:edit", args=[copy.pk])).content.decode()
    )
    assert "is free for everybody" in colleague.post(release, follow=True).content.decode()
    copy.refresh_from_db()
    assert (copy.claimed_by, copy.claimed_at) == (None, None)
    assert list(ModelLogEntry.objects.order_by("timestamp").values_list("action", "data")) == [
        ("wagtail_newsclean.claim", {}),
        ("wagtail_newsclean.claim", {"from": "anna"}),
        ("wagtail_newsclean.release", {}),
    ]


def test_copy_that_a_colleague_brings_back_is_free(desk: Client, client: Client, editor: Any) -> None:
    copy = make_copy(claimed_by=editor, claimed_at=timezone.now())
    desk.post(reverse("newsclean:discard", args=[copy.pk]))
    desk.post(reverse("newsclean:restore", args=[copy.pk]))
    copy.refresh_from_db()
    assert copy.claimed_by == editor, "who put it aside still sees it, and has it again"
    desk.post(reverse("newsclean:discard", args=[copy.pk]))
    client.force_login(make_user("maria", "change", "view"))
    client.post(reverse("newsclean:restore", args=[copy.pk]))
    copy.refresh_from_db()
    assert copy.claimed_by is None


def test_who_may_only_look_claims_nothing(client: Client, section: Any) -> None:
    client.force_login(make_user("vera", "view"))
    copy = make_copy()
    claim = reverse("newsclean:claim", args=[copy.pk])
    assert claim not in client.get(INBOX).content.decode()
    client.post(claim)
    copy.refresh_from_db()
    assert copy.claimed_by is None


def test_the_number_of_queries_does_not_grow(desk: Client, django_assert_num_queries: Any) -> None:
    colleague = make_user("maria", *DESK)
    make_copy(opened_by=colleague, opened_at=timezone.now())
    desk.get(INBOX)
    with CaptureQueriesContext(connection) as few:
        desk.get(INBOX)
    for number in range(30):
        now = timezone.now()
        make_copy(
            source=f"source {number}",
            opened_by=colleague,
            opened_at=now,
            claimed_by=colleague,
            claimed_at=now,
        )
    with django_assert_num_queries(len(few)):
        desk.get(INBOX)
    assert len(few) <= 22


def test_originals_and_splits_are_not_loaded(desk: Client) -> None:
    make_copy()
    (copy,) = desk.get(INBOX).context["object_list"]
    assert {"original", "split", "review"} <= copy.get_deferred_fields()


def test_empty_inboxes_say_what_to_do(desk: Client) -> None:
    add = reverse("newsclean:add")
    for said in ("No copy has come in yet.", "All copy is done. What comes in next will wait here."):
        page = desk.get(INBOX).content.decode()
        assert said in page
        for place in ("id_text", "id_file", "newsclean-by-itself"):
            assert f'href="{add}#{place}"' in page
            assert f'id="{place}"' in desk.get(add).content.decode()
        make_copy(status="discarded")
    assert "No copy fits this search" in desk.get(f"{INBOX}?q=nowhere").content.decode()


def test_what_has_not_been_done_yet_is_no_search_that_failed(desk: Client) -> None:
    make_copy()
    for status in ("drafted", "discarded"):
        url = f"{INBOX}?status={status}&q=nowhere"
        page = desk.get(url).content.decode()
        assert f"Nothing has been {status} yet." in page
        assert "No copy fits" not in page
        make_copy(status=status)
        assert "No copy fits this search" in desk.get(url).content.decode()


def test_many_are_discarded_and_brought_back(desk: Client) -> None:
    copies = [make_copy(), make_copy(status="drafted"), make_copy()]
    query = "&".join(f"id={copy.pk}" for copy in copies)
    url = reverse("wagtail_bulk_action", args=["wagtail_newsclean", "incomingcopy", "discard"])
    assert "Discard this copy?" in desk.get(f"{url}?{query}").content.decode()
    desk.post(f"{url}?{query}")
    assert list(IncomingCopy.objects.order_by("pk").values_list("status", flat=True)) == [
        "discarded",
        "drafted",
        "discarded",
    ]
    desk.post(f"{url.replace('discard', 'restore')}?{query}")
    assert IncomingCopy.objects.filter(status="waiting").count() == 2


def test_many_are_deleted_after_a_confirmation_that_says_what_goes(
    desk: Client, client: Client, section: Any
) -> None:
    copies = [make_copy(title="one"), make_copy(title="two")]
    url = reverse("wagtail_bulk_action", args=["wagtail_newsclean", "incomingcopy", "delete"])
    url += "?" + "&".join(f"id={copy.pk}" for copy in copies)
    desk.post(url)
    assert IncomingCopy.objects.count() == 2, "without the right"
    client.force_login(make_user("dora", "view", "delete"))
    copies[0].claimed_by = make_user("maria", *DESK)
    copies[0].save()
    page = " ".join(client.get(url).content.decode().split())
    assert "The originals go with it. Pages that were made of it stay." in page
    assert "Maria has it since" in page
    assert 'class="button serious"' in page
    assert IncomingCopy.objects.count() == 2
    client.post(url)
    assert not IncomingCopy.objects.exists()
    assert ModelLogEntry.objects.filter(action="wagtail.delete").count() == 2


def test_nobody_deletes_copy_that_they_do_not_see(client: Client, section: Any) -> None:
    client.force_login(make_user("dora", "delete"))
    copy = make_copy(title="hidden from her")
    url = reverse("wagtail_bulk_action", args=["wagtail_newsclean", "incomingcopy", "delete"])
    assert "hidden from her" not in client.get(f"{url}?id={copy.pk}").content.decode()
    client.post(f"{url}?id={copy.pk}")
    assert IncomingCopy.objects.exists()


def test_bulk_actions_need_the_right_to_change(client: Client, section: Any) -> None:
    client.force_login(make_user("vera", "view"))
    copy = make_copy()
    client.post(
        f"{reverse('wagtail_bulk_action', args=['wagtail_newsclean', 'incomingcopy', 'discard'])}?id={copy.pk}"
    )
    copy.refresh_from_db()
    assert copy.status == "waiting"


def test_deleting_needs_the_right_and_a_confirmation(desk: Client, client: Client) -> None:
    copy = make_copy()
    url = reverse("newsclean:delete", args=[copy.pk])
    assert desk.post(url).status_code == 302
    assert IncomingCopy.objects.exists()
    client.force_login(make_user("dora", "view", "delete"))
    assert client.get(url).status_code == 200
    assert IncomingCopy.objects.exists()
    client.post(url)
    assert not IncomingCopy.objects.exists()


@pytest.mark.parametrize("drafted", [False, True])
def test_deleting_says_what_goes_and_what_stays(client: Client, section: Any, drafted: bool) -> None:
    copy = make_copy(page=section if drafted else None)
    client.force_login(make_user("dora", "view", "delete"))
    said = client.get(reverse("newsclean:delete", args=[copy.pk])).content.decode()
    assert "The original, as it came in, goes for good." in said
    assert ("The page that was made of it stays." in said) is drafted


def test_the_menu_shows_it_only_to_those_who_may_see_it(client: Client, section: Any) -> None:
    client.force_login(make_user("vera", "view"))
    assert INBOX in client.get(reverse("wagtailadmin_home")).content.decode()
    client.force_login(make_user("oleg"))
    assert INBOX not in client.get(reverse("wagtailadmin_home")).content.decode()
    assert client.get(INBOX).status_code == 302


def test_the_group_form_offers_every_right(admin_client: Client) -> None:
    page = admin_client.get(reverse("wagtailusers_groups:add")).content.decode()
    for codename in ("add", "change", "delete", "view", "convert"):
        right = Permission.objects.get(codename=f"{codename}_incomingcopy")
        assert f'name="permissions" value="{right.pk}"' in page


@pytest.mark.parametrize(
    ("query", "gone"), [("", ["old"]), ("status=discarded", ["out"]), ("status=all&q=don", ["done"])]
)
def test_all_in_the_list_is_what_the_list_shows(
    client: Client, admin_user: Any, query: str, gone: list[str]
) -> None:
    client.force_login(admin_user)
    for title, status in {"old": "waiting", "done": "drafted", "out": "discarded"}.items():
        make_copy(title=title, status=status)
    url = reverse("wagtail_bulk_action", args=["wagtail_newsclean", "incomingcopy", "delete"])
    url = f"{url}?{query}&id=all&next={INBOX}"
    asked = client.get(url)
    assert [row["item"].title for row in asked.context["items"]] == gone
    make_copy(title="done came in meanwhile", status="discarded" if "discarded" in query else "waiting")
    client.post(url, {"shown": asked.context["shown"]})
    left = {"old", "done", "out", "done came in meanwhile"} - set(gone)
    assert set(IncomingCopy.objects.values_list("title", flat=True)) == left
