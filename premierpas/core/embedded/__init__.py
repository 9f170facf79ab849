"""The database that needs no installation: our own PostgreSQL inside `DATA_DIR`, used when `DATABASE_URL` is unset.

    ensure_server(data_dir())          starts the server or reuses the running one, until this process ends
    database_settings(url, folder)     Django's settings for it, or for the server that DATABASE_URL names

Importing starts nothing. The server listens on a socket in a folder that only its owner can enter, never on a port.
"""

from .connection import database_settings
from .errors import EmbeddedServerError
from .lifetime import ensure_server, has_cluster, remove_cluster, stop_server
from .location import PROJECT, data_dir
from .unfinished import begin_again_if_broken_off, unfinished

__all__ = [
    "PROJECT",
    "EmbeddedServerError",
    "begin_again_if_broken_off",
    "data_dir",
    "database_settings",
    "ensure_server",
    "has_cluster",
    "remove_cluster",
    "stop_server",
    "unfinished",
]
