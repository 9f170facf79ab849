"""`manage.py privacy_register`: what is kept of people, why and until when; and the page of the docs made from it."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from premierpas.privacy.register import as_json, as_markdown, as_text


class Command(BaseCommand):
    """Prints the register; needs no database."""

    help = "Print the register of processing. `privacy_register --markdown > docs/privacy-register.md` renews the docs."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The shape of the register."""
        shape = parser.add_mutually_exclusive_group()
        shape.add_argument("--json", action="store_true", help="one JSON object on the last line")
        shape.add_argument("--markdown", action="store_true", help="the page docs/privacy-register.md")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        if options["json"]:
            self.stdout.write(json.dumps({"fields": as_json()}, ensure_ascii=False))
        elif options["markdown"]:
            self.stdout.write(as_markdown(), ending="")
        else:
            self.stdout.write(as_text(), ending="")
