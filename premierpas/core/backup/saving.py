"""Saving: a consistent dump and every file, in one zip that is complete or absent."""

import json
import os
import stat
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from premierpas.core import clock

from .beside import before_backup, fingerprints
from .errors import BackupError
from .server import address, connected, environment, failed, major, programs, rows_by_table
from .summary import CHUNK, DUMP, FILES, FORMAT, MANIFEST, Summary, digest_of, summary_of


def backup(target: Path) -> Summary:
    """Write the archive; an older one of this name is replaced when the new one is complete. Raises BackupError."""
    target = target.absolute()
    for prepare in before_backup:
        prepare()
    if target.is_dir() or not target.parent.is_dir():
        raise BackupError(f"{target} can't be written: name a file in a folder that exists.", usage=True)
    try:
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as folder:
            return _save(target, Path(folder))
    except OSError as problem:
        raise BackupError(f"{target} can't be written: {problem.strerror}.", usage=True) from None


def _save(target: Path, folder: Path) -> Summary:
    rows, version = _dump(folder / DUMP)
    unfinished = folder / "archive"
    with zipfile.ZipFile(unfinished, "w", allowZip64=True) as archive:
        archive.write(folder / DUMP, DUMP)
        files = [_add(archive, path, name) for path, name in _files(skip=folder)]
        with (folder / DUMP).open("rb") as stream:
            dump = digest_of(stream)
        manifest = {
            "format": FORMAT,
            "made_at": clock.now().isoformat(),
            "postgresql": version,
            "rows": rows,
            "beside": fingerprints(),
            "database_sha256": dump,
            "files": [file for file in files if file],
        }
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    unfinished.chmod(0o600)
    unfinished.replace(target)
    return summary_of(target, rows=sum(rows.values()), files=len(manifest["files"]))  # type: ignore[arg-type]


def _dump(target: Path) -> tuple[dict[str, int], int]:
    """Dump and count in one snapshot, so that the count is true whatever others write meanwhile."""
    with connected() as session:
        session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        snapshot = session.execute("SELECT pg_export_snapshot()").fetchone()[0]  # type: ignore[index]
        rows, version = rows_by_table(session), major(session)
        command = [programs(version).program("pg_dump"), "--dbname", address(), "--format=custom"]
        command += ["--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={target}"]
        done = subprocess.run(command, env=environment(), capture_output=True, check=False)
    if done.returncode:
        raise failed(done)
    return rows, version


def _files(*, skip: Path) -> Iterator[tuple[Path, str]]:
    """Every regular file of MEDIA_ROOT with its name below it; links and half-made archives are left out."""
    root = Path(settings.MEDIA_ROOT)
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if Path(folder, name) != skip)
        for name in sorted(names):
            path = Path(folder, name)
            if stat.S_ISREG(path.lstat().st_mode):
                yield path, path.relative_to(root).as_posix()


def _add(archive: zipfile.ZipFile, path: Path, name: str) -> dict[str, Any] | None:
    """Copy one file; None when somebody deleted it meanwhile."""
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        return None
    with stream, archive.open(FILES + name, "w", force_zip64=True) as entry:
        while chunk := stream.read(CHUNK):
            entry.write(chunk)
    with archive.open(FILES + name) as entry:
        return {"name": name, "sha256": digest_of(entry)}
