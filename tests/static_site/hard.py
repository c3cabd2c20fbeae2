"""Stories that break careless pages: every script, characters no document may hold, what is missing or too long."""

from __future__ import annotations

from typing import Any

from wagtail.images.models import Image

from tests.newsroom.building import Newsroom, boxed, paragraph, picture
from tests.newsroom.models import ArticlePage

TEXTS = {
    "latin": "Der Hafen bleibt geschlossen: »Köhlbrand«, Łódź, Île-d’Yeu",
    "cyrillic": "Гавань закрыта третий день — «Їжак»",
    "arabic": "ميناء رأس النخيل يستقبل سفينة",
    "hebrew": "נמל הצפון נסגר ליום שלישי",
    "japanese": "港が閉鎖された「三日目」",
    "devanagari": "बंदरगाह तीसरे दिन बंद",
    "greek": "Το λιμάνι έκλεισε",
    "thai": "ท่าเรือปิดเป็นวันที่สาม",
    "emoji": "🚢 ⚓️ 👩🏽‍🔧 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "markup": "a ]]> b <b>&amp; c --> <!-- d </script><script>alert(1)</script> \"e\" 'f'",
    "control": "Bell \x07, tab \x0b, escape \x1b, delete \x7f, nothing \ufffe, two \u2028 lines",
    "one long word": "Donaudampfschifffahrtsgesellschaft" * 7,
}


def story(newsroom: Newsroom, image: Image, text: str, **fields: Any) -> ArticlePage:
    """A story with the text in everything that takes text."""
    body = [
        picture(image, f"<p>{_safe(text)}</p>", text, text),
        paragraph(_safe(text)),
        ("heading", text),
        ("quote", {"text": text, "speaker": text}),
        boxed("newsletter", _safe(text)),
        boxed("appeal", _safe(text)),
        boxed("note", _safe(text)),
        ("embed", "https://video.example/watch?a=1&b=<2>"),
        ("table", {"data": [[text, "1"], ["2", "3"]], "first_row_is_table_header": True,
                   "first_col_is_header": False, "table_header_choice": "row", "table_caption": text}),
    ]  # fmt: skip
    details: dict[str, Any] = {
        "standfirst": text,
        "byline": text[:200],
        "dateline": text[:200],
        "tags": (text[:90],),
    }
    return newsroom.article(text[:240], body, **details | fields)


def publish(newsroom: Newsroom) -> list[ArticlePage]:
    """All of them."""
    image = newsroom.image()
    found = [story(newsroom, image, text) for text in TEXTS.values()]
    found.append(newsroom.article("Bare", first_published_at=None, last_published_at=None))
    found.append(newsroom.article("Long", [paragraph("The harbour stayed shut. " * 90) for _ in range(100)]))
    lost = newsroom.image()
    found.append(
        newsroom.article("Picture lost", [picture(lost, "<p>Waves.</p>", "A B"), picture(None, "", "C D")])
    )
    lost.file.storage.delete(lost.file.name)
    found.append(newsroom.article("Related to all", related=tuple(found[:4])))
    return found


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
