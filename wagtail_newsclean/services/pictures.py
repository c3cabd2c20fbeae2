"""Pictures that are in the copy itself -> the image library. Nothing is fetched from an address."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import re
from collections.abc import Mapping
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image, UnidentifiedImageError
from wagtail.images import get_image_model

from ..compat import image_permission_policy

_DATA_ADDRESS = re.compile(r"data:image/(png|jpe?g|gif|webp);base64,", re.IGNORECASE)
_TITLE_LENGTH = 200
_UNREADABLE = (
    binascii.Error,
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    Image.DecompressionBombError,
)


class PictureFinder:
    """Finds, and with ``store`` adds, the library's image for a picture of the copy.

    Adding needs the user's own permission to add images; without it the picture counts as not found.
    """

    def __init__(self, user: Any, *, store: bool) -> None:
        self.user = user
        self.store = store

    def __call__(self, picture: Mapping[str, Any]) -> Any | None:
        """The image, or None where the copy only names an address or holds no readable picture."""
        content = picture_bytes(picture.get("src", ""))
        if content is None:
            return None
        model = get_image_model()
        digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()  # Wagtail's own file_hash
        known = model.objects.filter(file_hash=digest).first()
        if known or not self.user or not image_permission_policy().user_has_permission(self.user, "add"):
            return known
        title = (picture.get("alt") or digest[:12])[:_TITLE_LENGTH]
        if not self.store:
            return model(title=title)
        extension = picture["src"][len("data:image/") :].partition(";")[0].replace("jpeg", "jpg")
        file = ImageFile(io.BytesIO(content), name=f"{digest[:16]}.{extension}")
        image = model(title=title, file=file, uploaded_by_user=self.user)
        image._set_image_file_metadata()
        image.save()
        return image


def picture_bytes(src: str) -> bytes | None:
    """The bytes of a ``data:`` address that holds a picture, None for anything else."""
    match = _DATA_ADDRESS.match(src)
    if not match:
        return None
    try:
        content = base64.b64decode(src[match.end() :], validate=False)
        with Image.open(io.BytesIO(content)) as image:
            image.verify()
    except _UNREADABLE:
        return None
    return content
