"""What is kept in the database."""

from .archive import ArchivePosting, ArchiveStory, ArchiveTerm, VocabularyForm
from .incoming import IncomingCopy, Source
from .memory import HouseRule, LearntLine, SeenLine
from .suggestion import Suggestion

__all__ = [
    "ArchivePosting",
    "ArchiveStory",
    "ArchiveTerm",
    "HouseRule",
    "IncomingCopy",
    "LearntLine",
    "SeenLine",
    "Source",
    "Suggestion",
    "VocabularyForm",
]
