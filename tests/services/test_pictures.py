"""Pictures of the library: who may choose which."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission

from tests.newsroom.building import Newsroom
from wagtail_newsclean.services.pictures import may_choose


def test_only_images_of_collections_that_are_open_to_them_are_chosen(
    newsroom: Newsroom, django_user_model: Any
) -> None:
    group = Group.objects.create(name="Coast")
    own = Collection.get_first_root_node().add_child(name="Coast")
    choose = Permission.objects.get(codename="choose_image", content_type__app_label="wagtailimages")
    GroupCollectionPermission.objects.create(group=group, collection=own, permission=choose)
    user = django_user_model.objects.create_user("bo")
    user.groups.add(group)
    ours, others = [newsroom.image() for _ in range(2)], newsroom.image()
    type(others).objects.filter(pk__in=[image.pk for image in ours]).update(collection=own)
    assert may_choose(user, [])
    assert may_choose(user, [ours[0].pk])
    assert may_choose(user, [ours[0].pk, ours[1].pk, ours[1].pk])
    assert not may_choose(user, [others.pk])
    assert not may_choose(user, [ours[0].pk, others.pk]), "as many as the user may choose, and another"
