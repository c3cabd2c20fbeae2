from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from tests.newsroom.models import FrontPage, SectionPage


@pytest.fixture
def section(db: Any) -> SectionPage:
    """A newsroom with one section, "Harbour"."""
    root = Page.get_first_root_node()
    front = root.add_child(instance=FrontPage(title="The Tide", slug="tide"))
    return front.add_child(instance=SectionPage(title="Harbour", slug="harbour"))


@pytest.fixture
def editor(section: SectionPage) -> Any:
    """An editor without administrator rights, who may write in the section and teach the memory."""
    group = Group.objects.create(name="Desk")
    GroupPagePermission.objects.create(
        group=group, page=section, permission=Permission.objects.get(codename="add_page")
    )
    group.permissions.add(
        *Permission.objects.filter(
            codename__in=[
                "access_admin",
                "convert_incomingcopy",
                "add_incomingcopy",
                "change_incomingcopy",
                "add_learntline",
            ]
        )
    )
    GroupCollectionPermission.objects.create(
        group=group,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(codename="add_image", content_type__app_label="wagtailimages"),
    )
    user = get_user_model().objects.create_user("anna", email="anna@tide.example", password="harbour")
    user.groups.add(group)
    return user
