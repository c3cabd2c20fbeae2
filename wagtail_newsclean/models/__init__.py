"""What is kept in the database."""

from .archive import ArchivePosting, ArchiveStory, ArchiveTerm, VocabularyForm
from .bulk import BulkPage, BulkRun
from .deleted import DeletedStory
from .desk_settings import DeskSettings
from .findings import OpenFinding
from .incoming import IncomingCopy, Source
from .memory import HouseRule, LearntLine, SeenLine
from .origin import StoryOrigin
from .received import ReceivedFile
from .suggestion import Suggestion
from .tasks import CleanCopyTask

__all__ = [
    "ArchivePosting",
    "ArchiveStory",
    "ArchiveTerm",
    "BulkPage",
    "BulkRun",
    "CleanCopyTask",
    "DeletedStory",
    "DeskSettings",
    "HouseRule",
    "IncomingCopy",
    "LearntLine",
    "OpenFinding",
    "ReceivedFile",
    "SeenLine",
    "Source",
    "StoryOrigin",
    "Suggestion",
    "VocabularyForm",
]
