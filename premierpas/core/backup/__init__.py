"""Backup and restore: the database and the files, in one archive that says what it holds."""

from .errors import BackupError
from .restoring import restore
from .saving import backup
from .summary import Summary

__all__ = ["BackupError", "Summary", "backup", "restore"]
