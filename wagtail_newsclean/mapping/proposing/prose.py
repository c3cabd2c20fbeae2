"""Where the running text of a StreamField goes."""

from __future__ import annotations

import re

from wagtail.blocks import CharBlock, RawHTMLBlock, RichTextBlock, StreamBlock

from ..inspecting import text_paths
from .choosing import leaf_of, shortest

#: What stands beside the story and is no part of its text.
BESIDE = re.compile(
    r"quot|testimonial|attribut|author|button|cta|card|faq|table|code|embed|video|hero|banner|caption|newsletter|"
    r"sign_?up|subscri|donat|appeal|promo|related|note|correction|callout|aside_|side_?bar|"
    r"(^|[._])((info|fact|side)_?)?box(es)?($|[._])|"
    r"zitat|kasten|tabelle|spende|citation|encadr|^cita|recuadro|citazione|citaat|kader|quelle"
)
_PROSE = re.compile(
    r"paragra|rich_?text|^text|_text|body|prose|content|copy|markdown|html|"
    r"absatz|inhalt|contenu|parrafo|contenido|alinea|inhoud|testo|tekst|akapit"
)


def prose(stream: StreamBlock) -> str | None:
    """Where running text goes: rich text before other text, what is named for it before what is not."""
    paths = [path for path in text_paths(stream) if not BESIDE.search(path)]
    rich = [path for path in paths if isinstance(leaf_of(stream, path), RichTextBlock)]
    long = [p for p in paths if not isinstance(leaf_of(stream, p), (CharBlock, RichTextBlock, RawHTMLBlock))]
    html = [path for path in paths if isinstance(leaf_of(stream, path), RawHTMLBlock)]
    for kind in (rich, long, html):
        named = [
            path for path in kind if _PROSE.search(path.split(".")[-1]) or _PROSE.search(path.split(".")[0])
        ]
        if named or (kind is rich and kind):
            return shortest(named or kind)
    return None
