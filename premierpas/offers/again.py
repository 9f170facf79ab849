"""An offer whose weeks are over asks its company once: again next year? Made again or declined, it is answered."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.core.clock import PARIS
from premierpas.organisations.enums import Role, Verification
from premierpas.organisations.models import Membership

from .enums import OfferState
from .models import Offer

ANSWERED_WITHIN = timedelta(days=21)


def _wanted(subjects: Collection[int] | None) -> Iterable[Wanted]:
    made_again = Offer.objects.filter(copied_from=OuterRef("pk"))
    members = Membership.objects.filter(company=OuterRef("company"), until=None)
    rows = Offer.objects.filter(Exists(members), ~Exists(made_again), state=OfferState.CLOSED, over_at__isnull=False)
    rows = rows.exclude(company__state=Verification.REFUSED)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    for pk, over_at, company in rows.values_list("pk", "over_at", "company"):
        if over_at is not None:  # as the query says already
            yield Wanted(pk, over_at.astimezone(PARIS).date() + ANSWERED_WITHIN, company)


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    return {
        pk: Told(
            _("Accueillir de nouveau l’an prochain ?"),
            _("Les semaines de « %(title)s » sont passées.") % {"title": title},
            _("Voir les semaines proposées"),
            reverse("offers:again", args=[pk]),
        )
        for pk, title in Offer.objects.filter(pk__in=subjects).values_list("pk", "title")
    }


AGAIN = Reason(
    "offers.again", Role.COMPANY, 60, gettext_lazy("Refaire une offre pour l’an prochain"), _wanted, _told, by_hand=True
)
