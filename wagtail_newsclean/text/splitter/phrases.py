"""What a feature says, for a person to read. Features that would say nothing to a person have no phrase."""

from __future__ import annotations

from functools import cache

from .cues import PHRASES

#: Kinds of word, as they are spoken of.
WORDS = {
    "newsletter": "newsletter words",
    "signup": "words of signing up",
    "inbox": "words of the reader's mailbox",
    "email": "e-mail words",
    "consent": "words of consent",
    "form": "words of a form",
    "support": "words of support or donation",
    "subscribe": "subscription words",
    "paywall": "words of a reading wall",
    "payment": "payment words",
    "period": "words of regular times",
    "later": "words that put off",
    "readmore": "“read more” words",
    "related": "words for related stories",
    "share": "sharing words",
    "follow": "words of following a channel",
    "network": "names of networks",
    "comment": "comment words",
    "listen": "words of a player",
    "app": "words for an app",
    "ad": "advertising words",
    "shop": "shop words",
    "ago": "words of time gone by",
    "published": "words of publication",
    "clock": "clock words",
    "month": "a month",
    "weekday": "a day of the week",
    "by": "a “by”",
    "role": "a newsroom job",
    "bio": "words about an author",
    "note": "words of an editorial note",
    "private": "words meant for editors",
    "copyright": "copyright words",
    "legal": "legal words",
    "tags": "words for topics",
    "section": "section names",
    "nav": "menu words",
    "photo": "photo words",
    "courtesy": "words of who supplied a picture",
    "agency": "an agency name",
    "shows": "words that describe a picture",
    "said": "reporting verbs",
    "you": "“you”",
    "we": "“we”",
    "i": "“I”",
    "please": "an invitation to act",
    "question": "question words",
    "summary": "summary words",
    "end": "closing words",
}

#: What other features say.
ALONE = {
    "has money": "has an amount of money",
    "has date": "has a date",
    "has time": "has a time",
    "has year": "has a year",
    "has phone": "has a telephone number",
    "has address": "has a web address",
    "has handle": "has a handle",
    "has email": "has an e-mail address",
    "has shout": "is in capitals",
    "has quotes": "has quotation marks",
    "again": "stood in this copy before",
    "comes again": "stands in this copy again",
    "same label": "starts with the same label as other lines",
    "paragraphs near:0": "has no paragraph near it",
    "outlet": "names the outlet",
    "first paragraph": "is the first paragraph",
    "last paragraph": "is the last paragraph",
    "in text": "stands among the paragraphs",
    "no paragraphs": "the copy has no paragraphs",
    "story words:none": "shares no words with the story",
    "story words:some": "shares few words with the story",
    "story words:most": "shares most of its words with the story",
    "story words:all": "all its words stand in the story",
    "title words:most": "is a title with the story's words",
    "title words:all": "is a title in the story's words",
    "title words:none": "is a title without the story's words",
    "run first": "opens a run of short lines",
    "run inside": "is in a run of short lines",
    "run last": "ends a run of short lines",
    "top:0": "is the first line",
    "top:1": "is the second line",
    "top:2": "is near the top",
    "top:3": "is near the top",
    "end:0": "is the last line",
    "end:1": "is near the end",
    "end:2": "is near the end",
    "above text:1": "stands right above the first paragraph",
    "above text:2": "stands above the first paragraph",
    "above text:3": "stands above the first paragraph",
    "above text:far": "stands far above the first paragraph",
    "below text:1": "stands right below the last paragraph",
    "below text:2": "stands below the last paragraph",
    "below text:3": "stands below the last paragraph",
    "below text:4-6": "stands below the last paragraph",
    "below text:7-12": "stands well below the last paragraph",
    "below text:13-30": "stands far below the last paragraph",
    "below text:far": "stands far below the last paragraph",
    "stops:.": "ends with a full stop",
    "stops:quoted stop": "ends with a quotation",
    "stops::": "ends with a colon",
    "stops:?": "ends with a question mark",
    "stops:letter": "has no full stop",
    "sentences:3": "has several sentences",
    "sentences:4": "has several sentences",
    "length:3": "is very short",
    "length:8": "is very short",
    "length:15": "is very short",
    "length:25": "is short",
    "length:180": "is as long as a paragraph",
    "length:260": "is as long as a paragraph",
    "length:400": "is as long as a paragraph",
    "length:700": "is a long paragraph",
    "length:999": "is a long paragraph",
    "starts:quote": "starts with a quotation mark",
    "starts:bullet": "starts with a bullet or dash",
    "starts:©": "starts with a ©",
    "starts:#": "starts with a #",
    "starts:@": "starts with an @",
    "covered:3": "is made of set phrases",
    "covered:4": "is made of set phrases",
}

