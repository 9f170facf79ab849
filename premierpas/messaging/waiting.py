"""A report that nobody has taken is the first thing to do."""

from collections.abc import Collection, Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.presences import colleagues_of
from premierpas.agenda.reasons import Reason, Team, Told, Wanted
from premierpas.core.clock import PARIS
from premierpas.organisations.enums import Role

from .models import Incident, IncidentState, Worry
from .responsible import untaken


def _wanted(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = Incident.objects.filter(state=IncidentState.OPEN)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    late = set(rows.filter(untaken()).values_list("pk", flat=True))
    for pk, at, territory in rows.values_list("pk", "at", "territory"):
        yield Wanted(pk, at.astimezone(PARIS).date(), _elsewhere(territory) if pk in late else territory)


def _elsewhere(territory: int) -> int:
    """Another territory that somebody coordinates, for what its own has left; its own where there is none."""
    far = colleagues_of(Team(Role.COORDINATOR, None)).exclude(place=territory).order_by("place").first()
    return far.place if far is not None else territory


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    return {
        pk: Told(
            _("Lire un signalement : %(worry)s") % {"worry": Worry(worry).label},
            _("Un élève attend une réponse.") if reporter == user else _("Un adulte s’inquiète pour un élève."),
            _("Lire"),
            reverse("messaging:incident", args=[pk]),
        )
        for pk, worry, reporter, user in Incident.objects.filter(pk__in=subjects).values_list(
            "pk", "worry", "reporter", "pupil__user"
        )
    }


INCIDENT = Reason(
    "messaging.incident", Role.COORDINATOR, 10, gettext_lazy("Lire un signalement"), _wanted, _told, pressing=True
)
