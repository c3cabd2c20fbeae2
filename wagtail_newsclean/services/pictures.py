"""Pictures that are in the copy itself -> the image library. Nothing is fetched from an address."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
from collections.abc import Iterable
from typing import Any

from django.core.files.images import ImageFile
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from wagtail.images import get_image_model

from ..compat import image_permission_policy
from ..mapping.images import ImageWords, fill, lacking
from .picture_slots import DATA_ADDRESS, PictureSlot

_TITLE_LENGTH = 200
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_UNREADABLE = (
    binascii.Error,
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    Image.DecompressionBombError,
)


class NoPicture(LookupError):
    """A picture of the copy cannot go into the library; the message says why."""


class PictureFinder:
    """Finds, and with ``store`` adds, the library's images for the pictures of a copy.

    Adding needs the user's own permission to add images; without it the picture counts as not found. What an editor
    chose is looked up once for the whole copy.
    """

    def __init__(
        self, user: Any, *, store: bool = False, known_only: bool = False, chosen: Iterable[int] = ()
    ) -> None:
        self.user = user
        self.store = store
        self.known_only = known_only  # for pages that are shown before anything is kept
        wanted = list(chosen)
        self.chosen = get_image_model().objects.in_bulk(wanted) if wanted else {}

    def __call__(self, slot: PictureSlot) -> Any | None:
        """The image, or None where there is none: an address only, no readable picture, nothing chosen.

        Raises ``NoPicture`` where the copy has it and the library does not take it.
        """
        if slot.choice.image is not None:
            return self.chosen.get(slot.choice.image)
        return self._own(slot) if slot.picture else None

    def _own(self, slot: PictureSlot) -> Any | None:
        found = read_picture((slot.picture or {}).get("src", ""))
        if found is None:
            return None
        content, content_type = found
        model = get_image_model()
        digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()  # Wagtail's own file_hash
        known = model.objects.filter(file_hash=digest).first()
        if known or self.known_only:
            return known
        if not self._may_add():
            raise NoPicture(
                _("It is in the copy, but you may not add images to the library. Choose one there.")
            )
        image = new_image(slot, digest[:12])
        missing = lacking(image)
        if missing:
            raise NoPicture(why_not(missing))
        if not self.store:
            return image
        extension = content_type.removeprefix("image/").replace("jpeg", "jpg")
        image.file = ImageFile(io.BytesIO(content), name=f"{digest[:16]}.{extension}")
        image.uploaded_by_user = self.user
        image._set_image_file_metadata()
        image.save()
        return image

    def _may_add(self) -> bool:
        return bool(self.user) and image_permission_policy().user_has_permission(self.user, "add")


def new_image(slot: PictureSlot, name: str = "") -> Any:
    """An image for a picture of the copy with what the copy says of it, not saved; ``name`` where that is nothing."""
    image = get_image_model()(title=(slot.alt or name)[:_TITLE_LENGTH])
    fill(image, ImageWords(slot.alt, slot.caption, slot.credit))
    return image


def why_not(missing: Iterable[str]) -> str:
    """That the library asks for more than the copy says, as a sentence."""
    names = ", ".join(missing)
    return _(
        "The image library asks for more than the copy says: %(names)s. Add it there, then choose it."
    ) % {"names": names}


def may_choose(user: Any, pks: Iterable[int]) -> bool:
    """Whether these are images of the library that this user may choose; one query."""
    wanted = set(pks)
    if not wanted:
        return True
    policy = image_permission_policy()
    allowed = policy.instances_user_has_any_permission_for(user, ["choose"])
    return allowed.filter(pk__in=wanted).count() == len(wanted)


def read_picture(src: str) -> tuple[bytes, str] | None:
    """The bytes and content type of a ``data:`` address that holds a picture, None for anything else.

    The type is what the bytes are, whatever the address says.
    """
    match = DATA_ADDRESS.match(src)
    if not match:
        return None
    try:
        content = base64.b64decode(src[match.end() :], validate=False)
        with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
            image.verify()
            content_type = Image.MIME[str(image.format)]
    except _UNREADABLE:
        return None
    return content, content_type
