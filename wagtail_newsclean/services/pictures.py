"""Pictures that are in the copy itself -> the image library. Nothing is fetched from an address."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image, UnidentifiedImageError
from wagtail.images import get_image_model

from ..compat import image_permission_policy
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
        """The image, or None where there is none: an address only, no readable picture, nothing chosen."""
        if slot.choice.image is not None:
            return self.chosen.get(slot.choice.image)
        return self._own(slot.picture) if slot.picture else None

    def _own(self, picture: Mapping[str, Any]) -> Any | None:
        found = read_picture(picture.get("src", ""))
        if found is None:
            return None
        content, content_type = found
        model = get_image_model()
        digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()  # Wagtail's own file_hash
        known = model.objects.filter(file_hash=digest).first()
        if known or self.known_only or not self._may_add():
            return known
        title = (picture.get("alt") or digest[:12])[:_TITLE_LENGTH]
        if not self.store:
            return model(title=title)
        extension = content_type.removeprefix("image/").replace("jpeg", "jpg")
        file = ImageFile(io.BytesIO(content), name=f"{digest[:16]}.{extension}")
        image = model(title=title, file=file, uploaded_by_user=self.user)
        image._set_image_file_metadata()
        image.save()
        return image

    def _may_add(self) -> bool:
        return bool(self.user) and image_permission_policy().user_has_permission(self.user, "add")


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
