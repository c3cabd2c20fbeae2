"""Learnt weights of the evidence for a tag (``tools/fit_tags.py`` prints this table)."""

from __future__ import annotations

import math
from collections.abc import Sequence

# fmt: off
#: (intercept, one weight a feature of ``evidence.named_features``)
NAMED = (-2.335, (
    0.62, 0.228, 0.61, -0.289, 0.592, -0.348, -0.547, -0.131, 0.074, -0.024, 0.13, 0.351, 1.364, 0.452, -0.613,
))

#: (intercept, weights of: the logit of the above, not named, then ``evidence.Carried.features``)
CARRIED = (-2.166, (
    0.689, -3.027, -0.117, 0.463, 5.125, 1.975, 1.106, 1.257, 0.029, -2.586, 0.859, 3.616, -3.034, -3.124, 2.142,
    2.201, -0.739,
))
# fmt: on


def logistic(weights: tuple[float, Sequence[float]], features: Sequence[float]) -> float:
    """The probability that ``weights`` give ``features``."""
    intercept, factors = weights
    value = intercept + sum(f * w for f, w in zip(features, factors, strict=True))
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, value))))
