"""`manage.py legal_rules`: the table of legal rules, and the page of the documentation that is made from it."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from premierpas.core.legal.table import as_json, as_markdown, as_text


class Command(BaseCommand):
    """Prints the rules with value, source and date; needs no database."""

    help = "Print the table of legal rules. `legal_rules --markdown > docs/legal.md` renews the page of the docs."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The shape of the table."""
        shape = parser.add_mutually_exclusive_group()
        shape.add_argument("--json", action="store_true", help="one JSON object on the last line")
        shape.add_argument("--markdown", action="store_true", help="the page docs/legal.md")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the table."""
        if options["json"]:
            self.stdout.write(json.dumps({"rules": as_json()}, ensure_ascii=False))
        elif options["markdown"]:
            self.stdout.write(as_markdown(), ending="")
        else:
            self.stdout.write(as_text(), ending="")
