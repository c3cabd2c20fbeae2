"""Learn the splitter's weights from labelled copies.

    python tools/train_splitter.py --gold GOLD [--texts TRAPS SAMPLES] [--more UNLABELLED]

Prints figures for publishers that the weights never saw, then fits to everything and writes
``wagtail_newsclean/text/splitter/weights/``. The same input gives the same bytes on the same kind of processor.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.splitter_training import corpus, crf, fiction, mixing, network, readings, scores  # noqa: E402

WEIGHTS = ROOT / "wagtail_newsclean" / "text" / "splitter" / "weights"

#: Copies made of each fictional story: more of them, and the model learns our style.
FICTION_VARIANTS, FICTION_PAGES = 6, 4

#: How often all copies are learnt from once more with other boxes, by the chain and by the network. Of saved pages the
#: network gains by more (a twentieth less surprised), the chain loses.
MIXED = {"html": (1, 5), "text": (2, 2)}

#: The few texts that were made or chosen for their traps count so many times more.
MUCH_LOOKED_AT = 8

#: How many publishers must use a word for it to count.
PUBLISHERS_PER_WORD = 5

#: What is shipped stays under 2 MB: small weights are worth less.
SMALLER = {"html": 1.0, "text": 1.5}

#: Which models are asked of a copy: its chain and these networks.
NETWORKS = {"html": ("html", "text"), "text": ("text",)}

#: To which powers their chances may be taken before they are multiplied.
POWERS = [step / 20 for step in range(2, 17)]

#: What is shipped. On four parts held out, about those of "text" surprise least. For "html" half as much for the
#: network of lines alone keeps 0.9% of the paragraphs out of the story instead of 0.5%, nothing for it 1.7%; with more,
#: captions are taken for text. "html bare" is for markup whose elements have no names.
CALIBRATION = {
    "html": {"chain": 0.25, "html": 0.5, "text": 0.4},
    "html bare": {"chain": 0.25, "html": 0.1, "text": 0.7},
    "text": {"chain": 0.33, "text": 0.7},
}

Examples = list[corpus.Example]


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
    parser.add_argument("--more", type=Path, help="folder of the saved pages that tools/readings.txt labels")
    parser.add_argument("--folds", type=int, default=4, help="parts for held-out figures; 0 measures nothing")
    parser.add_argument("--parts", type=int, help="measure on the first so many of the parts")
    options = parser.parse_args()
    WEIGHTS.mkdir(exist_ok=True)
    pages = corpus.html_examples(options.gold)
    pastes = corpus.text_examples(options.gold)
    for folder in options.texts:
        pastes += corpus.text_examples(folder, folder.name)
    stories = Stories(fiction.pages(FICTION_PAGES), fiction.copies(FICTION_VARIANTS))
    more = list(readings.pages(options.more)) if options.more else []
    if options.folds:
        measure(pages, pastes, stories, more, options.folds, options.parts or options.folds)
    learn(pages, pastes, stories, more, WEIGHTS)
    for name in ("html", "text"):
        crf.write_weights(WEIGHTS / f"{name}.crfsuite", WEIGHTS / f"{name}.json")
        crf.pack(WEIGHTS / f"{name}.crfsuite")
    (WEIGHTS / "calibration.json").write_text(json.dumps(CALIBRATION, indent=1) + "\n", "utf-8")


def learn(
    pages: Examples, pastes: Examples, stories: Stories, more: list[readings.Page], folder: Path
) -> None:
    """Fit a model of lines with markup and one of lines alone."""
    read_pages = [page.marked_up for page in more]
    whole = [*_whole(pages), *read_pages]
    boxes = mixing.boxes_of(whole, pasted=False)
    # What was labelled twice counts twice.
    _fit(
        [*pages, *pages, *stories.pages, *read_pages],
        lambda seed: mixing.pages(whole, boxes, seed),
        folder,
        "html",
    )
    read_pastes = [page.pasted for page in more]
    whole_pastes = [*_whole(pastes), *read_pastes]
    boxes_of_pastes = mixing.boxes_of(whole_pastes, pasted=True)
    texts = [one for one in pastes if one.source not in ("gold", corpus.STORY_ONLY)] * MUCH_LOOKED_AT
    _fit(
        [*pastes, *pastes, *texts, *stories.pastes, *read_pastes],
        lambda seed: mixing.pastes(whole_pastes, boxes_of_pastes, seed),
        folder,
        "text",
    )


def _whole(examples: Examples) -> Examples:
    return [one for one in examples if one.source == "gold"]


def _fit(
    examples: Examples, mixed: Callable[[int], Iterable[corpus.Example]], folder: Path, name: str
) -> None:
    """``mixed``: the copies with other boxes, by a seed."""
    for_chain, for_network = MIXED[name]
    rounds = [list(mixed(seed)) for seed in range(for_network)]
    few = [*examples, *chain.from_iterable(rounds[:for_chain])]
    crf.fit(few, folder / f"{name}.crfsuite", publishers=PUBLISHERS_PER_WORD, c1=SMALLER[name])
    network.fit([*examples, *chain.from_iterable(rounds)], folder / f"{name}.npz")


def measure(
    pages: Examples, pastes: Examples, stories: Stories, more: list[readings.Page], count: int, until: int
) -> None:
    """Print figures for held-out publishers, and the powers at which held-out chances are honest."""
    parts = corpus.folds((one.publisher for one in pastes), count)
    lines: dict[str, list[tuple[str, list[scores.Chances]]]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in range(until):
            seen = [[one for one in examples if parts[one.publisher] != part] for examples in (pages, pastes)]
            met = [page for page in more if parts.get(page.publisher) != part]
            learn(*seen, stories, met, folder)
            for model, examples in (("html", pages), ("text", pastes)):
                held = [one for one in examples if parts[one.publisher] == part]
                asked = [crf.marginals(folder / f"{model}.crfsuite", held)]
                asked += [network.marginals(folder / f"{other}.npz", held) for other in NETWORKS[model]]
                for example, *opinions in zip(held, *asked, strict=True):
                    lines.setdefault(f"{model} {example.source}", []).extend(
                        (example.labels[at], [opinion[at] for opinion in opinions])
                        for at, scored in enumerate(example.scored)
                        if scored
                    )
            print(f"part {part + 1} of {count} measured", flush=True)
    for model, networks in NETWORKS.items():
        titles = [title for title in lines if title.startswith(model)]
        powers = _honest([line for title in titles for line in lines[title]], 1 + len(networks))
        for title in titles:
            chances = [(gold, scores.weighed(opinions, powers)) for gold, opinions in lines[title]]
            best = [(gold, max(row, key=row.__getitem__)) for gold, row in chances]
            print(scores.report(best, title), flush=True)


def _honest(lines: scores.Opinions, count: int) -> tuple[float, ...]:
    """The powers at which the gold kinds surprise least, found one after the other until no change helps."""
    few = lines[::7]  # enough to tell them apart
    powers, least = (0.5,) * count, float("inf")
    while (surprise := scores.surprise(few, powers)) < least:
        least = surprise
        for at in range(count):
            tried = [(*powers[:at], power, *powers[at + 1 :]) for power in POWERS]
            powers = min(tried, key=lambda one: scores.surprise(few, one))
    print(f"powers {powers}: {scores.surprise(lines, powers):.3f} nats a line", flush=True)
    return powers


if __name__ == "__main__":
    main()
