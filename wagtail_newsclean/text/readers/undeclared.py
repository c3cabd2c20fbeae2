"""The encoding of bytes that say nothing of it: the one in which they read most like a language."""

from __future__ import annotations

import re

from ..language import likeness

_LATIN_OF_WINDOWS = ("cp1252", "cp1250", "cp1254", "cp1257")
_CYRILLIC = ("cp1251", "koi8-r", "koi8-u")
#: They have letters where Windows has signs: tried where those signs would stand inside words.
_OTHER_SYSTEMS = ("mac-roman", "cp850")
LATIN = frozenset((*_LATIN_OF_WINDOWS, *_OTHER_SYSTEMS, "iso8859-2", "iso8859-15", "cp437"))
#: A capital inside a word, one of the two letters outside ASCII: "originalHeadline" says nothing of an encoding.
TANGLED = re.compile(r"[a-zа-яё\xdf-\xff][А-ЯЁ\xc0-\xde]|[а-яё\xdf-\xff][A-Z]")
#: Signs that no word holds; letters of another encoding do.
_SIGN_IN_WORD = re.compile("(?<=[^\\W\\d_])[\x80-\xbf‚ƒ„†‡ˆ‰‹•˜™›\ufffd](?=[^\\W\\d_])|(?<=[^\\W\\d_])[‚„]")
#: And those that may, between a dash's or a quotation's words, where nobody set a space.
_ANY_SIGN_IN_WORD = re.compile("(?<=[^\\W\\d_])[\x80-\xbf‚ƒ„†‡ˆ‰‹•˜™›“”…‘Ž–—\ufffd](?=[^\\W\\d_])")
_UNPRINTED = re.compile("[\x80-\x9f\ufffd]")
_EAST_ASIAN = frozenset(("cp932", "shift_jis", "euc_jp", "gb18030", "big5", "cp949", "euc_kr"))
_EAST_ASIAN_SIGN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FEWEST_SIGNS = 4
_BETTER = 1.0  #: what a letter that one language alone has is worth 1.35 of
#: How common encodings are in newsrooms, by so much less must the commoner fit.
_COMMON = {"cp1252": 1, "mac-roman": -1, "cp850": -1}
_NO_WORD = re.compile(r"\b(?:\w|\w*\d\w*)\b")  #: "£5" is no Polish
_ASCII_WORD = re.compile(r"[A-Za-z]{2,}")
_TAG = re.compile(r"<[^<>]*>")
#: Bytes outside ASCII, and words of them: Latin letters with accents seldom stand together.
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3,}")
_CYRILLIC_RUN = re.compile(rb"[\xa5\xa8\xaa\xaf\xb2-\xb4\xb8\xba\xbf-\xff]{3,}")


def likeliest(sample: bytes, name: str) -> str:
    """The encoding in which the text reads most like some language; the commonest of its script where none is better.

    ``name`` is a guess by the bytes, which takes Spanish for Polish and an umlaut for Chinese.
    """
    high = len(_HIGH.findall(sample))
    in_runs = sum(map(len, _HIGH_RUN.findall(sample))) * 2 > high
    if name in _EAST_ASIAN:
        text = sample.decode(name, "replace")
        signs = len(_EAST_ASIAN_SIGN.findall(text))
        if signs >= _FEWEST_SIGNS and (in_runs or signs > 2 * len(_ASCII_WORD.findall(_TAG.sub(" ", text)))):
            return name
    elif name not in LATIN and in_runs:
        return name
    if sum(map(len, _CYRILLIC_RUN.findall(sample))) * 2 > high:
        fits = {codec: _fit(sample.decode(codec, "replace"), "cyrillic") for codec in _CYRILLIC}
        return max(fits, key=fits.__getitem__)
    elsewhere = name in _OTHER_SYSTEMS or _ANY_SIGN_IN_WORD.search(sample.decode("cp1252", "replace"))
    codecs = [*_LATIN_OF_WINDOWS, "iso8859-2", *(_OTHER_SYSTEMS if elsewhere else ())]
    fits = {codec: _fit(sample.decode(codec, "replace"), "latin") for codec in codecs}
    return max(fits, key=lambda codec: fits[codec] + _BETTER * _COMMON.get(codec, 0))


def _fit(text: str, script: str) -> float:
    odd = 2 * len(_SIGN_IN_WORD.findall(text)) + len(TANGLED.findall(text)) + len(_UNPRINTED.findall(text))
    return likeness(_NO_WORD.sub(" ", _TAG.sub(" ", text)), script) - odd
