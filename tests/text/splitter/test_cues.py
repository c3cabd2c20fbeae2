"""Cues: each fires on the line it is meant for, and says so in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from wagtail_newsclean.text.splitter import cues
from wagtail_newsclean.text.splitter.facts import Facts
from wagtail_newsclean.text.splitter.lexicons import lexicon
from wagtail_newsclean.text.types import Kind


def fired(text: str, language: str = "en") -> set[str]:
    names: list[str] = []
    words = lexicon()
    facts = Facts(text, words, words.mask(language))
    for cue in cues.ALL:
        cue(facts, names.append)
    return set(names)


@pytest.mark.parametrize(
    ("language", "line", "cue"),
    [
        ("en", "Please support us monthly starting from just $2.", "asks for money"),
        ("de", "Mit fünf Euro im Monat sichern Sie unsere Arbeit.", "we need you"),
        ("ru", "Подпишитесь на рассылку «Вестника»", "sign up for newsletter"),
        ("fr", "Article réservé aux abonnés", "reading wall"),
        ("es", "Lea también: El alcalde que borró su casa", "label and title"),
        ("en", "@vr_harbour / Telegram", "handle and slash"),
        ("en", "Dan Eale/Getty Images", "agency and slash"),
        ("uk", "Фото: Ігор Мельник", "photo label"),
        ("pl", "Reklama", "ad label"),
        ("nl", "Deel dit artikel", "share button"),
        ("it", "Riproduzione riservata", "rights"),
        ("pt", "Publicado em 04/03/2025 08h15", "published when"),
        ("en", "By Ada Finch and Sol Tarrant", "by a name"),
        ("en", "ylg/cha/mb".lower(), "signature"),
        ("en", "#library #Penrose #budget", "hashtags"),
        ("en", "1/7 Joan Abelard in the conservation lab", "picture number"),
        ("en", "“I guessed,” Finch said after the match on Sunday.", "quotes someone"),
        ("en", "* * *", "only signs"),
    ],
)
def test_a_cue_fires(language: str, line: str, cue: str) -> None:
    assert cue in fired(line, language)


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("Season tickets cost 289 pounds, or 30 a month.", "asks for money"),
        ("“Please support us,” the banner read.", "asks for support"),
        ("The committee read more than forty letters.", "read also"),
        ("He signed up for military service in 2011.", "sign up for newsletter"),
    ],
)
def test_a_story_about_it_does_not_fire_it(line: str, cue: str) -> None:
    assert cue not in fired(line)


def test_there_is_one_file_for_each_kind() -> None:
    names = {path.stem for path in Path(cues.__file__).parent.glob("*.py")} - {"__init__"}
    assert names == {kind.value for kind in Kind}


@pytest.mark.parametrize("text", ["", "x" * 100_000, "\ud800", "🙂", "-", "«»", "12:30", "\u202eabc"])
def test_no_line_is_too_strange(text: str) -> None:
    assert fired(text) <= set(cues.PHRASES)
