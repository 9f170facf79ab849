"""What a coordinator does today, each with its reason, the most pressing first."""

from dataclasses import dataclass

from django.db.models import Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.accounts.capacities import Viewer
from premierpas.agenda.queries import Shown, tasks_of_today
from premierpas.core import clock
from premierpas.offers.enums import OfferState
from premierpas.offers.models import Offer
from premierpas.portal.boards import ClassRow

MOST, MOST_OF_A_KIND = 10, 4


@dataclass(frozen=True)
class Thing:
    """One class to help: what, why, where."""

    title: str
    why: str
    button: str
    url: str


def things_of_today(viewer: Viewer, classes: list[ClassRow]) -> tuple[list[Shown], list[Thing]]:
    """At most ten things: the team's tasks in the order of their weight, then classes to help."""
    tasks = tasks_of_today(viewer, most=MOST, most_of_a_kind=MOST_OF_A_KIND)
    return tasks, _classes(classes)[: MOST - len(tasks)]


def _classes(classes: list[ClassRow]) -> list[Thing]:
    rows = [row for row in classes if row.at_risk][:4]
    return [
        Thing(
            _("Aider la %(classroom)s, %(school)s")
            % {"classroom": row.classroom.name, "school": row.classroom.school.name},
            ngettext("%(count)d élève à surveiller.", "%(count)d élèves à surveiller.", row.at_risk)
            % {"count": row.at_risk},
            _("Ouvrir la classe"),
            reverse("portal:class_board", args=[row.classroom.pk]),
        )
        for row in rows
    ]


def offers_with_seats(viewer: Viewer, *, most: int = 12) -> list[Offer]:
    """Published offers of the territory with free seats in the coming weeks, the most seats first (`seats`)."""
    rows = Offer.objects.filter(territory=viewer.territory_id, state=OfferState.PUBLISHED).select_related("company")
    coming = Q(slots__first_day__gt=clock.today())
    return list(rows.annotate(seats=Sum("slots__free", filter=coming)).filter(seats__gt=0).order_by("-seats")[:most])
