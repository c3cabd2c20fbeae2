"""Learn the splitter's weights from labelled copies.

    python tools/train_splitter.py --gold ../shared/gold [--traps ../shared/traps] [--unlabelled ../shared/unlabelled]

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

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.splitter_training import corpus, crf, fiction, scores  # noqa: E402

WEIGHTS = ROOT / "wagtail_newsclean" / "text" / "splitter" / "weights"

#: Copies made of each fictional story: more of them, and the model learns our style.
FICTION_VARIANTS = 3

TEMPERATURES = tuple(step / 20 for step in range(20, 51))
DEFAULT_TEMPERATURE = 1.5


def main() -> None:
    """Measure, fit, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True, help="folder of labelled pages")
    parser.add_argument("--traps", type=Path, help="folder of labelled trap texts")
    parser.add_argument("--unlabelled", type=Path, help="folder of saved pages without labels")
    parser.add_argument("--folds", type=int, default=4, help="parts for held-out figures; 0 measures nothing")
    options = parser.parse_args()
    WEIGHTS.mkdir(exist_ok=True)
    pages = [labelled_only(page) for page in corpus.html_examples(options.gold)]
    pastes = corpus.text_examples(options.gold)
    if options.traps:
        pastes += corpus.text_examples(options.traps, "trap")
    stories = fiction.copies(FICTION_VARIANTS)
    calibration = {}
    for name, examples, extra in (("html", pages, []), ("text", pastes, stories)):
        temperature = measure(examples, extra, options.folds) if options.folds else DEFAULT_TEMPERATURE
        calibration[name] = {"temperature": temperature}
        crf.fit([*examples, *extra], WEIGHTS / f"{name}.crfsuite")
        crf.write_weights(WEIGHTS / f"{name}.crfsuite", WEIGHTS / f"{name}.json")
    (WEIGHTS / "calibration.json").write_text(json.dumps(calibration, indent=1) + "\n", "utf-8")


def labelled_only(page: corpus.Example) -> corpus.Example:
    """The few lines of a page's main region that nobody labelled count as "other" and are never measured."""
    return replace(page, labels=["other" if label == "?" else label for label in page.labels])


def measure(examples: list[corpus.Example], extra: list[corpus.Example], count: int) -> float:
    """Print figures for held-out publishers; gives the temperature at which held-out chances are honest."""
    parts = corpus.folds((example.publisher for example in examples), count)
    pairs: dict[str, list[tuple[str, str]]] = {}
    chances: list[tuple[str, dict[str, float]]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fold.crfsuite"
        for part in range(count):
            crf.fit([*(one for one in examples if parts[one.publisher] != part), *extra], path)
            held = [one for one in examples if parts[one.publisher] == part]
            for example, rows in zip(held, crf.marginals(path, held), strict=True):
                known = [at for at, scored in enumerate(example.scored) if scored]
                chances += [(example.labels[at], rows[at]) for at in known]
                best = [(example.labels[at], max(rows[at], key=rows[at].__getitem__)) for at in known]
                pairs.setdefault(example.source, []).extend(best)
    for source, found in pairs.items():
        print(scores.report(found, source), flush=True)
    temperature = min(TEMPERATURES, key=lambda one: scores.surprise(chances, one))
    print(
        f"temperature {temperature}  surprise {scores.surprise(chances, temperature):.3f} nats a line",
        flush=True,
    )
    return temperature


if __name__ == "__main__":
    main()
