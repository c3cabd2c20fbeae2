"""Fills an empty database with the newsroom: site, sections, stories, people, and dirty copy in the inbox."""

from __future__ import annotations

import base64
import datetime
import re
import tomllib
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.images import ImageFile
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.models import GroupPagePermission, Page, Site
from wagtail.rich_text import RichText

from wagtail_newsclean.services.intake import add_copy

from . import pictures
from .models import ArticlePage, FrontPage, RelatedStory, SectionPage

CONTENT = Path(__file__).parent / "content"
NAME = "The Ellan Tide"
SECTIONS = {
    "coast": ("Coast", "Harbours, weather, ferries, and who lives with them."),
    "politics": ("Politics", "Who decides on the coast, and what it costs."),
    "economy": ("Economy", "Fish, kelp, ships and other work."),
    "culture": ("Culture", "Books, songs and things found in drawers."),
}
#: Name, password, group (None: an administrator). Made for a machine that only its user can reach.
PEOPLE = (("editor", "editor", "Editors"), ("admin", "admin", None))
#: What editors may do with incoming copy. Deleting it for good is for administrators.
COPY_PERMISSIONS = ("add_incomingcopy", "change_incomingcopy", "view_incomingcopy", "convert_incomingcopy")

_STORY_LINK = re.compile(r'<a href="story:([\w-]+)">')
_SCENE = re.compile(r'"scene:(\w+)"')


def load(port: str = "8000") -> None:
    """Everything, in a database that is migrated and otherwise empty."""
    front = make_site(port)
    make_people(front)
    load_stories(front)
    load_copies()


def make_site(port: str) -> FrontPage:
    """The front page and its sections, in the place of Wagtail's welcome page."""
    root = Page.get_first_root_node()
    root.get_children().delete()
    root = Page.objects.get(pk=root.pk)
    front = root.add_child(instance=FrontPage(title=NAME, slug="tide"))
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port, site.root_page, site.site_name = "localhost", int(port), front, NAME
    site.save()
    for slug, (title, introduction) in SECTIONS.items():
        front.add_child(
            instance=SectionPage(title=title, slug=slug, introduction=introduction, show_in_menus=True)
        )
    return front


def make_people(front: FrontPage) -> None:
    """An editor, who may write and publish here, and an administrator."""
    users = get_user_model()
    for name, password, group in PEOPLE:
        user = users(username=name, email=f"{name}@tide.example", first_name=name.title())
        user.is_staff = user.is_superuser = group is None
        user.set_password(password)
        user.save()
        if group:
            user.groups.add(Group.objects.get(name=group))
    editors = Group.objects.get(name="Editors")
    editors.permissions.add(
        *Permission.objects.filter(content_type__app_label="wagtail_newsclean", codename__in=COPY_PERMISSIONS)
    )
    for action in ("add", "change", "publish"):
        GroupPagePermission.objects.get_or_create(
            group=editors,
            page=front.page_ptr,
            permission=Permission.objects.get(
                content_type__app_label="wagtailcore", codename=f"{action}_page"
            ),
        )


def load_stories(front: FrontPage) -> None:
    """The published stories, with their pictures, tags and links to one another."""
    told = [
        tomllib.loads(path.read_text("utf-8")) | {"slug": path.stem} for path in _files("stories", "toml")
    ]
    sections = {page.slug: page for page in front.get_children()}
    pages: dict[str, ArticlePage] = {}
    for story in sorted(told, key=lambda story: -story["hours_ago"]):
        when = timezone.now() - datetime.timedelta(hours=story["hours_ago"])
        page = ArticlePage(
            **{key: story[key] for key in ("slug", "title", "standfirst", "byline", "dateline")},
            first_published_at=when,
            last_published_at=when,
            show_in_menus=False,
        )
        pages[story["slug"]] = sections[story["section"]].add_child(instance=page)
    for story in told:
        page = pages[story["slug"]]
        page.body = [_block(block, pages) for block in story["body"]]
        page.tags.add(*story["tags"])
        page.related_stories = [
            RelatedStory(page=pages[slug], sort_order=n) for n, slug in enumerate(story["related"])
        ]
        page.save()
        revision = page.save_revision(clean=False, log_action=False)
        ArticlePage.objects.filter(pk=page.pk).update(live_revision=revision, has_unpublished_changes=False)


def load_copies() -> None:
    """The dirty copy that waits to be reviewed."""
    for entry in tomllib.loads((CONTENT / "copies" / "index.toml").read_text("utf-8"))["copy"]:
        path = CONTENT / "copies" / entry["file"]
        text = _SCENE.sub(lambda found: f'"{_data_uri(found[1])}"', path.read_text("utf-8"))
        tomorrow = timezone.localtime() + datetime.timedelta(days=1)
        text = text.replace("{tomorrow}", f"{tomorrow:%B} {tomorrow.day}")
        add_copy(
            **{"html" if path.suffix == ".html" else "text": text},
            source=entry["source"],
            url=entry.get("url", ""),
            received_at=timezone.now() - datetime.timedelta(hours=entry["hours_ago"]),
        )


def _files(folder: str, ending: str) -> list[Path]:
    return sorted((CONTENT / folder).glob(f"*.{ending}"))


def _block(block: dict[str, Any], pages: dict[str, ArticlePage]) -> tuple[str, Any]:
    """A block as the story's file has it, as a value for the StreamField."""
    ((name, value),) = block.items()
    if name == "paragraph":
        return name, _rich(value, pages)
    if name == "picture":
        image = _image(value["scene"], value["alt"])
        return name, {
            "image": image,
            "alt": value["alt"],
            "credit": value["credit"],
            "caption": _rich(value["caption"], pages),
        }
    if name == "table":
        header = bool(value.get("header"))
        return name, {
            "data": value["data"],
            "first_row_is_table_header": header,
            "first_col_is_header": False,
            "table_header_choice": "row" if header else "neither",
            "table_caption": value.get("caption", ""),
        }
    if name == "related":
        return name, value | {"stories": [pages[slug] for slug in value["stories"]]}
    if isinstance(value, dict) and name != "quote":
        return name, value | {"text": _rich(value["text"], pages)}
    return name, value


def _rich(text: str, pages: dict[str, ArticlePage]) -> RichText:
    linked = _STORY_LINK.sub(lambda found: f'<a linktype="page" id="{pages[found[1]].pk}">', text.strip())
    parts = [" ".join(part.split()) for part in linked.split("\n\n") if part.strip()]
    return RichText("".join(part if part.startswith("<ul>") else f"<p>{part}</p>" for part in parts))


def _image(scene: str, title: str) -> Image:
    known = Image.objects.filter(title=title).first()
    if known:
        return known
    width, height = pictures.SIZE
    file = ImageFile(BytesIO(pictures.draw(scene)), name=f"{scene}.jpg")
    return Image.objects.create(title=title, file=file, width=width, height=height, description=title)


def _data_uri(scene: str) -> str:
    """The scene as a copied picture comes out of a clipboard, small."""
    from PIL import Image as Drawing

    small = Drawing.open(BytesIO(pictures.draw(scene))).resize((320, 200))
    out = BytesIO()
    small.save(out, "JPEG", quality=60)
    return "data:image/jpeg;base64," + base64.b64encode(out.getvalue()).decode()
