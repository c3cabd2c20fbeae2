"""Copy whose split is written by hand: the desk's tests do not depend on how well the splitter splits."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page, Site

from tests.newsroom.models import FrontPage, SectionPage
from wagtail_newsclean.models import IncomingCopy, Source

STORM = [
    ("Storm closes harbour for third day", "headline", False),
    ("Photo: Lena Brandt / Coastwire", "credit", False),
    ("PORT ELLAN, March 4 — The harbour stayed shut on Wednesday.", "body", False),
    ("Sign up for our weekly letter", "newsletter", False),
    ("Every Friday in your inbox", "newsletter", False),
    ("Your address", "newsletter", False),
    ("“We have not sold a crate since Sunday,” said Mara Quill.", "body", False),
    ("Read more widely about tides", "body", True),
    ("Stand with independent reporting", "appeal", False),
]

DESK = ("add", "change", "view", "convert")


def make_copy(lines: list[tuple[str, str, bool]] = STORM, **values: Any) -> IncomingCopy:
    """A copy with these lines: (text, kind, doubtful)."""
    source = "\n".join(text for text, _kind, _ask in lines)
    blocks, start = [], 0
    for text, kind, ask in lines:
        end = start + len(text)
        blocks.append(
            {
                "kind": kind,
                "start": start,
                "end": end,
                "confidence": 0.5 if ask else 0.9,
                "ask": ask,
                "reasons": [f"it looks like {kind}"],
                "second": "related" if ask else None,
            }
        )
        start = end + 1
    headline = next((text for text, kind, _ in lines if kind == "headline"), None)
    split = {
        "source": source,
        "lines": [{"start": b["start"], "end": b["end"], "html": ""} for b in blocks],
        "blocks": blocks,
        "headline": headline,
        "standfirst": None,
        "byline": [],
        "dateline": _dateline(source),
        "credits": [],
        "pictures": [],
        "warnings": [],
    }
    name = values.pop("source", "coastwire")
    defaults = {
        "original": source.encode(),
        "received_as": "text",
        "source": Source.objects.get_or_create(name=name)[0] if name else None,
        "title": headline or "(no headline found)",
        "language": "en",
        "doubtful": sum(ask for *_, ask in lines),
        "split": split,
    }
    return IncomingCopy.objects.create(**(defaults | values))


def _dateline(source: str) -> dict[str, Any] | None:
    text = "PORT ELLAN, March 4 — "
    start = source.find(text)
    return {"text": text, "start": start, "end": start + len(text)} if start >= 0 else None


def make_newsroom() -> SectionPage:
    """A front page with one section, "Harbour", served at localhost."""
    root = Page.get_first_root_node()
    front = root.add_child(instance=FrontPage(title="The Tide", slug="tide"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": front}
    )
    return front.add_child(instance=SectionPage(title="Harbour", slug="harbour"))


def make_user(name: str, *permissions: str, section: SectionPage | None = None) -> Any:
    """Somebody with admin access, these rights on incoming copy, and the right to publish in ``section``."""
    user = get_user_model().objects.create_user(
        name, email=f"{name}@tide.example", password="harbour", first_name=name.title()
    )
    group = Group.objects.create(name=f"{name}'s group")
    names = ["access_admin", *(f"{p}_incomingcopy" for p in permissions)]
    group.permissions.add(*Permission.objects.filter(codename__in=names))
    if section:
        for codename in ("add_page", "change_page", "publish_page"):
            permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
            GroupPagePermission.objects.create(group=group, page=section, permission=permission)
    user.groups.add(group)
    return user
