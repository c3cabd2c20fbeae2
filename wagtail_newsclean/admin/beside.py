"""What is found in a copy as it is now, shown beside it: warnings and pictures. Made anew at every save."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.staticfiles import versioned_static
from wagtail.images import get_image_model
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.images.widgets import AdminImageChooser

from ..compat import image_permission_policy
from ..mapping.images import lacking
from ..models import IncomingCopy
from ..models.review import Review
from ..services.copy_warnings import placed_kinds, warnings_for
from ..services.picture_slots import PictureSlot, slots_of
from ..services.pictures import new_image, why_not

_THUMBNAIL = "max-165x165"  #: the size that Wagtail's own choosers make
_TEMPLATES = "wagtail_newsclean/admin/review/"


@dataclass(frozen=True, slots=True)
class PictureCard:
    """One picture as an editor sees it."""

    slot: PictureSlot
    thumbnail: str  #: an address; empty where there is nothing to show
    title: str  #: of the library's image that was chosen
    state: str  #: what will become of it, in words
    own: str  #: the address of the copy's own picture


def beside(copy: IncomingCopy, review: Review, request: HttpRequest) -> dict[str, Any]:
    """The context of both panels. Queries do not grow with the copy."""
    slots = slots_of(copy.split, review)
    found = warnings_for(copy, review, slots)
    return {
        "harms": found,
        "harms_count": sum(warning.counts for warning in found),
        "cards": _cards(copy, slots, request.user),
        "placed": sorted(placed_kinds()),
    }


def panels(context: dict[str, Any]) -> dict[str, str]:
    """Both panels as markup, for a screen that is open."""
    return {name: render_to_string(f"{_TEMPLATES}_{name}.html", context) for name in ("warnings", "pictures")}


def chooser_config(user: Any) -> dict[str, Any] | None:
    """What the script needs to open Wagtail's image chooser; None for whoever may choose no image."""
    if not image_permission_policy().user_has_any_permission(user, ["add", "choose", "change"]):
        return None
    script = versioned_static("wagtailimages/js/image-chooser-modal.js")
    return {"url": AdminImageChooser().get_chooser_modal_url(), "script": script}


def _cards(copy: IncomingCopy, slots: Sequence[PictureSlot], user: Any) -> list[PictureCard]:
    chosen = {slot.choice.image for slot in slots if slot.choice.image is not None}
    images = {}
    if chosen:
        found: Any = get_image_model().objects.filter(pk__in=chosen)
        images = {image.pk: image for image in found.prefetch_renditions(_THUMBNAIL)}
    may_add = image_permission_policy().user_has_permission(user, "add")
    return [_card(copy, slot, images, may_add=may_add) for slot in slots]


def _card(copy: IncomingCopy, slot: PictureSlot, images: dict[int, Any], *, may_add: bool) -> PictureCard:
    image = images.get(slot.choice.image) if slot.choice.image is not None else None
    own = reverse("newsclean:picture", args=[copy.pk, slot.index]) if slot.in_copy else ""
    thumbnail = get_rendition_or_not_found(image, _THUMBNAIL).url if image else own
    title = str(image.title) if image else ""
    return PictureCard(slot, thumbnail, title, _state(slot, image, may_add=may_add), own)


def _state(slot: PictureSlot, image: Any, *, may_add: bool) -> str:
    if slot.choice.image is not None and image is None:
        return _("The image that was chosen is no longer in the library. Choose another.")
    if image:
        return _("From the library: %(title)s") % {"title": image.title}
    if slot.in_copy:
        missing = lacking(new_image(slot)) if may_add else []
        if missing:
            return why_not(missing)
        if may_add:
            return _("It is in the copy; creating the draft puts it into the library.")
        return _("It is in the copy, but you may not add images to the library. Choose one there.")
    if slot.address:
        return _("The copy only names its address; nothing is fetched from there. Choose it in the library.")
    return _("The copy has its words only. Choose the picture in the library.")
