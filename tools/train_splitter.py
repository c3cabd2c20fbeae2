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
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.splitter_training import corpus, crf, scores  # noqa: E402

WEIGHTS = ROOT / "wagtail_newsclean" / "text" / "splitter" / "weights"


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
    examples = corpus.text_examples(options.gold)
    if options.traps:
        examples += corpus.text_examples(options.traps, "trap")
    if options.folds:
        measure(examples, options.folds)
    WEIGHTS.mkdir(exist_ok=True)
    crf.fit(examples, WEIGHTS / "text.crfsuite")
    crf.write_weights(WEIGHTS / "text.crfsuite", WEIGHTS / "text.json")
    calibration = {"text": {"temperature": 1.0}}
    (WEIGHTS / "calibration.json").write_text(json.dumps(calibration, indent=1), "utf-8")


def measure(examples: list[corpus.Example], count: int) -> None:
    """Figures for held-out publishers."""
    parts = corpus.folds((example.publisher for example in examples), count)
    pairs: dict[str, list[tuple[str, str]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fold.crfsuite"
        for part in range(count):
            crf.fit([example for example in examples if parts[example.publisher] != part], path)
            held = [example for example in examples if parts[example.publisher] == part]
            for example, rows in zip(held, crf.marginals(path, held), strict=True):
                best = [max(row, key=row.__getitem__) for row in rows]
                pairs.setdefault(example.source, []).extend(zip(example.labels, best, strict=True))
    for source, found in pairs.items():
        print(scores.report(found, source), flush=True)


if __name__ == "__main__":
    main()
