"""A text that waits for a coordinator's reading is something to do."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.core.clock import PARIS
from premierpas.organisations.enums import Role, Verification

from .drafts import PUBLIC_STATES
from .enums import OfferState, Revision
from .models import Offer

READ_WITHIN = timedelta(days=3)
IN_REVIEW = (Q(state=OfferState.IN_REVIEW) | Q(state__in=PUBLIC_STATES, revision=Revision.IN_REVIEW)) & ~Q(
    company__state=Verification.REFUSED
)


def _wanted(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = Offer.objects.filter(IN_REVIEW, submitted_at__isnull=False)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    where = Coalesce("company__territory", "territory")
    for pk, submitted_at, territory in rows.values_list("pk", "submitted_at", where):
        yield Wanted(pk, submitted_at.astimezone(PARIS).date() + READ_WITHIN, territory)


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    return {
        row.pk: Told(
            _("Relire l’offre de %(company)s") % {"company": row.company.name},
            row.working_title,
            _("Relire"),
            reverse("offers:moderate", args=[row.pk]),
        )
        for row in Offer.objects.filter(pk__in=subjects).select_related("company")
    }


REVIEW = Reason("offers.review", Role.COORDINATOR, 30, gettext_lazy("Relire une offre"), _wanted, _told)
