"""What a partner takes, as the setting says it: read, and refused with the key that is wrong."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest

from wagtail_newsclean.checks import check_settings
from wagtail_newsclean.publishing import partners as module
from wagtail_newsclean.publishing.partners import (
    FLIPBOARD,
    KEYS,
    MSN,
    PartnerError,
    parse_partner,
    partner_named,
)
from wagtail_newsclean.publishing.refusals import MESSAGES, Refusal, Refused

DOCS = Path(__file__).resolve().parents[2] / "docs" / "feeds.md"


def test_the_two_that_are_ready_made() -> None:
    msn, flipboard = parse_partner("msn", MSN), parse_partner("flipboard", FLIPBOARD)
    assert (msn.limit, msn.headline, msn.max_age_days, msn.https) == (29, (21, 150), 365, True)
    assert "script" not in msn.elements
    assert {"p", "img", "figcaption"} <= set(msn.elements)
    assert (flipboard.pictures, flipboard.picture_width) == (1, 500)


def test_a_profile_is_written_alike_in_every_process() -> None:
    """It is part of the feed's ETag; a set is in another order in each process."""
    assert "set(" not in repr(parse_partner("msn", MSN))
    assert "{" not in repr(parse_partner("msn", MSN))


def test_a_site_changes_what_differs() -> None:
    partner = parse_partner("ours", {**FLIPBOARD, "exclude_sources": ["coastwire"], "headline": (None, 80)})
    assert partner.exclude_sources == ("coastwire",)
    assert partner.headline == (0, 80)
    assert partner.pictures == 1


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("msn", "must be a dictionary"),
        ({"limitt": 3}, "unknown key 'limitt'"),
        ({"limit": 0}, "'limit'"),
        ({"limit": True}, "'limit'"),
        ({"limit": "30"}, "'limit'"),
        ({"pictures": -1}, "'pictures'"),
        ({"headline": 80}, "'headline'"),
        ({"headline": (80, 20)}, "'headline'"),
        ({"headline": (1, 2, 3)}, "'headline'"),
        ({"https": "yes"}, "'https'"),
        ({"demands": "text"}, "'demands'"),
        ({"demands": ["txt"]}, "can demand text"),
        ({"exclude_sources": "coastwire"}, "'exclude_sources'"),
        ({"exclude_tags": [1]}, "'exclude_tags'"),
        ({"exclude_tags": 1}, "'exclude_tags'"),
        ({"picture": 1200}, "'picture'"),
    ],
)
def test_what_cannot_be_understood_is_told_at_start_up(raw: Any, said: str, settings: Any) -> None:
    with pytest.raises(PartnerError, match=said):
        parse_partner("ours", raw)
    settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "PARTNERS": {"ours": raw}}
    assert [message.id for message in check_settings()] == ["newsclean.E010"]


def test_an_unknown_partner_is_told_with_those_there_are(settings: Any) -> None:
    settings.WAGTAIL_NEWSCLEAN = {"PARTNERS": {"msn": MSN}}
    assert partner_named("msn").name == "msn"
    with pytest.raises(PartnerError, match="no partner 'mns'; known are msn"):
        partner_named("mns")


def test_withholding_something_unknown_is_an_error(settings: Any) -> None:
    settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "WITHHOLD": ["embargoo"]}
    assert [message.id for message in check_settings()] == ["newsclean.E009"]


def test_a_settings_file_can_import_it() -> None:
    """Nothing it imports may need Django's apps."""
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level}
    assert imported == {"conf"}


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_key_is_in_the_guide(key: str) -> None:
    assert re.search(rf"^\| [^|]*`{key}`[^|]* \|", DOCS.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_reason_is_a_sentence(code: str) -> None:
    about = dict.fromkeys(("name", "wanted", "found", "days", "address"), "XX")
    sentence = str(Refusal(code, about if "%(" in str(MESSAGES[code]) else {}))
    assert sentence.endswith(".")
    assert "%" not in sentence
    assert sentence in str(Refused(Refusal(code, about if "%(" in str(MESSAGES[code]) else {})))
