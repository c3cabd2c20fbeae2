"""Text that was read with the wrong encoding, where that is beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: What the bytes 80..BF look like when they are read as Windows-1252 (five of them stay control characters).
_TAIL = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
#: "cafÃ©": lower-case neighbours tell it from a Portuguese "MANHÃ”" at the end of a quotation.
_LETTER = rf"(?:(?<=[a-z])|(?<![^\W\d_])(?=Ã.[a-z]))Ã{_TAIL}"
#: "â€™", "â€œ": quotes and dashes.
_QUOTE = r"â€(?:[™œ˜¦¢“”\x9d\x93\x94\x99\x9c]|(?=\W|$))"
#: "Ð¿Ñ€Ð¸": Cyrillic, two letters or more.
_CYRILLIC = rf"(?:[ÐÑ]{_TAIL}){{2,}}"
#: "РџСЂРёРІРµС‚": the same read as Windows-1251; no Russian word is written so.
_TAIL_1251 = "[ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\xa0ЎўЈ¤Ґ¦§Ё©Є«¬\xad®Ї°±Ііґµ¶·ё№є»јЅѕї]"
_CYRILLIC_1251 = rf"(?:[РС]{_TAIL_1251}){{3,}}"
#: "GroГџe", "SГЈo PauloвЂ™s": Latin letters and quotes read as Windows-1251.
_LATIN_1251 = rf"(?:(?<=[A-Za-z])Г{_TAIL_1251}|Г{_TAIL_1251}(?=[a-z])|вЂ[™њќ“”¦в])"
_NO_BREAK = r"Â(?=[\xa0«»°§©®·])[\xa0«»°§©®·]"

_MOJIBAKE = re.compile(
    "|".join(
        ["\ufffd+", _QUOTE, _CYRILLIC, _CYRILLIC_1251, _LATIN_1251, _LETTER, rf"(?<![A-ZÀ-Þ]){_NO_BREAK}"]
    )
)

#: One look tells nearly all text from UTF-8 that was read as Windows-1252.
_MAY_BE = re.compile("Ã[\x80-\xbf‚-™]|â€|[ÐÑ][\x80-\xbf‚-™][ÐÑ]")


def find_mojibake(line: str) -> Iterator[tuple[int, int]]:
    """Where broken characters stand; runs within a word of each other are one.

    >>> [("cafÃ© au lait")[a:b] for a, b in find_mojibake("cafÃ© au lait")]
    ['Ã©']
    >>> list(find_mojibake("«AMANHû, Île-de-France, São Tomé, ÁGUA"))
    []
    """
    start = end = -1
    for match in _MOJIBAKE.finditer(line):
        if start >= 0 and match.start() - end <= 12 and " " not in line[end : match.start()]:
            end = match.end()
            continue
        if start >= 0:
            yield start, end
        start, end = match.span()
    if start >= 0:
        yield start, end


def read_again(text: str) -> str:
    """UTF-8 that was read as Windows-1252, as it was before; unchanged where all of the text was not read so.

    >>> read_again("Ã‰lise sâ€™en va"), read_again("MANHÃ€ e não")
    ('Élise s’en va', 'MANHÃ€ e não')
    """
    if not _MAY_BE.search(text):
        return text
    data = bytearray()
    for character in text:
        try:
            data += character.encode("cp1252")
        except UnicodeEncodeError:
            if character > "\xff":
                return text
            data.append(ord(character))  # five bytes are nothing in Windows-1252
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return text
