from __future__ import annotations

from typing import Any

from django.db import migrations, models

from wagtail_newsclean.text.fingerprint import fingerprint

_BATCH = 1_000


def mark_titles(apps: Any, schema_editor: Any) -> None:
    """What the archive holds already gets the fingerprint of its title."""
    rows = apps.get_model("wagtail_newsclean", "ArchiveStory").objects.using(schema_editor.connection.alias)
    last = 0
    while batch := list(rows.filter(pk__gt=last).only("pk", "title").order_by("pk")[:_BATCH]):
        last = batch[-1].pk
        for row in batch:
            row.title_print = fingerprint(row.title)
        rows.bulk_update(batch, ["title_print"])


class Migration(migrations.Migration):
    dependencies = [("wagtail_newsclean", "0006_kind_names")]

    operations = [
        migrations.AddField(
            model_name="archivestory",
            name="title_print",
            field=models.BigIntegerField(null=True),
        ),
        migrations.RunPython(mark_titles, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="archivestory",
            name="title_print",
            field=models.BigIntegerField(db_index=True, null=True),
        ),
    ]
