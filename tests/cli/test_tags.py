from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest


def run(command: str, *rows: Any, options: tuple[str, ...] = ()) -> tuple[int, list[Any]]:
    """Exit status and answers. A process of its own: the command sets Django up for itself."""
    given = "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, "-m", "wagtail_newsclean", command, "--jsonl", *options],
        input=given,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def test_tags_come_from_the_vocabulary_and_the_tagged_stories() -> None:
    rows = [{"vocabulary": ["herring", "weather", {"name": "Red Cross", "aliases": ["ICRC"]}]}]
    tagged = {"title": "Storm", "text": "The storm broke the quay at Port Ellan.", "tags": ["weather"]}
    rows += [{"tagged": {**tagged, "id": f"t{n}"}} for n in range(12)]
    asked = {
        "id": "q",
        "title": "ICRC waits",
        "text": "The storm at Port Ellan broke the quay; the ICRC came.",
    }
    status, answers = run("tags", *rows, asked)
    assert status == 0
    assert [answer["id"] for answer in answers] == ["q"]
    names = {tag["name"]: tag for tag in answers[0]["tags"]}
    assert set(names) == {"weather", "Red Cross"}
    assert names["weather"]["reasons"] == ["on 10 of the 10 nearest stories"]


def test_new_gives_key_phrases() -> None:
    asked = {"id": "q", "title": "", "text": "Port Ellan is shut. Nobody leaves Port Ellan."}
    status, answers = run("tags", {"vocabulary": []}, asked, options=("--new",))
    assert status == 0
    assert answers[0]["tags"][0] == {
        "name": "Port Ellan",
        "score": answers[0]["tags"][0]["score"],
        "reasons": ["not a tag yet; named 2 times"],
        "new": True,
    }


def test_lines_that_cannot_be_handled_are_named_and_the_stream_goes_on() -> None:
    status, answers = run(
        "tags",
        {"id": "early", "title": "", "text": ""},
        {"vocabulary": "herring"},
        {"vocabulary": ["x", "(", "herring", "Herring", " ", "w " * 200]},
        "not json",
        {"tagged": {"id": "t", "title": 3}},
        {"title": "no id"},
        {"id": "long" * 100},
        {"id": "q", "title": "", "text": "The herring\u0000 fleet."},
    )
    assert status == 1
    codes = [answer["error"]["code"] if "error" in answer else "" for answer in answers]
    assert codes == ["no_vocabulary", "bad_vocabulary", "bad_json", "bad_story", "no_id", "long_id", ""]
    assert [tag["name"] for tag in answers[-1]["tags"]] == ["herring"]


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://nobody@127.0.0.1:1/none"])
def test_a_database_that_cannot_be_used_is_wrong_usage(url: str) -> None:
    assert run("tags", options=("--database", url)) == (2, [])
