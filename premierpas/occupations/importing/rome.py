"""ROME 4: the two files of France Travail's archive that we need, `…code_rome…csv` and `…appellation…csv`."""

from pathlib import Path

from django.utils.translation import gettext as _

from premierpas.core.actions import NOBODY, Actor, action
from premierpas.core.text import sort_name

from ..enums import Source
from ..models import RomeOccupation, RomeTitle
from ..rome import CODE
from .outcome import LineError, Outcome, UnreadableFile
from .renewing import Wanted, note_import, remove_gone, renew
from .table import lines_of

LONGEST = 300


@action(may=NOBODY, tasks=True)
def import_rome(folder: Path, *, by: Actor) -> Outcome:
    """Read both files and make the tables the same; raises UnreadableFile, and then changes nothing."""
    outcome = Outcome()
    occupations_file, titles_file = _file(folder, "*code_rome*.csv"), _file(folder, "*appellation*.csv")
    occupations = _occupations(occupations_file, outcome)
    titles = _titles(titles_file, occupations, outcome)
    renew(RomeOccupation, occupations, outcome)
    renew(RomeTitle, titles, outcome)
    remove_gone(RomeTitle, titles, outcome)
    remove_gone(RomeOccupation, occupations, outcome)
    note_import(Source.ROME, occupations_file.name)
    outcome.occupations, outcome.titles = RomeOccupation.objects.count(), RomeTitle.objects.count()
    return outcome


def _file(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern)) if folder.is_dir() else []
    if len(found) != 1:
        words = {"folder": folder, "pattern": pattern, "n": len(found)}
        raise UnreadableFile(_("%(folder)s doit contenir un fichier %(pattern)s (trouvés\u00a0: %(n)d).") % words)
    return found[0]


def _occupations(file: Path, outcome: Outcome) -> Wanted:
    found: dict[str, dict[str, str]] = {}
    for line, row in lines_of(file, ("code_rome", "libelle_rome"), separator=","):
        code, name = row["code_rome"], row["libelle_rome"]
        fault = _fault(name, taken=code in found) or ("" if CODE.fullmatch(code) else _no_code(code))
        if fault:
            outcome.errors.append(LineError(file.name, line, fault))
        else:
            found[code] = {"name": name}
    return found


def _titles(file: Path, occupations: Wanted, outcome: Outcome) -> Wanted:
    found: dict[int, dict[str, str]] = {}
    for line, row in lines_of(file, ("code_ogr", "libelle_appellation_long", "code_rome"), separator=","):
        ogr, name, code = row["code_ogr"], row["libelle_appellation_long"], row["code_rome"]
        fault = _fault(name, taken=ogr.isdecimal() and int(ogr) in found)
        if not (ogr.isdecimal() and ogr.isascii() and len(ogr) < 10):
            fault = _("« %(code)s » n’est pas un numéro d’appellation.") % {"code": ogr}
        elif code not in occupations:
            fault = _no_code(code)
        if fault:
            outcome.errors.append(LineError(file.name, line, fault))
        else:
            found[int(ogr)] = {"occupation_id": code, "name": name, "sort_name": sort_name(name)}
    return found


def _fault(name: str, *, taken: bool) -> str:
    if not name or len(name) > LONGEST:
        return _("Le nom manque, ou il est trop long.")
    return _("Ce numéro est déjà plus haut dans le fichier.") if taken else ""


def _no_code(code: str) -> str:
    return _("« %(code)s » n’est pas un code ROME connu.") % {"code": code}
