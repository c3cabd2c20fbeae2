"""Lines that are the same on every site."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.readers.plain import document_of_text
from wagtail_newsclean.text.splitter.set_lines import set_lines

STORY = "The harbour froze over on Monday.\n"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("1 of 24", Kind.SHARE),
        ("Bild 3 von 10", Kind.SHARE),
        ("Photo 2/9", Kind.SHARE),
        ("Foto 1 de 1", Kind.SHARE),
        ("Фото 2 из 7", Kind.SHARE),
        ("Slideshow ( 15 images )", Kind.SHARE),
        ("Fotostrecke (12 Bilder)", Kind.SHARE),
        ("12 thoughts on “Ice at Ellan”", Kind.SHARE),
        ("Ein Kommentar zu „Eis vor Ellan“", Kind.SHARE),
        ("3 комментария к «Лёд у Эллана»", Kind.SHARE),
        ("2 of 12 |", Kind.SHARE),
        ("- Advertisement -", Kind.AD),
        ("WERBUNG", Kind.AD),
        ("Article continues after this ad", Kind.AD),
        ("* * *", Kind.OTHER),
        ("___", Kind.OTHER),
        ("—", Kind.OTHER),
        ("Read also: Ice holds up the mail", Kind.RELATED),
        ("READ MORE » Harbour master retires", Kind.RELATED),
        ("Czytaj też: Czy lód ustąpi?", Kind.RELATED),
        ("À lire aussi » La glace retient le courrier", Kind.RELATED),
        ("Читайте также: Лёд задержал почту", Kind.RELATED),
        ("This article first appeared in the Ellan Gull.", Kind.NOTE),
        ("* Cet article, initialement publié en avril, a fait l'objet d'une mise à jour.", Kind.NOTE),
        ("Dieser Text ist zuerst in der Möwe erschienen.", Kind.NOTE),
        ("(Jane Roe / Harbour Press)", Kind.CREDIT),
        ("(The Ellan Gull)", Kind.CREDIT),
        ("(Los Angeles Times)", Kind.CREDIT),
        ("(Jane Roe / Getty Images)", Kind.CREDIT),
        ("(foto Lund)", Kind.CREDIT),
        ("(Fot. Ana Lund)", Kind.CREDIT),
        ("(ph. Lund/Nord)", Kind.CREDIT),
        ("(фото Анна Лунд)", Kind.CREDIT),
        ("CC BY-SA 4.0", Kind.CREDIT),
        ("Pingback: The ice of Ellan | Harbour Notes", Kind.OTHER),
        ("Published under: Ice , Harbours , Ferry Lines", Kind.TAGS),
        ("Tagged ice, harbours, ferry lines", Kind.TAGS),
        ("Schlagwörter: Eis, Häfen, Fähren", Kind.TAGS),
        ("Теги: лёд, порты, паромы", Kind.TAGS),
        ("Jane Roe and Bo P. Peep in Oslo contributed to this report.", Kind.NOTE),
        ("Coastwire’s Jane Roe contributed reporting to this story", Kind.NOTE),
    ],
)
def test_the_same_everywhere(line: str, kind: Kind) -> None:
    assert set_lines(document_of_text(STORY + line).lines, "en") == {1: kind}


@pytest.mark.parametrize(
    "line",
    [
        "3/4",
        "24 of the ferries",
        "Bild 3 von Marta Lund",
        "Gallery (closed)",
        "The pingback: a courtesy of the early web",
        "Tags: none",
        "Topics: ice, harbours and the ferries that have not moved since the first week of January, said Roe",
        "Tagged, weighed, measured: how cod are counted.",
        "Her thoughts on “Ice at Ellan”",
        "The minister's reply to “Ice at Ellan”",
        "Read more: it is good for you, says the poster.",
        "Related to the mayor, she says",
        "Advertisement revenue fell",
        "This story is true.",
        "This article of faith was questioned. It first appeared in 1870.",
        "(MORE TO COME)",
        "(Laughter)",
        "(Standing Ovation)",
        "(Part One)",
        "(The End)",
        "(Cheers And Applause)",
        "(foto di gruppo)",
        "(Photo opportunity at noon)",
        "(foto " + "A/" * 80 + ")",
        "(via Jane Roe)",
        "(Jane Roe laughs)",
        "(With material from Coastwire)",
        "CC Sabathia",
        "Who contributed to this report? Nobody would say.",
        "Bad weather contributed to this story, and so did the ice of the winter before it. It will again.",
        "She said the ice contributed to this.",
    ],
)
def test_what_only_looks_like_them_is_left_to_the_model(line: str) -> None:
    assert set_lines(document_of_text(STORY + line).lines, "en") == {}


def test_german_nouns_in_brackets_are_no_names() -> None:
    lines = document_of_text(STORY + "(Lange Pause)\n(Jo Lang/Hafenpost)").lines
    assert set_lines(lines, "de") == {2: Kind.CREDIT}
