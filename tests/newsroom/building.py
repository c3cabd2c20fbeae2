"""A newspaper for tests: empty at first, stories as the test needs them."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image as Drawing
from wagtail.images.models import Image
from wagtail.rich_text import RichText

from . import loading
from .models import ArticlePage, RelatedStory, SectionPage


class Newsroom:
    """The site, and short ways to publish in it."""

    def __init__(self) -> None:
        self.front = loading.make_site("80")
        self.section = SectionPage.objects.get(slug="coast")
        self.published = 0

    def image(self, title: str = "A picture") -> Image:
        """A picture of 1,300 by 800 pixels in one colour."""
        out = BytesIO()
        Drawing.new("RGB", (1300, 800), "#446688").save(out, "JPEG")
        return Image.objects.create(title=title, file=ImageFile(BytesIO(out.getvalue()), name="picture.jpg"))

    def article(
        self,
        title: str = "Storm closes harbour",
        body: Any = (),
        *,
        tags: tuple[str, ...] = (),
        related: tuple[ArticlePage, ...] = (),
        under: SectionPage | None = None,
        **fields: Any,
    ) -> ArticlePage:
        """A story, live unless ``live=False``, each a minute newer than the one before."""
        self.published += 1
        when = timezone.now() - datetime.timedelta(days=1) + datetime.timedelta(minutes=self.published)
        given = {"first_published_at": when, "last_published_at": when, "slug": f"story-{self.published}"}
        page = ArticlePage(title=title, body=list(body), **given | fields)
        (under or self.section).add_child(instance=page)
        if tags or related:
            page.tags.add(*tags)
            page.related_stories = [RelatedStory(page=other, sort_order=n) for n, other in enumerate(related)]
            page.save()
        return page


def paragraph(text: str) -> tuple[str, RichText]:
    """A block of one paragraph."""
    return "paragraph", RichText(f"<p>{text}</p>")


def boxed(name: str, text: str) -> tuple[str, dict[str, Any]]:
    """A newsletter, appeal or note block."""
    value: dict[str, Any] = {"text": RichText(f"<p>{text}</p>")}
    return name, value if name == "note" else {"heading": "", **value}


def picture(
    image: Image | None, caption: str = "", credit: str = "", alt: str = ""
) -> tuple[str, dict[str, Any]]:
    """A picture block."""
    return "picture", {"image": image, "alt": alt, "caption": RichText(caption), "credit": credit}
