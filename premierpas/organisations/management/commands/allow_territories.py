"""`manage.py allow_territories EMAIL`: let a coordinator open territories in the browser, or no longer."""

import sys
from argparse import ArgumentParser
from datetime import datetime, time, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.days import NotADay, read_day
from premierpas.organisations.actions.opening import end_opening, grant_opening
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership

ITSELF = Actor.task("allow_territories")


class Command(BaseCommand):
    """Gives or ends the right; the same command twice changes nothing."""

    help = (
        "Let the coordinator with this e-mail address open territories, until a day if one is given. "
        "Exit status: 0 fine, 1 no such coordinator, 2 wrong usage."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, until when, or that it ends."""
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--until", default="", metavar="DAY", help="the last day of the right: 2027-08-31")
        parser.add_argument("--end", action="store_true", help="end the right now")

    def handle(self, *args: Any, **options: Any) -> None:
        """Give it to each of their present memberships as a coordinator."""
        email, until = options["email"].strip().lower(), self._until(options["until"])
        if options["end"] and until:
            raise CommandError("--end and --until don't go together.", returncode=2)
        members = Membership.objects.filter(user__email__iexact=email, role=Role.COORDINATOR, until=None)
        found = list(members.select_related("user", "territory"))
        if not found:
            self.stderr.write(_("Aucun coordinateur présent n’a l’adresse %(email)s.") % {"email": email})
            sys.exit(1)
        for member in found:
            if options["end"]:
                end_opening(member, by=ITSELF)
                said = _("%(name)s n’ouvre plus de territoires.")
            else:
                grant_opening(member, until=until, by=ITSELF)
                said = _("%(name)s peut ouvrir des territoires.")
            self.stdout.write(said % {"name": member.user.name})

    def _until(self, typed: str) -> datetime | None:
        if not typed:
            return None
        try:
            day = read_day(typed)
        except NotADay as fault:
            raise CommandError(str(fault), returncode=2) from None
        return datetime.combine(day + timedelta(days=1), time(), clock.PARIS)
