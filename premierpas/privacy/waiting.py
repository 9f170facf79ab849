"""A demand to be erased is something to do, within the month that the law leaves."""

from collections.abc import Collection, Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.organisations.enums import Role
from premierpas.ui.typography import full_date

from .models import Demand, DemandState


def _wanted(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = Demand.objects.filter(state=DemandState.ASKED)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    for pk, due, territory in rows.values_list("pk", "due", "territory"):
        yield Wanted(pk, due, territory)


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    return {
        row.pk: Told(
            _("Répondre à une demande d’effacement"),
            _("La loi laisse un mois : jusqu’au %(day)s.") % {"day": full_date(row.due)},
            _("Répondre"),
            reverse("privacy:demand", args=[row.pk]),
        )
        for row in Demand.objects.filter(pk__in=subjects)
    }


DEMAND = Reason(
    "privacy.demand", Role.COORDINATOR, 25, gettext_lazy("Répondre à une demande d’effacement"), _wanted, _told
)
