"""Whether everything was prepared already: a second start then asks one question instead of starting Django for it.

The mark names the files that preparation depends on. It is the comment of the table of migrations and also names what
that table held: so it goes, comes back and becomes untrue together with the database.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import psycopg

from premierpas.core.embedded import PROJECT, data_dir, database_settings

_TABLE = "public.django_migrations"
_APPLIED = f"SELECT md5(string_agg(app || '.' || name, ' ' ORDER BY app, name)) FROM {_TABLE}"


def is_prepared() -> bool:
    """Whether this code has prepared this database and the static files; forgets workers that were killed."""
    if not (data_dir() / "static").exists():
        return False
    try:
        with psycopg.connect(_address(), autocommit=True) as connection:
            told = connection.execute(f"SELECT obj_description(to_regclass('{_TABLE}'), 'pg_class')").fetchone()
            if told is None or told[0] is None or told[0] != _mark(connection):
                return False
            connection.execute("DELETE FROM procrastinate_workers")  # in the embedded database only ours can have been
            return True
    except psycopg.Error:
        return False  # then preparing says what is wrong


def note_prepared() -> None:
    """Everything is as this code wants it."""
    with psycopg.connect(_address(), autocommit=True) as connection:
        connection.execute(f"COMMENT ON TABLE {_TABLE} IS '{_mark(connection)}'")


def _mark(connection: psycopg.Connection) -> str:
    applied = connection.execute(_APPLIED).fetchone()
    return f"{mark_of_files()} {applied and applied[0]}"


def mark_of_files() -> str:
    """What the migrations, the static files, the packages and the wish for a demo world are now."""
    found = hashlib.sha256(os.environ.get("DEMO", "1").encode())
    for path in _files():
        about = path.stat()
        found.update(f"{path.relative_to(PROJECT)} {about.st_size} {about.st_mtime_ns}\n".encode())
    return found.hexdigest()


def _files() -> Iterator[Path]:
    yield PROJECT / "requirements" / "base.txt"
    for folder, names, files in os.walk(PROJECT / "premierpas"):
        names[:] = sorted(name for name in names if name not in ("tests", "__pycache__"))
        if {"migrations", "static"} & set(Path(folder).relative_to(PROJECT).parts):
            yield from (Path(folder, name) for name in sorted(files))


def _address() -> str:
    where = database_settings(None, data_dir())
    return psycopg.conninfo.make_conninfo(
        host=where["HOST"], port=where["PORT"], dbname=where["NAME"], user=where["USER"], connect_timeout=10
    )
