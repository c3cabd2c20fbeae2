"""How long a query for related stories takes as the archive grows, beside FTS5's bm25, PostgreSQL's ts_rank and TF-IDF
held in memory.

    python -m benchmarks.related --stories 10000 --stories 100000
    python -m benchmarks.related --database postgresql://user@host/scratch --stories 1000000

Stories are made up (``made_up.py``). Our archive is filled past its own ``index`` (which is timed apart), since a
million calls of it would take an hour.
"""

from __future__ import annotations

import argparse
import math
import statistics
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

import numpy as np

from benchmarks.made_up import MadeUp, stories
from wagtail_newsclean.cli.workbench import open_workbench
from wagtail_newsclean.text.terms import WEIGHTS

BATCH = 5_000
QUERIES = 200


def fill(count: int) -> None:
    """Write ``count`` stories to the archive and count their terms."""
    from django.db import connection, transaction

    from wagtail_newsclean.models.archive import ArchivePosting, ArchiveStory, ArchiveTerm

    counted: Counter[int] = Counter({0: count})
    rows: list[ArchiveStory] = []
    postgresql = connection.vendor == "postgresql"
    index = ArchiveStory._meta.indexes[0]
    if postgresql:
        with connection.schema_editor() as editor:
            editor.remove_index(ArchiveStory, index)

    @transaction.atomic
    def write() -> None:
        made = ArchiveStory.objects.bulk_create(rows, batch_size=1000)
        if not postgresql:
            pairs = sorted((term, row.pk) for row in made for term in row.terms)
            table = ArchivePosting._meta.db_table
            with connection.cursor() as cursor:
                cursor.executemany(f"INSERT INTO {table} (term, story_id) VALUES (%s, %s)", pairs)  # noqa: S608
        rows.clear()

    for story in stories(count):
        terms = story.profile()
        counted.update(terms.numbers)
        rows.append(
            ArchiveStory(
                key=story.key,
                title=story.title,
                date=story.date,
                language="en",
                terms=terms.numbers,
                weights=terms.weights,
            )
        )
        if len(rows) >= BATCH:
            write()
    write()
    ArchiveTerm.objects.bulk_create(
        (ArchiveTerm(term=t, stories=n) for t, n in counted.items()), batch_size=5000
    )
    if postgresql:
        with connection.schema_editor() as editor:
            editor.add_index(ArchiveStory, index)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def show(name: str, run: Callable[[MadeUp], object], asked: Iterable[MadeUp]) -> None:
    """Milliseconds a run: median and 99th percentile by the clock, median of this process's own time (all of it on
    SQLite; on a busy machine the fairer figure)."""
    taken, busy = [], []
    for story in asked:
        clock, own = time.perf_counter(), time.process_time()
        run(story)
        taken.append(1000 * (time.perf_counter() - clock))
        busy.append(1000 * (time.process_time() - own))
    late = sorted(taken)[int(len(taken) * 0.99) - 1]
    middle = statistics.median
    print(
        f"  {name:28s} median {middle(taken):7.1f}   p99 {late:7.1f}   own time {middle(busy):7.1f} ms",
        flush=True,
    )


def peer() -> Callable[[MadeUp], object]:
    """The database's own ranking, of the story's 25 heaviest terms."""
    from django.db import connection

    from wagtail_newsclean.text.terms import profile

    def terms(story: MadeUp) -> list[str]:
        found = profile(story.title, story.text, "en")
        heavy = sorted(zip(found.numbers, found.weights, strict=True), key=lambda pair: -WEIGHTS[pair[1]])
        return [found.surface[number] for number, _ in heavy if " " not in found.surface[number]][:25]

    if connection.vendor == "postgresql":
        sql = (
            "SELECT key FROM peer, to_tsquery('simple', %s) q WHERE words @@ q "
            "ORDER BY ts_rank(words, q) DESC LIMIT 10"
        )
        joined = " | "
    else:
        sql = "SELECT key FROM peer WHERE peer MATCH %s ORDER BY bm25(peer) LIMIT 10"
        joined = " OR "

    def run(story: MadeUp) -> object:
        with connection.cursor() as cursor:
            cursor.execute(sql, [joined.join(terms(story))])
            return cursor.fetchall()

    return run


