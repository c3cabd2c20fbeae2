"""E-mail: every part that its reader sees, in order, and the attachments that hold text."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from wagtail_newsclean.text import Copy, CopyError, Kind, Story, clean

from .files import docx, mail_in_parts


def message(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    for name, value in {"From": "desk@nord.example", "MIME-Version": "1.0", **headers}.items():
        mail[name] = value
    return mail


def read(mail: EmailMessage | bytes) -> Story:
    return clean(Copy(data=mail if isinstance(mail, bytes) else mail.as_bytes()))


def lines(story: Story) -> list[str]:
    return [story.source[block.start : block.end] for block in story.blocks]


def test_text_around_pictures_is_read_to_its_end() -> None:
    assert lines(read(mail_in_parts(["One.", "Two.", "Three."]))) == ["One.", "Two.", "Three."]


def test_attachments_that_hold_text_are_read() -> None:
    mail = message(Subject="Press release")
    mail.set_content("Please find our release attached.")
    mail.add_attachment(docx(["New wall to cost 40 million", "The town said so."]), maintype="application",
                        subtype="octet-stream", filename="release.docx")  # fmt: skip
    mail.add_attachment(
        b"\x78\x9f\x3e\x22\x01", maintype="application", subtype="ms-tnef", filename="winmail.dat"
    )
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="plan.pdf")
    story = read(mail)
    assert lines(story) == [
        "Press release",
        "Please find our release attached.",
        "New wall to cost 40 million",
        "The town said so.",
    ]
    assert story.document is not None
    assert story.document.warnings == ("Attachments were not read: winmail.dat, plan.pdf.",)


def test_pictures_that_came_with_a_message_are_named_and_its_own_logo_is_not() -> None:
    mail = message(Subject="Press release")
    mail.set_content("The new wall is finished.")
    picture = b"\xff\xd8\xff\xe0"
    mail.add_attachment(picture, maintype="image", subtype="jpeg", filename="wall.jpg")
    mail.add_attachment(picture, maintype="image", subtype="jpeg", disposition="inline", cid="<logo@port>")
    document = read(mail).document
    assert document is not None
    assert document.warnings == ("Pictures came with it: wall.jpg. Add those you need to the image library.",)


def test_a_message_with_nothing_but_a_file_nobody_reads_names_it() -> None:
    mail = message()
    mail.add_attachment(
        b"\x78\x9f\x3e\x22\x01", maintype="application", subtype="ms-tnef", filename="winmail.dat"
    )
    with pytest.raises(CopyError, match=r"no text in this e-mail.*winmail\.dat"):
        read(mail)


def test_a_message_forwarded_as_an_attachment_comes_after_the_note_around_it() -> None:
    inner = message(Subject="Harbour wall falls", Date="Wed, 04 Mar 2026 12:00:00 +0000")
    inner.set_content("The wall fell.")
    inner.add_alternative("<p>The wall fell on Friday at dawn, and nobody was hurt.</p>", subtype="html")
    mail = message(Subject="FW: Harbour wall falls")
    mail.set_content("Please run this today.")
    mail.add_attachment(inner)
    assert lines(read(mail)) == [
        "Harbour wall falls",  # the head that was forwarded is none of the copy
        "Please run this today.",
        "From: desk@nord.example",
        "Date: Wed, 04 Mar 2026 12:00:00 +0000",
        "Subject: Harbour wall falls",
        "The wall fell on Friday at dawn, and nobody was hurt.",
    ]


@pytest.mark.parametrize(
    "subject", ["Fwd: Harbour wall falls", "AW: WG: Harbour wall falls", "Harbour wall falls"]
)
def test_that_it_was_passed_on_is_no_part_of_the_subject(subject: str) -> None:
    mail = message(Subject=subject)
    mail.set_content("The wall fell on Friday.")
    assert lines(read(mail))[0] == "Harbour wall falls"


def test_a_charset_that_is_a_lie() -> None:
    data = (
        b"Subject: =?iso-8859-1?Q?Pr=E9sentation?=\r\nFrom: a@nord.example\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=us-ascii; format=flowed\r\n\r\nLe port a \xe9t\xe9 ferm\xe9 \r\nhier.\r\n"
    )
    assert lines(read(data)) == ["Présentation", "Le port a été fermé hier."]


def test_a_saved_page_has_no_subject_and_no_styles() -> None:
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://e.example/\r\n"
        b"Subject: e.example\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html\r\n\r\n<h1>Wall falls</h1>"
        b"<p>The wall fell.</p>\r\n--b\r\nContent-Type: text/css\r\n\r\np {}\r\n--b--\r\n"
    )
    story = read(data)
    assert lines(story) == ["Wall falls", "The wall fell."]
    assert story.document is not None
    assert story.document.warnings == ()


POSTMARK = b"From desk@coastwire.example  Thu Nov 26 09:14:02 2026\n"


@pytest.mark.parametrize("filename", ["mail.eml", ""])
@pytest.mark.parametrize("encoding", ["7bit", "base64"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_what_a_mail_server_puts_before_a_mail(filename: str, encoding: str, line_end: bytes) -> None:
    mail = message(Subject="Storm closes harbour")
    mail.set_content("The harbour stayed shut on Wednesday.\n\nFrom there 14:00 boats sail.\n", cte=encoding)
    data = (POSTMARK + mail.as_bytes()).replace(b"\n", line_end)
    story = clean(Copy(data=data, filename=filename))
    assert story.document is not None
    assert story.document.format == "email"
    assert lines(story) == [
        "Storm closes harbour",
        "The harbour stayed shut on Wednesday.",
        "From there 14:00 boats sail.",
    ]


@pytest.mark.parametrize("first", ["From London with love", "From Oslo at 14:00 by train"])
def test_a_text_that_begins_as_a_postmark_does(first: str) -> None:
    story = clean(Copy(data=f"{first}\n\nThe boats stayed in.\nNote: none sailed.\n".encode()))
    assert story.source.startswith(first)


@pytest.mark.parametrize("subject", ["\u200b", "\ufeff", "\u00ad", "\u200d", "Fwd: \u200b"])
def test_a_subject_that_nobody_sees_is_no_headline(subject: str) -> None:
    mail = message(Subject=subject)
    mail.set_content("The wall fell on Friday at dawn, and nobody was hurt, said the mayor of the town.")
    story = read(mail)
    assert lines(story) == [
        "The wall fell on Friday at dawn, and nobody was hurt, said the mayor of the town."
    ]
    assert story.blocks[0].kind is Kind.BODY


QUOTED = """> Bridge shut in York
>
> The bridge on Mill Street is shut until Friday, the council said, and
> divers went in at noon to look for a van that was last seen on Sunday.
>
> It dates from 1802.
"""
STORY = [
    "Bridge shut in York",
    (
        "The bridge on Mill Street is shut until Friday, the council said, and divers went in at noon to look for a "
        "van that was last seen on Sunday."
    ),
    "It dates from 1802.",
]


def typed(text: str) -> Story:
    head = "From: Bo Peep <bo@port.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    return read((head + text).encode())


@pytest.mark.parametrize(
    "above", ["", "FYI\n\nOn Mon, 2 Mar 2026 at 09:12, Jon Pell <jon@post.example> wrote:\n\n"]
)
def test_a_story_that_came_quoted_is_the_story(above: str) -> None:
    story = typed(above + QUOTED)
    assert lines(story)[-3:] == STORY
    assert story.body.endswith("\n\n".join(STORY[1:]))
    answered = [
        block.kind for block in story.blocks if story.source[block.start : block.end].endswith("wrote:")
    ]
    assert answered == [Kind.NOTE] * bool(above)


def test_what_was_answered_stays_quoted() -> None:
    story = typed("\n\n".join([*STORY, QUOTED]))
    assert lines(story)[:3] == STORY
    assert all(line.startswith(">") for line in lines(story)[3:])
    assert {block.kind for block in story.blocks[3:]} == {Kind.NOTE}


def test_a_message_inside_another_names_the_story() -> None:
    inner = message(Subject="Harbour wall falls in the night")
    inner.set_content("The wall fell on Friday at dawn, and nobody was hurt, said the mayor of the town.")
    mail = message(Subject="Fw: wall")
    mail.set_content("FYI")
    mail.add_attachment(inner)
    assert read(mail).headline == "Harbour wall falls in the night"


def test_a_subject_that_only_a_sentence_or_a_head_repeats_is_shown() -> None:
    mail = message(Subject="Fwd: Harbour wall falls")
    mail.set_content(
        "---------- Forwarded message ----------\nFrom: Bo Peep <bo@nord.example>\nSubject: Harbour wall falls\n\n"
        "The Harbour wall falls every spring, and nobody is hurt, said the mayor of the town on Friday.\n"
    )
    assert read(mail).headline == "Harbour wall falls"


def test_of_a_mailbox_the_first_message_is_the_story() -> None:
    second = b"\nFrom bo@nord.example  Thu Nov 26 10:14:02 2026\nFrom: bo@nord.example\nSubject: Second\n\nAnother.\n"
    first = b"From: a@nord.example\nSubject: Wall falls\n\nThe wall fell at dawn.\n\n>From there it fell to the sea.\n"
    story = clean(Copy(data=POSTMARK + first + second, filename="Inbox"))
    assert lines(story) == [
        "Wall falls",
        "The wall fell at dawn.",
        "From there it fell to the sea.",
        "Second",
        "Another.",
    ]
    assert story.headline == "Wall falls"
    assert [block.kind for block in story.blocks][3:] == [Kind.OTHER] * 2


def test_a_mailbox_of_many_messages_says_so() -> None:
    many = b"\n".join([POSTMARK + b"From: a@nord.example\nSubject: Wall\n\nIt fell.\n"] * 101)
    with pytest.raises(CopyError, match="too many messages"):
        read(many)


def test_a_letter_that_hands_over_a_story_is_not_the_story() -> None:
    mail = message(Subject="Copy for tomorrow")
    mail.set_content("Dear all, the text is attached.\n\nAnn\n")
    story = (
        '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        '<text:p text:style-name="Title">Harbour wall to cost 40 million</text:p><text:p>The harbour wall of Ostermoor'
        " will cost 40 million, the town said on Friday.</text:p></office:text></office:body></office:document>"
    )
    mail.add_attachment(story.encode(), maintype="application", subtype="octet-stream", filename="wall.fodt")
    found = read(mail)
    assert found.headline == "Harbour wall to cost 40 million"
    assert [block.kind.value for block in found.blocks] == ["other", "other", "other", "headline", "body"]


def test_a_charset_that_is_no_name() -> None:
    data = b'From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset="\x00--"\n\nIt fell on Friday.\n'
    assert "It fell on Friday." in read(data).source


def test_a_mailbox_of_one_message_is_one_all_the_same() -> None:
    data = (
        b"From bo@nord.example Wed Mar  4 09:00:00 2026\nFrom: Bo <bo@nord.example>\nSubject: Harbour wall falls\n\n"
        b"The harbour wall of Ostermoor fell on Friday.\n\n>From the bridge the hole can be seen, the town said.\n"
    )
    assert "\nFrom the bridge the hole can be seen" in read(data).source


@pytest.mark.parametrize(
    "top",
    [["Harbour wall falls in the night"], ["Nord Harbour", "PRESS RELEASE", "Harbour wall falls again"]],
)
def test_a_letter_around_an_attached_story_that_is_not_set_in_styles(top: list[str]) -> None:
    mail = message(Subject="story")
    mail.set_content("Please find the story attached.\n\nBest regards\nBo Peep\nPress Officer\n")
    story = [
        *top,
        "The wall fell on Friday at dawn, and nobody was hurt, said the mayor of the town, who saw it from a boat.",
    ]
    mail.add_attachment(docx(story), maintype="application", subtype="octet-stream", filename="wall.docx")
    found = read(mail)
    assert (found.headline, found.byline) == (top[-1], ())
    assert found.body == story[-1]
