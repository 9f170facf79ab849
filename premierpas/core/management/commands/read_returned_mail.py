"""`manage.py read_returned_mail < MAIL`: one returned mail, as a mail server hands it to a command."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from premierpas.core.outbox.refusals import note_refusal, read_report


class Command(BaseCommand):
    """Notes which message was refused."""

    help = "Read a delivery status notification on standard input, and note the message it refuses as refused."

    def handle(self, *args: Any, **options: Any) -> None:
        """Never fails for a mail that tells nothing: the mail server would return it in turn."""
        refusal = read_report(sys.stdin.buffer.read())
        if refusal is None:
            self.stdout.write(_("Ce message n’annonce aucun refus d’un de nos e-mails."))
        elif note_refusal(refusal):
            self.stdout.write(_("Refus noté : message %(pk)d.") % {"pk": refusal.message_id})
        else:
            self.stdout.write(_("Ce refus était déjà noté, ou le message n’existe plus."))
