from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command, execute_from_command_line, get_commands


def said() -> str:
    out = io.StringIO()
    call_command("newsclean_check", stdout=out, no_color=True)
    return out.getvalue()


def test_every_kind_of_every_model_is_told_in_words() -> None:
    text = said()
    deep = text[text.index("othersites.DeepPage") : text.index("othersites.AuthoredPage")]
    assert "heading           goes into a block “title.words”, with size = 'h3'" in deep
    assert "appeal            stays out of the page; the editor is told" in deep
    assert "note              goes into the field “corrections”" in deep
    assert "dateline          goes into the field “place_line”" in deep
    flat = text[text.index("othersites.FlatPage") : text.index("othersites.DeepPage")]
    assert "dateline          stays at the beginning of the text" in flat
    assert "heading           goes into the field “text”" in flat
    assert "unknown names are told" in text[text.index("othersites.AuthoredPage") :]


def test_a_wrong_mapping_is_an_error_that_says_what_to_mend(settings: Any) -> None:
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.FlatPage": {"body": "txt"}}}
    with pytest.raises(CommandError, match="Mend the mapping"):
        said()


def test_a_warning_is_told_once(settings: Any, capfd: pytest.CaptureFixture[str]) -> None:
    settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "PAGE": {}}
    get_commands.cache_clear()
    execute_from_command_line(["manage.py", "newsclean_check", "--no-color"])
    told = capfd.readouterr()
    assert (told.out + told.err).count("unknown key 'PAGE'") == 1
