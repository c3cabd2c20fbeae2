"""The order in which the copy as a whole is asked what it says against its lines, once each has a kind."""

from __future__ import annotations

from collections.abc import Mapping

from ...types import Block, Document, Verdict
from .above_head import clear_above
from .agency_signs import take_off_sign_off
from .agency_writers import tell_agency_writers
from .appeals import join_letters
from .asides import part_asides, tell_asides
from .below_story import clear_below
from .between_paragraphs import keep_between
from .box_edges import tell_the_edges
from .buttons import tell_buttons
from .caption_places import keep_opening, tell_at_the_head, tell_credited, tell_last, tell_unstopped
from .captions import ask_in_gallery, tell_captions
from .chronologies import keep_chronologies
from .content import find_the_text, keep_content
from .fact_sheets import keep_fact_sheets, keep_findings
from .interviews import keep_turns
from .key_events import tell_key_events
from .letter_names import tell_letter_names
from .letter_pages import keep_letter_pages
from .link_labels import tell_labelled_links
from .list_edges import tell_lists
from .live_entries import keep_entries, keep_live, keep_programme, tell_times
from .money_boxes import tell_money_boxes
from .name_credits import tell_bare_names, tell_name_credits
from .numbered import keep_numbered
from .offers import tell_offers
from .one_word import keep_one_word
from .open_letters import keep_letters, tell_senders
from .pitches import tell_pitches
from .polls import tell_polls
from .prompts import tell_prompts
from .ratings import keep_ratings
from .sentences import keep_plain_end, keep_reported, keep_sentences, keep_stage_directions
from .sponsored import tell_sponsored
from .story_head import tell_the_head
from .strangers import keep_strangers
from .told_parts import keep_told_parts


def look_again(document: Document, blocks: list[Block], known: Mapping[int, Verdict], language: str) -> None:
    """Put right in ``blocks`` what the copy as a whole shows; what is ``known`` stays."""
    keep_turns(document, blocks, known, language)
    keep_chronologies(document, blocks, known, language)
    join_letters(document, blocks, known, language)
    keep_sentences(document, blocks, known, language)
    keep_reported(document, blocks, known, language)
    keep_plain_end(document, blocks, known, language)
    keep_stage_directions(document, blocks, known)
    keep_told_parts(document, blocks, known, language)
    take_off_sign_off(document, blocks, known)
    tell_senders(document, blocks, known)
    tell_captions(document, blocks, known, language)
    tell_credited(document, blocks, known)
    tell_unstopped(document, blocks, known)
    tell_at_the_head(document, blocks, known)
    keep_opening(document, blocks, known)
    keep_content(document, blocks, known, language)
    tell_times(document, blocks, known)
    keep_letters(document, blocks, known, language)
    ask_in_gallery(blocks, known)
    find_the_text(document, blocks, known)
    tell_the_head(document, blocks, known, language)
    held = known.keys() | set(range(*document.content))
    clear_above(document, blocks, held, language)
    keep_letter_pages(document, blocks, held, language)
    keep_ratings(document, blocks, held)
    keep_fact_sheets(document, blocks, held, language)
    keep_findings(document, blocks, held)
    tell_pitches(document, blocks, held, language)
    held |= set(keep_live(document, blocks, held))
    keep_programme(document, blocks, held)
    keep_entries(document, blocks, held)
    tell_key_events(document, blocks, held, language)
    keep_strangers(document, blocks, held, language)
    keep_one_word(document, blocks, held)
    keep_numbered(document, blocks, held)
    tell_name_credits(document, blocks, held)
    tell_bare_names(document, blocks, held, language)
    tell_labelled_links(document, blocks, held)
    tell_prompts(document, blocks, held, language)
    tell_money_boxes(document, blocks, held)
    tell_asides(document, blocks, held, language)
    clear_below(document, blocks, held, language)
    part_asides(document, blocks, held, language)
    tell_the_edges(document, blocks, held, language)
    tell_buttons(document, blocks, held, language)
    tell_offers(document, blocks, held, language)
    tell_polls(document, blocks, held)
    tell_lists(document, blocks, held, language)
    tell_letter_names(document, blocks, held, language)
    tell_last(document, blocks, held, language)
    keep_between(document, blocks, held, language)
    tell_sponsored(document, blocks, held, language)
    tell_agency_writers(document, blocks, held)
