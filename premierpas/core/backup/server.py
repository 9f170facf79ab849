"""The database as PostgreSQL's own programs reach it."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo

from premierpas.core.embedded import EmbeddedServerError
from premierpas.core.embedded.binaries import Binaries, client_programs

from .errors import BackupError

_OF_DJANGO = {"pool", "server_side_binding", "isolation_level", "assume_role", "prepare_threshold"}
# Rows that a database has before anybody has used it.
_OF_THE_FRAMEWORK = ("auth_", "django_", "procrastinate_")


def address() -> str:
    """How to connect, without the password (that one goes through the environment)."""
    where = connection.settings_dict
    named = {"dbname": where["NAME"], "user": where["USER"], "host": where["HOST"], "port": where["PORT"]}
    every = {**where["OPTIONS"], **named}
    return make_conninfo(**{key: value for key, value in every.items() if _for_libpq(key, value)})


def _for_libpq(key: str, value: Any) -> bool:
    return value not in (None, "") and key not in _OF_DJANGO


def environment() -> dict[str, str]:
    """The environment of PostgreSQL's programs."""
    password = connection.settings_dict["PASSWORD"]
    return {**os.environ, "PGCONNECT_TIMEOUT": "10", **({"PGPASSWORD": password} if password else {})}


@contextmanager
def connected() -> Iterator[psycopg.Connection[Any]]:
    """A connection of our own, beside Django's; raises BackupError for what the server refuses."""
    password = connection.settings_dict["PASSWORD"]
    try:
        with psycopg.connect(address(), password=password or None, connect_timeout=10) as session:
            yield session
    except psycopg.Error as problem:
        raise BackupError(f"The database refuses: {str(problem).strip()}") from None


def programs(server_major: int) -> Binaries:
    """pg_dump, pg_restore and psql for this server; raises BackupError."""
    try:
        return client_programs(server_major)
    except EmbeddedServerError as problem:
        raise BackupError(str(problem)) from None


def major(session: psycopg.Connection[Any]) -> int:
    """The server's major version."""
    return session.info.server_version // 10_000


def rows_by_table(session: psycopg.Connection[Any]) -> dict[str, int]:
    """How many rows each table has."""
    found = session.execute(
        "SELECT schemaname, tablename FROM pg_tables "
        "WHERE schemaname <> 'information_schema' AND schemaname NOT LIKE 'pg\\_%' ORDER BY 1, 2"
    ).fetchall()
    counted = {}
    for schema, table in found:
        query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(schema, table))
        counted[f"{schema}.{table}"] = session.execute(query).fetchone()[0]  # type: ignore[index]
    return counted


def is_empty(session: psycopg.Connection[Any]) -> bool:
    """Whether nobody has used this database: no tables, or only the framework's own rows."""
    return not any(
        count and not name.partition(".")[2].startswith(_OF_THE_FRAMEWORK)
        for name, count in rows_by_table(session).items()
    )


def failed(done: subprocess.CompletedProcess[bytes]) -> BackupError:
    """What a program said when it failed."""
    said = done.stderr.decode(errors="replace").strip().splitlines()
    return BackupError("\n".join(said[-5:]) or f"exit status {done.returncode}")
