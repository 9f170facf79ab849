"""A database that is being filled in many transactions says so until it is whole; what was broken off begins anew.

The mark is the comment of the database itself: so it goes and comes with it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from . import server
from .connection import NAME
from .location import locate

_MARK = "unfinished"
_NAME = sql.Identifier(NAME)


@contextmanager
def unfinished(data_dir: Path) -> Iterator[None]:
    """While the embedded database of this folder is being filled, it is marked as one that isn't whole.

    The mark goes when the block ends well, and whoever takes it off waits until all of it is on disk.
    """
    with server.connect(locate(data_dir.resolve())) as connection:
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(_NAME, _MARK))
        yield
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS NULL").format(_NAME))


def begin_again_if_broken_off(data_dir: Path) -> bool:
    """Make the embedded database anew, empty, if filling it was broken off; whether it was.

    Only for whoever is alone on this folder: it also ends what else is connected.
    """
    place = locate(data_dir.resolve())
    with server.connect(place) as connection:
        if not _is_marked(connection):
            return False
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(_NAME))
    server.make_database(place)
    return True


def _is_marked(connection: psycopg.Connection) -> bool:
    said = connection.execute(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [NAME]
    ).fetchone()
    return said is not None and said[0] == _MARK
