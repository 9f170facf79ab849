"""`manage.py verify_evidence`: whether rows, chain and files of all agreements still say the same."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from premierpas.placements.evidence.verifying import problems
from premierpas.placements.models import Agreement


class Command(BaseCommand):
    """Reads everything, changes nothing."""

    help = "Check signatures, hash chain and sealed files in the database. Exit status: 0 fine, 1 problems, all listed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The shape of the answer."""
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was found; exit status as `help` says."""
        reasons, agreements = list(problems()), Agreement.objects.count()
        if options["json"]:
            answer = {"valid": not reasons, "agreements": agreements, "reasons": reasons}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            fine = ngettext("%(n)d convention, rien à signaler.", "%(n)d conventions, rien à signaler.", agreements) % {
                "n": agreements
            }
            for reason in reasons or [fine]:
                self.stdout.write(reason)
        if reasons:
            sys.exit(1)
