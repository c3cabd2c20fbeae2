"""Optional StreamField blocks for news stories. Use them as they are, subclass them, or bring your own.

Each block's template is ``wagtail_newsclean/blocks/<name>.html``; a site overrides one by putting a file of
that name in its own template folder. A block of any site may say what stands in it by an attribute ``newsclean_kind``;
where the mapping does not name the block, feeds go by that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .text import Kind

#: Rich text that news copy needs; no pictures, which have a block of their own with caption and credit.
TEXT_FEATURES = ["bold", "italic", "link", "ol", "ul", "superscript", "subscript", "strikethrough"]

#: What a line under a picture or in a box needs.
LINE_FEATURES = ["bold", "italic", "link"]


class PhotoBlock(blocks.StructBlock):
    """A picture with what stands under it. The image may be missing while a draft waits for it."""

    image = ImageChooserBlock(required=False, label=_("Image"))
    alt = blocks.CharBlock(
        required=False,
        label=_("Alternative text"),
        help_text=_("What the picture shows, for readers who cannot see it."),
    )
    caption = blocks.RichTextBlock(
        required=False, features=LINE_FEATURES, label=pgettext_lazy("of a picture", "Caption")
    )
    credit = blocks.CharBlock(required=False, label=_("Credit"))

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "wagtail_newsclean/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """Words set apart, and who said them."""

    text = blocks.TextBlock(label=_("Quote"))
    speaker = blocks.CharBlock(required=False, label=_("Speaker"))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "wagtail_newsclean/blocks/quote.html"


class NewsletterBlock(blocks.StructBlock):
    """An invitation to a newsletter. Never part of the story's text, never in a feed."""

    newsclean_kind = Kind.NEWSLETTER

    heading = blocks.CharBlock(required=False, label=_("Heading"))
    text = blocks.RichTextBlock(features=LINE_FEATURES, label=_("Text"))

    class Meta:
        icon = "mail"
        label = _("Newsletter")
        template = "wagtail_newsclean/blocks/newsletter.html"


class AppealBlock(blocks.StructBlock):
    """A request to give, join or subscribe. Never part of the story's text, never in a feed."""

    newsclean_kind = Kind.APPEAL

    heading = blocks.CharBlock(required=False, label=_("Heading"))
    text = blocks.RichTextBlock(features=LINE_FEATURES, label=_("Text"))

    class Meta:
        icon = "pick"
        label = _("Appeal")
        template = "wagtail_newsclean/blocks/appeal.html"


class _StoryChooserBlock(blocks.PageChooserBlock):
    """Its pages say whether everybody may read them; while a story is shown they are read with all that it names."""

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        from .publishing.named import NamedPages, named_now  # needs the site's models, which have blocks

        return (named_now() or NamedPages()).get(values)

    def deconstruct(self) -> tuple[str, Any, Any]:
        """For migrations it is Wagtail's."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.PageChooserBlock", args, kwargs


class RelatedBlock(blocks.StructBlock):
    """Other stories, set inside this one. Never part of the story's text, never in a feed."""

    newsclean_kind = Kind.RELATED

    heading = blocks.CharBlock(required=False, label=_("Heading"))
    stories = blocks.ListBlock(_StoryChooserBlock(), label=_("Stories"))

    @staticmethod
    def keys_in(stored: Any) -> list[str]:
        """The keys of its pages in a stored value."""
        items = stored.get("stories") if isinstance(stored, Mapping) else None
        keys = [item.get("value") if isinstance(item, Mapping) else item for item in items or ()]
        return [str(key) for key in keys if key]

    class Meta:
        icon = "doc-full-inverse"
        label = _("Related stories")
        template = "wagtail_newsclean/blocks/related.html"


class NoteBlock(blocks.StructBlock):
    """A correction, clarification or other word of the editors about the story."""

    newsclean_kind = Kind.NOTE

    text = blocks.RichTextBlock(features=LINE_FEATURES, label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Note")
        template = "wagtail_newsclean/blocks/note.html"


class NewsBodyBlock(blocks.StreamBlock):
    """The body of a story. Subclass it to add what else your pages carry."""

    paragraph = blocks.RichTextBlock(
        features=TEXT_FEATURES, label=_("Paragraph"), template="wagtail_newsclean/blocks/paragraph.html"
    )
    heading = blocks.CharBlock(
        icon="title", label=_("Heading"), template="wagtail_newsclean/blocks/heading.html"
    )
    picture = PhotoBlock()
    quote = QuoteBlock()
    newsletter = NewsletterBlock()
    appeal = AppealBlock()
    related = RelatedBlock()
    note = NoteBlock()
