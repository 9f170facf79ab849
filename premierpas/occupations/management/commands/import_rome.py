"""`manage.py import_rome FOLDER`: the occupations and job titles of ROME 4, as France Travail publishes them."""

from pathlib import Path

from premierpas.core.actors import Actor
from premierpas.occupations.importing import Outcome, import_rome
from premierpas.occupations.importing.command import ImportCommand

ITSELF = Actor.task("import_rome")


class Command(ImportCommand):
    """Makes the tables of ROME the same as the files; the same files twice change nothing."""

    help = (
        "Import ROME 4 from a folder with its two CSV files, code_rome and appellation. "
        "Exit status: 0 fine, 1 lines were left out, 2 the files can't be read."
    )
    place = "FOLDER"

    def renewed(self, path: Path) -> Outcome:
        """Import both files."""
        return import_rome(path, by=ITSELF)
