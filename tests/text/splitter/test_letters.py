"""What people write around copy that they send, and stories that open like letters."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind, Story, clean
from wagtail_newsclean.text.splitter.letters import opening

TITLE = "New wall for the harbour of Port Marrow"
STORY = (
    "PORT MARROW, March 4 (NW) - A storm kept the harbour of Port Marrow closed for a third day on Wednesday, leaving "
    "14 ferries and about 2,000 passengers stranded, officials said."
)
QUOTE = (
    '"We have never seen waves like these," Mayor Lena Brandt told reporters in the town hall on Wednesday.'
)


def mail(subject: str, *lines: str) -> Story:
    head = f"From: Bo Peep <bo@port.example>\nSubject: {subject}\nMIME-Version: 1.0\n"
    return clean(
        Copy(data=(head + "Content-Type: text/plain; charset=utf-8\n\n" + "\n\n".join(lines)).encode())
    )


@pytest.mark.parametrize(
    ("greeting", "cover", "regards"),
    [
        ("Hi Newsdesk,", "Please find our release below. Happy to set up interviews!", "Best, Jodie"),
        (
            "Sehr geehrte Damen und Herren,",
            "anbei unsere Meldung mit der Bitte um Veröffentlichung.",
            "LG Silke",
        ),
        ("Bonjour à tous,", "Veuillez trouver ci-joint notre communiqué.", "Cordialement, Zoë"),
        ("Estimados compañeros,", "Adjuntamos nota de prensa. Agradecemos su difusión.", "Saludos, Pilar"),
        ("Gentile redazione,", "di seguito il comunicato, con preghiera di pubblicazione.", "Grazie, Pino"),
        ("Prezados,", "Segue abaixo o release da prefeitura.", "Abraço, Inês"),
        ("Beste redactie,", "Hierbij ons persbericht, met het verzoek om plaatsing.", "Groet, Wim"),
        ("Szanowni Państwo,", "w załączeniu przesyłam informację prasową.", "Pozdrawiam, Ola"),
        ("Добрый день,", "Направляем пресс-релиз. Просим опубликовать.", "С уважением, Анна"),
        ("Доброго дня, колеги,", "Надсилаємо пресреліз. Будемо вдячні за публікацію.", "З повагою, Лев"),
    ],
)
def test_a_letter_around_copy_is_no_story(greeting: str, cover: str, regards: str) -> None:
    texts = [greeting, cover, regards, TITLE, STORY, QUOTE]
    kinds = [block.kind for block in mail("wall", *texts).blocks]
    assert kinds[-6:-3] == [Kind.OTHER, Kind.NOTE, Kind.OTHER]
    assert kinds[-2:] == [Kind.BODY, Kind.BODY]
    assert opening(texts, mail=False) == {}


@pytest.mark.parametrize(
    "texts",
    [
        ["The wall", "Dear readers", "We need your help to go on. Please support us.", QUOTE],
        ["Hello, the sign on the mole says, and below it, go home.", QUOTE],
        ["Dear Sir, I write about the mole.", QUOTE],
        ["Good morning, Port Marrow", "The sign attached to the mole was taken down on Monday.", QUOTE],
        ["Here it is, the wall that nobody asked for.", QUOTE],
        ["Cher Monsieur le maire,", "Votre mur est laid.", QUOTE],
    ],
)
def test_what_only_begins_like_a_letter(texts: list[str]) -> None:
    assert opening(texts, mail=False) == {}


def test_the_subject_gives_way_to_the_headline_of_the_copy() -> None:
    story = mail("Press release: wall", "Hi all,", "Please find our release below.", TITLE, STORY, QUOTE)
    assert story.headline == TITLE
    label, subject, greeting, cover = [block.kind for block in story.blocks][:4]
    assert (label, subject, greeting, cover) == (Kind.OTHER, Kind.OTHER, Kind.OTHER, Kind.NOTE)


def test_regards_and_the_name_under_them_above_the_copy_are_of_the_letter() -> None:
    letter = ["Bonjour,", "Veuillez trouver ci-dessous un communiqué.", "Bien cordialement,", "Zoë Marchand"]
    assert list(opening([*letter, TITLE, STORY], mail=True)) == [0, 1, 2, 3]
    assert 1 not in opening(["Bonjour,", "Zoë Marchand", TITLE, STORY], mail=True)


def test_the_subject_stays_where_the_copy_has_no_headline() -> None:
    assert mail(TITLE, "Hi all,", STORY, QUOTE).headline == TITLE


def test_the_message_that_was_answered_is_no_story() -> None:
    answered = "On Tue, Oct 14, 2025 at 6:02 PM Copy Desk <copy@port.example> wrote:"
    story = mail(
        "Wall story", TITLE, STORY, QUOTE, answered, "> Where is the wall story? We close at eleven."
    )
    assert [block.kind for block in story.blocks][-2:] == [Kind.NOTE, Kind.NOTE]
    assert story.body.endswith("on Wednesday.")


def test_what_was_written_above_a_message_passed_on() -> None:
    head = ["-----Original Message-----\nFrom: Bo <bo@e.example>\nSent: Wed, Mar 4\nSubject: wall"]
    story = mail("FW: wall", "Can you take this? 300 words will do.", *head, TITLE, STORY, QUOTE)
    assert story.headline == TITLE
    assert "300 words" not in story.body


def test_a_sign_off_above_the_signature_of_a_short_mail() -> None:
    story = mail(TITLE, "The wall is shut.", "It dates from 1802.", "Thanks,\nAnn", "-- \nAnn Lowe")
    kinds = {story.source[block.start : block.end]: block.kind for block in story.blocks}
    assert (kinds["It dates from 1802."], kinds["Thanks,"], kinds["Ann"]) == (
        Kind.BODY,
        Kind.OTHER,
        Kind.OTHER,
    )


@pytest.mark.parametrize(
    "banner",
    [
        "CAUTION: This email originated from outside of the company. Do not click links unless you know the sender.",
        "[EXTERNAL EMAIL] Do not click links.",
        "ACHTUNG: Diese externe E-Mail stammt von außerhalb. Klicken Sie nicht auf Links.",
        "Внимание! Внешнее письмо: не открывайте вложения.",
    ],
)
def test_what_a_mail_server_puts_above_mail_from_outside_is_no_story(banner: str) -> None:
    story = mail("wall", banner, "Hi all,", "Please find our release below.", TITLE, STORY, QUOTE)
    kinds = {story.source[block.start : block.end]: block.kind for block in story.blocks}
    assert (kinds[banner], kinds["Hi all,"], story.headline) == (Kind.OTHER, Kind.OTHER, TITLE)
    assert opening([banner, TITLE, STORY], mail=False) == {}


def test_a_story_about_mail_from_outside_is_one() -> None:
    said = "Caution is what banks advise: a message from an external sender is rarely what it seems, the police said."
    assert opening([TITLE, said.replace("an external sender", "abroad"), QUOTE], mail=True) == {}
    assert (
        opening(
            [TITLE, f"The mail came from an external sender, the office said on Monday. {QUOTE}"], mail=True
        )
        == {}
    )


def test_logos_numbers_and_the_name_to_ask_for_are_of_the_letter() -> None:
    below = ["[cid:image001.png@01DB]", "T +47 22 00 00 00", "Media contact:", "Bo Peep", "01632 960144"]
    story = mail("wall", TITLE, STORY, QUOTE, *below)
    kinds = {story.source[block.start : block.end]: block.kind for block in story.blocks}
    assert [kinds[line] for line in below] == [Kind.OTHER, Kind.OTHER, Kind.NOTE, Kind.NOTE, Kind.NOTE]
    assert story.byline == ()


def test_a_few_words_above_the_copy_that_was_answered_are_no_part_of_it() -> None:
    answered = "On Thu, Nov 26, 2026 at 1:40 PM Bo Peep <bo@port.example> wrote:"
    story = mail("Re: wall", "Looks good to me, please take it.", "Kim", answered, TITLE, STORY, QUOTE)
    kinds = {story.source[block.start : block.end]: block.kind for block in story.blocks}
    assert (kinds["Looks good to me, please take it."], kinds["Kim"]) == (Kind.NOTE, Kind.NOTE)
    assert story.body.startswith("A storm kept")


@pytest.mark.parametrize(
    "note",
    [
        "FYI, please run this",
        "Can you use this for tomorrow? 300 words. Pic attached.",
        "Mit der Bitte um Abdruck, 40 Zeilen.",
    ],
)
def test_a_note_without_a_greeting_above_the_copy(note: str) -> None:
    story = mail(TITLE, note, STORY, QUOTE)
    assert (story.headline, story.byline) == (TITLE, ())
    assert note not in story.body


def test_all_between_a_greeting_and_the_sign_off_above_the_copy_is_of_the_letter() -> None:
    letter = [
        "Hi there,",
        "The mayor rang, she is pleased.",
        "Lunch on Friday is on us.",
        "Best,",
        "Ann",
        "***",
    ]
    story = mail("Wall", *letter, TITLE, STORY, QUOTE)
    assert story.headline == TITLE
    assert story.body.startswith("A storm kept")


def test_a_letter_that_is_the_copy_is_no_cover() -> None:
    texts = ["Dear neighbours,", STORY, QUOTE, "Best,", "Ann", "The wall"]
    assert list(opening(texts, mail=True)) == [0]


def test_a_greeting_without_a_comma() -> None:
    assert list(opening(["Hi all", STORY], mail=True)) == [0]
    assert opening(["Hallo Welt", STORY], mail=True) == {}


def test_a_word_for_the_message_is_no_headline() -> None:
    story = mail("Press release", TITLE, STORY, QUOTE)
    assert (story.headline, story.byline) == (TITLE, ())


def test_a_subject_with_a_word_before_the_title_gives_way_to_it() -> None:
    assert mail(f"Press release: {TITLE}", TITLE, STORY, QUOTE).headline == TITLE
    assert mail(f"PM: {TITLE}", TITLE, STORY, QUOTE).headline == TITLE
    assert (
        mail(f"{TITLE}, strictly embargoed", TITLE + " to grow", STORY, QUOTE).headline == TITLE + " to grow"
    )


def test_a_pasted_letter_with_its_head_is_signed_like_one() -> None:
    head = f"From: Bo <bo@port.example>\nSubject: {TITLE}\n\n"
    story = clean(Copy(text=f"{head}Dear colleagues,\n\n{STORY}\n\n{QUOTE}\n\nBest regards,\nHelen Trent\n"))
    assert story.headline == TITLE
    assert "Trent" not in story.body


def test_whom_to_ask_is_a_card_below_its_label() -> None:
    card = ["Pressekontakt:", "Verein der Imker e.V.", "Karl Busch", "Telefon: 0000 123456"]
    story = clean(Copy(text="\n\n".join([TITLE, STORY, QUOTE, *card])))
    assert [block.kind for block in story.blocks][-4:] == [Kind.NOTE] * 4
    assert story.byline == ()


def test_what_stands_above_the_head_of_a_message_is_of_who_passed_it_on() -> None:
    head = "Von: Feuerwehr <ff@port.example>\nGesendet: Dienstag, 2. Juni 2026 08:10\nAn: Redaktion\nBetreff: Storch"
    story = mail("WG: Storch", "Bitte für morgen, 30 Zeilen. Danke!", head, TITLE, STORY, QUOTE)
    assert (story.headline, story.byline) == (TITLE, ())
    assert story.body.startswith("A storm kept")


@pytest.mark.parametrize(
    "end",
    [
        ["I would be happy to arrange an interview with the mayor.", "Kind regards,", "Al"],
        ["Cheers, Nora"],
        [
            "Cheers, Nora",
            "> On 31 May 2026, at 18:00, Desk <desk@port.example> wrote:",
            "> Can you do the wall?",
        ],
        ["Für Rückfragen bin ich erreichbar.", "Mit freundlichen Grüßen", "Al Roy"],
    ],
)
def test_the_end_of_a_letter_is_no_story(end: list[str]) -> None:
    story = mail(TITLE, STORY, QUOTE, *end)
    assert story.body.endswith("in the town hall on Wednesday.")
    assert story.byline == ()


def test_a_greeting_with_a_mark_of_exclamation() -> None:
    assert mail(TITLE, "Доброго дня!", TITLE, STORY, QUOTE).headline == TITLE
    assert opening(["Good morning, Port Marrow!", STORY], mail=True) == {}
    assert list(opening(["Buenos días:", STORY], mail=True)) == [0]


def test_the_title_in_the_copy_beats_a_subject_that_says_nearly_the_same() -> None:
    assert mail("Wall for Port Marrow harbour", f"{TITLE}", STORY, QUOTE).headline == TITLE


def test_a_greeting_below_a_note_and_the_head_of_a_message() -> None:
    head = (
        "-------- Weitergeleitete Nachricht --------\nBetreff: Wall\nDatum: Tue, 2 Jun 2026 09:00\n"
        "Von: Stadt <presse@port.example>\nAn: redaktion@port.example"
    )
    story = mail(
        "Fwd: Wall", "Bitte mitnehmen, S. 3.", head, "Sehr geehrte Damen und Herren,", TITLE, STORY, QUOTE
    )
    assert story.headline == TITLE
    assert story.body.startswith("A storm kept")
