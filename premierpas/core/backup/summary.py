"""What an archive holds: figures for people, checksums for the restore."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO

MANIFEST, DUMP, FILES = "manifest.json", "database.dump", "files/"
FORMAT = 1
CHUNK = 1 << 20


@dataclass(frozen=True)
class Summary:
    """`rows` of all tables, number of `files`, `bytes` and `sha256` of the archive itself."""

    rows: int
    files: int
    bytes: int
    sha256: str


def digest_of(stream: IO[bytes]) -> str:
    """The SHA-256 of what is left in a stream."""
    digest = hashlib.sha256()
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def summary_of(archive: Path, *, rows: int, files: int) -> Summary:
    """The figures of a finished archive."""
    with archive.open("rb") as stream:
        return Summary(rows, files, archive.stat().st_size, digest_of(stream))
