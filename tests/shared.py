"""Where the newsroom's own material lies: real pages that may not be copied into the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_FOLDER = Path(os.environ.get("NEWSCLEAN_SHARED", Path(__file__).resolve().parents[2] / "shared"))

SHARED = _FOLDER if (_FOLDER / "gold").is_dir() else None

needs_shared = pytest.mark.skipif(SHARED is None, reason="needs the labelled pages beside the checkout")
