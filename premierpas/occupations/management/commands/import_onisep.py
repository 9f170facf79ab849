"""`manage.py import_onisep FILE`: ONISEP's list of occupations (ODbL), in a table of its own."""

from pathlib import Path

from premierpas.core.actors import Actor
from premierpas.occupations.importing import Outcome, import_onisep
from premierpas.occupations.importing.command import ImportCommand

ITSELF = Actor.task("import_onisep")


class Command(ImportCommand):
    """Makes the table of ONISEP the same as the file; the same file twice changes nothing."""

    help = (
        "Import ONISEP's list of occupations (CSV). It stays under the ODbL: the page of sources hands the table out. "
        "Exit status: 0 fine, 1 lines were left out, 2 the file can't be read."
    )

    def renewed(self, path: Path) -> Outcome:
        """Import the file."""
        return import_onisep(path, by=ITSELF)
