"""How far a dateline may reach: no separator behind that is looked at."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text.details.datelines.cuts import cuts
from wagtail_newsclean.text.details.datelines.explain import explain, reach


@pytest.mark.parametrize(
    ("head", "within"),
    [
        ("NEW MARROW, Norland, March 3 (NPA) — Rain", "NEW MARROW, Norland, March 3 (NPA) — Rain"),
        ("The ferry will not sail before Monday — said", "The ferry will not sail"),
        ("Rio de la Plata, Santa Maria dos Campos — x", "Rio de la Plata, Santa Maria dos Campos — x"),
    ],
)
def test_four_small_words_are_prose(head: str, within: str) -> None:
    assert head[: reach(head)] == within
    far = [cut for cut in cuts(head, len(head) + 1, len(head) + 1) if cut.inner >= reach(head)]
    assert all(explain(head[: cut.inner], None) is None for cut in far)
    assert list(cuts(head, len(head) + 1, reach(head))) == [
        cut for cut in cuts(head, len(head) + 1, len(head) + 1) if cut.inner < reach(head)
    ]
