from __future__ import annotations

from pathlib import Path

import pytest

from wagtail_newsclean.conf import known_keys
from wagtail_newsclean.services.findings import CODES

DOCS = Path(__file__).resolve().parents[1] / "docs"


@pytest.mark.parametrize("key", sorted(known_keys()))
def test_every_setting_is_in_the_guide(key: str) -> None:
    assert f"| `{key}` |" in (DOCS / "site-developers.md").read_text("utf-8")


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_finding_is_in_the_guide(code: str) -> None:
    assert f"`{code}`" in (DOCS / "page-editor.md").read_text("utf-8")


def test_every_link_and_picture_of_the_docs_is_there() -> None:
    import re

    for page in [*DOCS.glob("*.md"), DOCS.parent / "README.md"]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
