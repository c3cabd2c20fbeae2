"""How long the lookup of a story's words takes as the vocabulary grows, and a whole suggestion with it.

python -m benchmarks.tags --tags 1000 --tags 1000000 [--database postgresql://...]
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator

from benchmarks.made_up import WORDS, stories, word
from benchmarks.related import show
from wagtail_newsclean.cli.workbench import open_workbench


def names(count: int) -> Iterator[str]:
    """``count`` tags of one to three words, no two alike."""
    chance = random.Random(3)  # noqa: S311
    for rank in range(count):
        first = word(rank % WORDS).capitalize()
        rest = [word(chance.randrange(WORDS)) for _ in range(rank // WORDS + chance.randrange(2))]
        yield " ".join([first, *rest]) if rest or rank < WORDS else f"{first} {rank}"


def main() -> None:
    """Fill, ask, print; one size after the other."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--database", default="")
    parser.add_argument("--tags", type=int, action="append", default=[])
    options = parser.parse_args()
    open_workbench(options.database)

    from django.db import connection

    from wagtail_newsclean.suggesters.mentions import StoryWords
    from wagtail_newsclean.suggesters.storage import get_storage
    from wagtail_newsclean.suggesters.tags import suggest_tags
    from wagtail_newsclean.suggesters.vocabulary import TagData, Vocabulary

    for count in options.tags or [10_000]:
        vocabulary = Vocabulary(get_storage(), f"benchmark {count}")
        start = time.perf_counter()
        vocabulary.add(TagData(str(number), name) for number, name in enumerate(names(count)))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(f"{count} tags, added in {time.perf_counter() - start:.0f} s", flush=True)
        asked = list(stories(200, seed=2))
        cut_up = {story.key: StoryWords(story.title, story.text, "en").keys() for story in asked}
        show("the lookup", lambda story, known=vocabulary, keys=cut_up: known.find(keys[story.key]), asked)
        show(
            "a suggestion, no archive",
            lambda story, known=vocabulary: suggest_tags(story.title, story.text, "en", vocabulary=known),
            asked,
        )


if __name__ == "__main__":
    main()
