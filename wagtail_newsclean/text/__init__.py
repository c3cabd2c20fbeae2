"""The pure core: copy in, Story out. No Django, no database, no network."""

from .clean import clean
from .types import (
    PICTURE_KINDS,
    STORY_KINDS,
    Adviser,
    Block,
    Copy,
    CopyError,
    Credit,
    Dateline,
    Document,
    Kind,
    Line,
    Story,
    Verdict,
)

__all__ = [
    "PICTURE_KINDS",
    "STORY_KINDS",
    "Adviser",
    "Block",
    "Copy",
    "CopyError",
    "Credit",
    "Dateline",
    "Document",
    "Kind",
    "Line",
    "Story",
    "Verdict",
    "clean",
]
