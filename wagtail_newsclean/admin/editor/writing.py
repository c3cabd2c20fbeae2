"""What is being written in the page editor now: the open form as it was posted, never saved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import swapper
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from ...mapping import PageMapping
from ...mapping.faults import mapping_to_read
from ...mapping.paragraphs import Paragraph, paragraphs_of
from ...services.archive import key_of
from ...services.page_split import PageSplit, language_of, split_paragraphs
from ...services.page_story import LANGUAGE, story_in_hand, story_text
from ...services.suggesting import Suggested, suggest


@dataclass(slots=True)
class PageInHand:
    """A page that the user may write, existing or about to be added under ``parent``."""

    page: Any
    mapping: PageMapping
    parent: Any = None

    @property
    def key(self) -> str:
        """The name that decisions on suggestions are kept under; empty until the page is first saved."""
        return key_of(self.page.pk) if self.page.pk else ""


def page_in_hand(request: HttpRequest) -> PageInHand:
    """The page that ``?page=`` names, or a new one of ``?model=`` under ``?parent=``.

    Raises ``PermissionDenied`` where the user may not edit or add it and ``Http404`` where there is no such page.
    """
    if request.GET.get("page"):
        page = _page(request.GET["page"]).get_latest_revision_as_object()
        if not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return PageInHand(page, _mapping(type(page)))
    parent = _page(request.GET.get("parent"))
    try:
        model: Any = apps.get_model(request.GET.get("model", ""))
    except (LookupError, ValueError) as error:
        raise Http404 from error
    mapping = _mapping(model)
    allowed = parent.permissions_for_user(request.user).can_add_subpage()
    if not allowed or model not in parent.creatable_subpage_models() or not model.can_create_at(parent):
        raise PermissionDenied
    return PageInHand(model(owner=request.user, locale=parent.locale), mapping, parent)


class Writing:
    """The values of the posted form. A form that is wrong here and there is read all the same."""

    def __init__(self, hand: PageInHand, request: HttpRequest) -> None:
        self.page, self.mapping, self.key = hand.page, hand.mapping, hand.key
        self.user = request.user
        self.language = language_of(hand.page) or LANGUAGE
        form_class = type(hand.page).get_edit_handler().get_form_class()
        parent = hand.parent or hand.page.get_parent()
        form = form_class(request.POST, instance=hand.page, parent_page=parent, for_user=request.user)
        form.defer_required_fields()
        form.is_valid()
        self._values: dict[str, Any] = form.cleaned_data
        self._fields = frozenset(form.fields)
        self._formsets = form.formsets

    def value(self, name: str) -> Any:
        """A field's value; None where the form cannot read it yet."""
        if name in self._fields:
            return self._values.get(name)
        value = getattr(self.page, name, None)
        many = getattr(value, "all", None)  # tags and related pages
        return list(many()) if many else value

    def text(self, name: str | None) -> str:
        """The same as text; empty where the mapping names no field."""
        return str(self.value(name) or "").strip() if name else ""

    def rows(self, relation: str) -> list[dict[str, Any]]:
        """What the form's rows of a child relation hold, without those marked for deletion."""
        formset = self._formsets.get(relation)
        found = []
        for row in formset.forms if formset else ():
            values = getattr(row, "cleaned_data", None) or {}
            if values and not values.get("DELETE"):
                found.append(values)
        return found

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """Every paragraph, and where it stands."""
        return list(paragraphs_of(type(self.page), self.mapping, self.value))

    @cached_property
    def split(self) -> PageSplit:
        """What the splitter says of the story's paragraphs."""
        return split_paragraphs(self.paragraphs, self.language)

    @cached_property
    def story(self) -> str:
        """The story's own text, a line for each paragraph."""
        return story_text(self.paragraphs, self.split)

    @cached_property
    def suggested(self) -> Suggested:
        """Tags and related pages, from the same service that the desk asks."""
        return suggest(story_in_hand(self.page, self.text(self.mapping.headline), self.story, self.mapping))


@dataclass(frozen=True, slots=True)
class Proposal:
    """One suggestion: what is shown, why, and what is written where when it is accepted."""

    value: str  #: what the decision is kept under: the tag's name, the other story's key
    text: str
    reasons: tuple[str, ...] = ()
    write: Any = None  #: what the writer in the browser takes; ``value`` where it is None
    address: str = ""  #: to look at it before accepting


@dataclass(frozen=True, slots=True)
class ProposalGroup:
    """Suggestions for one field of the form."""

    kind: str  #: models.Suggestion.Kind, "headline" or "credit"
    field: str  #: the name of its panel in the form
    writer: str  #: which function of writers.js
    label: str
    items: tuple[Proposal, ...] = ()


def _page(pk: str | None) -> Any:
    page_class = swapper.load_model("wagtailcore", "Page")
    page = page_class.objects.filter(pk=pk).first() if pk and pk.isdecimal() and len(pk) < 19 else None
    if page is None:
        raise Http404
    return page.specific


def _mapping(model: Any) -> PageMapping:
    mapping = mapping_to_read(model)
    if mapping is None:
        raise Http404
    return mapping
