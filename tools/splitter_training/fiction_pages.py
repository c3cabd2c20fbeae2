"""Fictional copies as web pages: boxes in elements named as sites name them."""

from __future__ import annotations

import random
from html import escape

Labelled = list[tuple[str, str]]  #: lines with their kinds

#: How sites name the element around a box, or the element of a line, of each kind.
_NAMES = {
    "newsletter": (
        "newsletter-signup",
        "article__newsletter",
        "nl-box",
        "signup-form",
        "mailing-list",
        "email-optin",
    ),
    "appeal": (
        "donation-box",
        "support-us",
        "paywall",
        "membership-promo",
        "subscribe-prompt",
        "regwall",
        "contribute",
    ),
    "related": (
        "related-articles",
        "read-more",
        "recommended",
        "most-popular",
        "more-stories",
        "teaser-list",
    ),
    "ad": ("ad-slot", "advertisement", "sponsored", "promo-ad"),
    "share": ("share-bar", "social-share", "article-tools", "comments", "follow-us"),
    "tags": ("tags", "topic-list", "article-tags", "keywords"),
    "bio": ("author-bio", "about-author", "author-box"),
    "note": ("correction", "editors-note", "article-footer", "disclaimer"),
    "legal": ("copyright", "legal", "cookie-notice", "footer-legal"),
    "nav": ("nav", "site-menu", "navigation", "footer-links", "breadcrumb-nav"),
    "other": ("comment-body", "misc", "separator"),
    "byline": ("byline", "author", "article-author", "meta-author"),
    "timestamp": ("date", "timestamp", "published", "article-meta"),
    "section": ("kicker", "section-label", "breadcrumb", "category"),
    "standfirst": ("standfirst", "deck", "subtitle", "article-lead", "summary"),
    "caption": ("caption", "image-caption", "wp-caption-text"),
    "credit": ("credit", "photo-credit", "image-source"),
    "headline": ("headline", "article-title", "entry-title", ""),
    "heading": ("subhead", "", ""),
    "body": ("", "", "paragraph", "text"),
}
_AROUND = ("article-body", "story", "entry-content", "post-content", "content__body", "text", "x7f2")
_BOX_TAGS = ("aside", "div", "section", "div")


def page(parts: list[Labelled], chance: random.Random) -> str:
    """The copy as a page. One page in three has names that say nothing, as many sites do."""
    telling = chance.random() > 0.3
    rows = []
    for part in parts:
        if len(part) == 1 and part[0][1] in (
            "body",
            "heading",
            "headline",
            "standfirst",
            "byline",
            "timestamp",
            "section",
        ):
            rows.append(_line(*part[0], telling, chance))
        else:
            rows.append(_box(part, telling, chance))
    around = chance.choice(_AROUND)
    inside = "\n".join(rows)
    return f'<html><body><main><article><div class="{around}">{inside}</div></article></main></body></html>'


def _class(kind: str, telling: bool, chance: random.Random) -> str:
    name = chance.choice(_NAMES[kind]) if telling else f"c{chance.randrange(900)}"
    return f' class="{name}"' if name else ""


def _line(text: str, kind: str, telling: bool, chance: random.Random) -> str:
    tag = {
        "headline": "h1",
        "heading": chance.choice(("h2", "h3", "h2")),
        "section": "div",
        "timestamp": "div",
    }.get(kind, "p")
    words = escape(text)
    if kind == "body" and chance.random() < 0.2 and len(text.split()) > 8:
        first, _, rest = words.partition(" ")
        words = f'<a href="/news/{chance.randrange(999)}">{first}</a> {rest}'
    if kind == "byline" and chance.random() < 0.5:
        words = f'<a href="/author/{chance.randrange(99)}">{words}</a>'
    return f"<{tag}{_class(kind, telling, chance)}>{words}</{tag}>"


def _box(part: Labelled, telling: bool, chance: random.Random) -> str:
    kind = part[0][1]
    if kind in ("caption", "credit"):
        return "".join(_figure(text, line_kind, telling, chance) for text, line_kind in part)
    tag = chance.choice(_BOX_TAGS)
    title = chance.choice(("h2", "h3", "h4", "p", "div"))
    rows = []
    for at, (text, _) in enumerate(part):
        words = escape(text)
        if kind == "related" and (at or len(part) == 1):
            rows.append(f'<li><a href="/news/{chance.randrange(999)}/{at}-story-of-the-day">{words}</a></li>')
        elif kind in ("share", "tags", "nav") and (at or len(part) == 1):
            link = f'<a href="/{kind}/{chance.randrange(99)}">{words}</a>'
            rows.append(chance.choice((f"<li>{link}</li>", f"<div>{link}</div>")))
        elif kind in ("newsletter", "appeal") and len(text) < 25 and at:
            rows.append(
                chance.choice((f"<button>{words}</button>", f"<label>{words}</label>", f"<div>{words}</div>"))
            )
        else:
            rows.append(f"<{title}>{words}</{title}>" if not at and len(part) > 1 else f"<p>{words}</p>")
    inside = "".join(rows)
    return f"<{tag}{_class(kind, telling, chance)}>{inside}</{tag}>"


def _figure(text: str, kind: str, telling: bool, chance: random.Random) -> str:
    """A picture of its own for every line: a gallery has many captions, and some sites part caption and credit."""
    name = _class(kind, telling, chance)
    return f'<figure><img src="i.jpg"><figcaption{name}>{escape(text)}</figcaption></figure>'
