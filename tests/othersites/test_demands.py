"""What publishing will ask for is told before the draft is made: fields, rows, and how many blocks there may be."""

from __future__ import annotations

import datetime
import html
import re
from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import RegexValidator
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from tests.newsroom.building import Newsroom
from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.models.review import Review
from wagtail_newsclean.services.conversion import create_draft, foreseen, plan_draft
from wagtail_newsclean.services.demands import demands_of
from wagtail_newsclean.services.intake import add_copy

from .models import Author, Contributor, CountedPage, StrictPage, TutorialPage
from .test_demanding_site import picture

pytestmark = pytest.mark.django_db

PARAGRAPH = "The ferry stayed in port on Wednesday because of the storm, the company said."
HEADING = "What happens to passengers now"
LINES = [
    ("body", PARAGRAPH),
    ("heading", HEADING),
    ("note", "Note one, an older one."),
    ("note", "Note two."),
]


def copy_of(*lines: tuple[str, str], pictures: int = 0, **details: Any) -> IncomingCopy:
    drawn = "".join(f'<img src="{picture()}" alt="Picture {number}">' for number in range(pictures))
    copy = add_copy(
        html=f"<h1>Ferry stays</h1>{drawn}" + "".join(f"<p>{words}</p>" for _kind, words in lines)
    )
    text = copy.split["source"]
    blocks = [{"start": 0, "end": len("Ferry stays"), "kind": "headline"}]
    for kind, words in lines:
        start = text.index(words)
        blocks.append({"start": start, "end": start + len(words), "kind": kind})
    copy.review = (
        Review.from_json({"blocks": blocks, "headline": "Ferry stays", **details}).checked(text).to_json()
    )
    copy.save()
    return copy


def asked(copy: IncomingCopy, user: Any) -> list[tuple[str, str]]:
    found = foreseen(copy, CountedPage, plan_draft(copy, CountedPage, user=user))
    return [(demand.where, demand.message) for demand in found]


def test_fields_rows_and_blocks_are_asked_for(admin_user: Any) -> None:
    assert asked(copy_of(*LINES, pictures=2), admin_user) == [
        ("Counted intro", "This field is required."),
        ("Counted body", "Box: The maximum number of items is 1"),
        ("Counted body › Part › Content", "Photo: The maximum number of items is 1"),
        (
            "Counted body › Part › Content › Title › Words",
            "Ensure this value has at most 20 characters (it has 30).",
        ),
        ("Counted contributors", "Please submit at least 1 form."),
    ]


def test_what_is_there_is_not_asked_for(complete: IncomingCopy, admin_user: Any) -> None:
    assert asked(complete, admin_user) == []


def test_what_a_row_lacks_is_asked_for() -> None:
    page = CountedPage(title="Ferry stays", intro="Boats wait.", body=[])
    page.contributors = [Contributor(), Contributor(author=Author.objects.create(full_name="Ann Li"))]
    assert [demand for demand in demands_of(page) if "contributors" in demand.where] == [
        ("Counted contributors › Author", "This field is required.")
    ]


def test_a_few_blocks_are_too_few(admin_user: Any) -> None:
    assert ("Counted body › Part › Content", "The minimum number of items is 2") in asked(
        copy_of(("body", PARAGRAPH)), admin_user
    )


GIVEN = {"standfirst": "Boats wait.", "byline": ["Ann Li"]}


@pytest.fixture
def complete(db: None) -> IncomingCopy:
    """Copy of which nothing is asked."""
    Author.objects.create(full_name="Ann Li")
    return copy_of(("body", PARAGRAPH), ("heading", "What is next"), pictures=1, **GIVEN)


