from __future__ import annotations

import pytest

from wagtail_newsclean.text.urgency import is_urgent


@pytest.mark.parametrize(
    "line",
    [
        "BREAKING: Bridge at Marrow closed",
        "Breaking news: ferry aground",
        "FLASH - Harbour master resigns",
        "URGENT",
        "+++ EIL +++ Seilbahn steht still",
        "Eilmeldung: Seilbahn steht still",
        "СРОЧНО: порт закрыт",
        "Срочно: порт закрыт",
        "ТЕРМІНОВО | Порт зачинено",
        "ÚLTIMA HORA: cierran el puerto",
        "ULTIM’ORA: porto chiuso",
        "(URGENT) Port fermé",
        "عاجل",
        "عاجل: إغلاق الميناء",
        "【速報】港が閉鎖",
        "BULLETIN KILL",
        "xyz0123 2 pl 40",
        "a0021 b w BC-Harbor 03-04 0034",
    ],
)
def test_labels_before_a_headline(line: str) -> None:
    assert is_urgent(["Coastwire", line, "The harbour is shut."])


@pytest.mark.parametrize(
    "line",
    [
        "Breaking the ice: a winter swim",
        "BREAKING NEWS",  # a part of the page it was copied from
        "Urgent: the word nobody uses any more",
        "Flash: the musical comes to Kelder",
        "Flash floods: three villages cut off",
        "Alert - and never sleepy",
        "It is urgent: the mole must be mended",
        "Эта срочно: нет",
        "Срочно закрыт порт",
        "EILEEN MARSH: a life at sea",
        "xyz0123 4 pl 40",
        "a0021 r w BC-Harbor 03-04 0034",
        "",
    ],
)
def test_words_of_a_headline(line: str) -> None:
    assert not is_urgent([line, "The harbour is shut."])


def test_only_the_top_is_looked_at() -> None:
    assert not is_urgent([*["A line."] * 8, "URGENT"])
