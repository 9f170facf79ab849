"""`make reset`: delete what this data folder holds, after a question."""

import os
import shutil
import sys
from pathlib import Path

from premierpas.core import embedded

_OURS = ("files", "static", "logs", "metrics")
_OUR_FILES = ("static.sources", "run.lock", "database.users", "database.starting")


def main() -> int:
    """Ask, then delete the embedded database and the files; an external database is left alone."""
    folder = embedded.data_dir()
    if os.environ.get("DATABASE_URL"):
        print("DATABASE_URL est défini : cette base n’est pas locale, rien n’est supprimé.", file=sys.stderr)
        return 2
    if os.environ.get("YES") != "1" and not _agreed(folder):
        print("Rien n’a été supprimé.")
        return 1
    if not folder.exists():
        return 0
    try:
        embedded.remove_cluster(folder)
    except embedded.EmbeddedServerError as problem:
        print(problem, file=sys.stderr)
        return 1
    for name in _OURS:
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in _OUR_FILES:
        (folder / name).unlink(missing_ok=True)
    print(f"Les données de {folder} sont supprimées.")
    return 0


def _agreed(folder: Path) -> bool:
    try:
        return input(f"Supprimer la base et les fichiers de {folder} ? (oui/non) ").strip().lower() in {"oui", "o", "y"}
    except EOFError:
        return False


if __name__ == "__main__":
    sys.exit(main())
