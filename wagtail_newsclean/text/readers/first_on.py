"""The line that blogs add to each story of their feeds: "The post Bridge reopens appeared first on Marrow Times"."""

from __future__ import annotations

import re

_LONGEST = 400  #: characters
#: What blogs add to each story of their feeds, in their languages.
_FIRST_ON = re.compile(
    r"(?:The post|(?:Der )?Beitrag|(?:L|Cet )['’]?article|La entrada|El artículo|L['’]articolo|O post|Het bericht"
    r"|Artykuł|Сообщение|Запис|Публикация|Допис)\s.{3,220}?\s"
    r"(?:appeared first on|erschien zuerst auf|est apparu en premier sur|se publicó primero en|apareció primero en"
    r"|aparece primero en|proviene da|è apparso per primo su|apareceu primeiro em|verscheen eerst op"
    r"|pochodzi z serwisu|появились сначала на|впервые появилась на|вперше з[’']явився на"
    r"|з[’']явився спочатку на)\s[^\W\d_a-zа-яё].{1,80}"
)


def is_first_on(text: str) -> bool:
    return len(text) <= _LONGEST and _FIRST_ON.fullmatch(text) is not None
