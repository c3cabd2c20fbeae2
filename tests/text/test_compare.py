from __future__ import annotations

import time

from wagtail_newsclean.text.compare import Change, compare, share_kept

OLD = [
    "The road bridge at Marrow was closed on Sunday after a barge struck its second pier in fog, police said.",
    "Nobody was hurt in the collision, which happened shortly after five in the morning.",
    "The barge was on its way to the harbour works at Port Ellan when its rudder jammed.",
    "Drivers must go round by Kelder, a detour of 64 kilometres, until the pier has been tested.",
]
NEW = [
    OLD[0],
    "Two people were hurt in the collision, which happened shortly after five in the morning.",
    "The sound was thick with fog all night, the coastguard said.",
    *OLD[3:],
]


def test_paragraphs_stay_change_go_and_come() -> None:
    found = compare(OLD, NEW)
    assert [c.change for c in found] == [
        Change.SAME,
        Change.CHANGED,
        Change.GONE,
        Change.ADDED,
        Change.SAME,
    ]
    changed = found[1].words
    assert [text.strip() for change, text in changed if change is Change.GONE] == ["Nobody was"]
    assert [text.strip() for change, text in changed if change is Change.ADDED] == ["Two people were"]
    for side, change in (("old", Change.ADDED), ("new", Change.GONE)):
        assert "".join(text for c, text in changed if c is not change) == getattr(found[1], side)


def test_every_paragraph_is_told_once() -> None:
    found = compare(OLD, NEW)
    assert [c.old for c in found if c.old] == OLD
    assert [c.new for c in found if c.new] == NEW


def test_a_number_or_a_quote_is_a_change() -> None:
    (found,) = compare(["Three boats “sank” at the quay."], ['Five boats "sank" at the quay.'])
    assert found.change is Change.CHANGED


def test_white_space_is_none() -> None:
    (found,) = compare(["Three boats sank\n at the quay."], ["Three boats  sank at the quay. "])
    assert found.change is Change.SAME


def test_versions_of_one_story_are_known_however_they_are_cut() -> None:
    assert share_kept("\n".join(OLD), "\n".join(OLD)) == 1
    assert share_kept("\n".join(OLD), " ".join(NEW)) > 0.6
    assert share_kept("\n".join(OLD), "\n".join([*OLD, *(f"Paragraph {n} is new." for n in range(50))])) == 1
    other = (
        "A balloon is to float over the beach each Saturday until the vote on the wind farm, a group said. "
        * 9
    )
    assert share_kept("\n".join(OLD), other) == 0


def test_texts_too_short_to_say_are_no_versions() -> None:
    assert share_kept(OLD[1], OLD[1]) == 0


def test_long_versions_take_no_time() -> None:
    old = [f"Paragraph {n} of many that the storm left {n * 7} words to say about." for n in range(900)]
    new = [text.replace("storm", "flood") for text in old]
    started = time.process_time()
    compare(old, new)
    assert time.process_time() - started < 5
