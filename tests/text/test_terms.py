from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_newsclean.text.key_phrases import key_phrases
from wagtail_newsclean.text.stems import stem
from wagtail_newsclean.text.terms import MAX_TERMS, normalise, number, profile, words


def norms(text: str) -> list[str]:
    return [word.norm for word in words(text)]


def test_words_keep_their_place_in_the_text() -> None:
    text = "The U.S. sent 155,221 bags to O'Neill’s."
    assert [text[w.start : w.end] for w in words(text)] == [w.text for w in words(text)]
    assert norms(text) == ["the", "us", "sent", "155,221", "bags", "to", "oneill"]


def test_scripts_without_spaces_have_one_letter_a_word() -> None:
    assert norms("北朝鮮と韓国 talks") == [*"北朝鮮と韓国", "talks"]


def test_cyrillic_letters_keep_their_marks() -> None:
    assert normalise("Йод") == "йод"
    assert normalise("Ёлка") == "елка"
    assert normalise("Київ") == "київ"


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "tariff", "tariffs"),
        ("en", "party", "parties"),
        ("de", "fischer", "fischern"),
        ("ru", "выборы", "выборов"),
        ("ru", "россия", "россии"),
        ("uk", "вибори", "виборів"),
        ("fr", "election", "elections"),
        ("es", "eleccion", "elecciones"),
        ("it", "guerra", "guerre"),
        ("pt", "greve", "greves"),
        ("pl", "wojna", "wojny"),
        ("nl", "boer", "boeren"),
    ],
)
def test_inflected_forms_share_a_stem(language: str, one: str, other: str) -> None:
    assert stem(one, language) == stem(other, language)


def test_different_words_keep_different_stems() -> None:
    assert stem("universe", "en") != stem("university", "en")
    assert stem("texas", "en") == "texas"
    assert stem("wines", "en") != stem("wins", "en")


def test_a_capital_after_a_full_stop_means_nothing() -> None:
    opens = {word.text: word.opens for word in words("Rain fell. Boats stayed in Port Ellan.")}
    assert opens["Boats"]
    assert not opens["Port"]


def test_names_of_two_words_are_terms_of_their_own() -> None:
    found = profile("", "Talks with the Red Cross went on.", "en")
    assert found.surface[number("red cross")] == "Red Cross"
    assert number("red cross") in found.names


@given(st.text(max_size=300), st.text(max_size=2000), st.sampled_from(["en", "ru", "de", "ja", "xx", ""]))
def test_any_text_has_a_profile(title: str, text: str, language: str) -> None:
    found = profile(title, text, language)
    assert len(found.numbers) == len(found.weights) <= MAX_TERMS
    assert list(found.numbers) == sorted(set(found.numbers))
    assert all(-(2**31) <= n < 2**31 and n for n in found.numbers)
    assert set(found.numbers) <= set(found.surface)
    key_phrases(title, text, language)


def test_key_phrases_are_what_comes_back_or_stands_in_the_headline() -> None:
    text = (
        "The herring fleet of Port Ellan waited. Port Ellan has no other harbour. The herring fleet is old."
    )
    found = [phrase.text for phrase in key_phrases("Herring fleet waits", text, "en")]
    assert set(found[:2]) == {"herring fleet", "Port Ellan"}
    assert "other" not in found
