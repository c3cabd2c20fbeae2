"""The page models of a fictional newspaper: a front page, sections, articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import EmptyPage, Paginator
from django.db import models
from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.fields import StreamField
from wagtail.images.models import Image
from wagtail.models import Orderable, Page, Site
from wagtail.search import index

from wagtail_newsclean.admin.editor.gate import NewscleanPageFormMixin
from wagtail_newsclean.admin.editor.panel import SuggestionsPanel
from wagtail_newsclean.api import story_api_fields
from wagtail_newsclean.blocks import NewsBodyBlock
from wagtail_newsclean.models.mixins import StoryMixin
from wagtail_newsclean.publishing.visible import for_everybody

STORIES_ON_A_PAGE = 20


class BodyBlock(NewsBodyBlock):
    """The package's blocks and two of Wagtail's own."""

    table = TableBlock()
    embed = EmbedBlock()


class NewspaperPage(Page):
    """What every page of the newspaper has: the sections, for its menu and for the stories it lists."""

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        site = Site.find_for_request(request)
        sections = Page.objects.child_of(site.root_page).live() if site else ()
        context["sections"] = {section.path: section for section in sections}
        return context


class FrontPage(NewspaperPage):
    """The newspaper's front page: the newest stories of every section."""

    max_count = 1
    subpage_types = ["newsroom.SectionPage"]
    template = "newsroom/front_page.html"

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Find the page by its whole address: a story in one query, where Wagtail asks two for each level."""
        if not path_components:
            return super().route(request, path_components)
        address = f"{self.url_path}{'/'.join(path_components)}/"
        story = ArticlePage.objects.filter(url_path=address).first()
        return story.route(request, []) if story else super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        stories = newest_stories().descendant_of(self)[:STORIES_ON_A_PAGE]
        context["stories"] = for_cards(stories, context["sections"])
        return context


class SectionPage(RoutablePageMixin, NewspaperPage):
    """A section of the newspaper. Its lists have addresses of their own, so that they can be files."""

    introduction = models.TextField(blank=True)

    parent_page_types = ["newsroom.FrontPage"]
    subpage_types = ["newsroom.ArticlePage"]
    template = "newsroom/section_page.html"
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    @path("")
    @path("page/<int:number>/")
    def list_page(self, request: HttpRequest, number: int = 1) -> HttpResponse:
        """The newest stories, or older ones."""
        return self.render(request, number=number)

    def get_context(self, request: HttpRequest, *args: Any, number: int = 1, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        try:
            shown = context["page_of_stories"] = self.pages().page(number)
        except EmptyPage as error:
            raise Http404("The section has fewer pages.") from error
        context["stories"] = for_cards(shown.object_list, context["sections"])
        context["canonical"] = (self.full_url or "") + self.list_path(number)
        for name, exists, other in (
            ("newer", shown.has_previous(), number - 1),
            ("older", shown.has_next(), number + 1),
        ):
            context[name] = (self.url or "") + self.list_path(other) if exists else ""
        return context

    @staticmethod
    def list_path(number: int) -> str:
        """Where a page of the list stands under the section."""
        return f"page/{number}/" if number > 1 else ""

    def pages(self) -> Paginator:
        """All its stories, page by page."""
        return Paginator(newest_stories().child_of(self), STORIES_ON_A_PAGE)

    def get_cached_paths(self) -> list[str]:
        """The addresses of all its lists, for static builds and caches."""
        return [f"/{self.list_path(number)}" for number in self.pages().page_range]


class ArticleTag(TaggedItemBase):
    """A tag on an article."""

    content_object = ParentalKey(
        "newsroom.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class ArticlePageForm(NewscleanPageFormMixin, WagtailAdminPageForm):
    """Holds publishing while the story still has a desk note or an embargo."""


class ArticlePage(StoryMixin, NewspaperPage):
    """A story. Its section is the page it stands under."""

    body = StreamField(BodyBlock(), blank=True)
    lead_image = models.ForeignKey(
        Image, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    tags = ClusterTaggableManager(through=ArticleTag, blank=True)

    parent_page_types = ["newsroom.SectionPage"]
    subpage_types: list[str] = []
    template = "newsroom/article_page.html"
    content_panels = [
        *Page.content_panels,
        *StoryMixin.story_panels,
        FieldPanel("body"),
        FieldPanel("tags"),
        InlinePanel("related_stories", label="Related story"),
        SuggestionsPanel(),
    ]
    base_form_class = ArticlePageForm
    api_fields = story_api_fields()
    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("byline"),
        index.SearchField("body"),
    ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the first picture of the body at hand, so that lists of stories need not read bodies."""
        self.lead_image = next(
            (
                block.value["image"]
                for block in self.body
                if block.block_type == "picture" and block.value["image"]
            ),
            None,
        )
        super().save(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["section"] = context["sections"].get(_above(self)) or self.get_parent()
        stored = enumerate(self.body.raw_data)  # the other blocks read what they need with the story
        pictures = [self.body[index].value["image"] for index, raw in stored if raw["type"] == "picture"]
        context["related"] = for_cards(self._related(request), context["sections"], besides=pictures)
        return context

    def _related(self, request: HttpRequest) -> QuerySet[ArticlePage]:
        if getattr(request, "is_preview", False):  # the editor's links are not in the database yet
            wanted = [link.page_id for link in self.related_stories.all()]
            return newest_stories().filter(pk__in=wanted)
        return newest_stories().filter(related_from__article=self).order_by("related_from__sort_order")


class RelatedStory(Orderable):
    """A link from a story to another, in the editor's order."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="related_stories")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="related_from")

    panels = [PageChooserPanel("page", "newsroom.ArticlePage")]


def newest_stories() -> QuerySet[ArticlePage]:
    """Every story that readers may see, newest first."""
    return for_everybody(ArticlePage.objects.order_by("-first_published_at", "-pk"))


def for_cards(
    stories: QuerySet[ArticlePage], sections: dict[str, Page], *, besides: Sequence[Image | None] = ()
) -> list[ArticlePage]:
    """The stories with section, lead image and its renditions at hand, without their bodies.

    The renditions of the pictures in ``besides`` are fetched along with theirs.
    """
    listed = list(stories.defer("body").select_related("lead_image"))
    for story in listed:
        story.section = sections.get(_above(story))
    pictures = [*besides, *(story.lead_image for story in listed)]
    prefetch_related_objects([picture for picture in pictures if picture], "renditions")
    return listed


def _above(page: Page) -> str:
    return str(page.path[: -page.steplen])
