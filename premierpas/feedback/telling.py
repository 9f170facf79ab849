"""Who is thanked for an event: the company's people, and those who spoke and left an address."""

from premierpas.core.actions import step
from premierpas.core.outbox.about import About
from premierpas.core.outbox.notices import Notice, Recipient, post
from premierpas.events.models import Event
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
        notice, told(rows.order_by("pk")), key=f"{notice.code}:{event.pk}", about=_about(event), link=link,
        title=event.title,
    )  # fmt: skip


@step
def tell_speakers(notice: Notice, event: Event) -> None:
    """Each who left an address, once even where two stands have the same."""
    seen = set()
    for speaker in event.speakers.exclude(email="").order_by("rank", "pk"):
        address = speaker.email.casefold()
        if address in seen:
            continue
        seen.add(address)
        post(
            notice, Recipient(name=speaker.name, email=speaker.email), key=f"{notice.code}:{event.pk}:{address}",
            about=_about(event), day=lambda: day(event.start),
        )  # fmt: skip


def _about(event: Event) -> About:
    return About("event", event.pk, event.territory_id)
