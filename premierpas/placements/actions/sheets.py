"""The address that a printed sheet carries: it opens the summary and sends the code to the contact on file."""

from django.conf import settings

from premierpas.accounts.link_acts import make_link
from premierpas.accounts.links import Link
from premierpas.core.actions import Actor, action

from ..models import Signatory
from ..purposes import SIGN

PAPER = "papier"


@action(may="placements.manage_seat")
def sheet_address(signatory: Signatory, *, by: Actor) -> str:
    """The whole address of a party's own link for paper; printed twice, the first sheet still works."""
    Signatory.objects.select_for_update().get(pk=signatory.pk)
    present = Link.objects.filter(purpose=SIGN, subject_id=signatory.pk, recipient=PAPER).order_by("-pk").first()
    if present is None or not present.is_open:
        present = make_link(
            purpose=SIGN, subject_id=signatory.pk, recipient=PAPER, recipient_name=signatory.name, days_valid=120
        )
    return f"{settings.SITE_URL.rstrip('/')}{present.address}"
