"""A story as plain data: what the command prints and what a site keeps."""

from __future__ import annotations

from typing import Any

from .types import Block, Dateline, Story


def story_as_data(story: Story) -> dict[str, Any]:
    """The story in the shapes of JSON, fit for ``json.dumps``."""
    return {
        "language": story.language,
        "source": story.source,
        "blocks": [_block(block) for block in story.blocks],
        "headline": story.headline,
        "standfirst": story.standfirst,
        "byline": list(story.byline),
        "dateline": _dateline(story.dateline) if story.dateline else None,
        "credits": [{"text": credit.text, "block": credit.block} for credit in story.credits],
        "warnings": list(story.document.warnings) if story.document else [],
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "kind": block.kind.value,
        "start": block.start,
        "end": block.end,
        "confidence": round(block.confidence, 3),
        "ask": block.ask,
        "reasons": list(block.reasons),
        "second": block.second.value if block.second else None,
    }


def _dateline(dateline: Dateline) -> dict[str, Any]:
    return {
        "text": dateline.text,
        "start": dateline.start,
        "end": dateline.end,
        "place": dateline.place,
        "places": list(dateline.places),
        "date": dateline.date.isoformat() if dateline.date else None,
        "agency": dateline.agency,
    }
