"""Who is told what about a pair: the pupil, each guardian in their language, the volunteers, the lead."""

from datetime import date, datetime

from django.urls import reverse

from premierpas.accounts.link_acts import make_link
from premierpas.accounts.links import Link
from premierpas.core.clock import PARIS
from premierpas.core.outbox.notices import Recipient
from premierpas.core.phones import takes_texts
from premierpas.organisations.people import recipient_of
from premierpas.people.circle import about_pupil, circle, tell
from premierpas.people.models import Guardian
from premierpas.placements.languages import said_day, to_family, words_in
from premierpas.ui.typography import day
from premierpas.volunteers.about import reached

from . import notices
from .enums import WhyEnded
from .models import Answer, Pair, StandIn
from .purposes import GUARDIAN

LINK_DAYS = 365  # a no is possible all year

# Whose pupil is looked for anew, and is told so; the others know why it is over.
_LOOKED_FOR = (WhyEnded.MENTOR_LEFT, WhyEnded.NOT_CLEARED, WhyEnded.ASKED)


def tell_paired(pair: Pair) -> None:
    """Before it begins, so that pupil and family can say no."""
    pupil, about, begins = pair.enrolment.pupil, about_pupil(pair.enrolment.pupil), _day(pair.since)
    around, key = circle(pupil, within=pair.enrolment), f"mentoring.paired:{pair.pk}"
    words = {"mentor": pair.volunteer.name, "day": lambda: day(begins)}
    own = reverse("mentoring:accompanied")
    tell(notices.PAIRED_PUPIL, around.pupil, key=key, about=about, link=own, **words)
    for guardian in Guardian.objects.confirmed().filter(pupil=pupil):
        ask_family(pair, guardian, occasion="paired")
    lead = pair.lead.user.name if pair.lead else ""
    home = reverse("mentoring:home")
    tell(
        notices.PAIRED_MENTOR, [reached(pair.volunteer)], key=key, about=about, link=home, pupil=pupil.full_name,
        lead=lead, day=lambda: day(begins),
    )  # fmt: skip
    tell_lead(pair)


def ask_family(pair: Pair, guardian: Guardian, *, occasion: str, former: Link | None = None) -> None:
    """One guardian's link, in their language, to the contact that the school has confirmed."""
    said = to_family(
        guardian.language, "mentor", mentor=pair.volunteer.name, name=pair.enrolment.pupil.first_name,
        day=lambda words: said_day(words, _day(pair.since)),
    )  # fmt: skip
    _to_family(pair, guardian, f"{occasion}:{guardian.pk}", said, former)


def tell_lead(pair: Pair) -> None:
    """Whoever answers for the pair from now on."""
    if pair.lead is not None:
        tell(
            notices.LEADING, [recipient_of(pair.lead.user)], key=f"mentoring.leading:{pair.pk}:{pair.lead_id}",
            about=about_pupil(pair.enrolment.pupil), link=reverse("mentoring:pair", args=[pair.pk]),
            pupil=pair.enrolment.pupil.full_name, mentor=pair.volunteer.name,
        )  # fmt: skip


def tell_ended(pair: Pair) -> None:
    """The volunteer, if still of the team, and the pupil for whom somebody else is looked for."""
    pupil, key = pair.enrolment.pupil, f"mentoring.ended:{pair.pk}"
    about, why = about_pupil(pupil), WhyEnded(pair.why_ended)
    if why != WhyEnded.MENTOR_LEFT:
        tell(
            notices.ENDED_MENTOR, [reached(pair.volunteer)], key=key, about=about, pupil=pupil.full_name,
            why_ended=lambda: str(why.label),
        )  # fmt: skip
    if why in _LOOKED_FOR:
        tell(
            notices.ENDED_PUPIL, circle(pupil, within=pair.enrolment).pupil, key=key, about=about,
            mentor=pair.volunteer.name,
        )  # fmt: skip


def tell_refused(pair: Pair, answer: Answer) -> None:
    """Whoever answers for the pair hears who has said no."""
    if pair.lead is not None:
        tell(
            notices.REFUSED, [recipient_of(pair.lead.user)], key=f"mentoring.refused:{answer.pk}",
            about=about_pupil(pair.enrolment.pupil), link=reverse("mentoring:pairs"), who=answer.by_name,
            mentor=pair.volunteer.name, pupil=pair.enrolment.pupil.full_name,
        )  # fmt: skip


def tell_replaced(row: StandIn) -> None:
    """Who comes, and until when: to the pupil, the family, and the one who comes."""
    pair, key = row.pair, f"mentoring.replaced:{row.pk}"
    pupil, about = pair.enrolment.pupil, about_pupil(pair.enrolment.pupil)
    days = {"first": lambda: day(row.first_day), "last": lambda: day(row.last_day)}
    tell(
        notices.REPLACED_PUPIL, circle(pupil, within=pair.enrolment).pupil, key=key, about=about,
        link=reverse("mentoring:accompanied"), stand_in=row.volunteer.name, mentor=pair.volunteer.name, **days,
    )  # fmt: skip
    tell(
        notices.STANDS_IN, [reached(row.volunteer)], key=key, about=about, link=reverse("mentoring:home"),
        pupil=pupil.full_name, mentor=pair.volunteer.name, **days,
    )  # fmt: skip
    for guardian in Guardian.objects.confirmed().filter(pupil=pupil):
        said = to_family(
            guardian.language, "replaced", mentor=row.volunteer.name, other=pair.volunteer.name, name=pupil.first_name,
            day=lambda words: said_day(words, row.first_day), last=lambda words: said_day(words, row.last_day),
        )  # fmt: skip
        _to_family(pair, guardian, f"replaced:{row.pk}:{guardian.pk}", said)


def _to_family(pair: Pair, guardian: Guardian, occasion: str, said: dict[str, str], former: Link | None = None) -> None:
    to = _reached(guardian)
    address = to.email or to.phone
    if not address or former is not None and former.recipient != address:
        return
    pupil = pair.enrolment.pupil
    link = make_link(
        purpose=GUARDIAN, subject_id=pair.pk, recipient=address, recipient_name=guardian.name, days_valid=LINK_DAYS
    )
    tell(
        notices.FAMILY, [to], key=f"mentoring.family:{pair.pk}:{occasion}", about=about_pupil(pupil),
        link=f"link:{link.pk}", button=words_in(guardian.language).mentor_button, **said,
    )  # fmt: skip


def _reached(guardian: Guardian) -> Recipient:
    mobile = guardian.phone if takes_texts(guardian.phone) else ""
    return Recipient.by_one_way(guardian.name, email=guardian.email, mobile=mobile)


def _day(moment: datetime) -> date:
    return moment.astimezone(PARIS).date()
