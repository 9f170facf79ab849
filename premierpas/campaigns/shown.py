"""Announcements as homes show them: those of the reader's role and territory, today, that they haven't put away."""

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.urls import reverse

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.organisations.capacities import COMPANY, COORDINATOR, HEAD_TEACHER, OFFICE, TEACHER
from premierpas.organisations.models import Company, School
from premierpas.partners.capacities import PARTNER
from premierpas.partners.models import Partner
from premierpas.partners.posted import Note
from premierpas.people.capacities import PUPIL, VOLUNTEER
from premierpas.people.models import Enrolment

from .enums import Readers
from .models import Announcement, Dismissal, Paper

_CIRCLES = {
    PUPIL: (Readers.PUPILS,), COMPANY: (Readers.COMPANIES,), COORDINATOR: (Readers.COORDINATORS, Readers.TEAM),
    VOLUNTEER: (Readers.TEAM,), TEACHER: (Readers.SCHOOLS,), HEAD_TEACHER: (Readers.SCHOOLS,),
    OFFICE: (Readers.SCHOOLS,), PARTNER: (Readers.PARTNERS,),
}  # fmt: skip
MOST = 3


def announcements_for(viewer: Viewer) -> list[Announcement]:
    """What is told to somebody now, in the capacity in which they act; the newest first, one query."""
    kind = viewer.capacity.kind if viewer.capacity else None
    circles = _CIRCLES.get(kind, ()) if kind else ()
    if not circles:
        return []
    today = clock.today()
    away = Dismissal.objects.filter(announcement=OuterRef("pk"), user=viewer.user_id)
    rows = Announcement.objects.filter(
        _of_territory(viewer), ~Exists(away), readers__in=[*circles, Readers.EVERYBODY], first_day__lte=today,
        last_day__gte=today,
    )  # fmt: skip
    return list(rows.order_by("-first_day", "-pk")[:MOST])


def posted_to(viewer: Viewer) -> list[Note]:
    """The same in a partner's space, and the documents of the shelf that are for partners: two queries."""
    away = [Note(each.title, each.text, away=reverse("campaigns:put_away", args=[each.pk]))
            for each in announcements_for(viewer)]  # fmt: skip
    return away + [
        Note(each.title, each.told, url=reverse("campaigns:download", args=[each.pk, each.newest]))
        for each in papers_for_partner(viewer).annotate(newest=Max("versions__number")).order_by("-at", "-pk")[:20]
        if each.newest is not None
    ]


def papers_for_partner(viewer: Viewer) -> QuerySet[Paper]:
    """The documents that their territory keeps for its partners."""
    return Paper.objects.filter(_of_territory(viewer), readers=Readers.PARTNERS)


def _of_territory(viewer: Viewer) -> Q:
    """Where they belong to: their own territory, that of their school or company, or of the class they are in."""
    if viewer.acts_as(COORDINATOR, VOLUNTEER):
        return Q(territory=viewer.territory_id)
    if viewer.acts_as(COMPANY):
        return Q(territory__in=Company.objects.filter(pk=viewer.company_id).values("territory"))
    if viewer.acts_as(PARTNER):
        return Q(territory__in=Partner.objects.filter(pk=viewer.partner_id).values("territory"))
    if viewer.acts_as(PUPIL):
        mine = Enrolment.objects.filter(pupil__user=viewer.user_id, left_on=None)
        return Q(territory__in=mine.values("classroom__school__territory"))
    return Q(territory__in=School.objects.filter(pk=viewer.school_id).values("territory"))
