"""The figures of the line benchmark: F1 of each kind and group, and body lines kept out of the story."""

from __future__ import annotations

import math
from collections.abc import Sequence

GROUPS = {
    "story": {"headline", "standfirst", "body", "heading"},
    "photo credit": {"caption", "credit"},
    "newsletter": {"newsletter"},
    "appeal": {"appeal"},
    "related": {"related"},
    "byline": {"byline"},
    "furniture": {"timestamp", "section", "ad", "share", "tags", "bio", "note", "legal", "nav", "other"},
}
GROUP_OF = {kind: group for group, kinds in GROUPS.items() for kind in kinds}

Pairs = Sequence[tuple[str, str]]


def f1s(pairs: Pairs) -> dict[str, tuple[int, float, float, float]]:
    """For each name: how many gold lines, precision, recall, F1."""
    table = {}
    for name in sorted({gold for gold, _ in pairs}):
        hit = sum(gold == name == got for gold, got in pairs)
        gold_lines = sum(gold == name for gold, _ in pairs)
        got_lines = sum(got == name for _, got in pairs)
        precision = hit / got_lines if got_lines else 0.0
        recall = hit / gold_lines
        f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
        table[name] = (gold_lines, precision, recall, f1)
    return table


def macro(pairs: Pairs) -> float:
    """Mean F1 over names with ten gold lines or more."""
    scores = [f1 for lines, _, _, f1 in f1s(pairs).values() if lines >= 10]
    return sum(scores) / len(scores) if scores else 0.0


def grouped(pairs: Pairs) -> list[tuple[str, str]]:
    """The same pairs, by group."""
    return [(GROUP_OF[gold], GROUP_OF[got]) for gold, got in pairs]


def kept_out(pairs: Pairs) -> float:
    """The share of body lines that did not end up in the story."""
    body = [got for gold, got in pairs if gold == "body"]
    return sum(GROUP_OF[got] != "story" for got in body) / max(1, len(body))


def summary(pairs: Pairs, title: str) -> str:
    """One line for the log."""
    groups = grouped(pairs)
    wrong = sum(gold != got for gold, got in groups) / max(1, len(groups))
    return (
        f"{title:26} lines {len(pairs):6d}  kind macro-F1 {macro(pairs):.3f}  group macro-F1 {macro(groups):.3f}"
        f"  wrong group {100 * wrong:.1f}%  body kept out {100 * kept_out(pairs):.2f}%"
    )


def report(pairs: Pairs, title: str) -> str:
    """The table of kinds, then the summary."""
    rows = [
        f"{name:12} {lines:6d}  p {precision:.3f}  r {recall:.3f}  F1 {f1:.3f}"
        for name, (lines, precision, recall, f1) in sorted(f1s(pairs).items(), key=lambda row: -row[1][0])
    ]
    return "\n".join([*rows, summary(pairs, title)])


Chances = dict[str, float]
"""Of a line: the probability of each kind."""

Opinions = Sequence[tuple[str, Sequence[Chances]]]
"""Of each line its gold kind, and what each model makes of it."""


def weighed(opinions: Sequence[Chances], powers: Sequence[float]) -> Chances:
    """Several opinions as one: the product of their powers."""
    row = dict.fromkeys(opinions[0], 1.0)
    for opinion, power in zip(opinions, powers, strict=True):
        for kind in row:
            row[kind] *= max(opinion.get(kind, 0.0), 1e-9) ** power
    total = sum(row.values())
    return {kind: chance / total for kind, chance in row.items()}


def surprise(lines: Opinions, powers: Sequence[float]) -> float:
    """Mean negative log probability of the gold kind, in nats, when opinions are weighed by ``powers``."""
    total = 0.0
    for gold, opinions in lines:
        total -= math.log(max(weighed(opinions, powers).get(gold, 0.0), 1e-9))
    return total / max(1, len(lines))
