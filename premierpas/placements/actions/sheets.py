"""The address that a printed sheet carries: it opens the summary and sends the code to the contact on file."""

from django.conf import settings
from django.db import transaction

from premierpas.accounts.link_acts import make_link
from premierpas.accounts.links import Link

from ..models import Signatory

SIGN = "placements.sign"
PAPER = "papier"


@transaction.atomic
def sheet_address(signatory: Signatory) -> str:
    """The whole address of a party's own link for paper; printed twice, the first sheet still works."""
    Signatory.objects.select_for_update().get(pk=signatory.pk)
    present = Link.objects.filter(purpose=SIGN, subject_id=signatory.pk, recipient=PAPER).order_by("-pk").first()
    if present is None or not present.is_open:
        present = make_link(
            purpose=SIGN, subject_id=signatory.pk, recipient=PAPER, recipient_name=signatory.name, days_valid=120
        )
    return f"{settings.SITE_URL.rstrip('/')}{present.address}"
