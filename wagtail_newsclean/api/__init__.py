"""Stories through Wagtail's own API: ``api_fields = [*story_api_fields()]`` on any mapped page model."""

from .fields import story_api_fields

__all__ = ["story_api_fields"]
