"""Gives every line of a document its kind."""

from .decoder import DEFAULT_DOUBT, Doubt, split

__all__ = ["DEFAULT_DOUBT", "Doubt", "split"]
