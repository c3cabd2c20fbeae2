from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.suggesters.conftest import story
from wagtail_newsclean.models import VocabularyForm
from wagtail_newsclean.suggesters.new_tags import suggest_new_tags
from wagtail_newsclean.suggesters.storage import ArchiveStorage
from wagtail_newsclean.suggesters.tags import Band, Bands, Refusals, TagSuggestion, suggest_tags
from wagtail_newsclean.suggesters.vocabulary import TagData, Vocabulary


def vocabulary(
    archive: ArchiveStorage, names: Sequence[str | tuple[str, ...]], language: str = "en"
) -> Vocabulary:
    found = Vocabulary(archive, "tests.Tag", (language,))
    for number, name in enumerate(names):
        first, *aliases = (name,) if isinstance(name, str) else name
        found.add([TagData(str(number), first, aliases)])
    return found


def tags(
    archive: ArchiveStorage,
    names: Sequence[str | tuple[str, ...]],
    text: str,
    title: str = "",
    language: str = "en",
) -> dict[str, TagSuggestion]:
    made = vocabulary(archive, names, language)
    return {s.name: s for s in suggest_tags(title, text, language, vocabulary=made)}


def test_a_tag_in_the_headline_is_above_one_named_in_passing(archive: ArchiveStorage) -> None:
    text = (
        "The herring fleet waits. Herring is dear. "
        + "Nothing else was said that day. " * 30
        + "Whales passed."
    )
    found = tags(archive, ["whales", "herring"], text, "Herring fleet waits")
    assert found["herring"].score > found["whales"].score
    assert found["herring"].reasons == ("named in the headline and 2 times",)
    first = next(m for m in found["herring"].mentions if not m.in_title)
    assert text[first.start : first.end] == "herring"


@pytest.mark.parametrize(
    ("language", "tag", "text"),
    [
        ("ru", "Выборы", "После выборов в городе было тихо."),
        ("uk", "Війна", "Про війну говорили всю ніч."),
        ("de", "Fischer", "Die Boote der Fischern blieben im Hafen."),
        ("fr", "Ukraine", "Les combats de l'Ukraine continuent."),
        ("es", "Elecciones", "La elección fue tranquila."),
        ("ja", "北朝鮮", "昨日、北朝鮮が発表した。"),
        ("en", "Córdoba", "The fair in Cordoba opened."),
        ("en", "US", "The U.S. said no."),
    ],
)
def test_inflected_and_foreign_forms_are_found(
    archive: ArchiveStorage, language: str, tag: str, text: str
) -> None:
    assert tag in tags(archive, [tag], text, language=language)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("WHO", "He knew who came."),
        ("US", "They told us so."),
        ("C++", "A grade of C was given."),
        ("R&B", "R was first, B came second."),
        ("X", "The x axis."),
        ("a", "She saw a boat."),
        ("I", "Then I said no."),
        ("Granada (Nicaragua)", "The hills of Granada in Spain were dry."),
    ],
)
def test_namesakes_are_not_the_tag(archive: ArchiveStorage, tag: str, text: str) -> None:
    assert tag not in tags(archive, [tag], text)


def test_capitals_tell_a_company_from_a_fruit(archive: ArchiveStorage) -> None:
    fruit = tags(archive, ["Apple"], "She ate an apple. The apple was red.")["Apple"].score
    company = tags(archive, ["Apple"], "Shares of Apple rose. Buyers of Apple phones waited.")["Apple"].score
    assert fruit < company


def test_of_tags_that_differ_in_case_one_is_offered(archive: ArchiveStorage) -> None:
    assert list(tags(archive, ["NATO", "Nato", "nato"], "Ships of Nato came.")) == ["Nato"]


def test_the_longest_tag_wins_and_context_tells_namesakes_apart(archive: ArchiveStorage) -> None:
    found = tags(archive, ["Port", "Port Ellan"], "Boats of Port Ellan came home.")
    assert found["Port Ellan"].score > found["Port"].score
    two = ["Granada", "Granada (Nicaragua)"]
    assert list(tags(archive, two, "In Granada, a city of Nicaragua, rain fell.")) == ["Granada (Nicaragua)"]
    assert list(tags(archive, two, "In Granada rain fell.")) == ["Granada"]


def test_aliases_and_acronyms_lead_to_the_tag(archive: ArchiveStorage) -> None:
    found = tags(
        archive, [("Red Cross", "ICRC"), "Gross domestic product (GDP)"], "The ICRC spoke. The GDP fell."
    )
    assert set(found) == {"Red Cross", "Gross domestic product (GDP)"}


def test_words_of_a_tag_may_stand_apart_in_a_sentence(archive: ArchiveStorage) -> None:
    text = "The steel that comes from Mexico pays a tariff."
    assert "Mexico steel tariffs" in tags(archive, ["Mexico steel tariffs"], text)
    assert not tags(archive, ["Mexico steel tariffs"], "Mexico plays. Steel is grey. Tariffs end.")


