"""Takes the screenshots in docs/images from a fresh demo newsroom: ``python -m tools.screenshots``.

Needs Chromium, as the browser tests do. The demo runs in a scratch folder; yours is left alone.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.chromium import find_chromium

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
WIDE = {"width": 1280, "height": 860}
TALL = {"width": 1280, "height": 1060}
ARTICLE = {"width": 1280, "height": 1340}  # down to the credit and the dateline


def main() -> None:
    """Start the demo, take every picture, stop the demo."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "NEWSROOM_HOME": home, "PORT": str(port)}
        server = subprocess.Popen([sys.executable, "-m", "tests.newsroom"], cwd=ROOT, env=environment)
        try:
            wait_for(f"http://localhost:{port}/")
            take(f"http://localhost:{port}")
        finally:
            server.terminate()
            server.wait()


def wait_for(address: str, seconds: int = 180) -> None:
    """Return when the address answers. Raises ``TimeoutError``."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address)  # noqa: S310 - the demo that was just started
            return
        except OSError:
            time.sleep(1)
    raise TimeoutError(address)


def take(base: str) -> None:
    """Every picture of the docs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_context(base_url=base, viewport=WIDE, color_scheme="light").new_page()
        page.goto("/admin/login/")
        page.fill("[name=username]", "editor")
        page.fill("[name=password]", "editor")
        page.click("button[type=submit]")
        shoot(page, "/admin/incoming-copy/", "inbox-light")
        page.get_by_role("link", name="Bridge at Marrow").first.click()
        page.wait_for_function("window.newsclean && window.newsclean.desk")
        page.set_viewport_size(TALL)
        page.keyboard.press("n")
        shoot(page, None, "review-light")
        page.goto("/admin/incoming-copy/")
        page.get_by_role("link", name="Storm keeps Port Ellan").first.click()
        page.wait_for_function("window.newsclean && window.newsclean.desk")
        shoot(page, None, "warnings-light")
        page.get_by_role("link", name="What differs").click()
        page.wait_for_selector("dialog[open]")
        shoot(page, None, "differs-light")
        page.keyboard.press("Escape")
        page.keyboard.press("v")
        page.frame_locator("iframe.nc-after").locator("h1").wait_for()
        shoot(page, None, "before-after-light")
        reader = browser.new_context(base_url=base, viewport=ARTICLE).new_page()
        reader.goto("/")
        reader.get_by_role("link", name="Storm keeps Port Ellan harbour shut").first.click()
        shoot(reader, None, "article")
        browser.close()


def shoot(page: Any, path: str | None, name: str) -> None:
    """One picture of what fits the window."""
    if path:
        page.goto(path)
    page.wait_for_timeout(600)
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
