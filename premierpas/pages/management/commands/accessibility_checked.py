"""`manage.py accessibility_checked`: note the last run of all that a browser looks at for the accessibility page."""

import json
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from premierpas.pages.checked import Check, note_check


class Command(BaseCommand):
    """Takes what `make test` (or `make test ARGS="-m browser"`) left in `var/last_run.json`, if no screen failed."""

    help = _("Note le dernier contrôle complet des écrans, pour la page d’accessibilité.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError without such a run, or after one in which a screen or a story in a browser failed."""
        ran = settings.BASE_DIR / "var" / "last_run.json"
        if not ran.exists():
            raise CommandError(_("Aucun passage complet des tests : lancez d’abord « make test »."))
        said = json.loads(ran.read_text(encoding="utf-8"))
        if said["failed"] or not said["screens"]:
            raise CommandError(_("Le dernier passage des tests a trouvé des défauts : rien n’est noté."))
        check = Check(date.fromtimestamp(ran.stat().st_mtime), said["screens"], said["tool"])
        note_check(check)
        self.stdout.write(_("Noté : %(on)s, %(tests)s contrôles.") % {"on": check.on, "tests": check.tests})
