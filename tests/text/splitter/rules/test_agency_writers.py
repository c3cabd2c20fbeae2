"""Writers named without a "by", and photographers that look like them."""

from __future__ import annotations

from wagtail_newsclean.text import Copy, Kind, clean

TEXT = (
    "En älg på spåret utanför Norrvik orsakade på tisdagen flera timmar långa förseningar i tågtrafiken.",
    "– Den ville inte flytta på sig, säger Trafikverkets presstalesperson Sara Hedlund.",
    "Vid 13-tiden kunde tågen åter rulla.",
)


def test_a_writer_and_the_agency_above_the_text_and_below_it() -> None:
    story = clean(
        Copy(
            text="\n\n".join(["Älg orsakade stopp i tågtrafiken", "Nils Ekbäck/TT", *TEXT, "Nils Ekbäck/TT"])
        )
    )
    assert story.byline == ("Nils Ekbäck",)
    assert story.credits == ()
    assert story.blocks[-1].kind is Kind.NOTE


def test_a_photographer_below_a_caption() -> None:
    caption = "En älg står på spåret utanför Norrvik på tisdagen."
    story = clean(
        Copy(text="\n\n".join(["Älg orsakade stopp i tågtrafiken", caption, "Nils Ekbäck/TT", *TEXT]))
    )
    assert story.byline == ()


def test_whom_the_writer_works_for() -> None:
    head = ["Mounties seek thief who took 300 lobsters", "By Ellen MacRae", "THE CANADIAN PRESS"]
    text = "GULL COVE, N.S. — Police are looking for whoever hauled 300 lobsters off a wharf on Monday night."
    story = clean(
        Copy(text="\n\n".join([*head, text, "“They left the bands,” said harbourmaster Roy Pike."]))
    )
    assert story.byline == ("Ellen MacRae",)
    assert story.credits == ()
    assert story.blocks[2].kind is not Kind.CREDIT
