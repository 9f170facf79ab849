"""`manage.py family_catalogues`: brings the family's languages up to the French, for translators."""

from typing import Any

from django.core.management.base import BaseCommand

from premierpas.placements.languages import LANGUAGES
from premierpas.placements.languages.catalogues import catalogues, path_of, renew


class Command(BaseCommand):
    """What translators open afterwards shows what is new (empty) and what changed (fuzzy)."""

    help = (
        "After a change of a text that families read: renew the catalogues; translate what is empty or fuzzy in them."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Write every catalogue, and say where it is."""
        for code in LANGUAGES:
            if path_of(code).exists():
                renew(code)
                self.stdout.write(str(path_of(code)))
                for renew_other in catalogues:
                    self.stdout.write(str(renew_other(code)))
