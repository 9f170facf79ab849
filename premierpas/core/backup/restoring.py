"""Restoring: everything is checked first, then the database comes back whole or not at all, then the files."""

import json
import os
import subprocess
import tempfile
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.conf import settings
from django.db import connections

from .beside import missing
from .errors import BackupError
from .server import address, connected, environment, failed, is_empty, major, programs, rows_by_table
from .summary import CHUNK, DUMP, FILES, FORMAT, MANIFEST, Summary, digest_of, summary_of

_FIRST = b"SET client_min_messages = warning;\nDROP SCHEMA IF EXISTS public CASCADE;\nCREATE SCHEMA public;\n"


@dataclass(frozen=True)
class Restored:
    """What came back, and what the archive's deployment had beside it that isn't set here."""

    summary: Summary
    missing: list[str]


def restore(source: Path, *, force: bool = False, sha256: str = "") -> Restored:
    """Bring back what an archive holds.

    Files of the same name are replaced, others stay. Raises BackupError: for a damaged archive before anything is
    touched, and for a database in use unless `force`.
    """
    try:
        with source.open("rb") as stream:
            found = digest_of(stream)
        if sha256 and found != sha256.strip().lower():
            raise BackupError(f"{source} isn't the archive with this SHA-256: it has {found}.")
        with zipfile.ZipFile(source) as archive:
            return _restore(source, archive, force=force)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise BackupError(f"{source} is damaged or is no backup.") from None
    except OSError as problem:
        raise BackupError(f"{problem.filename or source}: {problem.strerror}.", usage=True) from None


def _restore(source: Path, archive: zipfile.ZipFile, *, force: bool) -> Restored:
    manifest = _checked(source, archive)
    with connected() as session:
        if not force and not is_empty(session):
            raise BackupError("The database isn't empty. Restore into an empty one, or say --force to replace it.")
        version = major(session)
    connections.close_all()  # an idle session of ours would hold the tables that are dropped
    with tempfile.TemporaryDirectory(prefix="premierpas-restore-") as folder:
        dump = Path(archive.extract(DUMP, folder))
        _load(dump, version, int(manifest["postgresql"]))
    with connected() as session:
        rows = rows_by_table(session)
    if rows != manifest["rows"]:
        raise BackupError("The database doesn't have the rows that the archive promises. Keep the archive.")
    for file in manifest["files"]:
        _write(archive, file["name"])
    return Restored(
        summary_of(source, rows=sum(rows.values()), files=len(manifest["files"])), missing(manifest.get("beside", {}))
    )


def _checked(source: Path, archive: zipfile.ZipFile) -> dict[str, Any]:
    """The manifest, after every byte that it promises has been read and compared."""
    damaged = BackupError(f"{source} is damaged: its content isn't what was saved.")
    try:
        manifest = json.loads(archive.read(MANIFEST))
        if manifest["format"] != FORMAT:
            raise BackupError(f"{source} was made by another version of this product.")
        promised = {DUMP: manifest["database_sha256"]}
        promised |= {FILES + file["name"]: file["sha256"] for file in manifest["files"]}
        if not all(_stays_inside(file["name"]) for file in manifest["files"]) or not isinstance(manifest["rows"], dict):
            raise damaged
        for name, digest in promised.items():
            with archive.open(name) as stream:
                if digest_of(stream) != digest:
                    raise damaged
    except (KeyError, TypeError, ValueError):
        raise damaged from None
    return dict(manifest)


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(name) and not path.is_absolute() and ".." not in path.parts and "\\" not in name and "\0" not in name


def _load(dump: Path, server: int, made_by: int) -> None:
    """One transaction: when anything fails, the database is as it was."""
    tools = programs(max(server, made_by))
    reading = [tools.program("pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(dump)]
    writing = [tools.program("psql"), "--dbname", address(), "--no-psqlrc", "--quiet", "--single-transaction"]
    writing += ["--set=ON_ERROR_STOP=1", "--output=/dev/null", "--file=-"]
    with tempfile.TemporaryFile() as said:
        reader = subprocess.Popen(reading, stdout=subprocess.PIPE, stderr=said)
        writer = subprocess.Popen(writing, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
        assert reader.stdout and writer.stdin
        _pass_on(reader.stdout, writer.stdin, server)
        reader.stdout.close()
        if reader.wait():
            # psql must not commit the half that it has got.
            writer.kill()
        _out, complaint = writer.communicate()
        if reader.returncode or writer.returncode:
            said.seek(0)
            output = said.read() if reader.returncode > 0 else complaint
            raise failed(subprocess.CompletedProcess(reading, reader.returncode or writer.returncode, b"", output))


def _pass_on(reader: IO[bytes], writer: IO[bytes], server: int) -> None:
    """The script of the dump, without the one setting that older servers don't know."""
    try:
        writer.write(_FIRST)
        for _line in range(60):
            line = reader.readline()
            if server >= 17 or not line.startswith(b"SET transaction_timeout"):
                writer.write(line)
        while chunk := reader.read(CHUNK):
            writer.write(chunk)
        writer.flush()
    except BrokenPipeError:
        pass  # psql has stopped at an error, which it says itself


def _write(archive: zipfile.ZipFile, name: str) -> None:
    target = Path(settings.MEDIA_ROOT, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    half = tempfile.NamedTemporaryFile(dir=target.parent, delete=False)  # noqa: SIM115  it is renamed, not deleted
    with half as unfinished, archive.open(FILES + name) as entry:
        while chunk := entry.read(CHUNK):
            unfinished.write(chunk)
    os.chmod(unfinished.name, settings.FILE_UPLOAD_PERMISSIONS or 0o644)
    os.replace(unfinished.name, target)
