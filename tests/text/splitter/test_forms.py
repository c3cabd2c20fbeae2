"""Forms that leave little doubt of a line's kind."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind, clean
from wagtail_newsclean.text.readers.plain import document_of_text
from wagtail_newsclean.text.splitter.facts import Facts
from wagtail_newsclean.text.splitter.features import own_line
from wagtail_newsclean.text.splitter.forms import (
    commissions,
    is_about_label,
    is_plain_sentence,
    reported_speech,
    signed_captions,
)
from wagtail_newsclean.text.splitter.lexicons import lexicon


def facts_of(text: str, language: str) -> list[Facts]:
    mask = lexicon().mask(language)
    return [own_line(line.text, mask).facts for line in document_of_text(text).lines]


def commissions_in(text: str, language: str) -> dict[int, Kind]:
    return commissions(document_of_text(text).lines, facts_of(text, language))


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ('"Subscribe, tell your friends, share it," the mayor told a half-full hall.', "en"),
        ("Donate once or monthly, the poster says, and 340 people have.", "en"),
        ("Donate once or monthly, a poster beside the old pier says, and 340 people have.", "en"),
        ("„Spenden Sie jetzt“, rief der Sprecher am Sonntag ins Mikrofon.", "de"),
        ("«Cancele quando quiser», garante o padeiro da newsletter.", "pt"),
        ("Suscríbete o quédate sin fútbol, bromeó el presidente.", "es"),
        ("«Подпишитесь на газету», — говорил почтальон.", "ru"),
        ("„Zapisz się na newsletter”, prosi wójt na plakacie.", "pl"),
    ],
)
def test_reported_speech(line: str, language: str) -> None:
    assert reported_speech(facts_of(line, language)) == [0]


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter. Every weekday at noon.",
        "By clicking “Sign Up”, you accept our terms.",
        "“Great journalism costs money.” Support us from £3 a month.",
        "Donate now",
    ],
)
def test_what_a_box_asks_is_no_report(line: str) -> None:
    assert reported_speech(facts_of(line, "en")) == []


def test_speech_near_no_words_of_boxes_needs_no_telling() -> None:
    assert reported_speech(facts_of('"It fell," the mayor said.', "en")) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The wall on Friday. (Jane Roe/Nord Wire)", {1: Kind.CAPTION}),
        ("Die Mauer am Freitag. (Jane Roe/ndk)", {}),  # the agency may be anything in small letters
        ("Die Mauer am Freitag. (Foto: Jane Roe/ndk)", {1: Kind.CAPTION}),  # but a label proves it
        ("The wall, at last. Staff photo by Jane Roe", {1: Kind.CAPTION}),
        ("Widok muru. fot. Jan Rola", {1: Kind.CAPTION}),
        ("Il muro di ieri. Ph. Gaia Nuti", {1: Kind.CAPTION}),
        ("She holds a degree. (Ph.D. Lund)", {}),
        ("The wall at noon on Friday (NORD/Jane Roe)", {1: Kind.CAPTION}),
        ("The wall (and/or Jane Roe)", {}),
        ("Two gulls on the wall. JANE ROE", {1: Kind.CAPTION}),
        ("All of it in your hands. SIGN UP NOW", {}),
        ("Le mur, à midi. D.R.", {1: Kind.CAPTION}),
        ("He went to see a Dr.", {}),
        ("Yıkılan duvar. Fotoğraf: Deniz Uçar", {1: Kind.CAPTION}),
        ("החומה ביום שישי. צילום: עומר שגב", {1: Kind.CAPTION}),
        ("Two gulls, resting. Pic: Jane Roe", {1: Kind.CAPTION}),
        ("Two gulls, resting. PA Wire", {1: Kind.CAPTION}),
        ("Two gulls, resting. Getty Images", {1: Kind.CAPTION}),
        ("Two gulls, resting. © Private coll.", {1: Kind.CAPTION}),
        ("All the gulls are ours. © Nord 2026", {}),
        ("Two gulls, resting. Bo Peep", {}),  # who may that be?
        ("Dos gaviotas en el muro. / B. PEEP", {1: Kind.CAPTION}),
        ("She was seen by Prof. Getty", {}),
        ("Oprac. na podst. PAP", {}),
        ("Text: Ann Ode Fotos: Bo Peep", {}),
        ("Photo: Jane Roe", {}),
        ("The credit line read “Photo: Leo Marsh / Nord Images” until the flood.", {}),
        ("She took one photo: the wall as it was before it fell.", {}),
        ("Das Geld reicht bis Mai. (hsa/ndk)", {}),
        ("The bill would ban (and/or tax) the boats.", {}),
    ],
)
def test_signed_captions(line: str, expected: dict[int, Kind]) -> None:
    assert signed_captions(document_of_text(f"New wall for the harbour\n{line}")) == expected


@pytest.mark.parametrize(
    "byline", ["By Ann Ode, photographs by Bo Peep", "Text und Bilder: Bo Peep", "Bo Peep"]
)
def test_a_caption_ends_with_a_name_that_the_byline_has(byline: str) -> None:
    lines = [byline, "Two gulls, resting. Bo Peep", "Interview with Dr. Bo Peep"]
    assert signed_captions(document_of_text("\n".join(lines))) == {1: Kind.CAPTION}


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Some links earn us a few pence.", "en"),
        ("We get a penny if you buy the pan we linked.", "en"),
        ("We may be paid if you buy through our links.", "en"),
        ("We may earn a small commission if you buy through links in this recipe.", "en"),
        ("Kaufen Sie über diesen Link, erhalten wir eine kleine Provision.", "de"),
        ("Nous pouvons percevoir une petite commission si vous achetez.", "fr"),
        ("Se acquisti da questi link potremmo ricevere una commissione", "it"),
        ("Podríamos recibir una pequeña comisión por las compras.", "es"),
        ("Podemos receber uma comissão pelas compras.", "pt"),
        ("Za zakupy możemy otrzymać prowizję.", "pl"),
    ],
)
def test_what_the_outlet_earns(line: str, language: str) -> None:
    assert commissions_in(f"A tart\n{line}", language) == {1: Kind.AD}


@pytest.mark.parametrize(
    "line",
    [
        "“We get a commission if you buy it here,” said the dealer.",
        "Dealers earn a commission of 12 per cent.",
        "We will hear what you get from the commission on fisheries.",
        "Podemos pide una comisión sobre la pesca.",
        "Possiamo convocare la commissione, dice il sindaco.",
        "El agente puede recibir una comisión del 12 por ciento.",
    ],
)
def test_what_others_earn_is_a_story(line: str) -> None:
    for language in ("en", "es", "it"):
        assert commissions_in(f"A tart\n{line}", language) == {}


def test_speech_holds_the_lines_around_it_in_the_story() -> None:
    lines = [
        "Former mayor starts a newsletter and forgets the address",
        '"Subscribe, tell your friends, share it with everyone," Lucille Hanover told a half-full library hall.',
        "The newsletter, The Morning Kettle, will come out on weekdays at 6 a.m. and cost nothing.",
        '"Your e-mail address is safe with me," she added. The room laughed.',
    ]
    assert [block.kind for block in clean(Copy(text="\n".join(lines))).blocks][1:] == [Kind.BODY] * 3


def test_a_sentence_between_two_lines_of_speech_is_told_unless_it_addresses_the_reader() -> None:
    speech = ['"Subscribe," Lucille Hanover told the hall.', '"It is free," she added.']
    for between, told in (
        ("The newsletter will come out on weekdays.", [0, 1, 2]),
        ("Sign up for our newsletter to get the news on weekdays.", [0, 2]),
        ("Our newsletter", [0, 2]),
    ):
        lines = [speech[0], between, speech[1]]
        assert reported_speech(facts_of("\n".join(lines), "en")) == told


@pytest.mark.parametrize(
    ("line", "language", "plain"),
    [
        ("Advertisement revenue at both firms rose by a third last year.", "en", True),
        ("Подписка на пианино висела у той же кассы.", "ru", True),
        ("Der Artikel wird nach der Anzeige fortgesetzt.", "de", False),
        ("Article continues after this advertisement.", "en", False),
        ("“Copyright ends at the quay,” said the harbour master.", "en", True),
        ("Advertisement", "en", False),
        ("Story continues below advertisement.", "en", False),
        ("Sign up for our newsletter, which comes on Fridays.", "en", False),
        ("Please share the news with others on the quay.", "en", False),
        ("Write to letters@port.example or ring the bell.", "en", False),
        ("READ MORE: Why the wall fell in the night of the storm", "en", False),
    ],
)
def test_plain_sentences(line: str, language: str, plain: bool) -> None:
    assert is_plain_sentence(line, language) is plain


@pytest.mark.parametrize(
    "sentence",
    [
        "Copyright in the plans belongs to the harbour survey.",
        "Copyright and all rights reserved clauses lapse in May.",
        "Advertisement was what the old wall had been used for.",
        "Terms and conditions of the lease were read out in full.",
        "Getty Images was not a party to the case of the wall.",
    ],
)
def test_a_plain_sentence_between_paragraphs_is_one_whatever_it_opens_with(sentence: str) -> None:
    paragraph = (
        "The harbour authority of Port Marrow said on Monday that the wall would be built again by May."
    )
    block = clean(Copy(text="\n".join(["Wall to be built again", paragraph, sentence, paragraph]))).blocks[2]
    assert block.kind is Kind.BODY


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Advertising paid for nothing but the ink.", "en"),
        ("Ads were banned in 1950.", "en"),
        ("Advertising was never part of the plan.", "en"),
        ("Photo editors call her to complain.", "en"),
        ("Getty Images fell 8 per cent on Monday.", "en"),
        ("Foto-Fallen sollen künftig die Waschbären erfassen.", "de"),
        ("Werbung nachts funktioniert nicht.", "de"),
        ("Реклама была запрещена.", "ru"),
        ("Reklama była zakazana.", "pl"),
    ],
)
def test_a_sentence_may_be_about_what_labels_name(line: str, language: str) -> None:
    assert is_about_label(line, language)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Advertisement.", "en"),
        ("Advertisement continues below.", "en"),
        ("Ads by Port Media Group.", "en"),
        ("Ads help us keep the lights on.", "en"),
        ("Ads from £5 at port.example.", "en"),
        ("Photo: the wall as it was on Friday.", "en"),
        ("Photo of the wall before the storm.", "en"),
        ("Photo shows the wall before the storm.", "en"),
        ("Photo Jane Roe for the harbour museum.", "en"),
        ("Getty Images for the harbour museum", "en"),
        ("Finch Images fell 8 per cent on Monday.", "en"),
        ("Anzeige wird geladen.", "de"),
        ("Werbung endet in wenigen Sekunden.", "de"),
        ("Foto der Mauer vor dem Sturm.", "de"),
        ("Реклама закончится через пять секунд.", "ru"),
        ("The town banned ads in 1950.", "en"),
    ],
)
def test_a_label_is_no_sentence_about_it(line: str, language: str) -> None:
    assert not is_about_label(line, language)


@pytest.mark.parametrize(
    "credit", ["CreditJane Roe for The Harbour Times", "Credit...Jane Roe, via Nord Wire"]
)
def test_a_credit_that_a_page_glues_to_its_caption(credit: str) -> None:
    lines = ["Winter in Port Marrow", "Image", f"The dangers of exposure to winter weather.{credit}"]
    assert signed_captions(document_of_text("\n".join(lines))) == {1: Kind.CAPTION, 2: Kind.CAPTION}


@pytest.mark.parametrize(
    "line",
    [
        "The town took the credit. Credit Marrow paid for it.",
        "The town gets no credit.Credit where it is due.",
        "Image",
    ],
)
def test_credit_that_somebody_gets_makes_no_caption(line: str) -> None:
    assert signed_captions(document_of_text(f"Winter in Port Marrow\nImage\n{line}")) == {}
