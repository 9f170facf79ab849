"""`manage.py erase_person KEY`: what a coordinator does on demand, for whoever operates the server."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from premierpas.people.models import Pupil
from premierpas.privacy.erasing import erase_account, erase_pupil
from premierpas.privacy.persons import UnknownKey, person_of


class Command(BaseCommand):
    """Exit status: 0 erased, 2 nobody has this key."""

    help = "Erase a person by the key of a capacity: pupil:12, membership:7. Signed agreements stay in their archive."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whom, and the shape of the answer."""
        parser.add_argument("key", help="pupil:12, membership:7 or user:3")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase, and print what went."""
        try:
            user = person_of(options["key"])
        except UnknownKey as error:
            raise CommandError(_("Personne n’a la clé %(key)s.") % {"key": error}, returncode=2) from None
        pupil = Pupil.objects.filter(user=user).first()
        done = erase_pupil(pupil.pk) if pupil else erase_account(user.pk)
        counts = {"models": len(done.by_model), "rows": sum(done.by_model.values()), "files": done.files}
        if options["json"]:
            self.stdout.write(json.dumps(counts))
        else:
            self.stdout.write(_("%(rows)d lignes de %(models)d tables, %(files)d fichiers : effacés.") % counts)
            self.stdout.write(_("Une convention signée reste cinq ans dans l’archive scellée."))
