"""`manage.py make_territory NAME --communes …`: the first territory and the first coordinator of a deployment."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.accounts.links import Link
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.outbox.addresses import address_of
from premierpas.core.text import one_line, packed
from premierpas.organisations.actions.members import INVITATION_LINK, invite
from premierpas.organisations.actions.territories import SetUp, set_up_territory
from premierpas.organisations.enums import Role
from premierpas.organisations.errors import AlreadyInvited
from premierpas.organisations.models import Invitation

ITSELF = Actor.task("make_territory")


class Command(BaseCommand):
    """Makes or completes a territory and invites a coordinator; the same command twice changes nothing."""

    help = (
        "Make a territory, or add communes to it, and invite a coordinator by e-mail. "
        "Exit status: 0 fine, 1 it was refused and nothing was written, 2 wrong usage."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the territory is, and who will coordinate it."""
        parser.add_argument("name", metavar="NAME")
        parser.add_argument("--communes", default="", help="INSEE codes, separated by commas: 92050,92062")
        parser.add_argument("--coordinator", default="", metavar="NAME", help="first and last name")
        parser.add_argument("--email", default="", help="where the coordinator's invitation goes")
        parser.add_argument("--show-link", action="store_true", help="also print the invitation's link: it is a secret")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it in one transaction, and say what was done."""
        name, person = one_line(options["name"]), one_line(options["coordinator"])
        email = options["email"].strip().lower()
        self._check_usage(name, person, email)
        codes = [code for part in options["communes"].split(",") if (code := packed(part).upper())]
        try:
            with transaction.atomic():
                made = set_up_territory(name, communes=codes, by=ITSELF)
                invitation = self._invite(made, person, email) if email else None
        except DomainError as refusal:
            self.stderr.write(str(refusal))
            sys.exit(1)
        link = _link_of(made, email) if options["show_link"] and email else ""
        answer = {
            "territory": made.territory.slug,
            "created": made.is_new,
            "communes_added": made.added,
            "communes": made.territory.communes.count(),
            "invited": invitation is not None,
        }
        if options["json"]:
            self.stdout.write(json.dumps(answer | ({"link": link} if options["show_link"] else {})))
            return
        count = made.territory.communes.count()
        text = ngettext("%(name)s\u00a0: %(count)d commune.", "%(name)s\u00a0: %(count)d communes.", count)
        self.stdout.write(text % {"name": name, "count": count})
        if email:
            sent = _("Invitation en route vers %(email)s.") if invitation else _("%(email)s est déjà membre ou invité.")
            self.stdout.write(sent % {"email": email})
        if link:
            self.stdout.write(link)

    def _check_usage(self, name: str, person: str, email: str) -> None:
        if not name or len(name) > 120:
            raise CommandError("NAME must have 1 to 120 characters.", returncode=2)
        if bool(person) != bool(email):
            raise CommandError("--coordinator and --email go together.", returncode=2)
        if email:
            try:
                validate_email(email)
            except ValidationError:
                raise CommandError(f"{email} is not an e-mail address.", returncode=2) from None

    def _invite(self, made: SetUp, person: str, email: str) -> Invitation | None:
        try:
            return invite(by=ITSELF, role=Role.COORDINATOR, name=person, email=email, territory=made.territory)
        except AlreadyInvited:
            return None


def _link_of(made: SetUp, email: str) -> str:
    """The address of the open invitation; empty once it is accepted."""
    waiting = Invitation.objects.filter(
        territory=made.territory, role=Role.COORDINATOR, email=email, accepted_at=None, withdrawn_at=None
    ).first()
    link = waiting and Link.objects.filter(purpose=INVITATION_LINK, subject_id=waiting.pk, revoked_at=None).last()
    return address_of(f"link:{link.pk}") if link else ""
