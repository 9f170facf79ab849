"""Trigrams of names, numbers and addresses, for the search of pupils."""

import django.contrib.postgres.indexes
import django.db.models.expressions
from django.db import migrations

import premierpas.core.plain_column


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0008_volunteers"),
        ("core", "0001_foundation"),
    ]
    operations = [
        migrations.AddIndex(
            model_name="pupil",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["sort_name", "phone"], name="pupil_search", opclasses=["gin_trgm_ops", "gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="guardian",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(premierpas.core.plain_column.Plain("name"), "gin_trgm_ops"),
                django.contrib.postgres.indexes.OpClass("phone", "gin_trgm_ops"),
                django.contrib.postgres.indexes.OpClass(premierpas.core.plain_column.Plain("email"), "gin_trgm_ops"),
                name="guardian_search",
            ),
        ),
    ]
