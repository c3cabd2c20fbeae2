"""The word lists: every language has every kind, and phrases are found where they stand."""

from __future__ import annotations

from importlib.resources import files

import pytest

from wagtail_newsclean.text.splitter import lexicons
from wagtail_newsclean.text.splitter.features import own_line
from wagtail_newsclean.text.splitter.lexicons import LANGUAGES, OPENS, WHOLE, lexicon
from wagtail_newsclean.text.splitter.phrases import WORDS


def kinds_in(language: str) -> set[str]:
    raw = (files(lexicons) / f"{language}.txt").read_text(encoding="utf-8")
    return {row[1:-1] for row in raw.splitlines() if row.startswith("[")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_knows_every_kind_of_word(language: str) -> None:
    shared = {"agency", "network", "clock"}
    assert kinds_in("en") - kinds_in(language) <= shared


def test_every_kind_of_word_can_be_spoken_of() -> None:
    assert kinds_in("en") | kinds_in(lexicons.OTHERS) <= set(WORDS)


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [("zh", "版权所有,未经授权不得转载", "copyright"), ("ja", "あわせて読みたい:古い橋", "readmore")],
)
def test_phrases_are_found_where_words_have_no_spaces(language: str, line: str, kind: str) -> None:
    assert kind in own_line(line, lexicon().mask(language)).facts.hits


def test_other_languages_say_nothing_of_copy_in_one_that_has_its_own_file() -> None:
    words = ["del", "på", "facebook"]
    assert "share" in lexicon().find(words, lexicon().mask("sv")).kinds
    assert "share" not in lexicon().find(words, lexicon().mask("es")).kinds


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("en", "sign up for our newsletter", "newsletter"),
        ("de", "Jetzt kostenlos anmelden", "signup"),
        ("fr", "Lire aussi", "readmore"),
        ("es", "Hazte socio", "support"),
        ("ru", "Подпишитесь на рассылку", "newsletter"),
        ("uk", "Підтримайте нас", "support"),
        ("it", "Riproduzione riservata", "copyright"),
        ("pt", "Leia também", "readmore"),
        ("pl", "Polityka prywatności", "legal"),
        ("tr", "Bültenimize abone olun", "signup"),
        ("ar", "اقرأ أيضا", "readmore"),
        ("he", "הירשמו לניוזלטר שלנו", "newsletter"),
        ("cs", "Čtěte také most", "readmore"),
        ("nl", "Meld je aan", "signup"),
        ("en", "Your vote has been counted", "share"),
        ("en", "We would like to hear from you", "comment"),
        ("en", "Not a substitute for advice", "note"),
        ("it", "Scriveteci", "comment"),
        ("de", "In einer früheren Version stand Mai", "note"),
        ("fr", "Le prénom a été modifié", "note"),
        ("es", "Para seguir leyendo", "paywall"),
        ("ru", "Имена героев изменены", "note"),
        ("uk", "Станьте частиною спільноти", "support"),
        ("it", "Sei già abbonata", "paywall"),
        ("pt", "Já sou assinante", "paywall"),
        ("pl", "Postaw nam kawę", "support"),
        ("nl", "Heb je een vraag of tip", "share"),
        ("cs", "Mohlo by vás zajímat", "readmore"),
        ("sv", "Redan prenumerant", "paywall"),
    ],
)
def test_phrases_are_found(language: str, line: str, kind: str) -> None:
    words = lexicon()
    found = words.find(line.lower().split(), words.mask(language))
    assert kind in found.kinds


def test_a_doctor_credits_no_picture() -> None:
    mask = lexicon().mask
    assert {"photo", "courtesy", "summary"}.isdisjoint(own_line("Dr Roe will see you", mask("en")).facts.hits)
    assert "courtesy" in own_line("Vue du port. DR", mask("fr")).facts.hits
    assert "summary" in own_line("TL;DR", mask("en")).facts.hits


def test_a_turkish_capital_opens_a_word() -> None:
    assert "readmore" in own_line("İlginizi çekebilir", lexicon().mask("tr")).facts.opening


def test_flags_tell_where_a_phrase_stands() -> None:
    words = lexicon()
    mask = words.mask("en")
    assert words.find(["read", "more"], mask).kinds["readmore"] & WHOLE
    opening = words.find(["read", "more", "about", "geese"], mask).kinds["readmore"]
    assert opening & OPENS
    assert not opening & WHOLE
    assert not words.find(["geese", "read", "more"], mask).kinds["readmore"] & OPENS


def test_common_words_count_only_in_their_own_language() -> None:
    words = lexicon()
    assert "you" in words.find(["you"], words.mask("en")).kinds
    assert "you" not in words.find(["you"], words.mask("de")).kinds


def test_a_capital_counts_where_the_list_has_one() -> None:
    words = lexicon()
    mask = words.mask("de")
    assert "you" in words.capitals(["Bitte", "helfen", "Sie"], mask)
    assert "you" not in words.capitals(["Bitte", "helfen", "sie"], mask)
