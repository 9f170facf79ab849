"""`manage.py demo_accounts`: who can be tried."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from premierpas.demo.accounts import demo_accounts


class Command(BaseCommand):
    """Prints the demo accounts, where the demo world is loaded."""

    help = "Print the demo accounts (only where the demo world is loaded)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        found = demo_accounts()
        if options["json"]:
            rows = [{"role": a.role, "login": a.login, "secret_or_link": a.secret_or_link} for a in found]
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        for account in found:
            self.stdout.write(f"  {account.role:40} {account.login:30} {account.secret_or_link}")
