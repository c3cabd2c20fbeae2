"""A mapping proposed for a page model, by the names and kinds of its fields and blocks, for a developer to check."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    EmailField,
    Model,
    SlugField,
    TextField,
    URLField,
)
from modelcluster.fields import ParentalKey
from taggit.managers import TaggableManager
from wagtail.blocks import Block, CharBlock, ChoiceBlock, RawHTMLBlock, RichTextBlock, StreamBlock
from wagtail.fields import RichTextField, StreamField

from .config import ALT, PICTURE
from .inspecting import (
    child_relations,
    fields_of,
    leads_to_image,
    leaf,
    page_models,
    picture_paths,
    text_paths,
)
from .required import required_fields

# Names as newsrooms of several countries write them. What is named otherwise is told by its kind and its place.
_BODY = [
    *("body", "content", "story", "text", "article", "main_content", "main"),
    *(
        "inhalt",
        "fliesstext",
        "corps",
        "contenu",
        "texte",
        "cuerpo",
        "contenido",
        "texto",
        "corpo",
        "conteudo",
    ),
    *("contenuto", "testo", "inhoud", "tekst", "tresc"),
]
_STANDFIRST = [
    "standfirst",
    "summary",
    "intro",
    "introduction",
    "lead",
    "lede",
    "dek",
    "deck",
    "excerpt",
    "teaser",
    "abstract",
    "subtitle",
    "sub_title",
    "subheading",
    "description",
    "blurb",
    "strap",
    "strapline",
    *("vorspann", "anriss", "einleitung", "chapo", "chapeau", "accroche", "entradilla", "bajada", "resumen"),
    *("resumo", "sommario", "occhiello", "inleiding", "zajawka"),
]
_HEADLINE = [
    "headline",
    "display_title",
    "display_headline",
    "story_title",
    "schlagzeile",
    "ueberschrift",
    "titular",
]
_BYLINE = [
    *("byline", "author", "authors", "author_name", "by", "written_by", "writers", "people"),
    *(
        "autorenzeile",
        "autor",
        "autorin",
        "autoren",
        "auteur",
        "auteurs",
        "autora",
        "autores",
        "autore",
        "autori",
    ),
]
_BYLINE_LIKE = re.compile(
    r"^(by_?line|author|writer|written_by)(_(name|names|line|display|text|label))*s?$|_by_?line$"
)
_DATELINE = re.compile(r"(^|_)((date|place)_?line|ortsmarke|ortszeile)(_|$)")
_PEOPLE = re.compile(
    r"author|people|person|contributor|writer|columnist|journalist|reporter|profile|staff|user|"
    r"autor|auteur|verfasser|redakt|periodista|giornalist",
    re.I,
)
_FULL_NAME = ["name", "full_name", "display_name"]
_NAMES_IN_TWO = [
    ("first_name", "last_name"),
    ("first", "last"),
    ("given_name", "family_name"),
    ("forename", "surname"),
    ("vorname", "nachname"),
    ("prenom", "nom"),
    ("nombre", "apellidos"),
]
_NAME = [*_FULL_NAME, "title", "nom", "nombre", "nome", "naam"]
_STORY = re.compile(
    r"article|news|story|blog|post|press|entry|release|report|"
    r"artikel|beitrag|meldung|nachricht|bericht|art[ií]c(ul|ol)o|noti[cz]i|nouvelle|actualit|nieuws|wiadomo",
    re.I,
)
#: A whole word of a class's name: a SpecialistArticlePage is no list.
_LIST = re.compile(
    r"(?:Index(?:es)?|List(?:ing|s)?|Archives?|Landing|Home|Categor(?:y|ies)|Sections?|Tags?|Folders?|Authors?)(?![a-z])"
)
_BESIDE = re.compile(
    r"quot|testimonial|attribut|author|button|cta|card|faq|table|code|embed|video|hero|banner|caption|newsletter|"
    r"sign_?up|subscri|donat|appeal|promo|related|note|correction|callout|aside_|side_?bar|"
    r"(^|[._])((info|fact|side)_?)?box(es)?($|[._])|"
    r"zitat|kasten|tabelle|spende|citation|encadr|^cita|recuadro|citazione|citaat|kader|quelle"
)
_PROSE = re.compile(
    r"paragra|rich_?text|^text|_text|body|prose|content|copy|markdown|html|"
    r"absatz|inhalt|contenu|parrafo|contenido|alinea|inhoud|testo|tekst|akapit"
)
_HEADING = re.compile(
    r"head(ing|er|line)|(sub|cross)_?head|^(head|h[1-6]?)$|subtitle|title|ueberschrift|titel|titre|titulo|titolo|tussenkop"
)
_PICTURE = re.compile(
    r"image|(^|[._])(img|pic)s?($|[._])|picture|photo|figure|media|bild|foto|imagen|imagem|immagine|afbeelding|zdjecie"
)
_BESIDE_PICTURES = {
    ALT: "(^|_)alt(_|$)",
    "caption": "caption|legend|unterschrift|unterzeile|bildtext|leyenda|didascalia|onderschrift|podpis",
    "credit": "credit|attribution|copyright|photographer|source|urheber|nachweis|rechte|fotogra",
}
_SECOND_LEVEL = ("h2", "H2", "2", "level-2", "level2")
_ELSEWHERE = re.compile(r"list|thumb|social|search|feed|share|og_|logo|icon|teaser|background")
_LEADING = re.compile(r"hero|lead|main|cover|header")
_GALLERY = re.compile(r"galler|carousel|slid|card|logo|icon|team|banner|hero")


def story_models() -> list[type[Model]]:
    """The page models that look as if they held stories."""
    alike = [model for model in page_models() if _STORY.search(model.__name__) and body_of(model)]
    return [model for model in alike if not _LIST.search(model.__name__)]


def body_of(model: type[Model]) -> str | None:
    """The field of the story's text: by its name, else the first that can hold one."""
    streams = {f.name: f for f in fields_of(model) if isinstance(f, StreamField)}
    with_text = [name for name, field in streams.items() if _prose(field.stream_block)]
    rich = [f.name for f in fields_of(model) if isinstance(f, RichTextField)]
    plain = [f.name for f in fields_of(model) if isinstance(f, TextField) and f.name not in rich]
    for names in (with_text, rich, plain):
        found = _first(_BODY, names)
        if found:
            return found
    rest = [*with_text, *(name for name in rich if name not in _STANDFIRST)]
    return rest[0] if rest else None