def test_tags_of_the_nearest_stories_are_offered_though_never_named(archive: ArchiveStorage) -> None:
    archive.index([story(f"s{n}", "storm", f"Part {n} of many", tags=("weather",)) for n in range(12)])
    archive.index([story(f"c{n}", "choir", f"Part {n} of many", tags=("music",)) for n in range(12)])
    made = vocabulary(archive, ["weather", "music"])
    asked = story("x", "storm", "Divers look")
    found = suggest_tags(asked.title, asked.text, "en", vocabulary=made, archive=archive)
    assert found[0].name == "weather"
    assert found[0].reasons == ("on 10 of the 10 nearest stories",)
    assert found[0].score > 0.5 > sum(s.score for s in found if s.name == "music")


def test_tags_that_the_vocabulary_lost_are_not_offered(archive: ArchiveStorage) -> None:
    archive.index([story(f"s{n}", "storm", f"Part {n}", tags=("weather",)) for n in range(12)])
    asked = story("x", "storm", "Divers look")
    empty = vocabulary(archive, [])
    assert suggest_tags(asked.title, asked.text, "en", vocabulary=empty, archive=archive) == []
    renamed = Vocabulary(archive, "tests.Tag", ("en",), current=lambda ids: dict.fromkeys(ids, "climate"))
    renamed.add([TagData("1", "storm")])
    assert suggest_tags(asked.title, asked.text, "en", vocabulary=renamed) == []


def test_a_refused_tag_is_gone_for_its_story_and_sinks_for_others(archive: ArchiveStorage) -> None:
    made = vocabulary(archive, ["herring"])

    def ask(refused: Refusals) -> list[TagSuggestion]:
        return suggest_tags(
            "Herring waits", "The herring fleet waits.", "en", vocabulary=made, refused=refused
        )

    fresh = ask(Refusals())[0].score
    assert ask(Refusals(story={"herring"})) == []
    assert ask(Refusals(counts={"herring": (2, 0)}))[0].score == fresh
    assert ask(Refusals(counts={"herring": (9, 1)}))[0].score < fresh / 2


def test_bands_are_the_sites(archive: ArchiveStorage) -> None:
    made = vocabulary(archive, ["herring"])
    for bands, band in ((Bands(0, 0), Band.TICKED), (Bands(1, 0), Band.OFFERED), (Bands(1, 1), Band.HIDDEN)):
        found = suggest_tags("", "The herring waits.", "en", vocabulary=made, bands=bands)
        assert found[0].band is band


@pytest.mark.parametrize(
    ("scores", "offered"),
    [
        ([0.5], 1),  # one is always worth a look
        ([0.99, 0.98, 0.13], 2),  # surer ones leave little to find
        ([0.5, 0.4, 0.3], 3),
        ([0.3, 0.25, 0.2, 0.2, 0.15, 0.13], 6),  # nothing is sure
        ([0.5, 0.11], 1),  # below what is offered
        ([], 0),
    ],
)
def test_offers_end_where_surer_tags_leave_little_to_find(scores: list[float], offered: int) -> None:
    bands = Bands(ticked=2).of(scores)
    assert bands == [Band.OFFERED] * offered + [Band.HIDDEN] * (len(scores) - offered)


def test_what_is_ticked_is_never_hidden() -> None:
    assert Bands().of([0.99, 0.98, 0.97, 0.6]) == [Band.TICKED] * 4


def test_edits_of_the_vocabulary_are_seen_at_once(archive: ArchiveStorage) -> None:
    made = vocabulary(archive, ["herring"])
    made.add([TagData("0", "cod")])
    assert [s.name for s in suggest_tags("", "Herring and cod.", "en", vocabulary=made)] == ["cod"]
    made.remove(["0"])
    assert suggest_tags("", "Herring and cod.", "en", vocabulary=made) == []
    assert not VocabularyForm.objects.exists()


def test_one_query_whatever_the_size(archive: ArchiveStorage) -> None:
    made = vocabulary(archive, ["herring", *(f"tag number {n}" for n in range(50))])
    with CaptureQueriesContext(
        connection,
    ) as queries:
        suggest_tags("", "The herring fleet waits in the harbour. " * 500, "en", vocabulary=made)
    assert len(queries) == 1


def test_a_long_tag_and_a_long_story(archive: ArchiveStorage) -> None:
    long = " ".join(f"word{n}" for n in range(200))
    start = time.perf_counter()
    assert long in tags(archive, [long], f"It said: {long}. " + "The harbour was shut all day. " * 10_000)
    assert time.perf_counter() - start < 20
    assert long not in tags(archive, [long], long.replace("word150", "other"))


TAGS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])), max_size=4),
    st.text(max_size=200),
)
def test_any_vocabulary_and_text(archive: ArchiveStorage, names: list[str], text: str) -> None:
    VocabularyForm.objects.all().delete()
    found = tags(archive, names, f"{text} {' '.join(names)}")
    assert set(found) <= set(names)
    assert all(0 <= s.score <= 1 and s.reasons for s in found.values())


def test_new_tags_are_phrases_that_are_no_tags_yet(archive: ArchiveStorage) -> None:
    made = vocabulary(archive, ["herring fleet"])
    text = "The herring fleet of Port Ellan waits. Port Ellan is shut, and the herring fleet with it."
    found = [p.text for p in suggest_new_tags("", text, "en", vocabulary=made)]
    assert "Port Ellan" in found
    assert "herring fleet" not in found
