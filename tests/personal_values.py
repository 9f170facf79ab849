"""A value of our own in every personal field of every row, so that a search can say where one has stayed."""

import json
from collections.abc import Iterator
from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import ForeignKey

from premierpas.core.retention import Personal, personal

WORD = "plantule"  # no word of the product
SHORTEST = 8  # what is shorter can't be told from anything else
DATE, NUMBER = "1907-03-17", 43.219876


def plant() -> dict[str, str]:
    """Write a value into every personal field outside of the archive; returns where each stands."""
    planted: dict[str, str] = {}
    with connection.cursor() as cursor, pgtrigger.ignore("threads.Message:thread_message_stays"):
        _allow_any_value(cursor)
        for each in personal():
            for name in each.fields if not each.by_hand else ():
                column = each.table._meta.get_field(name)
                if not isinstance(column, ForeignKey):
                    planted |= _plant(cursor, each, column)
    return planted


def _allow_any_value(cursor: Any) -> None:
    """In this copy alone: what is planted is to be found again, not to be right beside other columns."""
    cursor.execute(
        "SELECT conrelid::regclass::text, quote_ident(conname) FROM pg_constraint"
        " WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND conrelid <> 0"
    )
    for table, name in cursor.fetchall():
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")


def _plant(cursor: Any, each: Personal, column: models.Field) -> dict[str, str]:
    table, key, found = each.table._meta.db_table, each.table._meta.pk, {}
    cursor.execute(f'SELECT "{key.column}" FROM "{table}"')
    for number, (pk,) in enumerate(cursor.fetchall()):
        if column is key:
            continue
        value, seen = _value(each, column, f"{WORD}{len(found)}{column.name[:3]}{number}")
        cursor.execute(f'UPDATE "{table}" SET "{column.column}" = %s WHERE "{key.column}" = %s', [value, pk])
        if len(seen) >= SHORTEST:
            found[f"{each.model}.{column.name} of {pk}"] = seen
    return found


def _value(each: Personal, column: models.Field, word: str) -> tuple[Any, str]:
    if isinstance(column, ArrayField):
        value, seen = _value(each, column.base_field, word)
        return [value], seen
    if isinstance(column, models.IntegerField | models.BooleanField):
        return (1, "") if isinstance(column, models.IntegerField) else (True, "")  # a mark tells nobody apart
    if isinstance(column, models.JSONField):
        return json.dumps([word]), word
    if isinstance(column, models.DateTimeField):
        return f"{DATE} 12:00+00", DATE
    if isinstance(column, models.DateField):
        return DATE, DATE
    if isinstance(column, models.FloatField):
        return NUMBER, str(NUMBER)
    if isinstance(column, models.BinaryField):
        return word.encode(), word
    longest = column.max_length or 100
    return word[-longest:], word[-longest:]


def without_rows() -> Iterator[str]:
    """The models with personal fields that no row stands for: nothing could be planted."""
    for each in personal():
        if not each.table._default_manager.exists():
            yield each.model
