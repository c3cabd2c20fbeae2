"""Candidates for new tags: key phrases of a story that no tag of the vocabulary is written like.

Off by default everywhere: for people who may make tags.
"""

from __future__ import annotations

from ..text.key_phrases import KeyPhrase, key_phrases
from .vocabulary import Vocabulary, cut, exact_key


def suggest_new_tags(
    title: str, text: str, language: str, *, vocabulary: Vocabulary, limit: int = 5
) -> list[KeyPhrase]:
    """Key phrases that are no tags yet, best first. Raises ``ArchiveUnavailable``."""
    found = key_phrases(title, text, language, 4 * limit)
    keys = {phrase.text: exact_key(cut(phrase.text, language), language) for phrase in found}
    known = {row.key for row in vocabulary.find(key for key in keys.values() if key is not None)}
    return [phrase for phrase in found if keys[phrase.text] not in known][:limit]
