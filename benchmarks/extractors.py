"""The body text of saved pages, and what it costs, against the extractors people use today.

    python benchmarks/extractors.py PAGES [--env FOLDER] [--only NAME,NAME]

PAGES is a folder of your own pages: ``name.html`` and beside it ``name.txt`` with the story's paragraphs, one a
line (without the .txt a page counts for the time only); or a folder of labelled pages (``name.json`` with ``lines``
and ``labels``, and ``pages/name.html.gz``). The extractors are installed into an environment of their own.

The score is that of the public article extraction benchmarks: how many runs of four words an extractor's text and
the true text share, as F1, averaged over pages. Times are CPU seconds, one tool after the other, in one run.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
import re
import subprocess
import sys
import venv
from collections import Counter
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
DISTRIBUTIONS = {
    "trafilatura": "trafilatura",
    "readability-lxml": "readability-lxml",
    "newspaper4k": "newspaper4k",
    "resiliparse": "resiliparse",
}
#: lxml gave this up; trafilatura and readability need it.
EXTRA = ["lxml_html_clean"]
OURS = "newsclean"
BODY = ("body", "heading")
_WORD = re.compile(r"\w+")


class Page(NamedTuple):
    """A saved page; ``body`` is None where nobody said what its story is."""

    name: str
    html: str
    body: str | None
    language: str


def pages_in(folder: Path) -> list[Page]:
    """Labelled pages or a folder of one's own."""
    if (folder / "pages").is_dir():
        return [_labelled(path) for path in sorted(folder.glob("*.json"))]
    found = []
    for path in sorted([*folder.glob("*.html"), *folder.glob("*.htm")]):
        truth = path.with_suffix(".txt")
        body = truth.read_text("utf-8") if truth.exists() else None
        found.append(Page(path.stem, path.read_text("utf-8", "replace"), body, ""))
    return found


def _labelled(path: Path) -> Page:
    gold = json.loads(path.read_text("utf-8"))
    with gzip.open(path.parent / "pages" / f"{gold['id']}.html.gz") as saved:
        html = saved.read().decode("utf-8", "replace")
    body = [line for line, label in zip(gold["lines"], gold["labels"], strict=True) if label in BODY]
    return Page(gold["id"], html, "\n".join(body), gold["language"])


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words; a shorter text is one run."""
    words = _WORD.findall(text.casefold())
    if 0 < len(words) < 4:
        return Counter([tuple(words)])
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))


def f1(found: str, true: str) -> float:
    mine, theirs = shingles(found), shingles(true)
    if not mine or not theirs:
        return float(not mine and not theirs)
    return 2 * (mine & theirs).total() / (mine.total() + theirs.total())


def prepare(folder: Path) -> Path:
    """The Python of an environment that has the extractors."""
    python = folder / "bin" / "python"
    if not python.exists():
        print(f"Installing {', '.join(DISTRIBUTIONS)} into {folder}", file=sys.stderr)
        venv.create(folder, with_pip=True, upgrade_deps=True)  # old pips stumble over readability-lxml
        subprocess.run(
            [
                python,
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                *DISTRIBUTIONS.values(),
                *EXTRA,
            ],
            check=True,
        )
    return python


def versions(python: Path, wanted: list[str]) -> dict[str, str]:
    code = "import sys, importlib.metadata as m\nfor n in sys.argv[1:]: print(n, m.version(n))"
    done = subprocess.run(
        [python, "-c", code, *(DISTRIBUTIONS[tool] for tool in wanted if tool in DISTRIBUTIONS)],
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(line.split() for line in done.stdout.splitlines())


def run(tool: str, python: str | Path, feed: str) -> dict[str, dict[str, Any]]:
    done = subprocess.run(
        [python, HERE / "peers.py", tool],
        input=feed,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=HERE.parent,
    )
    return {row["id"]: row for row in map(json.loads, done.stdout.splitlines())}


def report(pages: list[Page], results: dict[str, dict[str, dict[str, Any]]], known: dict[str, str]) -> None:
    judged = [page for page in pages if page.body is not None]
    groups = {"all": judged}
    if any(page.language for page in judged):
        groups["English"] = [page for page in judged if page.language == "en"]
        groups["other"] = [page for page in judged if page.language != "en"]
    base = sum(row["cpu"] for row in results["trafilatura"].values()) if "trafilatura" in results else 0.0
    print(f"{datetime.date.today()}, {len(pages)} pages, {len(judged)} with their true text\n")
    print(f"{'':28}" + "".join(f"{name:>10}" for name in groups) + f"{'ms a page':>12}{'CPU ratio':>11}")
    for tool, rows in results.items():
        scores = [
            mean(f1(rows[page.name]["body"], page.body or "") for page in group) if group else float("nan")
            for group in groups.values()
        ]
        cpu = sum(row["cpu"] for row in rows.values())
        ratio = f"{cpu / base:11.2f}" if base else ""
        name = f"{tool} {known.get(tool, '')}"
        print(
            f"{name:28}" + "".join(f"{s:10.3f}" for s in scores) + f"{1000 * cpu / len(pages):12.1f}{ratio}"
        )
    print("\nF1 of four-word shingles, mean over pages; CPU ratio to trafilatura's default.")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path, metavar="PAGES")
    parser.add_argument("--env", type=Path, default=HERE / ".venv", help="where the extractors are installed")
    parser.add_argument("--only", default="", help="these tools, comma between")
    options = parser.parse_args()
    pages = pages_in(options.pages)
    if not pages:
        parser.error(f"there are no pages in {options.pages}")
    wanted = options.only.split(",") if options.only else [OURS, *DISTRIBUTIONS]
    python = prepare(options.env)
    feed = "".join(json.dumps({"id": page.name, "html": page.html}) + "\n" for page in pages)
    results = {tool: run(tool, sys.executable if tool == OURS else python, feed) for tool in wanted}
    report(pages, results, versions(python, wanted))
    return 0


if __name__ == "__main__":
    sys.exit(main())
