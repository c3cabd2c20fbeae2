"""Who may do what at the desk: every kind of user at every address."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from tests.newsroom.models import SectionPage
from wagtail_newsclean.models import IncomingCopy, LearntLine
from wagtail_newsclean.services.claims import hand_over

from .factories import STORM, make_copy, make_user

pytestmark = pytest.mark.django_db

#: What users are given, by kind. "stringer" adds copy and sees only that.
USERS = {
    "nobody": (),
    "viewer": ("view",),
    "stringer": ("add",),
    "reviewer": ("change",),
    "desk": ("add", "change", "view"),
    "converter": ("view", "change", "convert"),
    "own converter": ("add", "change", "convert"),
}
TEACHER = ("add_learntline", "change_learntline", "view_learntline", "add_houserule", "view_houserule")

OK, MOVED, HOME, GONE, FORBIDDEN = "ok", "moved", "home", 404, 403


def outcome(response: Any) -> Any:
    """What became of a request: served, done and moved on, sent home for want of a right, or an error."""
    if response.status_code in (301, 302):
        return HOME if response.url == reverse("wagtailadmin_home") else MOVED
    return OK if response.status_code < 300 else response.status_code


def save(client: Client, copy: IncomingCopy) -> Any:
    fields = {f"kind-{b.start}-{b.end}": b.kind.value for b in copy.get_review().blocks}
    data = fields | {"version": str(copy.version), "headline": copy.title}
    return client.post(url("edit", copy), data, headers={"X-Requested-With": "XMLHttpRequest"})


def url(name: str, copy: IncomingCopy) -> str:
    return reverse(f"newsclean:{name}", args=[copy.pk])


def bulk(action: str) -> Callable[[Client, IncomingCopy], Any]:
    def post(client: Client, copy: IncomingCopy) -> Any:
        address = reverse("wagtail_bulk_action", args=["wagtail_newsclean", "incomingcopy", action])
        client.post(f"{address}?id={copy.pk}")
        before = copy.status
        copy.refresh_from_db()
        return MOVED if copy.status != before else FORBIDDEN

    return post


ENDPOINTS: dict[str, Callable[[Client, IncomingCopy], Any]] = {
    "review": lambda c, copy: c.get(url("edit", copy)),
    "save": save,
    "decide": lambda c, copy: c.post(
        url("decide", copy),
        {"suggestion": "tags:storm", "status": "refused"},
        headers={"Accept": "application/json"},
    ),
    "draft": lambda c, copy: c.get(url("draft", copy)),
    "make draft": lambda c, copy: c.post(url("draft", copy), {"target": "nowhere"}),
    "discard": lambda c, copy: c.post(url("discard", copy)),
    "restore": lambda c, copy: c.post(url("restore", copy)),
    "leave": lambda c, copy: c.post(url("leave", copy)),
    "next": lambda c, copy: c.get(url("next", copy)),
    "history": lambda c, copy: c.get(url("history", copy)),
    "history results": lambda c, copy: c.get(url("history_results", copy)),
    "delete": lambda c, copy: c.get(url("delete", copy)),
    "bulk discard": bulk("discard"),
}

#: For copy of somebody else's: user kind -> what each endpoint, in the order above, answers.
OTHERS = {
    "nobody": [HOME, FORBIDDEN, HOME, HOME, HOME, HOME, HOME, HOME, HOME, HOME, HOME, HOME, FORBIDDEN],
    "viewer": [OK, FORBIDDEN, HOME, HOME, HOME, HOME, HOME, HOME, MOVED, OK, OK, HOME, FORBIDDEN],
    "stringer": [GONE, GONE, HOME, GONE, GONE, HOME, HOME, HOME, GONE, GONE, GONE, GONE, FORBIDDEN],
    "reviewer": [GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, FORBIDDEN],
    "desk": [OK, OK, OK, HOME, HOME, MOVED, MOVED, OK, MOVED, OK, OK, HOME, MOVED],
    "converter": [OK, OK, OK, OK, 400, MOVED, MOVED, OK, MOVED, OK, OK, HOME, MOVED],
    "own converter": [GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, FORBIDDEN],
}
#: The same for copy that the user added, or was handed.
OWN = OTHERS | {
    "stringer": [OK, FORBIDDEN, HOME, HOME, HOME, HOME, HOME, HOME, MOVED, OK, OK, HOME, FORBIDDEN],
    "reviewer": [OK, OK, OK, HOME, HOME, MOVED, MOVED, OK, MOVED, OK, OK, HOME, MOVED],
    "own converter": [OK, OK, OK, OK, 400, MOVED, MOVED, OK, MOVED, OK, OK, HOME, MOVED],
}


def answers(
    kind: str, client: Client, section: SectionPage, make: Callable[[Any], IncomingCopy]
) -> dict[str, Any]:
    user = make_user(kind.replace(" ", "-"), *USERS[kind], section=section)
    client.force_login(user)
    found = {}
    for name, ask in ENDPOINTS.items():
        answer = ask(client, make(user))
        found[name] = answer if isinstance(answer, (str, int)) else outcome(answer)
    return found


@pytest.mark.parametrize("kind", USERS)
def test_copy_of_others(kind: str, client: Client, section: SectionPage) -> None:
    other = make_user("other", "add")
    make_copy(created_by=other)  # waits too
    found = answers(kind, client, section, lambda user: make_copy(created_by=other))
    assert found == dict(zip(ENDPOINTS, OTHERS[kind], strict=True))


@pytest.mark.parametrize("how", ["created_by", "claimed_by"])
@pytest.mark.parametrize("kind", [kind for kind in USERS if kind != "nobody"])
def test_copy_of_ones_own(kind: str, how: str, client: Client, section: SectionPage) -> None:
    def make(user: Any) -> IncomingCopy:
        make_copy(**{how: user})  # waits too
        return make_copy(**{how: user})

    assert answers(kind, client, section, make) == dict(zip(ENDPOINTS, OWN[kind], strict=True))


@pytest.mark.parametrize(("kind", "titles"), [("stringer", ["mine"]), ("viewer", ["mine", "theirs"])])
def test_lists_counts_and_logs_keep_to_what_one_may_see(
    kind: str, titles: list[str], client: Client, section: SectionPage
) -> None:
    user = make_user("stella", *USERS[kind], section=section)
    desk = make_user("dora", "add", "change", "view")
    copies = [make_copy(title="mine", created_by=user), make_copy(title="theirs")]
    client.force_login(desk)
    for copy in copies:
        client.post(url("discard", copy))
        client.post(url("restore", copy))
    client.force_login(user)
    response = client.get(reverse("newsclean:list"))
    assert sorted(copy.title for copy in response.context["object_list"]) == titles
    assert f"{len(titles)} to do" in response.content.decode()
    results = client.get(reverse("newsclean:list_results"), {"q": "theirs"}).content.decode()
    assert ("No copy fits" in results) == ("theirs" not in titles)
    history = client.get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert "theirs" not in history, "the site's history names no copy"
    own = client.get(url("history", copies[1]))
    assert own.status_code == (200 if "theirs" in titles else 404)


def test_bulk_actions_do_not_name_copy_that_is_kept_away(client: Client, section: SectionPage) -> None:
    user = make_user("rita", "change", section=section)
    mine, theirs = make_copy(title="mine", created_by=user), make_copy(title="theirs")
    client.force_login(user)
    for action in ("discard", "restore", "hand"):
        address = reverse("wagtail_bulk_action", args=["wagtail_newsclean", "incomingcopy", action])
        assert "theirs" not in client.get(f"{address}?id={mine.pk}&id={theirs.pk}").content.decode()


def test_handing_copy_over_opens_it_to_the_colleague(client: Client, section: SectionPage) -> None:
    stringer, desk = make_user("stella", "change"), make_user("dora", "change", "view")
    copy = make_copy()
    address = reverse("wagtail_bulk_action", args=["wagtail_newsclean", "incomingcopy", "hand"])
    client.force_login(desk)
    assert "Stella" in client.get(f"{address}?id={copy.pk}").content.decode()
    client.post(f"{address}?id={copy.pk}", {"to": stringer.pk})
    assert "Stella has it" in client.get(reverse("newsclean:list")).content.decode()
    client.force_login(stringer)
    assert client.get(url("edit", copy)).status_code == 200
    client.post(f"{address}?id={copy.pk}", {"to": ""})
    copy.refresh_from_db()
    assert copy.claimed_by == stringer, "handing over is for who sees all copy"
    client.force_login(desk)
    client.post(f"{address}?id={copy.pk}", {"to": ""})
    copy.refresh_from_db()
    assert copy.claimed_by is None
    words = [entry.message for entry in ModelLogEntry.objects.filter(action="wagtail_newsclean.hand")]
    assert words == ["Copy given back to all", "Copy handed to Stella"]


@pytest.mark.parametrize("may_teach", [True, False])
def test_teaching_is_a_right_of_its_own(may_teach: bool, client: Client, section: SectionPage) -> None:
    user = make_user("tess", "change", "view", section=section)
    if may_teach:
        user.user_permissions.add(*Permission.objects.filter(codename__in=TEACHER))
    client.force_login(user)
    copy = make_copy()
    fields = {f"kind-{b.start}-{b.end}": b.kind.value for b in copy.get_review().blocks}
    last = list(fields)[-1]
    client.post(url("edit", copy), fields | {last: "legal", "version": "0", "headline": copy.title})
    assert LearntLine.objects.exists() is may_teach
    pages = {
        "newsclean_learnt:list": OK if may_teach else HOME,
        "newsclean_rules:list": OK if may_teach else HOME,
        "newsclean_rules:add": OK if may_teach else HOME,
        "newsclean_rules:try": OK if may_teach else FORBIDDEN,
        "newsclean_sources:list": HOME,
    }
    assert {name: outcome(client.get(reverse(name))) for name in pages} == pages


def test_every_decision_is_in_the_log_in_words(desk: Client, editor: Any) -> None:
    editor.user_permissions.add(Permission.objects.get(codename="add_learntline"))
    copy = make_copy()
    blocks = copy.get_review().blocks
    fields = {f"kind-{b.start}-{b.end}": b.kind.value for b in blocks}
    for number, kind in ((1, "caption"), (5, "appeal"), (6, "body"), (7, "related"), (8, "appeal")):
        fields[f"kind-{blocks[number].start}-{blocks[number].end}"] = kind
    more = {
        "version": "0",
        "headline": "Storm shuts harbour",
        "dateline": "PORT ELLAN, March 4 —",
        "offered": ["tags"],
        "tags": ["storm"],
    }
    desk.post(url("edit", copy), fields | more)
    desk.post(url("decide", copy), {"suggestion": "tags:tides", "status": "refused"})
    entry = ModelLogEntry.objects.get(action="wagtail_newsclean.review")
    assert entry.user == editor
    assert entry.message == (
        "Copy reviewed: line 2 is now caption; line 6 is now appeal; line 8 is now related; "
        "headline changed; tag “storm” taken; 3 lines learnt"
    )
    assert entry.data["lines"][0] == {"line": 2, "kind": "caption", "was": "credit", "text": STORM[1][0]}
    page = html.unescape(desk.get(url("history", copy)).content.decode())
    assert "line 6 is now appeal" in page
    assert "Suggestion refused: “tides”" in page
    assert "Anna" in page


def test_runs_of_lines_are_told_together(desk: Client) -> None:
    copy = make_copy([(f"Line {n}", "body", False) for n in range(12)])
    fields = {f"kind-{b.start}-{b.end}": "appeal" for b in copy.get_review().blocks[3:9]}
    rest = {f"kind-{b.start}-{b.end}": "body" for b in copy.get_review().blocks}
    desk.post(url("edit", copy), rest | fields | {"version": "0"})
    assert ModelLogEntry.objects.get().message == "Copy reviewed: lines 4–9 are now appeal"


def test_the_log_outlives_the_copy(client: Client, section: SectionPage) -> None:
    user = make_user("dora", "view", "delete", "change")
    client.force_login(user)
    copy = make_copy(title="gone for good")
    client.post(url("discard", copy))
    client.post(url("delete", copy))
    steps = list(ModelLogEntry.objects.order_by("pk").values_list("action", "label"))
    assert [action for action, _ in steps][-2:] == ["wagtail_newsclean.discard", "wagtail.delete"]
    assert {label for _, label in steps} == {f"incoming copy {copy.pk}"}


def test_who_has_it_and_whose_it_is_costs_no_query_a_row(
    client: Client, section: SectionPage, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    hand_over([make_copy()], make_user("stella", "change"), user=None)
    client.force_login(make_user("rita", "change", "view"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("newsclean:list"))
    for number in range(10):
        hand_over([make_copy()], make_user(f"stella{number}", "change"), user=None)
    with django_assert_num_queries(len(few)):
        client.get(reverse("newsclean:list"))
