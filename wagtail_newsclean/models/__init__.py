"""What is kept in the database."""

from .incoming import IncomingCopy, Source
from .memory import HouseRule, LearntLine, SeenLine

__all__ = ["HouseRule", "IncomingCopy", "LearntLine", "SeenLine", "Source"]
