"""`manage.py demo`: load the demo world."""

import logging
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from premierpas.core import embedded
from premierpas.core.supervisor.words import _
from premierpas.demo.world.load import SEED, load_world
from premierpas.demo.world.strands import Both, one_after_another, side_by_side
from premierpas.organisations.models import School


class Command(BaseCommand):
    """Loads real schools and made-up people into an empty database."""

    help = "Load the demo world (real schools, made-up people)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there is already a school")
        parser.add_argument(
            "--side-by-side",
            action="store_true",
            help="by two processes, in many transactions: on the embedded database, when nothing else uses it",
        )
        parser.add_argument("--seed", type=int, default=SEED)

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("DEMO=0: the demo world may not be loaded here.")
        if School.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("The database isn't empty: nothing was loaded.")
        started = time.monotonic()
        with only_what_is_wrong():
            if options["side_by_side"]:
                with embedded.unfinished(embedded.data_dir()), side_by_side() as both:
                    counts = self._load(options["seed"], both)
            else:
                with transaction.atomic():
                    counts = self._load(options["seed"], one_after_another)
        seconds = time.monotonic() - started
        said = _(
            "Monde de démonstration prêt en %(seconds)d s : %(pupils)d élèves, %(schools)d établissements,"
            " %(companies)d structures, %(offers)d offres"
        )
        self.stdout.write(said % (counts | {"seconds": round(seconds)}))

    def _load(self, seed: int, both: Both) -> dict[str, int]:
        return load_world(seed=seed, say=lambda line: self.stderr.write(f"  {_(line)}"), both=both)


@contextmanager
def only_what_is_wrong() -> Iterator[None]:
    """A year is played among lines for whoever waits: the log doesn't tell of each refused letter there."""
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
