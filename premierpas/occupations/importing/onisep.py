"""ONISEP's list Idéo-métiers, as its open data publishes it (`ideo-metiers_onisep.csv`)."""

import re
from pathlib import Path

from django.utils.translation import gettext as _

from premierpas.core.actions import NOBODY, Actor, action
from premierpas.core.text import sort_name

from ..enums import Source
from ..models import OnisepOccupation
from ..rome import CODE
from .outcome import LineError, Outcome
from .renewing import Wanted, note_import, renew
from .table import lines_of

NAME, ADDRESS, ROME, DOMAINS = "libellé métier", "lien site onisep.fr", "code ROME", "domaine/sous-domaine"
_ADDRESS = re.compile(r"https?://www\.onisep\.fr/\S*\b(MET\.\d+)")
LONGEST, LONGEST_DOMAINS = 300, 500


@action(may=NOBODY, tasks=True)
def import_onisep(file: Path, *, by: Actor) -> Outcome:
    """Read the file and make the table the same; raises UnreadableFile, and then changes nothing."""
    outcome = Outcome()
    renew(OnisepOccupation, _read(file, outcome), outcome)
    note_import(Source.ONISEP, file.name)
    outcome.occupations = outcome.titles = OnisepOccupation.objects.count()
    return outcome


def _read(file: Path, outcome: Outcome) -> Wanted:
    found: dict[str, dict[str, str]] = {}
    for line, row in lines_of(file, (NAME, ADDRESS, ROME, DOMAINS), separator=";"):
        name, address = row[NAME], _ADDRESS.fullmatch(row[ADDRESS])
        fault = ""
        if not name or len(name) > LONGEST:
            fault = _("Le nom manque, ou il est trop long.")
        elif address is None:
            fault = _("« %(address)s » n’est pas l’adresse d’un métier de l’ONISEP.") % {"address": row[ADDRESS]}
        elif address[1] in found:
            fault = _("Ce numéro est déjà plus haut dans le fichier.")
        if fault or address is None:
            outcome.errors.append(LineError(file.name, line, fault))
            continue
        found[address[1]] = {
            "name": name,
            "sort_name": sort_name(name),
            "address": row[ADDRESS].replace("http://", "https://", 1),
            "rome": row[ROME] if CODE.fullmatch(row[ROME]) else "",
            "domains": row[DOMAINS][:LONGEST_DOMAINS],
        }
    return found
