"""The archive that suggestions are made from: one row a story, with its terms, and how many stories have a term.

Not the owner of anything: every row can be built again from the site's pages (``manage.py newsclean_archive``).
"""

from __future__ import annotations

import json
from array import array
from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement


class TermsField(models.Field):
    """Numbers of terms as an ``array("i")``: ``integer[]`` on PostgreSQL, packed bytes elsewhere."""

    def db_type(self, connection: Any) -> str:
        return "integer[]" if connection.vendor == "postgresql" else connection.data_types["BinaryField"]

    def get_internal_type(self) -> str:
        return "TermsField"

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        return "%s::integer[]" if connection.vendor == "postgresql" else "%s"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        return list(value) if connection.vendor == "postgresql" else array("i", value).tobytes()

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> array[int] | None:
        if value is None or isinstance(value, list):
            return None if value is None else array("i", value)
        found = array("i")
        found.frombytes(bytes(value))
        return found

    def value_to_string(self, obj: models.Model) -> str:
        """As ``dumpdata`` writes it: JSON, which ``to_python`` reads back."""
        terms: Any = self.value_from_object(obj)
        return json.dumps(list(terms or ()))

    def to_python(self, value: Any) -> array[int] | None:
        """The numbers, of whatever ``loaddata`` or code gives."""
        if value is None:
            return None
        return array("i", json.loads(value) if isinstance(value, str) else value)


class TermsIndex(models.Index):
    """Finds stories by term: a GIN index on PostgreSQL, nothing elsewhere (there ``ArchivePosting`` does it)."""

    suffix = "gin"

    def create_sql(
        self,
        model: type[models.Model],
        schema_editor: BaseDatabaseSchemaEditor,
        using: str = "",
        **kwargs: Any,
    ) -> Any:
        if schema_editor.connection.vendor != "postgresql":
            return Statement("SELECT 1")
        # A pending list is read by every query until it is merged: steady queries are worth 1 ms more a story.
        statement: Any = super().create_sql(model, schema_editor, using=" USING gin", **kwargs)
        statement.parts["extra"] = f" WITH (fastupdate = off){statement.parts['extra']}"
        return statement

    def remove_sql(self, model: type[models.Model], schema_editor: Any, **kwargs: Any) -> Any:
        if schema_editor.connection.vendor != "postgresql":
            return Statement("SELECT 1")
        return super().remove_sql(model, schema_editor, **kwargs)


class ArchiveStory(models.Model):
    """A story that can be suggested, as the suggesters see it."""

    key = models.CharField(max_length=255, unique=True)  #: the caller's name for it: "page:12"
    page_id = models.BigIntegerField(
        null=True, blank=True, db_index=True
    )  #: no foreign key: the page owns itself
    language = models.CharField(max_length=20, blank=True)
    title = models.TextField(blank=True)
    title_print = models.BigIntegerField(null=True, db_index=True)  #: ``text.fingerprint`` of the title
    section = models.CharField(max_length=255, blank=True)
    date = models.DateField(null=True, blank=True)
    tags = models.JSONField(default=list, blank=True)  #: names, in the order the page has them
    live = models.BooleanField(default=True)
    public = models.BooleanField(default=True)
    terms = TermsField()  #: numbers of its terms (``text.terms.number``), ascending
    weights = models.BinaryField()  #: a byte a term (``text.terms.Use.packed``), in the same order
    indexed_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [TermsIndex(fields=["terms"], name="newsclean_archive_terms")]

    def __str__(self) -> str:
        return self.title or self.key


class ArchiveTerm(models.Model):
    """In how many stories a term stands. Row 0 counts the stories themselves."""

    term = models.IntegerField(primary_key=True)
    stories = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.term}: {self.stories}"


class ArchivePosting(models.Model):
    """A term stands in a story. Empty on PostgreSQL, whose index on ``ArchiveStory.terms`` is far smaller."""

    pk = models.CompositePrimaryKey("term", "story_id")
    term = models.IntegerField()
    story_id = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.term} in {self.story_id}"


class VocabularyForm(models.Model):
    """One way to find a tag: its name or an alias, cut to stems for one language. Kept by signals."""

    vocabulary = models.CharField(max_length=100)  #: the tag model's label: "taggit.Tag"
    key = models.BigIntegerField()  #: ``text.terms.phrase_number`` of the form's first stems
    tag_id = models.CharField(max_length=64)  #: the tag's primary key
    name = models.TextField()  #: the tag's name
    form = models.TextField()  #: the name or alias this row stands for
    language = models.CharField(max_length=8)

    class Meta:
        indexes = [
            models.Index(fields=["key", "vocabulary"], name="newsclean_vocabulary_key"),
            models.Index(fields=["vocabulary", "tag_id"], name="newsclean_vocabulary_tag"),
        ]

    def __str__(self) -> str:
        return self.form
