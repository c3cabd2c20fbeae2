"""Pieces of XML: each format writes its elements by Django's generator, into a string of its own."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.utils.xmlutils import SimplerXMLGenerator

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


class Piece(SimplerXMLGenerator):
    """A piece of XML in the making; ``text`` is what was written so far."""

    def __init__(self) -> None:
        self._written = StringIO()
        super().__init__(self._written, "utf-8", short_empty_elements=True)

    def open(self, name: str, attributes: Mapping[str, str] | None = None) -> None:
        """Start an element that others will stand in."""
        self.startElement(name, AttributesImpl(dict(attributes or {})))

    @property
    def text(self) -> str:
        return self._written.getvalue()
