"""Buttons that say what they do in an infinitive: "Рассказать друзьям", "Per Messenger verschicken".

Titles of other stories say who did what; in these languages a few words that only name an action are a button's.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from ...types import Block, Document, Kind
from ..features import own_line
from ..lexicons import lexicon
from .asked import asked
from .list_edges import reads_on

_LIKE_BUTTON = frozenset({Kind.RELATED, Kind.NEWSLETTER, Kind.APPEAL})
_LONGEST, _UNSURE = 40, 0.99  #: characters
_FEWEST_PARAGRAPHS = 2
_ACTIONS = {
    "ru": re.compile(r"[А-ЯЁ][а-яё]{2,}(?:ть|ться|ти|чь)(?:\s[\w,«»]+){1,4}"),
    "uk": re.compile(r"[А-ЯІЇЄҐ][а-яіїєґ'’]{2,}(?:ти|тися)(?:\s[\w,«»'’]+){1,4}"),
    "de": re.compile(r"[A-ZÄÖÜ][\w-]+(?:\s[\w-]+){0,2}\s[a-zäöü]{3,}(?:en|ern|eln)"),
}
#: What begins the title of a story: "Warum Listen glücklich machen", "Anwohner wollen klagen".
_TELLS = re.compile(
    r"(?:Warum|Wie|Was|Wer|Wo|Wohin|Woher|Wann|Wieso|Weshalb|Wozu|Wenn|Ob|Dass)\s"
    r"|(?:Пять|Шесть|Девять|Десять|Двадцать|Тридцать|Часть|Власть|Смерть|Область|Новость|Сеть|Память|Кость|Гость|Путь"
    r"|Скорость|Радость|Опять|Новости|Области|Власти|Дети|Почти|Части|Гости|Пути|Сети|Вести|Страсти|Соцсети|Діти|Майже)\s"
    r"|[A-ZÄÖÜ][\w-]+\s(?:sollen|wollen|können|müssen|dürfen|werden|möchten|wollten|sollten|konnten|mussten|durften)\s"
)
_OF_MAIL = frozenset(("email", "inbox", "form"))
_ACTS = "is a share or save button"


def tell_buttons(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Tell such buttons in ``blocks`` below the story's text; what is ``known`` stays."""
    actions = _ACTIONS.get(language)
    if actions is None:
        return
    paragraphs = [at for at, block in enumerate(blocks) if block.kind is Kind.BODY]
    if len(paragraphs) < _FEWEST_PARAGRAPHS:
        return
    mask = lexicon().mask(language)
    for at in range(paragraphs[-1] + 1, len(blocks)):
        block, text = blocks[at], document.lines[at].text
        if (
            block.kind in _LIKE_BUTTON
            and (block.kind is Kind.RELATED or (block.ask and language != "de"))
            and block.confidence < _UNSURE
            and len(text) <= _LONGEST
            and at not in known
            and actions.fullmatch(text)
            and not (reads_on(text) or _TELLS.match(text))
            and not (
                block.kind is Kind.NEWSLETTER and not _OF_MAIL.isdisjoint(own_line(text, mask).facts.hits)
            )
        ):
            blocks[at] = asked(block, Kind.SHARE, _ACTS)