def propose(model: type[Model]) -> dict[str, Any]:
    """The mapping, with what could be told; empty for a page model without a text."""
    body = body_of(model)
    if body is None:
        return {}
    texts = [
        field.name
        for field in fields_of(model)
        if isinstance(field, (CharField, TextField))
        and not isinstance(field, (SlugField, URLField, EmailField))
        and not field.choices
        and field.name != body
    ]
    tags = next((field.name for field in fields_of(model) if isinstance(field, TaggableManager)), None)
    found = {
        "headline": _first(_HEADLINE, texts),
        "standfirst": _first(_STANDFIRST, texts),
        "byline": _byline(model, texts),
        "dateline": next((name for name in texts if _DATELINE.search(name)), None),
        "tags": tags,
        "related": _related(model),
        "picture": _own_picture(model, texts) or _picture_in_stream(model, body),
        "body": body,
    }
    proposed = {key: value for key, value in found.items() if value}
    field: Any = model._meta.get_field(body)
    if isinstance(field, StreamField):
        proposed["blocks"] = _blocks(field.stream_block)
    return proposed


def missing_values(model: type[Model]) -> list[str]:
    """Fields that drafts must have a value for and that only the developer can name: for ``set``."""
    return [f.name for f in required_fields(model) if not isinstance(f, (DateField, BooleanField))]


def _first(wanted: Sequence[str], names: Sequence[str]) -> str | None:
    return next((name for name in wanted if name in names), None)


