"""What every test needs."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _pictures_in_a_scratch_folder(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Tests never write into the demo's folder."""
    if "settings" in request.fixturenames or "db" in request.fixturenames:
        request.getfixturevalue("settings").MEDIA_ROOT = tmp_path / "media"
