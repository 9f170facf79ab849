"""`manage.py demo`: load the demo world."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from premierpas.demo.world.load import SEED, load_world
from premierpas.organisations.models import School


class Command(BaseCommand):
    """Loads real schools and made-up people into an empty database."""

    help = "Load the demo world (real schools, made-up people)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there is already a school")
        parser.add_argument("--seed", type=int, default=SEED)

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("DEMO=0: the demo world may not be loaded here.")
        if School.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("The database isn't empty: nothing was loaded.")
        started = time.monotonic()
        with transaction.atomic():
            counts = load_world(seed=options["seed"], say=lambda line: self.stderr.write(f"  {line}"))
        seconds = time.monotonic() - started
        said = "{pupils} élèves, {schools} établissements, {companies} structures, {offers} offres".format(**counts)
        self.stdout.write(f"Monde de démonstration prêt en {seconds:.0f} s : {said}")