def _byline(model: type[Model], texts: Sequence[str]) -> Any:
    text = _first(_BYLINE, texts) or next((name for name in texts if _BYLINE_LIKE.search(name)), None)
    if text:
        return text
    for way, people in _ways_to_objects(model):
        if _PEOPLE.search(people.__name__) or _PEOPLE.search(way):
            names = [f.name for f in people._meta.fields if _may_be_name(f)]
            in_two = (" ".join(pair) for pair in _NAMES_IN_TWO if set(pair) <= set(names))
            name = _first(_FULL_NAME, names) or next(in_two, None) or _first(_NAME, names) or _only(people)
            if name:
                return {"field": way, "name": name}
    return None


def _only(people: type[Model]) -> str | None:
    """The one field of a line of text that there is, whatever its name."""
    lines = [
        field.name for field in people._meta.fields if isinstance(field, CharField) and _may_be_name(field)
    ]
    return lines[0] if len(lines) == 1 else None


def _may_be_name(field: Any) -> bool:
    """Whether a field of an author holds text for readers: a user model has a password besides."""
    other = isinstance(field, (SlugField, URLField, EmailField)) or field.choices or field.name == "password"
    return isinstance(field, (CharField, TextField)) and not other


def _related(model: type[Model]) -> str | None:
    ways = [way for way, target in _ways_to_objects(model) if issubclass(target, tuple(_page_classes()))]
    many = [way for way in ways if "." in way or model._meta.get_field(way).many_to_many]
    return next((way for way in many if "relat" in way), many[0] if many else None)


def _page_classes() -> Iterator[type[Model]]:
    for model in page_models():
        yield from (parent for parent in model.__mro__ if parent in model._meta.get_parent_list())
        yield model


def _ways_to_objects(model: type[Model]) -> Iterator[tuple[str, Any]]:
    """Every relation of the page, as a mapping names it, with the model it leads to."""
    for field in fields_of(model):
        if field.related_model and not isinstance(field, TaggableManager):
            yield field.name, field.related_model
    for relation in child_relations(model):
        rows: Any = model._meta.get_field(relation).related_model
        for field in rows._meta.fields:
            if field.remote_field and not isinstance(field, ParentalKey) and not field.primary_key:
                yield f"{relation}.{field.name}", field.related_model


def _own_picture(model: type[Model], texts: Sequence[str]) -> Any:
    """The picture beside the body, not one for lists only, with the texts whose names begin alike."""
    images = [field.name for field in fields_of(model) if field.editable and leads_to_image(field)]
    image = next((name for name in images if not _ELSEWHERE.search(name)), None)
    if image is None:
        return None
    stem = re.sub(r"_?(image|picture|photo)$", "", image)
    starts = tuple(filter(None, (stem, image)))
    beside = {
        kind: name
        for kind, pattern in _BESIDE_PICTURES.items()
        for name in texts
        if starts and name.startswith(starts) and re.search(pattern, name)
    }
    return {"image": image, **beside} if beside else image


def _picture_in_stream(model: type[Model], body: str) -> Any:
    """The same where it stands in a StreamField of its own."""
    for field in fields_of(model):
        if not isinstance(field, StreamField) or field.name == body or _ELSEWHERE.search(field.name):
            continue
        stream = field.stream_block
        paths = picture_paths(stream)
        if paths and (_PICTURE.search(field.name) or _LEADING.search(field.name)) and not _prose(stream):
            image = _shortest(paths)
            ways = {kind: _beside(stream, str(image), pattern) for kind, pattern in _BESIDE_PICTURES.items()}
            return {"image": f"{field.name}.{image}"} | {
                k: f"{field.name}.{way}" for k, way in ways.items() if way
            }
    return None


