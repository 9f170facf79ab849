"""Each confirmed guardian is asked by a link, in their language."""

from datetime import timedelta

from premierpas.accounts.link_acts import make_link
from premierpas.accounts.links import Link
from premierpas.core.outbox.notices import Recipient
from premierpas.core.phones import takes_texts
from premierpas.events.models import Participant
from premierpas.people.circle import about_pupil, tell
from premierpas.people.models import Guardian
from premierpas.placements.languages import said_day, to_family, words_in

from . import notices
from .purposes import GUARDIAN
from .standing import day_of, days_of


def ask_guardians(participant: Participant, *, occasion: str) -> int:
    """All whom the school has confirmed; how many have a way to be asked."""
    if participant.enrolment is None:
        return 0
    guardians = Guardian.objects.confirmed().filter(pupil=participant.enrolment.pupil_id)
    return sum(ask_guardian(participant, each, occasion=occasion) for each in guardians)


def ask_guardian(participant: Participant, guardian: Guardian, *, occasion: str, former: Link | None = None) -> bool:
    """One guardian's link, to the contact on file; whether there is one."""
    assert participant.enrolment is not None
    mobile = guardian.phone if takes_texts(guardian.phone) else ""
    to = Recipient.by_one_way(guardian.name, email=guardian.email, mobile=mobile)
    address, event, pupil = to.email or to.phone, participant.event, participant.enrolment.pupil
    if not address or former is not None and former.recipient != address:
        return False
    link = make_link(
        purpose=GUARDIAN, subject_id=participant.pk, recipient=address, recipient_name=guardian.name,
        expires_at=event.over_at + timedelta(days=1),
    )  # fmt: skip
    said = to_family(
        guardian.language, "event", name=pupil.first_name, event=event.title,
        day=lambda words: said_day(words, day_of(event)),
    )  # fmt: skip
    others = "".join(f":{each:%Y%m%d}" for each in days_of(event)[1:])  # another day of a series is asked anew
    tell(
        notices.FAMILY, [to], key=f"entrance.family:{participant.pk}:{guardian.pk}:{occasion}{others}",
        about=about_pupil(pupil), link=f"link:{link.pk}", button=words_in(guardian.language).mentor_button, **said,
    )  # fmt: skip
    return True
