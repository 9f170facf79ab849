"""Colleagues of the association tell each other of companies, and what they opened last is at hand."""

from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta

from premierpas.accounts.models import User
from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.offers.drafts import PUBLIC_STATES
from premierpas.offers.models import Offer
from premierpas.organisations.actions.opening import grant_opening
from premierpas.organisations.models import Membership
from premierpas.outreach.actions import note
from premierpas.outreach.enums import LIVE, Kind
from premierpas.outreach.models import CompanyFile
from premierpas.people.models import Volunteer
from premierpas.portal.models import Seen

from .actors import DEMO, acting

NOTES = [
    "Le directeur est d’accord pour deux semaines en février. Peux-tu envoyer la convention ?",
    "Leur tutrice part en congé : à rappeler avant vendredi.",
    "Ils demandent un élève qui aime le dessin.",
]


def colleagues_write(coordinator: User, volunteer: Volunteer, today: date) -> None:
    """The coordinator writes to a volunteer about three companies, and the volunteer back about one."""
    member = Membership.objects.get(user=coordinator, until=None)
    grant_opening(member, by=DEMO)
    mine = Presence.objects.get(key=f"membership:{member.pk}")
    theirs = Presence.objects.get(key=f"volunteer:{volunteer.pk}")
    files = list(CompanyFile.objects.filter(owner=theirs, state__in=LIVE, merged_into=None).order_by("pk")[:4])
    for number, (file, said) in enumerate(zip(files, NOTES, strict=False)):
        with _on(today, days=-3 + number, hour=9):
            note(file, by=acting(coordinator), kind=Kind.NOTE, said=said, told=[theirs.pk])
            _opened(coordinator, "companies", file.pk)
    with _on(today, days=-1, hour=17):
        note(files[-1], by=acting(volunteer), kind=Kind.NOTE, said="C’est fait, ils signent lundi.", told=[mine.pk])
        for file in files:
            _opened(volunteer.user, "companies", file.pk)
        for pk in Offer.objects.filter(state__in=PUBLIC_STATES).order_by("pk").values_list("pk", flat=True)[:2]:
            _opened(coordinator, "offers", pk)


def _opened(user: User | None, kind: str, pk: int) -> None:
    if user is not None:
        Seen.objects.create(user=user, kind=kind, subject=pk, at=clock.now())


def _on(today: date, *, days: int, hour: int) -> AbstractContextManager[None]:
    return clock.travel(datetime.combine(today + timedelta(days=days), time(hour), tzinfo=clock.PARIS))
