"""Learnt weights of the evidence for a tag (``tools/fit_tags.py`` prints this table)."""

from __future__ import annotations

import math
from collections.abc import Sequence

#: (intercept, one weight a feature of ``evidence.named_features``)
NAMED = (-2.6, (0.65, 0.33, 0.57, -0.32, 0.51, -0.52, -0.75, -0.4, -0.3, -0.15, 0.25, 0.25, 1.31, 0.45, -0.7))

#: (intercept, weights of: the logit of the above, not named, then ``evidence.Carried.features``)
CARRIED = (-3.0, (0.3, 0.0, 0.3, 1.0, 3.0, 2.0, 1.0, 2.0, -0.5, -2.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0))


def logistic(weights: tuple[float, Sequence[float]], features: Sequence[float]) -> float:
    """The probability that ``weights`` give ``features``."""
    intercept, factors = weights
    value = intercept + sum(f * w for f, w in zip(features, factors, strict=True))
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, value))))
