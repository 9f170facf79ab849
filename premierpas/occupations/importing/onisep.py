"""ONISEP's list Idéo-métiers, as its open data publishes it (`ideo-metiers_onisep.csv`)."""

import re
from collections.abc import Mapping
from pathlib import Path

from django.utils.translation import gettext as _

from premierpas.core.actions import NOBODY, Actor, action
from premierpas.core.text import sort_name

from ..enums import Source
from ..models import OnisepOccupation
from ..rome import CODE
from .outcome import LineError, Outcome
from .renewing import Wanted, note_import, remove_gone, renew
from .table import lines_of

NAME, ADDRESS, ROME, DOMAINS = "libellé métier", "lien site onisep.fr", "code ROME", "domaine/sous-domaine"
PUBLICATION, YEAR = "nom publication", "année"
COLUMNS = (NAME, ADDRESS, ROME, DOMAINS, PUBLICATION, YEAR)
_ADDRESS = re.compile(r"https?://www\.onisep\.fr/\S*\b(MET\.\d+)")
LONGEST, LONGEST_DOMAINS, LONGEST_PUBLICATIONS = 300, 500, 5000


@action(may=NOBODY, tasks=True)
def import_onisep(file: Path, *, by: Actor) -> Outcome:
    """Read the file and make the table the same; raises UnreadableFile, and then changes nothing."""
    outcome = Outcome()
    wanted = _read(file, outcome)
    renew(OnisepOccupation, wanted, outcome)
    remove_gone(OnisepOccupation, wanted, outcome)
    note_import(Source.ONISEP, file.name)
    outcome.occupations = outcome.titles = OnisepOccupation.objects.count()
    return outcome


def _read(file: Path, outcome: Outcome) -> Wanted:
    """The occupations: the file has a line for each publication that tells of one."""
    found: dict[str, dict[str, str]] = {}
    for line, row in lines_of(file, COLUMNS, separator=";"):
        name, address = row[NAME], _ADDRESS.fullmatch(row[ADDRESS])
        fault = ""
        if not name or len(name) > LONGEST:
            fault = _("Le nom manque, ou il est trop long.")
        elif address is None or len(row[ADDRESS]) > LONGEST:
            fault = _("« %(address)s » n’est pas l’adresse d’un métier de l’ONISEP.") % {"address": row[ADDRESS][:200]}
        elif found.get(address[1], {"name": name})["name"] != name:
            fault = _("Plus haut dans le fichier, ce numéro porte un autre nom.")
        if fault or address is None:
            outcome.errors.append(LineError(file.name, line, fault))
            continue
        values = found.setdefault(address[1], _values(row))
        published = f"{row[PUBLICATION]} ({row[YEAR]})" if row[YEAR] else row[PUBLICATION]
        if published:
            values["publications"] = f"{values['publications']}\n{published}".strip()[:LONGEST_PUBLICATIONS]
    return found


def _values(row: Mapping[str, str]) -> dict[str, str]:
    return {
        "name": row[NAME],
        "sort_name": sort_name(row[NAME])[:LONGEST],
        "address": row[ADDRESS].replace("http://", "https://", 1),
        "rome": row[ROME] if CODE.fullmatch(row[ROME]) else "",
        "domains": row[DOMAINS][:LONGEST_DOMAINS],
        "publications": "",
    }
