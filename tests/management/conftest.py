"""A folder that others put copy into."""

from __future__ import annotations

import time
from pathlib import Path

import pytest


@pytest.fixture
def wires(tmp_path: Path) -> Path:
    (tmp_path / "wires" / "coastwire").mkdir(parents=True)
    return tmp_path / "wires"


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """When a watch in this process closed old connections: here the test's own, with what it has not committed."""
    moments: list[float] = []
    command = "wagtail_newsclean.management.commands.newsclean_receive"
    monkeypatch.setattr(f"{command}.close_old_connections", lambda: moments.append(time.monotonic()))
    return moments
