"""`manage.py export_agreements FILE.zip`: the sealed agreements of a class, a school or everybody."""

import json
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from premierpas.core.register import read_uai
from premierpas.organisations.models import Classroom, School
from premierpas.placements.models import Agreement
from premierpas.placements.sealing.certificate import NoCertificate
from premierpas.placements.sealing.export import export_zip


class Command(BaseCommand):
    """Writes beside the file, then renames: a broken export leaves nothing that looks whole."""

    help = "Write sealed agreements with an index and the public certificate. Exit status: 0 fine, 2 wrong usage."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, and whose."""
        parser.add_argument("file", metavar="FILE.zip")
        parser.add_argument("--school", metavar="UAI")
        parser.add_argument("--class", dest="classroom", type=int, metavar="ID")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the archive and say how much is in it."""
        rows = Agreement.objects.all()
        if options["school"]:
            uai = read_uai(options["school"])
            if not School.objects.filter(uai=uai).exists():
                raise CommandError(_("Aucun établissement n’a ce code UAI."), returncode=2)
            rows = rows.filter(placement__enrolment__classroom__school__uai=uai)
        if options["classroom"] is not None:
            if not Classroom.objects.filter(pk=options["classroom"]).exists():
                raise CommandError(_("Aucune classe n’a ce numéro."), returncode=2)
            rows = rows.filter(placement__enrolment__classroom=options["classroom"])
        path = Path(options["file"])
        fresh = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            with fresh.open("xb") as file:
                counts = export_zip(file, rows)
            counts["bytes"] = fresh.stat().st_size
            fresh.replace(path)
        except (OSError, NoCertificate) as problem:
            fresh.unlink(missing_ok=True)
            raise CommandError(str(problem), returncode=2) from None
        if options["json"]:
            self.stdout.write(json.dumps(counts))
        else:
            self.stdout.write(_("%(agreements)d conventions, %(bytes)d octets.") % counts)