#: What class and id words of markup are about, as it is spoken of.
NAMED = {
    "related": "related stories",
    "newsletter": "newsletters",
    "appeal": "support or subscriptions",
    "share": "sharing",
    "comment": "comments",
    "ad": "advertising",
    "byline": "authors",
    "time": "dates",
    "caption": "captions",
    "credit": "picture credits",
    "tags": "topics",
    "section": "sections",
    "nav": "menus",
    "headline": "headlines",
    "standfirst": "standfirsts",
    "body": "story text",
    "bio": "authors' profiles",
    "note": "notes",
    "legal": "legal text",
    "quote": "quotations",
    "form": "forms",
    "live": "live coverage",
}

#: What features of markup say.
MARKUP = {
    "<is title": "is the page's own title",
    "<in title": "stands in the page's own title",
    "<is description": "is the page's own description",
    "<has author": "names the author that the page names",
    "<short with author": "names the author that the page names",
    "<has site": "names the site",
    "<h1": "is a main title in the page",
    "<h2": "is a title in the page",
    "<h3": "is a title in the page",
    "<h4": "is a title in the page",
    "<p": "is a paragraph in the page",
    "<li": "is an item of a list in the page",
    "<button": "is a button in the page",
    "<figcaption": "is a caption in the page",
    "<blockquote": "is a quotation in the page",
    "<in figure": "stands with a picture",
    "<in aside": "stands in a side box",
    "<in footer": "stands in a footer",
    "<in nav": "stands in a menu",
    "<in header": "stands in a header",
    "<in form": "stands in a form",
    "<in time": "is marked as a time",
    "<inner time": "is marked as a time",
    "<linked:all": "is a link as a whole",
    "<linked:no": "holds no link",
    "<story box": "stands among the story's paragraphs",
    "<as deep as paragraphs": "stands where the paragraphs stand",
    "<above story box": "stands above the story",
    "<below story box": "stands below the story",
    "<bold": "is bold as a whole",
    "<italic": "is italic as a whole",
    "<link network": "links to a network",
    "<link mail": "links to a mail address",
    "<link tags": "links to a topic",
    "<link byline": "links to an author",
}

_NEIGHBOURS = {"-1 ": "the line before ", "+1 ": "the line after "}
_PREFIXES = {
    "whole:": "is nothing but ",
    "opens:": "starts with ",
    "w:": "has ",
    "near:": "stands near ",
    "amid:": "stands amid ",
    "just under:": "stands under a title with ",
    "under:": "stands in a list under ",
    "deeper under:": "stands deep under ",
    "<box0 title:": "stands in a box whose title has ",
    "<box1 title:": "stands in a box whose title has ",
    "<box0 has:": "stands in a box that has ",
}
_ELEMENTS = {
    "<own:": "its element is named for ",
    "<near:": "stands in an element named for ",
    "<outer:": "stands in an element named for ",
}


@cache
def phrase_for(name: str) -> str | None:
    """The feature in plain words; None where it would say nothing to a person."""
    if name in PHRASES:
        return PHRASES[name]
    if name in ALONE:
        return ALONE[name]
    if name in MARKUP:
        return MARKUP[name]
    for prefix, start in _ELEMENTS.items():
        if name.startswith(prefix) and name[len(prefix) :] in NAMED:
            return start + NAMED[name[len(prefix) :]]
    for prefix, start in _NEIGHBOURS.items():
        if name.startswith(prefix):
            rest = name[len(prefix) :]
            said = PHRASES.get(rest) or (f"has {WORDS[rest]}" if rest in WORDS else None)
            return start + said if said else None
    for prefix, start in _PREFIXES.items():
        if name.startswith(prefix) and name[len(prefix) :] in WORDS:
            return start + WORDS[name[len(prefix) :]]
    return None