def _blocks(stream: StreamBlock) -> dict[str, Any]:
    found: dict[str, Any] = {}
    body = _prose(stream)
    if body:
        found["body"] = body
    headings = [path for path in text_paths(stream) if _is_heading(stream, path)]
    # In a block with several texts the heading is the one that must be there.
    heading = _shortest(sorted(headings, key=lambda path: not leaf_of(stream, path).required))
    if heading:
        found["heading"] = _with_size(stream, heading)
    picture = _picture(stream)
    if picture:
        found[PICTURE] = picture
        own = getattr(leaf_of(stream, picture), "child_blocks", {})  # Wagtail's ImageBlock has its own words
        for kind, pattern in _BESIDE_PICTURES.items():
            path = _beside(stream, picture, pattern)
            if path and not (kind == ALT and own):
                found[kind] = path
    return found


def _picture(stream: StreamBlock) -> str | None:
    """Where pictures go: with a caption before without, and in no gallery."""
    paths = [path for path in picture_paths(stream) if not _GALLERY.search(path)]
    named = [path for path in paths if _PICTURE.search(path)]
    # The only one there is takes the story's pictures whatever its name, unless that says what it is for.
    paths = named or [path for path in paths if len(paths) == 1 and not _BESIDE.search(path)]
    with_caption = [path for path in paths if _beside(stream, path, "caption")]
    return _shortest(with_caption or paths)


def _beside(stream: StreamBlock, picture: str, pattern: str) -> str | None:
    """A text by its name that stands beside the picture: in the same block, else in one around it."""
    named = [path for path in text_paths(stream) if re.search(pattern, path.split(".")[-1])]
    way = picture.split(".")[:-1]
    while way:
        around = ".".join(way)
        found = next((path for path in named if path.rpartition(".")[0] == around), None)
        if found:
            return found
        if isinstance(leaf_of(stream, around), StreamBlock):
            return None  # what stands further out belongs to other blocks, too
        way.pop()
    return None


def leaf_of(stream: StreamBlock, path: str) -> Block:
    """The block at the end of a path of the mapping."""
    return leaf(stream, path.split("."))


def _prose(stream: StreamBlock) -> str | None:
    """Where running text goes: rich text before other text, what is named for it before what is not."""
    paths = [path for path in text_paths(stream) if not _BESIDE.search(path)]
    rich = [path for path in paths if isinstance(leaf_of(stream, path), RichTextBlock)]
    long = [p for p in paths if not isinstance(leaf_of(stream, p), (CharBlock, RichTextBlock, RawHTMLBlock))]
    html = [path for path in paths if isinstance(leaf_of(stream, path), RawHTMLBlock)]
    for kind in (rich, long, html):
        named = [
            path for path in kind if _PROSE.search(path.split(".")[-1]) or _PROSE.search(path.split(".")[0])
        ]
        if named or (kind is rich and kind):
            return _shortest(named or kind)
    return None


def _is_heading(stream: StreamBlock, path: str) -> bool:
    first, last = _in_stream(stream, path), path.split(".")[-1]
    right = isinstance(leaf_of(stream, path), CharBlock) and not _BESIDE.search(path)
    return right and bool(
        _HEADING.search(first) or (_HEADING.search(last) and path.count(".") and "section" in first)
    )


def _in_stream(stream: StreamBlock, path: str) -> str:
    """The name of the block on this path that stands in a stream, in the innermost of those that are nested."""
    way = path.split(".")
    within = [n for n in range(len(way)) if isinstance(leaf(stream, way[:n]), StreamBlock)]
    return way[within[-1]]


def _with_size(stream: StreamBlock, path: str) -> Any:
    """A heading with the level that its block asks for, where that has no default."""
    *way, text = path.split(".")
    children = getattr(leaf(stream, way), "child_blocks", {}) if way else {}
    for child, block in children.items():
        open_choice = isinstance(block, ChoiceBlock) and child != text and not block.get_default()
        level = next((v for v in _SECOND_LEVEL if open_choice and block.field.valid_value(v)), None)
        if level:
            return {"block": path, "set": {".".join((*way[1:], child)): level}}
    return path


def _shortest(paths: Iterable[str]) -> str | None:
    by_depth: Callable[[str], int] = lambda path: path.count(".")  # noqa: E731
    return min(paths, key=by_depth, default=None)
