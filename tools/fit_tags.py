"""Fits the weights in ``wagtail_newsclean/suggesters/weights.py`` on a development archive and prints them.

    python tools/fit_tags.py ARCHIVE

Needs scikit-learn, which nothing else does. The features come out of the code that the site runs.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sklearn.linear_model import LogisticRegression

from wagtail_newsclean.cli.workbench import open_workbench

if TYPE_CHECKING:
    from wagtail_newsclean.suggesters.tags import Candidate

STORIES = 1500  #: tagged stories to learn from
ARCHIVE = 7000  #: stories to find neighbours in
BATCH = 200


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects in a file of gzipped JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def judged(
    stories: Sequence[dict[str, Any]], vocabulary: Sequence[str], archive: Any
) -> Iterator[tuple[Candidate, bool]]:
    """Each candidate for each story, and whether the story has that tag."""
    from wagtail_newsclean.suggesters.storage import Filter, get_storage
    from wagtail_newsclean.suggesters.tags import candidates
    from wagtail_newsclean.suggesters.vocabulary import TagData, Vocabulary

    known = Vocabulary(get_storage(), f"fit {len(vocabulary)}")
    known.add(TagData(str(n), name) for n, name in enumerate(vocabulary))
    for story in stories:
        right = {fold(tag) for tag in story["tags"]}
        only = Filter(exclude=frozenset({story["id"]}))
        for candidate in candidates(
            story["title"], story["text"], "en", vocabulary=known, archive=archive, only=only
        ):
            yield candidate, fold(candidate.name) in right


def fold(tag: str) -> str:
    """A tag without what scoring overlooks."""
    return " ".join(tag.split()).casefold().rstrip(".")


def fit(pairs: Sequence[tuple[Sequence[float], bool]], c: float) -> tuple[float, tuple[float, ...]]:
    """Intercept and weights."""
    model = LogisticRegression(C=c, max_iter=5000).fit([f for f, _ in pairs], [right for _, right in pairs])
    return round(float(model.intercept_[0]), 3), tuple(round(float(w), 3) for w in model.coef_[0])


def main(folder: Path) -> None:
    """Print both tables."""
    from wagtail_newsclean.suggesters import tags
    from wagtail_newsclean.suggesters.storage import StoryData, get_storage

    head, *publishers = rows(folder / "publisher-tags-dev.jsonl.gz")
    found = judged(publishers, head["vocabulary"], None)
    named = fit([(c.naming, right) for c, right in found if c.naming], 0.3)
    print("NAMED =", named)
    tags.NAMED = named  # the second table stands on the first

    tagged = [story for story in rows(folder / "reuters.jsonl.gz") if story.get("tags")]
    # Every ninth story of three tags or more is what score_suggest.py asks for: never learnt from.
    asked = {story["id"] for story in [s for s in tagged if len(s["tags"]) >= 3][::9][:250]}
    known = [story for story in tagged if story["id"] not in asked][:ARCHIVE]
    archive = get_storage()
    for start in range(0, len(known), BATCH):
        archive.index(
            StoryData(s["id"], s["title"], s["text"], tags=s["tags"]) for s in known[start : start + BATCH]
        )
    sample = random.Random(1).sample(known, STORIES)  # noqa: S311
    vocabulary = sorted({tag for story in tagged for tag in story["tags"]})
    carried = [(c.features(), right) for c, right in judged(sample, vocabulary, archive) if c.carried]
    print("CARRIED =", fit(carried, 1.0))


if __name__ == "__main__":
    open_workbench()
    main(Path(sys.argv[1]))