def fill_peer(count: int) -> None:
    """The same stories in FTS5, or in a tsvector behind a GIN index."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS peer")
        if connection.vendor == "postgresql":
            cursor.execute("CREATE TABLE peer (key text, words tsvector)")
            insert = "INSERT INTO peer VALUES (%s, to_tsvector('simple', %s))"
        else:
            cursor.execute("CREATE VIRTUAL TABLE peer USING fts5(key UNINDEXED, words)")
            insert = "INSERT INTO peer VALUES (%s, %s)"
        batch: list[tuple[str, str]] = []
        for story in stories(count):
            batch.append((story.key, f"{story.title} {story.text}"))
            if len(batch) >= BATCH:
                cursor.executemany(insert, batch)
                batch = []
        cursor.executemany(insert, batch)
        if connection.vendor == "postgresql":
            cursor.execute("CREATE INDEX ON peer USING gin (words)")
            cursor.execute("ANALYZE peer")


class InMemory:
    """The cosine of TF-IDF, all of the archive in memory as arrays."""

    def __init__(self, count: int) -> None:
        places: dict[int, array[int]] = defaultdict(lambda: array("I"))
        worths: dict[int, array[float]] = defaultdict(lambda: array("f"))
        self.count = count
        for place, story in enumerate(stories(count)):
            found = story.profile()
            weights = [WEIGHTS[packed] for packed in found.weights]
            length = math.sqrt(sum(w * w for w in weights)) or 1.0
            for term, weight in zip(found.numbers, weights, strict=True):
                places[term].append(place)
                worths[term].append(weight / length)
        self.postings = {
            term: (np.frombuffer(having, np.uint32), np.frombuffer(worths[term], np.float32))
            for term, having in places.items()
        }

    def __call__(self, story: MadeUp) -> list[int]:
        found = story.profile()
        scores = np.zeros(self.count, np.float32)
        for term, packed in zip(found.numbers, found.weights, strict=True):
            if term in self.postings:
                places, weights = self.postings[term]
                told = WEIGHTS[packed] * math.log(1 + self.count / len(places)) ** 2
                scores[places] += np.float32(told) * weights
        return [int(place) for place in np.argpartition(scores, -10)[-10:]]


def main() -> None:
    """Fill, ask, print; one size after the other."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--database", default="")
    parser.add_argument("--stories", type=int, action="append", default=[])
    parser.add_argument("--peer", action="store_true", help="also time bm25 or ts_rank, and TF-IDF in memory")
    options = parser.parse_args()
    open_workbench(options.database)

    from wagtail_newsclean.models.archive import ArchivePosting, ArchiveStory, ArchiveTerm
    from wagtail_newsclean.suggesters.related import suggest_related
    from wagtail_newsclean.suggesters.storage import Filter, StoryData, get_storage

    archive = get_storage()
    for count in options.stories or [10_000]:
        for model in (ArchivePosting, ArchiveTerm, ArchiveStory):
            model.objects.all()._raw_delete("default")
        start = time.perf_counter()
        fill(count)
        print(f"{count} stories, filled in {time.perf_counter() - start:.0f} s", flush=True)
        asked = list(stories(QUERIES, seed=2))

        def ask(story: MadeUp) -> object:
            only = Filter(language="en", live_only=True, public_only=True)
            return suggest_related(story.title, story.text, story.date, archive=archive, only=only)

        def add(story: MadeUp) -> None:
            archive.index([StoryData(f"new {story.key}", story.title, story.text, story.date)])

        show("related stories", ask, asked)
        show("the same again", ask, asked)
        show("adding a story", add, asked)
        if options.peer:
            fill_peer(count)
            show("the database's own ranking", peer(), asked)
            show("TF-IDF held in memory", InMemory(count), asked)


if __name__ == "__main__":
    main()
