"""The picture that a page has beside its body: the image in one field, what is said of it in others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from ..mapping import PageMapping
from ..mapping.config import ALT, PICTURE
from ..mapping.images import words_of
from ..mapping.writing import LeftOut, Piece, write_body
from .fitting import fitted
from .picture_slots import PictureSlot

_SPACE = re.compile(r"\s+")


def own_picture(
    mapping: PageMapping, slot: PictureSlot, image: Any, texts: Sequence[Piece], left: list[LeftOut]
) -> dict[str, Any]:
    """The values of the picture's fields. What has no field and is not said by the image itself goes to ``left``."""
    target = mapping.picture
    if target is None:
        return {}
    beside = mapping.beside
    words = words_of(image)
    alt = slot.alt or words.alt
    said = {"caption": words.caption, "credit": words.credit}
    wanted = {ALT: [alt], **{text.kind: [] for text in texts}}
    inside = [Piece(PICTURE, alt, image=image, slot=slot.key)]
    if ALT in target.blocks and alt:
        inside.append(Piece(ALT, alt, slot=slot.key))
    for text in texts:
        if text.kind in target.blocks:
            inside.append(text)
        elif text.kind in target.words:
            wanted[text.kind].append(text.text)
        elif not same_words(text.text, said[text.kind]):
            left.append(LeftOut(text.kind, text.text, _("The page's own picture has no field for it.")))
    values: dict[str, Any] = write_body(beside, inside).values if beside else {target.image: image}
    for kind, name in target.words.items():
        value = " ".join(filter(None, wanted.get(kind, ())))
        values[name] = fitted(mapping.model, name, kind, value, left)
    return values


def same_words(text: str, said: str) -> bool:
    """Whether ``said`` has all of ``text`` in it, whatever the spaces."""
    return _SPACE.sub("", text) in _SPACE.sub("", said)
