"""The command as a program would call it."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.text.readers.files import zipped

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00"
PASTE = "Harbour wall falls\n\nBy Ann Ode\n\nThe old harbour wall fell on Friday.\n"


def newsclean(*arguments: str, feed: str | bytes = "", **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "wagtail_newsclean", *arguments],
        input=feed.encode() if isinstance(feed, str) else feed,
        capture_output=True,
        env={**os.environ, **environ},
        check=False,
    )


def stream(*rows: Any) -> tuple[list[dict[str, Any]], int]:
    feed = "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)
    done = newsclean("split", "--jsonl", feed=feed)
    return [json.loads(line) for line in done.stdout.decode().splitlines()], done.returncode


def test_answers_have_what_the_contract_names() -> None:
    (answer,), status = stream(
        {"id": "a", "text": PASTE, "received": "2026-03-04T10:00:00Z", "source": "wire"}
    )
    assert status == 0
    assert answer["id"] == "a"
    assert answer["source"] == PASTE
    assert {"language", "headline", "standfirst", "byline", "dateline", "credits", "body"} <= answer.keys()
    lines = [PASTE[block["start"] : block["end"]] for block in answer["blocks"]]
    assert lines == ["Harbour wall falls", "By Ann Ode", "The old harbour wall fell on Friday."]
    for block in answer["blocks"]:
        assert {"kind", "confidence", "ask", "reasons"} <= block.keys()
        assert 0 <= block["confidence"] <= 1


def test_every_form_of_copy_is_answered_in_order() -> None:
    answers, status = stream(
        {"id": 1, "html": "<p>one</p>"},
        "",
        {"id": 2, "data": base64.b64encode("<p>zwölf</p>".encode()).decode(), "filename": "a.html"},
        {"id": 3, "text": "drei", "html": None},
    )
    assert status == 0
    assert [(answer["id"], answer["source"]) for answer in answers] == [(1, "one"), (2, "zwölf"), (3, "drei")]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("no json", "bad_json"),
        ("[1]", "bad_json"),
        ("[" * 100_000, "bad_json"),
        ({"id": "x"}, "no_copy"),
        ({"id": "x", "text": "a", "html": "b"}, "no_copy"),
        ({"id": "x", "text": 5}, "bad_value"),
        ({"id": "x", "text": "a", "source": []}, "bad_value"),
        ({"id": "x", "text": "a", "received": "tomorrow"}, "bad_received"),
        ({"id": "x", "text": "a", "received": 5}, "bad_received"),
        ({"id": "x", "data": "***"}, "bad_data"),
        ({"id": "x", "data": base64.b64encode(PNG).decode()}, "binary"),
        ({"id": "x", "data": ""}, "empty"),
        ({"id": "x", "text": " \n"}, "empty"),
        ({"id": "x", "html": "<p></p>"}, "empty"),
    ],
)
def test_a_bad_line_gets_an_error_and_the_stream_goes_on(row: Any, code: str) -> None:
    answers, status = stream(row, {"id": "next", "text": "fine"})
    assert status == 1
    assert answers[0]["error"]["code"] == code
    assert answers[0]["error"]["message"]
    assert answers[0]["id"] == ("x" if isinstance(row, dict) else None)
    assert answers[1]["id"] == "next"
    assert answers[1]["blocks"]


def test_a_line_that_is_not_utf_8_gets_an_error() -> None:
    done = newsclean("split", "--jsonl", feed=b'{"id": 1, "text": "caf\xe9"}\n{"id": 2, "text": "x"}\n')
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert answers[0]["error"]["code"] == "bad_encoding"
    assert answers[1]["id"] == 2


def test_half_a_surrogate_pair_goes_in_and_out() -> None:
    (answer,), status = stream('{"id": 1, "text": "a\\ud800b"}')
    assert status == 0
    assert answer["source"] == "a\ud800b"


def test_an_answer_is_one_line_for_every_reader_of_lines() -> None:
    text = "Harbour wall falls\u2028By Ann Ode\u2029The old wall fell.\u0085It was late."
    feed = json.dumps({"id": 1, "text": text}) + "\n"
    lines = newsclean("split", "--jsonl", feed=feed).stdout.decode().splitlines()
    assert len(lines) == 1
    assert json.loads(lines[0])["source"] == text


def test_answers_come_as_the_lines_come() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "wagtail_newsclean", "split", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "text": "word"}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait() == 0


def test_a_reader_that_goes_away_is_no_crash() -> None:
    feed = json.dumps({"id": 1, "text": "word " * 2000}) + "\n"
    with subprocess.Popen(
        [sys.executable, "-m", "wagtail_newsclean", "split", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        _, errors = process.communicate((feed * 20).encode())
        assert b"Traceback" not in errors


def test_split_never_imports_django() -> None:
    code = (
        "import sys\n"
        "for name in ('django', 'wagtail', 'bleach', 'pycrfsuite', 'requests'): sys.modules[name] = None\n"
        "from wagtail_newsclean.cli import main\n"
        "sys.exit(main(['split', '--jsonl']))\n"
    )
    feed = json.dumps({"id": 1, "html": "<p>one <b>two</b></p>"}) + "\n" + json.dumps({"id": 2, "text": "x"})
    done = subprocess.run([sys.executable, "-c", code], input=feed.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert len(done.stdout.splitlines()) == 2


def test_it_starts_without_what_it_does_not_need() -> None:
    code = "import sys, wagtail_newsclean.cli.split; print('\\n'.join(sys.modules))"
    loaded = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.decode().split()
    )
    unneeded = {
        "django",
        "bleach",
        "charset_normalizer",
        "wagtail",
        "numpy",
        "email.parser",
        "yaml",
        "zipfile",
    }
    assert not unneeded & set(loaded)
    assert "wagtail_newsclean.text.readers.formats" not in loaded


@pytest.fixture
def paste(tmp_path: Path) -> str:
    path = tmp_path / "paste.txt"
    path.write_text(PASTE, encoding="utf-8")
    return str(path)


def test_a_file_is_shown_for_a_person(paste: str) -> None:
    done = newsclean("split", paste)
    assert done.returncode == 0
    shown = done.stdout.decode()
    assert "Harbour wall falls" in shown
    assert "\x1b[" not in shown


def test_the_copy_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Title \x1b[31mred \x1b]0;x\x07 end\n", encoding="utf-8")
    assert b"\x1b" not in newsclean("split", str(path)).stdout


def test_json_for_each_file(paste: str) -> None:
    done = newsclean("split", "--json", paste, paste)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in rows] == [paste, paste]
    assert rows[0]["source"] == PASTE


def test_standard_input_is_copy_where_no_file_is_named() -> None:
    done = newsclean("split", "--json", feed=PASTE.encode("utf-16"))
    assert json.loads(done.stdout)["source"] == PASTE


def test_files_that_cannot_be_read_are_named_and_the_rest_is_done(paste: str, tmp_path: Path) -> None:
    picture = tmp_path / "picture.txt"
    picture.write_bytes(PNG)
    done = newsclean("split", str(tmp_path / "none.txt"), str(picture), str(tmp_path), paste)
    assert done.returncode == 1
    errors = done.stderr.decode()
    assert "No such file" in errors
    assert "picture (PNG)" in errors
    assert "Is a directory" in errors
    assert b"Harbour wall falls" in done.stdout


def test_each_text_of_an_archive_is_split(tmp_path: Path) -> None:
    day = tmp_path / "day.zip"
    trains = "Trains run again\n\nBy Bo Lund\n\nThe line to Kelder opened on Friday.\n"
    day.write_bytes(zipped({"a.txt": PASTE, "b.txt": trains, "c.jpg": b"\xff\xd8\xff\xe0"}))
    done = newsclean("split", "--json", "--source", "wire", str(day))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["id"], row["source"]) for row in rows] == [(f"{day}/a.txt", PASTE), (f"{day}/b.txt", trains)]
    assert (done.returncode, done.stderr) == (0, b"")
    done = newsclean("split", "-", feed=zipped({"a.txt": PASTE, "b.txt": trains, "c.pdf": b"%PDF-1.7"}))
    assert b"Harbour wall falls" in done.stdout
    assert b"Trains run again" in done.stdout
    assert done.returncode == 1
    assert b"newsclean: -: These files in it were not read: c.pdf." in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chop"],
        ["split", "--no-such-option"],
        ["split", "--jsonl", "a.txt"],
        ["split", "--received", "x", "a"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    done = newsclean(*arguments)
    assert done.returncode == 2
    assert b"usage: newsclean" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["split", "--help"], ["--version"]])
def test_help(arguments: list[str]) -> None:
    done = newsclean(*arguments)
    assert done.returncode == 0
    assert b"newsclean" in done.stdout
