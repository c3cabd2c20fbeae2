from __future__ import annotations

import pytest
from taggit.models import Tag

from tests.othersites.models import Topic
from wagtail_newsclean.models import VocabularyForm
from wagtail_newsclean.services import vocabulary

pytestmark = pytest.mark.django_db


def forms(label: str) -> set[str]:
    return set(VocabularyForm.objects.filter(vocabulary=label).values_list("form", flat=True))


def test_the_vocabulary_is_that_of_the_mapped_page_models() -> None:
    assert vocabulary.tag_models() == [Tag, Topic]


def test_an_edit_of_a_tag_is_seen_at_once() -> None:
    tag = Tag.objects.create(name="Port Ellan")
    assert forms("taggit.Tag") == {"Port Ellan"}
    tag.name = "Port of Ellan"
    tag.save()
    assert forms("taggit.Tag") == {"Port of Ellan"}
    tag.delete()
    assert forms("taggit.Tag") == set()


def test_all_tags_of_an_existing_site_are_read() -> None:
    Topic.objects.bulk_create([Topic(name=f"Topic {n}", slug=f"topic-{n}") for n in range(7)])
    assert vocabulary.index_all_tags(Topic) == 7
    assert len(forms("othersites.Topic")) == 7


def test_a_closed_list_of_tags_takes_no_new_ones(django_user_model: type) -> None:
    boss = django_user_model.objects.create_superuser("boss")  # type: ignore[attr-defined]
    anna = django_user_model.objects.create_user("anna")  # type: ignore[attr-defined]
    assert not vocabulary.may_make_tags(Topic, boss)
    assert vocabulary.may_make_tags(Tag, boss)
    assert not vocabulary.may_make_tags(Tag, anna)
