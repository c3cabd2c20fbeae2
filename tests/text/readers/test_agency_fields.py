"""What agencies say of a story beside its text: subjects, urgency, release, and names that stand side by side."""

from __future__ import annotations

import datetime
import json

import pytest

from wagtail_newsclean.text import Copy, Story, clean

LONG = "The ferry to Ostermoor stayed in port on Friday because of the storm, its owners said."


def read(data: str, received: datetime.date | None = None) -> Story:
    return clean(Copy(data=data.encode(), received=received))


def of_kind(story: Story, kind: str) -> list[str]:
    return [story.source[block.start : block.end] for block in story.blocks if block.kind == kind]


def nitf(
    docdata: str = "", content: str = f"<p>{LONG}</p>", head: str = "<hl1>Ferry stays in port</hl1>"
) -> str:
    return (
        f"<nitf><head><docdata>{docdata}</docdata></head><body><body.head><hedline>{head}</hedline></body.head>"
        f"<body.content>{content}</body.content></body></nitf>"
    )


def g2(meta: str) -> str:
    return (
        f'<newsItem xml:lang="en"><contentMeta>{meta}</contentMeta><contentSet><inlineXML><html><body><p>{LONG}</p>'
        "</body></html></inlineXML></contentSet></newsItem>"
    )


@pytest.mark.parametrize(
    "data",
    [
        nitf('<key-list><keyword key="ferries"/><keyword key="storms"/><keyword key="storms"/></key-list>'),
        nitf(
            '<tobject><tobject.subject tobject.subject.type="Economy" tobject.subject.matter="ferries"/>'
            '<tobject.subject tobject.subject.type="storms"/></tobject>'
        ),
        g2(
            '<keyword>ferries</keyword><subject qcode="x:1"><name xml:lang="de">Stürme</name>'
            '<name xml:lang="en-GB">storms</name></subject><subject qcode="x:2"/>'
        ),
        json.dumps({"headline": "Ferry", "body_text": LONG, "subject": [{"name": "ferries"}], "keywords": ["storms"]}),
        json.dumps({"headline": "Ferry", "body_text": LONG, "subjects": [{"name": "ferries"}, {"name": "storms"}]}),
        (f"<rdf:RDF xmlns:rdf='r' xmlns:dc='d'><item><title>Ferry</title><description>{LONG}</description>"
        "<dc:subject>ferries</dc:subject><dc:subject>storms</dc:subject></item></rdf:RDF>"),
    ],
    ids=["nitf-keywords", "nitf-subjects", "newsml-g2", "ninjs-1", "ninjs-2", "rss-1"],
)  # fmt: skip
def test_keywords_and_subjects_are_a_line_of_tags(data: str) -> None:
    assert of_kind(read(data), "tags") == ["ferries · storms"]


@pytest.mark.parametrize(
    ("urgency", "notes"), [("1", ["URGENT"]), ("2", ["URGENT"]), ("3", []), ("", []), ("10", [])]
)
def test_what_cannot_wait_is_said(urgency: str, notes: list[str]) -> None:
    assert of_kind(read(nitf(f'<urgency ed-urg="{urgency}"/>')), "note") == notes
    assert of_kind(read(g2(f"<urgency>{urgency}</urgency>")), "note") == notes
    assert (
        of_kind(read(json.dumps({"headline": "Ferry", "body_text": LONG, "urgency": urgency})), "note")
        == notes
    )


@pytest.mark.parametrize(
    ("issued", "received", "held"),
    [
        ('<date.issue norm="20260304T121500Z"/>', None, True),
        ('<date.issue norm="20260305T051500Z"/>', None, False),
        ("", datetime.date(2026, 3, 4), True),
        ("", datetime.date(2026, 3, 5), False),
        ("", None, False),
    ],
)
def test_a_release_on_a_later_day_is_an_embargo(
    issued: str, received: datetime.date | None, held: bool
) -> None:
    story = read(nitf(f'{issued}<date.release norm="20260305T060000Z"/>'), received)
    assert of_kind(story, "note") == ["Embargo: 2026-03-05 06:00 UTC"] * held


def test_a_headline_in_another_language_is_no_deck() -> None:
    data = g2(
        '<headline xml:lang="de">Fähre bleibt im Hafen</headline><headline>Ferry stays in port</headline>'
    )
    story = read(data)
    assert story.headline == "Ferry stays in port"
    assert of_kind(story, "other") == ["Fähre bleibt im Hafen"]
    only = read(g2('<headline xml:lang="de">Fähre bleibt im Hafen</headline>'))
    assert only.headline == "Fähre bleibt im Hafen"


def test_the_credit_of_a_picture_in_newsml_1() -> None:
    story = read(
        f"<NewsML><NewsItem><NewsComponent><NewsComponent><Role FormalName='Main'/><ContentItem><DataContent><p>{LONG}"
        "</p></DataContent></ContentItem></NewsComponent><NewsComponent><Role FormalName='Caption'/><NewsLines>"
        "<CreditLine>Ada Quist/NW</CreditLine></NewsLines><ContentItem><DataContent><p>The port.</p></DataContent>"
        "</ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>"
    )
    assert [credit.text for credit in story.credits] == ["Ada Quist/NW"]


def test_names_side_by_side_are_words_of_their_own() -> None:
    story = read(
        f"<nitf><body><body.head><byline><person>Ann Ode</person><person>Bo Carr</person></byline><dateline><location>"
        f"HULL, England</location><story.date>Nov. 26</story.date></dateline></body.head><body.content><p>{LONG}</p>"
        "</body.content></body></nitf>"
    )
    assert of_kind(story, "byline") == ["Ann Ode Bo Carr"]
    assert story.dateline is not None
    assert story.dateline.place == "HULL, England"


def test_nitf_in_capitals_that_closes_nothing() -> None:
    story = read(
        "<NITF><HEAD></HEAD><BODY><BODY.HEAD><HEDLINE><HL1>Ferry stays</HL1></HEDLINE><BYLINE>By Ann Ode</BYLINE>"
        f"</BODY.HEAD><BODY.CONTENT><P>{LONG}<P>Nobody was hurt.</BODY.CONTENT></BODY></NITF>"
    )
    assert (story.headline, story.byline) == ("Ferry stays", ("Ann Ode",))
    assert story.body == f"{LONG}\n\nNobody was hurt."


def test_cells_are_text_and_rules_are_none() -> None:
    story = read(
        nitf(
            content=f"<p>{LONG}</p><table><tr><th>Ship</th><td>Vela</td></tr></table><p>___</p><p>{LONG}</p>"
        )
    )
    assert story.body == f"{LONG}\n\nShip\n\nVela\n\n{LONG}"
    assert of_kind(story, "other") == ["___"]
