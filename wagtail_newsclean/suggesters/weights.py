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
CARRIED = (-2.265, (
    0.582, -3.16, -0.276, -0.108, 0.503, 1.226, 1.071, 1.007, 0.189, -1.77, 0.11, 2.96, -3.01, -2.648, 2.065,
    1.271, -0.897, 7.351,
))
# fmt: on


def logistic(weights: tuple[float, Sequence[float]], features: Sequence[float]) -> float:
    """The probability that ``weights`` give ``features``."""
    intercept, factors = weights
    value = intercept + sum(f * w for f, w in zip(features, factors, strict=True))
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, value))))
