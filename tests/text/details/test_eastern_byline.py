"""Reporters in the datelines of East Asia."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import clean

KOREAN = "폭풍으로 항구가 사흘째 폐쇄됐다고 항만 당국이 밝혔다. 여객선 운항도 모두 중단됐다."
CHINESE = "港口当局周三表示，因风暴影响，港口连续第三天关闭，所有渡轮停航。"
JAPANESE = "暴風のため港は三日連続で閉鎖された。港湾当局が発表した。"


@pytest.mark.parametrize(
    ("copy", "names"),
    [
        (f"(부산=연합뉴스) 김민수 기자 = {KOREAN}", ("김민수",)),
        (f"(도쿄=연합뉴스) 이지은·박민호 특파원 = {KOREAN}", ("이지은", "박민호")),
        (f"（中央社記者林小明基隆4日電）{CHINESE}", ("林小明",)),
        (f"新华社上海3月4日电（记者李明、王芳）{CHINESE}", ("李明", "王芳")),
        (f"【ニューヨーク＝山田太郎】{JAPANESE}", ("山田太郎",)),
        (f"【ロンドン共同】{JAPANESE}", ()),
        (f"新华社上海3月4日电 {CHINESE}记者李明报道。", ()),
        ("LONDON (Reuters) - The harbour stayed shut on Wednesday for a third day, officials said.", ()),
    ],
)
def test_reporters(copy: str, names: tuple[str, ...]) -> None:
    assert clean(f"{copy}\n\n{copy[-20:]}\n").byline == names
