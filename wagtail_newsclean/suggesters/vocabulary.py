"""The site's own tags, findable by the words of a story.

A side table holds each way to write a tag (name, aliases, the acronym in brackets), cut to stems, under a number.
It is kept by ``add`` and ``remove`` (call them when tags are saved and deleted); what slips by is healed when it is
read: a tag that is gone or renamed in the site's own table is not suggested under its old name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import transaction
from django.db.models import QuerySet

from ..models.archive import VocabularyForm
from ..text.stems import stem
from ..text.terms import Word, is_stopword, phrase_number, words
from .storage import ArchiveStorage
from .storage.base import unavailable_if_gone
from .storage.forms import FormRow, find_forms
from .storage.turns import take_turns

LONGEST = 4  #: stems of a run that are looked up; longer tags are compared from there
_BRACKETS = re.compile(r"^(?P<base>[^()]+?)\s*\((?P<qualifier>[^()]+)\)\s*$")
_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class TagData:
    """A tag, as plain data."""

    id: str  #: the site's primary key, as a string
    name: str
    aliases: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a tag, cut for one language."""

    text: str
    items: tuple[Word, ...]
    stems: tuple[str, ...]


@lru_cache(maxsize=20_000)
def cut(text: str, language: str) -> Form:
    """``text`` as words and stems."""
    items = tuple(words(text))
    return Form(text, items, tuple(stem(word.norm, language) for word in items))


def forms_of(tag: TagData) -> list[str]:
    """All ways to write a tag, the name first.

    >>> forms_of(TagData("1", "Gross domestic product (GDP)"))
    ['Gross domestic product (GDP)', 'Gross domestic product', 'GDP']
    """
    found = [tag.name, *tag.aliases]
    for name in list(found):
        bracketed = _BRACKETS.match(name)
        if bracketed:
            found.append(bracketed["base"])
            if sum(c.isupper() for c in bracketed["qualifier"]) > 1 and " " not in bracketed["qualifier"]:
                found.append(bracketed["qualifier"])
    return list(dict.fromkeys(found))


def qualifier_of(name: str) -> str:
    """What a name in brackets says of itself: "Nicaragua" for "Granada (Nicaragua)"."""
    bracketed = _BRACKETS.match(name)
    return bracketed["qualifier"] if bracketed else ""


def exact_key(form: Form, language: str) -> int | None:
    """The number under which a form's run of stems is found."""
    return phrase_number(form.stems[:LONGEST], language) if form.stems else None


def loose_key(form: Form, language: str) -> int | None:
    """The number under which a form of several content words is found in any order: that of the longest two."""
    content = content_stems(form.items, form.stems, language)
    if len(content) < 2:
        return None
    return pair_key(*sorted(content, key=lambda s: (-len(s), s))[:2], language=language)


def content_stems(items: Sequence[Word], stems: Sequence[str], language: str) -> list[str]:
    """Different stems of the words that say something."""
    pairs = zip(items, stems, strict=True)
    return list(dict.fromkeys(s for w, s in pairs if len(w.norm) > 1 and not is_stopword(w.norm, language)))


def pair_key(one: str, other: str, *, language: str) -> int:
    """The number of two stems in any order."""
    return phrase_number(sorted((one, other)), f"{language}&")


class Vocabulary:
    """One tag model's tags.

    ``label`` names the model ("taggit.Tag"); ``languages`` are those that its tags' words are cut for; ``current``
    looks tags up in the site's own table (ids to names), so that a stale row of the side table does no harm.
    All methods raise ``ArchiveUnavailable``.
    """

    def __init__(
        self,
        storage: ArchiveStorage,
        label: str = "taggit.Tag",
        languages: Sequence[str] = ("en",),
        current: Callable[[Sequence[str]], Mapping[str, str]] | None = None,
    ) -> None:
        self.storage = storage
        self.label = label
        self.languages = tuple(dict.fromkeys(languages))
        self._current = current

    def find(self, keys: Iterable[int]) -> list[FormRow]:
        """The forms under ``keys`` whose tags are still there under that name."""
        rows = find_forms(self.storage.alias, self.label, sorted(set(keys)))
        if self._current is None or not rows:
            return rows
        with unavailable_if_gone():
            names = self._current(sorted({row.tag_id for row in rows}))
        return [row for row in rows if names.get(row.tag_id) == row.name]

    def add(self, tags: Iterable[TagData]) -> None:
        """Make tags findable, or findable anew after a change. Memory is bounded."""
        batch: list[TagData] = []
        for tag in tags:
            batch.append(tag)
            if len(batch) >= _BATCH:
                self._write(batch)
                batch = []
        if batch:
            self._write(batch)

    def remove(self, ids: Iterable[str]) -> None:
        """Take tags out; unknown ids are fine."""
        with unavailable_if_gone():
            self._rows().filter(tag_id__in=list(ids)).delete()

    def _rows(self) -> QuerySet[VocabularyForm]:
        return VocabularyForm.objects.using(self.storage.alias).filter(vocabulary=self.label)

    def _write(self, tags: Sequence[TagData]) -> None:
        rows = [row for tag in tags for row in self._rows_of(tag)]
        with unavailable_if_gone(), transaction.atomic(using=self.storage.alias):
            take_turns(self.storage.alias, self.label, {tag.id for tag in tags})
            self.remove(tag.id for tag in tags)
            VocabularyForm.objects.using(self.storage.alias).bulk_create(rows, batch_size=_BATCH)

    def _rows_of(self, tag: TagData) -> Iterable[VocabularyForm]:
        for text in forms_of(tag):
            for language in self.languages:
                form = cut(text, language)
                for key in (exact_key(form, language), loose_key(form, language)):
                    if key is None:
                        continue
                    yield VocabularyForm(
                        vocabulary=self.label,
                        key=key,
                        tag_id=tag.id,
                        name=tag.name,
                        form=text,
                        language=language,
                    )
