"""Sites that have nothing in common: one flat, one deep, one with authors and topics of its own, one that demands much,
one as Wagtail's tutorial builds it, one as Wagtail's template for news sites does, one that counts its blocks."""

from __future__ import annotations

from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import ItemBase, TagBase
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.images.models import Image
from wagtail.models import Orderable, Page

from wagtail_newsclean.api import story_api_fields


class FlatPage(Page):
    """All in one rich text, beside a picture of the page's own."""

    template = "othersites/story.html"
    api_fields = story_api_fields()

    summary = models.CharField(max_length=120, blank=True)
    hero_image = models.ForeignKey(Image, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    hero_caption = RichTextField(blank=True, features=["bold", "link"])
    hero_credit = models.CharField(max_length=40, blank=True)
    text = RichTextField(features=["bold", "italic", "link", "h2", "ul"])


class FeaturePage(FlatPage):
    """A kind of flat page, with a table of its own."""

    teaser = models.CharField(max_length=120, blank=True)
    follows = ParentalManyToManyField("othersites.FlatPage", blank=True, related_name="+")


class TitleBlock(blocks.StructBlock):
    words = blocks.CharBlock()
    size = blocks.ChoiceBlock(choices=[("h2", "Large"), ("h3", "Small")], default="h2")


class FigureBlock(blocks.StructBlock):
    image = ImageChooserBlock(required=False)
    caption = blocks.CharBlock(required=False)
    attribution = blocks.CharBlock(required=False)


class SectionBlock(blocks.StructBlock):
    content = blocks.StreamBlock([("text", blocks.TextBlock()), ("aside", blocks.RichTextBlock())])


class MediaBlock(blocks.StructBlock):
    figure = FigureBlock()
    width = blocks.ChoiceBlock(choices=[("full", "Full"), ("half", "Half")], default="full")


class DeepPage(Page):
    """Blocks in blocks in blocks."""

    template = "othersites/story.html"
    api_fields = story_api_fields()

    place_line = models.CharField(max_length=60, blank=True)
    corrections = RichTextField(blank=True)
    content = StreamField(
        [
            ("title", TitleBlock()),
            ("section", SectionBlock()),
            ("media", MediaBlock()),
            ("sign_up", blocks.RichTextBlock(features=["bold"])),
            ("pull_quote", blocks.BlockQuoteBlock()),
        ],
        blank=True,
    )


class Author(models.Model):
    full_name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.full_name


class Topic(TagBase):
    free_tagging = False


class PageTopic(ItemBase):
    tag = models.ForeignKey(Topic, related_name="tagged_pages", on_delete=models.CASCADE)
    content_object = ParentalKey("othersites.AuthoredPage", related_name="tagged", on_delete=models.CASCADE)


class Writer(Orderable):
    page = ParentalKey("othersites.AuthoredPage", related_name="writers", on_delete=models.CASCADE)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="+")


class AuthoredPage(Page):
    """Authors are snippets, topics a closed list, related pages many-to-many."""

    template = "othersites/story.html"
    api_fields = story_api_fields()

    topics = ClusterTaggableManager(through=PageTopic, blank=True)
    see_also = ParentalManyToManyField("wagtailcore.Page", blank=True, related_name="+")
    body = StreamField(
        [("prose", blocks.RichTextBlock(features=["bold", "italic"])), ("prose_heading", blocks.CharBlock())],
        blank=True,
    )


class Columnist(models.Model):
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"


class Desk(models.Model):
    name = models.CharField(max_length=100)
    slug = models.SlugField()

    def __str__(self) -> str:
        return self.name


class CaptionedBlock(blocks.StructBlock):
    image = ImageBlock(required=False)
    caption = blocks.CharBlock(required=False)


class StrictPage(Page):
    """Much that the database demands; one author by a foreign key, rich text above the body, Wagtail's image block."""

    template = "othersites/story.html"
    api_fields = story_api_fields()

    date = models.DateField("Post date")
    featured = models.BooleanField()
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Columnist, on_delete=models.PROTECT, related_name="+")
    intro = RichTextField(blank=True)
    body = StreamField(
        [
            ("text_block", blocks.RichTextBlock()),
            ("photo", CaptionedBlock()),
            ("picture", ImageBlock()),
            ("table", TableBlock()),
        ],
        blank=True,
    )


class TutorialPage(Page):
    """As Wagtail's own tutorial has it: a date, authors many-to-many, one rich text."""

    template = "othersites/story.html"
    api_fields = story_api_fields()

    date = models.DateField("Post date")
    intro = models.CharField(max_length=250)
    authors = ParentalManyToManyField(Author, blank=True)
    body = RichTextField(blank=True)


class CaptionedPicture(blocks.StructBlock):
    image = ImageChooserBlock()
    image_alt_text = blocks.CharBlock(required=False)
    caption = blocks.CharBlock(required=False)


class TitledSection(blocks.StructBlock):
    heading = blocks.CharBlock()
    content = blocks.StreamBlock([("paragraph", blocks.RichTextBlock(features=["bold", "link", "h3", "ul"]))])


class TemplatePage(Page):
    """Its leading picture stands in a stream of its own, its text in sections that must have headings."""

    template = "othersites/story.html"

    introduction = models.TextField(blank=True)
    image = StreamField([("image", CaptionedPicture())], blank=True, max_num=1)
    body = StreamField([("section", TitledSection())])


class LevelBlock(blocks.StructBlock):
    words = blocks.CharBlock(max_length=20)
    level = blocks.ChoiceBlock(choices=[("two", "Two"), ("three", "Three")])


class PartBlock(blocks.StructBlock):
    content = blocks.StreamBlock(
        [("text", blocks.RichTextBlock()), ("title", LevelBlock()), ("photo", CaptionedPicture())],
        min_num=2,
        block_counts={"photo": {"max_num": 1}},
    )


class Contributor(Orderable):
    page = ParentalKey("othersites.CountedPage", related_name="contributors", on_delete=models.CASCADE)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="+")

    class Meta(Orderable.Meta):
        verbose_name = "counted contributor"


class CountedPage(Page):
    """Its form asks for a standfirst and a contributor, and counts blocks, all of it at publishing only."""

    template = "othersites/story.html"
    subpage_types: list[str] = []

    intro = models.CharField("counted intro", max_length=120)
    body = StreamField(
        [("part", PartBlock()), ("box", blocks.RichTextBlock())],
        block_counts={"box": {"max_num": 1}},
        verbose_name="counted body",
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        InlinePanel("contributors", min_num=1),
        FieldPanel("body"),
    ]
