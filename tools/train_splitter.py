"""Learn the splitter's weights from labelled copies.

    python tools/train_splitter.py --gold ../shared/gold [--texts ../shared/traps ../shared/samples]
        [--unlabelled ../shared/unlabelled]

Prints figures for publishers that the weights never saw, then fits to everything and writes
``wagtail_newsclean/text/splitter/weights/``. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.splitter_training import corpus, crf, fiction, scores  # noqa: E402

WEIGHTS = ROOT / "wagtail_newsclean" / "text" / "splitter" / "weights"

#: Copies made of each fictional story: more of them, and the model learns our style.
FICTION_VARIANTS, FICTION_PAGES = 6, 4

#: How many unlabelled pages are used, and how sure of a page's lines the teacher must be on average.
STRANGERS, SURE = 1000, 0.75

#: With so many pages more, a word must be used by more publishers to count.
PUBLISHERS_PER_WORD = 6

#: What is shipped stays under 2 MB: with so many pages more, small weights are worth less.
SMALLER = 1.0

TEMPERATURES = tuple(step / 20 for step in range(20, 51))
#: Measured on two of three parts; used where nothing is measured.
DEFAULTS = {"html": {"temperature": 2.0}, "text": {"temperature": 1.5}}

Examples = list[corpus.Example]
Pairs = list[tuple[corpus.Example, corpus.Example]]  #: a page with its markup, and as a paste


class Stories(NamedTuple):
    """Fiction, as pages and as pastes."""

    pages: Examples
    pastes: Examples


def main() -> None:
    """Measure, fit, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True, help="folder of labelled pages")
    parser.add_argument(
        "--texts", type=Path, nargs="*", default=[], help="more folders of labelled texts without pages"
    )
    parser.add_argument("--unlabelled", type=Path, help="folder of saved pages without labels")
    parser.add_argument("--folds", type=int, default=4, help="parts for held-out figures; 0 measures nothing")
    options = parser.parse_args()
    WEIGHTS.mkdir(exist_ok=True)
    pages = corpus.html_examples(options.gold)
    pastes = corpus.text_examples(options.gold)
    for folder in options.texts:
        pastes += corpus.text_examples(folder, folder.name)
    stories = Stories(fiction.pages(FICTION_PAGES), fiction.copies(FICTION_VARIANTS))
    strangers = corpus.unlabelled_pages(options.unlabelled, STRANGERS) if options.unlabelled else []
    calibration = measure(pages, pastes, stories, strangers, options.folds) if options.folds else DEFAULTS
    learn(pages, pastes, stories, strangers, WEIGHTS)
    for name in ("html", "text"):
        crf.write_weights(WEIGHTS / f"{name}.crfsuite", WEIGHTS / f"{name}.json")
    (WEIGHTS / "calibration.json").write_text(json.dumps(calibration, indent=1) + "\n", "utf-8")


def learn(pages: Examples, pastes: Examples, stories: Stories, strangers: Pairs, folder: Path) -> None:
    """Let two models that see markup label the strangers, and fit a model of each kind to those pages too.

    One of the two sees class names as they stand, the other only what they mean: together they err less.
    """
    teachers = [folder / "names.teacher", folder / "meanings.teacher"]
    for teacher in teachers:
        crf.fit([*pages, *stories.pages], teacher, class_names=teacher is teachers[0])
    found = crf.averaged(teachers, [page for page, _ in strangers])
    labelled = [
        (pair, [max(row, key=row.__getitem__) for row in rows])
        for pair, rows in zip(strangers, found, strict=True)
        if sum(max(row.values()) for row in rows) / len(rows) > SURE
    ]
    for name, own, fictional, side in (
        ("html", pages, stories.pages, 0),
        ("text", pastes, stories.pastes, 1),
    ):
        taught = [replace(pair[side], labels=labels) for pair, labels in labelled]
        examples = [*own, *own, *fictional, *taught]
        path = folder / f"{name}.crfsuite"
        crf.fit(examples, path, publishers=PUBLISHERS_PER_WORD, class_names=False, c1=SMALLER)
    for teacher in teachers:
        teacher.unlink()


def measure(
    pages: Examples, pastes: Examples, stories: Stories, strangers: Pairs, count: int
) -> dict[str, dict[str, float]]:
    """Print figures for held-out publishers; gives the temperatures at which held-out chances are honest."""
    parts = corpus.folds((one.publisher for one in pastes), count)
    pairs: dict[str, list[tuple[str, str]]] = {}
    chances: dict[str, list[tuple[str, dict[str, float]]]] = {"html": [], "text": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in range(count):
            seen = [[one for one in examples if parts[one.publisher] != part] for examples in (pages, pastes)]
            met = [pair for pair in strangers if parts.get(pair[0].publisher) != part]
            learn(*seen, stories, met, folder)
            for model, examples in (("html", pages), ("text", pastes)):
                held = [one for one in examples if parts[one.publisher] == part]
                found = crf.marginals(folder / f"{model}.crfsuite", held)
                for example, rows in zip(held, found, strict=True):
                    known = [at for at, scored in enumerate(example.scored) if scored]
                    chances[model] += [(example.labels[at], rows[at]) for at in known]
                    best = [(example.labels[at], max(rows[at], key=rows[at].__getitem__)) for at in known]
                    pairs.setdefault(f"{model} {example.source}", []).extend(best)
            print(f"part {part + 1} of {count} measured", flush=True)
    for title, best in pairs.items():
        print(scores.report(best, title), flush=True)
    calibration = {}
    for model, found in chances.items():
        temperature = min(TEMPERATURES, key=lambda one: scores.surprise(found, one))
        calibration[model] = {"temperature": temperature}
        surprise = scores.surprise(found, temperature)
        print(f"{model}: temperature {temperature}, {surprise:.3f} nats a line", flush=True)
    return calibration


if __name__ == "__main__":
    main()
