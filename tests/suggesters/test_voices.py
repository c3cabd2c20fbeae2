from __future__ import annotations

import pytest

from wagtail_newsclean.suggesters.storage import Stored
from wagtail_newsclean.suggesters.voices import voices
from wagtail_newsclean.text.terms import Profile, profile

STORM = "The storm broke the quay and the herring fleet stayed in harbour."
CHOIR = "The Tolland choir sang in the old church and the organ was played."


def stored(text: str) -> Stored:
    terms = profile("", text, "en")
    return Stored(1, text, "", None, (), "", None, terms.numbers, terms.weights)


def asked(text: str) -> Profile:
    return profile("", text, "en")


def test_the_story_itself_says_most_and_an_unlike_one_nothing() -> None:
    same, unlike = voices(asked(STORM), [stored(STORM), stored(CHOIR)])
    assert same > 0.7
    assert abs(unlike) < 0.1


def test_versions_of_one_story_share_a_voice() -> None:
    found = voices(asked(f"{STORM} {CHOIR}"), [*[stored(STORM)] * 10, stored(CHOIR)])
    assert max(found[:10]) - min(found[:10]) < 1e-9
    assert sum(found[:10]) < 1.5 * found[10]


def test_a_story_that_is_only_near_because_another_is_has_little_to_say() -> None:
    both = f"{STORM} {CHOIR}"
    alone, _ = voices(asked(both), [stored(STORM), stored(CHOIR)])
    beside, whole = voices(asked(both), [stored(STORM), stored(both)])
    assert beside < alone / 2
    assert beside < whole / 4


@pytest.mark.parametrize("text", ["", "the of and"])
def test_a_story_without_words_and_an_archive_without_stories(text: str) -> None:
    assert voices(asked(text), []) == []
    assert all(abs(voice) < 1 for voice in voices(asked(text), [stored(STORM), stored(text)]))