def test_what_the_page_model_checks_itself_is_told(
    complete: IncomingCopy, admin_user: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def clean(page: CountedPage) -> None:
        super(CountedPage, page).clean()
        errors = {
            "intro": f"Say more than “{page.intro}”.",
            "slug": "No slug.",
            "no_field": "Something else.",
        }
        raise ValidationError(errors | {NON_FIELD_ERRORS: ["Too quiet.", "Too short."]})

    monkeypatch.setattr(CountedPage, "clean", clean)
    assert asked(complete, admin_user) == [
        ("Counted intro", "Say more than “Boats wait.”."),
        ("Counted page", "Something else."),
        ("Counted page", "Too quiet. Too short."),
    ]


@pytest.mark.parametrize(
    ("error", "told"),
    [(ValidationError("Too quiet."), [("Counted page", "Too quiet.")]), (AttributeError("no parent"), [])],
)
def test_a_check_of_the_whole_page_and_one_that_needs_a_saved_page(
    complete: IncomingCopy, admin_user: Any, monkeypatch: pytest.MonkeyPatch, error: Exception, told: Any
) -> None:
    def clean(page: CountedPage) -> None:
        raise error

    monkeypatch.setattr(CountedPage, "clean", clean)
    assert asked(complete, admin_user) == told


def test_the_validators_of_a_field_are_asked(
    complete: IncomingCopy, admin_user: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = CountedPage._meta.get_field("intro")
    monkeypatch.setattr(
        field, "validators", [*field.validators, RegexValidator("^Ships", "Begin with ships.")]
    )
    assert asked(complete, admin_user) == [("Counted intro", "Begin with ships.")]


def test_the_draft_lacks_just_that(newsroom: Newsroom, admin_user: Any) -> None:
    copy = copy_of(*LINES, pictures=2)
    place = newsroom.front.add_child(instance=Page(title="Anywhere", slug="anywhere"))
    foretold = asked(copy, admin_user)
    page = create_draft(copy, page_model=CountedPage, parent=place, user=admin_user).page
    draft = page.get_latest_revision_as_object()
    assert demands_of(draft) == foretold
    (part,) = draft.body.blocks_by_name("part")
    assert part.value["content"].first_block_by_name("title").value["level"] == "three"


def test_the_form_tells_it_and_that_no_draft_can_be_made(
    newsroom: Newsroom, admin_client: Client, settings: Any
) -> None:
    newsroom.front.add_child(instance=Page(title="Anywhere", slug="anywhere"))
    pages = settings.WAGTAIL_NEWSCLEAN["PAGES"]
    bare = {key: value for key, value in pages["othersites.StrictPage"].items() if key != "set"}
    settings.WAGTAIL_NEWSCLEAN = {
        "PAGES": {CountedPage._meta.label: pages[CountedPage._meta.label], StrictPage._meta.label: bare}
    }
    answer = admin_client.get(reverse("newsclean:draft", args=[copy_of(*LINES).pk]))
    shown = " ".join(re.sub("<[^>]+>", " ", html.unescape(answer.content.decode())).split())
    assert "What the Counted page needs before it can be published" in shown
    assert (
        "Counted body › Part › Content › Title › Words Ensure this value has at most 20 characters" in shown
    )
    assert "Such a page must have “desk, author”, and the copy gives none." in shown, (
        "before anybody has tried"
    )


@pytest.fixture
def photo(monkeypatch: pytest.MonkeyPatch) -> None:
    """A body of texts and photos, which are Wagtail's blocks for images and must have one."""
    stream = CountedPage._meta.get_field("body").stream_block
    own = blocks.StructBlock([("image", ImageBlock()), ("caption", blocks.CharBlock(required=False))])
    own.set_name("photo")
    monkeypatch.setitem(stream.child_blocks["part"].child_blocks["content"].child_blocks, "photo", own)


@pytest.mark.usefixtures("photo")
def test_a_caption_without_its_picture_asks_for_one(admin_user: Any) -> None:
    copy = copy_of(("caption", "Boats in port."), ("body", PARAGRAPH))
    assert ("Counted body › Part › Content › Photo › Image", "This field is required.") in asked(
        copy, admin_user
    )


@pytest.mark.usefixtures("photo")
@pytest.mark.parametrize(("alt", "wanted"), [("", True), ("Boats", False)])
def test_a_picture_without_words_asks_for_them_planned_or_kept(
    newsroom: Newsroom, admin_user: Any, settings: Any, alt: str, wanted: bool
) -> None:
    mapping = settings.WAGTAIL_NEWSCLEAN["PAGES"]["othersites.CountedPage"]
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.CountedPage": mapping}}
    copy = add_copy(
        html=f'<h1>Ferry stays</h1><p>{PARAGRAPH}</p><img src="{picture()}" alt="{alt}"><p>{PARAGRAPH}</p>'
    )
    words = (
        "Counted body › Part › Content › Photo › Image",
        "Please add some alt text for your image or mark it as decorative",
    )
    assert (words in asked(copy, admin_user)) is wanted
    place = newsroom.front.add_child(instance=Page(title="Anywhere", slug="anywhere"))
    page = create_draft(copy, page_model=CountedPage, parent=place, user=admin_user).page
    assert (words in demands_of(page.get_latest_revision_as_object())) is wanted


def form_of(page_model: type[Page], monkeypatch: pytest.MonkeyPatch) -> Any:
    """The form of the page editor, the same each time for this test, to be changed."""
    handler = page_model.get_edit_handler()
    form = handler.get_form_class()
    monkeypatch.setattr(handler, "get_form_class", lambda: form)
    return form


@pytest.mark.parametrize(("most", "counts", "told"), [(1, True, True), (2, True, False), (1, False, False)])
def test_too_many_rows_are_told(monkeypatch: pytest.MonkeyPatch, most: int, counts: bool, told: bool) -> None:
    formset = form_of(CountedPage, monkeypatch).formsets["contributors"]
    monkeypatch.setattr(formset, "max_num", most)
    monkeypatch.setattr(formset, "validate_max", counts)
    page = CountedPage(title="Ferry stays", intro="Boats wait.", body=[])
    page.contributors = [
        Contributor(author=Author.objects.create(full_name=name)) for name in ("Ann Li", "Bo Moe")
    ]
    found = [demand.message for demand in demands_of(page) if demand.where == "Counted contributors"]
    assert found == ["Please submit at most 1 form."] * told


@pytest.mark.parametrize("required", [True, False])
def test_a_relation_to_many_that_must_not_be_empty_asks(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, required: bool
) -> None:
    field = forms.ModelMultipleChoiceField(Author.objects.all(), required=required)
    monkeypatch.setitem(form_of(TutorialPage, monkeypatch).base_fields, "authors", field)
    page = TutorialPage(title="Ferry stays", intro="Boats wait.", date=datetime.date(2026, 3, 4))
    demand = ("Authors", "This field is required.")
    assert (demand in demands_of(page)) is required
    page.authors.set([Author.objects.create(full_name="Ann Li")])
    assert demand not in demands_of(page)


def test_one_that_can_only_be_chosen_once_the_page_is_saved_asks(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = forms.ModelMultipleChoiceField(Author.objects.all())
    monkeypatch.setitem(form_of(TutorialPage, monkeypatch).base_fields, "authors", field)
    # Django's own field, not modelcluster's, which may be read before the page is saved.
    monkeypatch.setattr(TutorialPage, "authors", property(lambda page: Group().permissions))
    page = TutorialPage(title="Ferry stays", intro="Boats wait.", date=datetime.date(2026, 3, 4))
    assert ("Authors", "This field is required.") in demands_of(page)
