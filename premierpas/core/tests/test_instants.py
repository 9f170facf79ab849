"""Instants come from the database as they were written, and none that Python has no name for."""

from datetime import UTC, datetime

import pytest
from django.db import DataError, connection

INSTANTS = [
    "2026-11-30 09:42:04.941456+00", "2026-11-30 09:42:04.9+00", "2026-11-30 09:42:04+00", "0001-01-01 00:00:00+00",
    "9999-12-31 23:59:59.999999+00", "2026-07-01 00:00:00+02", "1883-11-18 12:03:58+00:09:21",
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("written", INSTANTS)
def test_an_instant_is_read_as_it_was_written(written):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz", [written])
        found = cursor.fetchone()[0]
        cursor.execute("SELECT extract(epoch FROM %s::timestamptz)", [written])
        assert found.tzinfo is UTC and (found - datetime.fromtimestamp(0, UTC)).total_seconds() == float(
            cursor.fetchone()[0]
        )


@pytest.mark.django_db
@pytest.mark.parametrize("written", ["0044-03-15 00:00:00+00 BC", "10000-01-01 00:00:00+00", "infinity"])
def test_an_instant_that_python_has_no_name_for_is_refused(written):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz", [written])
        with pytest.raises(DataError):
            cursor.fetchone()
