"""Splits incoming news copy and suggests tags, datelines and related stories, for Wagtail."""

__version__ = "0.1.0"
