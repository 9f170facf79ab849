"""Sending the family's page: one link for each guardian and child, which serves the whole school year."""

from datetime import date, datetime

from premierpas.accounts.link_acts import make_link
from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.outbox.notices import Recipient
from premierpas.core.phones import takes_texts
from premierpas.people.circle import about_pupil, tell
from premierpas.people.consenting import FAMILY, guardian_at
from premierpas.people.models import Guardian, Pupil

from . import notices
from .languages import both, said_in
from .languages.texts import TEXTS

AT_LEAST = 60  # days for which a new link holds, when the school year ends sooner


def reach_of(guardian: Guardian) -> Recipient:
    """The one way by which a guardian gets a link."""
    mobile = guardian.phone if takes_texts(guardian.phone) else ""
    return Recipient.by_one_way(guardian.name, email=guardian.email, mobile=mobile)


def give_page(guardian: Guardian, *, former: Link | None = None) -> bool:
    """Send a confirmed guardian the page; False where there is no way. `former`: the link that a new one replaces."""
    to = reach_of(guardian)
    contact = to.email or to.phone
    if not contact or guardian.to_confirm or (former is not None and former.recipient != contact):
        return False
    pupil = guardian.pupil
    link = (None if former else open_link(pupil.pk, contact)) or _new_link(pupil, contact, guardian.name)
    said = said_in(guardian.language)
    tell(
        notices.PAGE, [to], key=f"{notices.PAGE.code}:{link.pk}:{clock.today()}", about=about_pupil(pupil),
        link=f"link:{link.pk}", subject=said(TEXTS["mail"]), **both(said, "text", name=pupil.first_name),
        why=f"{said.words.why} {said.words.not_native}".strip(), button=said(TEXTS["open"]),
    )  # fmt: skip
    return True


def page_for(pupil: Pupil, contact: str) -> tuple[str, str] | None:
    """What another message to a guardian at this contact may offer: the link, and the words of its button."""
    guardian = guardian_at(pupil, contact)
    if guardian is None:
        return None
    link = open_link(pupil.pk, contact) or _new_link(pupil, contact, guardian.name)
    return f"link:{link.pk}", said_in(guardian.language)(TEXTS["mail"])


def open_link(pupil_id: int, contact: str) -> Link | None:
    """The link that this guardian has already: one address serves the whole year."""
    rows = Link.objects.filter(purpose=FAMILY, subject_id=pupil_id, recipient=contact, revoked_at=None)
    return next((row for row in rows.order_by("-pk") if row.is_open), None)


def _new_link(pupil: Pupil, contact: str, name: str) -> Link:
    return make_link(
        purpose=FAMILY, subject_id=pupil.pk, recipient=contact, recipient_name=name, expires_at=_end_of_year()
    )


def _end_of_year() -> datetime:
    """The first of September that isn't too near."""
    today = clock.today()
    ends = date(today.year, 9, 1)
    return clock.midnight(ends if (ends - today).days >= AT_LEAST else ends.replace(year=today.year + 1))
