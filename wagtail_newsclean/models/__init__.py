"""What is kept in the database."""

from .archive import ArchivePosting, ArchiveStory, ArchiveTerm, VocabularyForm
from .deleted import DeletedStory
from .findings import OpenFinding
from .incoming import IncomingCopy, Source
from .memory import HouseRule, LearntLine, SeenLine
from .suggestion import Suggestion
from .tasks import CleanCopyTask

__all__ = [
    "ArchivePosting",
    "ArchiveStory",
    "ArchiveTerm",
    "CleanCopyTask",
    "DeletedStory",
    "HouseRule",
    "IncomingCopy",
    "LearntLine",
    "OpenFinding",
    "SeenLine",
    "Source",
    "Suggestion",
    "VocabularyForm",
]
