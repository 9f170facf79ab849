"""Who is thanked for an event: the company's people, and those who spoke and left an address."""

from django.urls import reverse

from premierpas.core.actions import step
from premierpas.core.outbox.notices import Notice, Recipient
from premierpas.events.models import Event
from premierpas.events.news import hosts_of, speakers_of
from premierpas.events.telling import about_event
from premierpas.forums.enums import Answer
from premierpas.forums.models import Stand
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.organisations.people import told
from premierpas.people.circle import tell
from premierpas.ui.typography import day


@step
def tell_company(notice: Notice, event: Event, *, link: str) -> None:
    """Everybody of the company that held it."""
    if event.company_id is None:
        return
    rows = Membership.objects.filter(role=Role.COMPANY, company=event.company_id, until=None).select_related("user")
    tell(
        notice, told(rows.order_by("pk")), key=f"{notice.code}:{event.pk}", about=about_event(event), link=link,
        title=event.title,
    )  # fmt: skip


@step
def tell_stands(notice: Notice, event: Event) -> None:
    """Each that said yes and left an address."""
    rows = Stand.objects.filter(event=event, answer=Answer.YES).exclude(email="").order_by("pk")
    readers = [Recipient.by_one_way(each.name, email=each.email, mobile="") for each in rows]
    tell(notice, readers, key=f"{notice.code}:{event.pk}", about=about_event(event), day=lambda: day(event.start))


@step
def tell_hosts(notice: Notice, event: Event) -> None:
    """The volunteers who stood at the door."""
    tell(
        notice, hosts_of(event), key=f"{notice.code}:{event.pk}", about=about_event(event), title=event.title,
        link=reverse("entrance:doors"),
    )  # fmt: skip


@step
def tell_speakers(notice: Notice, event: Event) -> None:
    """Each who left an address."""
    tell(
        notice, speakers_of(event), key=f"{notice.code}:{event.pk}", about=about_event(event),
        day=lambda: day(event.start),
    )  # fmt: skip
