"""Where a Chromium is on this machine. Imports nothing that is not in Python itself."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_GET = (
    "no Chromium was found: install it (Debian and Ubuntu: apt install chromium; anywhere: "
    "playwright install chromium) or name it in CHROMIUM"
)


def find_chromium() -> str | None:
    """The browser named in CHROMIUM, else one installed on the machine; None leaves it to Playwright's own."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def has_chromium() -> bool:
    """Whether there is any, Playwright's own counted."""
    downloads = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or "~/.cache/ms-playwright").expanduser()
    return find_chromium() is not None or any(downloads.glob("chromium-*"))
