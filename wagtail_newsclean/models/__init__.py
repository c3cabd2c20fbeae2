"""What is kept in the database."""

from .incoming import IncomingCopy, Source

__all__ = ["IncomingCopy", "Source"]
