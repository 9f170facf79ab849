"""What the pages of youth work show."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from premierpas.accounts.capacities import Viewer
from premierpas.core.alphabet import alphabetical
from premierpas.core.search import Searched
from premierpas.people.enums import TeamRole
from premierpas.people.models import Enrolment, Volunteer
from premierpas.people.sight import pupils_seen_by
from premierpas.workshop.models import ReviewRequest, ReviewState

from .doors import Stand, stands
from .models import Support

PUPILS = Searched(names=("pupil__sort_name",), words=("classroom__name", "classroom__school__name"))
MOST = 20


@dataclass(frozen=True)
class Helped:
    """One pupil of a youth worker, where they stand, and the texts that they have shown."""

    support: Support
    stand: Stand | None
    texts: Sequence[ReviewRequest] = ()

    @property
    def waiting(self) -> int:
        """How many texts wait to be read."""
        return sum(each.state == ReviewState.ASKED for each in self.texts)


def helped_by(viewer: Viewer) -> list[Helped]:
    """The pupils whom a youth worker helps and may see now, by name."""
    rows = Support.objects.running().filter(volunteer=viewer.volunteer_id, enrolment__pupil__in=pupils_seen_by(viewer))
    listed = list(rows.select_related("enrolment__pupil", "enrolment__classroom__school"))
    known = stands.only
    said = known([each.enrolment_id for each in listed]) if known is not None else {}
    texts: dict[int, list[ReviewRequest]] = {each.enrolment.pupil_id: [] for each in listed}
    shown = ReviewRequest.objects.filter(volunteer=viewer.volunteer_id, pupil__in=texts)
    for row in shown.exclude(state=ReviewState.WITHDRAWN).order_by("state", "-asked_at"):
        texts[row.pupil_id].append(row)
    found = [Helped(each, said.get(each.enrolment_id), texts[each.enrolment.pupil_id]) for each in listed]
    return sorted(found, key=lambda each: each.support.enrolment.pupil.sort_name)


def newest_of(enrolment: Enrolment) -> list[Support]:
    """The last word about each youth worker and this pupil, the newest first."""
    rows = Support.objects.filter(enrolment=enrolment).select_related("volunteer__user").order_by("-pk")
    newest: dict[int, Support] = {}
    for each in rows:
        newest.setdefault(each.volunteer_id, each)
    return list(newest.values())


def workers_of(territory_id: int) -> QuerySet[Volunteer]:
    """The youth workers of a territory, with how many pupils each helps (`helps`) and waits for (`waits`)."""
    open_now = Q(
        supports__until=None,
        supports__enrolment__left_on=None,
        supports__enrolment__classroom__closed_at=None,
        supports__isnull=False,
    )
    rows = Volunteer.objects.filter(territory=territory_id, role=TeamRole.YOUTH_WORKER).exclude(email="")
    return (
        rows.select_related("affiliation")
        .annotate(
            helps=Count("supports", filter=open_now & Q(supports__since__isnull=False)),
            waits=Count("supports", filter=open_now & Q(supports__since=None)),
        )
        .order_by("until", alphabetical("name"), "pk")
    )


def pupils_for(viewer: Viewer) -> QuerySet[Enrolment]:
    """The pupils whom a coordinator may propose: those of this year whom they see."""
    rows = Enrolment.objects.filter(pupil__in=pupils_seen_by(viewer), left_on=None, classroom__closed_at=None)
    return rows.select_related("pupil", "classroom__school").order_by("pupil__sort_name", "pk")
