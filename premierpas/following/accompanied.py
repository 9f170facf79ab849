"""Who accompanies pupils, and who has lost their mentor: what `mentoring` asks of coordinators, in the lists here."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse

from premierpas.accounts.capacities import Viewer
from premierpas.agenda.enums import TaskState
from premierpas.agenda.models import Task
from premierpas.agenda.presences import presence_of
from premierpas.agenda.queries import Shown, shown
from premierpas.mentoring.models import Pair
from premierpas.mentoring.waiting import ALONE, IDLE_VOLUNTEER
from premierpas.people.capacities import VOLUNTEER


def alone() -> Q:
    """Rows whose pupil has no mentor any more, as long as somebody is asked to find one."""
    return Q(enrolment__in=_open(ALONE.code).order_by().values("subject"))


@dataclass(frozen=True)
class Mentor:
    """Who accompanies a pupil; `url`: the page of the two, where this viewer may open it."""

    name: str
    url: str = ""


def mentors_of(enrolments: Collection[int], viewer: Viewer) -> dict[int, Mentor]:
    """By enrolment, who accompanies the pupil now."""
    rows = Pair.objects.running().filter(enrolment__in=enrolments).select_related("volunteer")
    return {pair.enrolment_id: Mentor(pair.volunteer.name, _page_of(pair, viewer)) for pair in rows}


def _page_of(pair: Pair, viewer: Viewer) -> str:
    if viewer.is_coordinator:
        return reverse("mentoring:pair", args=[pair.pk])
    mine = viewer.acts_as(VOLUNTEER) and viewer.volunteer_id == pair.volunteer_id
    return reverse("mentoring:pupil", args=[pair.pk]) if mine else ""


def idle_volunteers(viewer: Viewer) -> list[Shown]:
    """Cleared volunteers of the coordinator's territory whom nobody leads, each as the task that it is."""
    presence = presence_of(viewer)
    if presence is None:
        return []
    rows = _open(IDLE_VOLUNTEER.code).filter(owner__role=presence.role, owner__place=presence.place)
    return shown(rows.select_related("owner__user").order_by("due", "pk"), presence)


def _open(code: str) -> QuerySet[Task]:
    return Task.objects.filter(reason=code, state=TaskState.OPEN)
