"""Whatever an editor does to a copy in the browser, the server finds every character in exactly one block."""

from __future__ import annotations

import random
from typing import Any

import pytest

from wagtail_newsclean.models.review import Review

SCRIPTS = ("source", "state", "merge")

#: White space that Python and JavaScript agree on, and some that only one of them takes for white space.
PIECES = [
    "word",
    "Слово",
    "كلمة",
    "😀",
    "👩‍👩‍👧",
    " ",
    "\n",
    "\t",
    "\u00a0",
    "\u2003",
    "\ufeff",
    "\x85",
    "\x1c",
    "\u200b",
    "e\u0301",
]

EDIT = """([text, review, seed, steps]) => {
    const source = new newsclean.Source(text);
    const history = new newsclean.History(review);
    const start = JSON.stringify(review);
    let state = seed;
    const below = (n) => { state = (state * 1103515245 + 12345) % 2147483648; return state % n; };
    const kinds = ["body", "headline", "standfirst", "byline", "credit", "newsletter", "other"];
    for (let step = 0; step < steps; step++) {
        const now = history.present;
        const index = below(now.blocks.length);
        const block = now.blocks[index];
        const [a, b] = [0, 0].map(() => block.start + below(block.end - block.start + 1)).sort((x, y) => x - y);
        const kind = kinds[below(kinds.length)];
        const next = [
            () => newsclean.setKind(now, [index], kind, source),
            () => newsclean.splitAt(now, index, a, source),
            () => newsclean.isolate(now, index, a, b, kind, source),
            () => newsclean.mergeNext(now, index, source),
            () => newsclean.setDateline(now, a, b, source),
            () => newsclean.setField(now, "headline", "A headline " + step, null),
        ][below(6)]();
        history.push(next, 0);
        if (below(5) === 0) history.undo();
        if (below(9) === 0) history.redo();
    }
    const end = history.present;
    while (history.undo() !== undefined);
    return [end, JSON.stringify(history.present) === start];
}"""


@pytest.fixture(scope="module")
def scripts(chromium: Any) -> Any:
    """A page with the pure scripts and nothing else."""
    from django.contrib.staticfiles import finders

    page = chromium.new_page()
    for name in SCRIPTS:
        page.add_script_tag(path=finders.find(f"wagtail_newsclean/js/review/{name}.js"))
    yield page
    page.close()


def a_copy(seed: int) -> tuple[str, dict[str, Any]]:
    """A text and the state in which each of its lines is a block."""
    random_ = random.Random(seed)  # noqa: S311
    text = "".join(random_.choices(PIECES, k=random_.randrange(2, 60))) + "end"
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            left = start + len(line) - len(line.lstrip())
            blocks.append({"start": left, "end": left + len(line.strip()), "kind": "body", "edited": False})
        start += len(line) + 1
    return text, Review(()).to_json() | {"blocks": blocks}


@pytest.mark.parametrize("seed", range(40))
def test_nothing_is_lost_and_everything_is_undone(scripts: Any, seed: int) -> None:
    text, review = a_copy(seed)
    end, undone = scripts.evaluate(EDIT, [text, review, seed, 60])
    Review.from_json(end).checked(text)
    assert undone


@pytest.mark.parametrize("seed", range(40))
def test_two_editors_together_lose_nothing(scripts: Any, seed: int) -> None:
    text, base = a_copy(seed)
    theirs, _ = scripts.evaluate(EDIT, [text, base, seed, 12])
    mine, _ = scripts.evaluate(EDIT, [text, base, seed + 1000, 12])
    merged = scripts.evaluate(
        "([base, theirs, mine]) => newsclean.mergeReviews(base, theirs, mine).review", [base, theirs, mine]
    )
    Review.from_json(merged).checked(text)
    alone = scripts.evaluate(
        "([base, mine]) => [newsclean.mergeReviews(base, base, mine), newsclean.mergeReviews(base, mine, base)]",
        [base, mine],
    )
    assert [result["review"]["blocks"] for result in alone] == [mine["blocks"], mine["blocks"]]
    assert [result["clashes"] for result in alone] == [0, 0]
