"""`manage.py verify_agreement FILE.pdf`: whether a sealed agreement is untouched; offline, without a database."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from cryptography import x509
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from premierpas.placements.sealing.certificate import NoCertificate, read_certificates
from premierpas.placements.sealing.remembered import trusted_certificates
from premierpas.placements.sealing.verify import MAX_BYTES, problems_of


class Command(BaseCommand):
    """Needs the file and the public certificate only."""

    help = (
        "Check the seal of an agreement. Without --certificate, this deployment's own is trusted. "
        "Exit status: 0 valid, 1 not valid, 2 a file can't be read."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, whom to trust, and the shape of the answer."""
        parser.add_argument("file", metavar="FILE.pdf")
        parser.add_argument("--certificate", metavar="FILE.pem", help="the public certificate to trust instead")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the verdict; exit status as `help` says."""
        try:
            trusted = self._trusted(options["certificate"])
            pdf = _read(Path(options["file"]))
        except (NoCertificate, OSError) as problem:
            raise CommandError(str(problem), returncode=2) from None
        reasons = problems_of(pdf, trusted)
        if options["json"]:
            self.stdout.write(json.dumps({"valid": not reasons, "reasons": reasons}, ensure_ascii=False))
        else:
            for reason in reasons or [
                _("Le sceau est valable : le fichier n’a pas changé. Si la convention vaut encore, /verifier/ le dit.")
            ]:
                self.stdout.write(reason)
        if reasons:
            sys.exit(1)

    def _trusted(self, path: str | None) -> list[x509.Certificate]:
        return read_certificates(Path(path).read_bytes()) if path else trusted_certificates()


def _read(path: Path) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        raise OSError(_("%(file)s est trop gros pour une convention.") % {"file": path})
    return path.read_bytes()
