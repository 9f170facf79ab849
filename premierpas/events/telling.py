"""Who hears of a registration: the pupil, whoever registered the class, the guest."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from premierpas.accounts.link_acts import make_link
from premierpas.core.outbox.about import About
from premierpas.core.outbox.notices import Notice, Recipient
from premierpas.organisations import presence
from premierpas.organisations.people import told
from premierpas.people.circle import circle, tell

from . import notices
from .counting import ranks_of
from .models import Event, Invited, Registration
from .purposes import GUEST
from .why import moment, rule_of


def tell_offered(registration: Registration) -> None:
    """A seat is held for them, until when, and what a silence means."""
    until = registration.answer_by
    assert until is not None
    _tell(registration, notices.OFFERED, notices.OFFERED_TO_ADULT, until=lambda: moment(until))


def tell_lapsed(registration: Registration) -> None:
    """They haven't answered."""
    _tell(registration, notices.LAPSED, notices.LAPSED_FOR_ADULT)


def tell_seated(registration: Registration) -> None:
    """What was offered is theirs, or chance gave it to them."""
    _tell(registration, notices.SEATED, notices.SEATED_FOR_ADULT)


def tell_draw(event: Event) -> None:
    """Everybody hears what chance has said."""
    rows = list(event.registrations.live().select_related("event", "classroom__school", "enrolment__pupil__user"))
    ranks = ranks_of(rows)
    for registration in rows:
        if registration.pk in ranks:
            _tell(registration, notices.NOT_DRAWN, notices.NOT_DRAWN_FOR_ADULT, rank=ranks[registration.pk])
        else:
            tell_seated(registration)


def _tell(registration: Registration, to_pupil: Notice, to_adult: Notice, **words: Any) -> None:
    event, notice = registration.event, to_pupil if registration.enrolment else to_adult
    tell(
        notice, recipients_of(registration), key=f"{notice.code}:{registration.pk}", about=about_event(event),
        link=_way_to(registration), title=event.title, when=lambda: moment(event.start),
        rule=lambda: rule_of(event), whom=_whom(registration), **words,
    )  # fmt: skip


def about_event(event: Event) -> About:
    """Under what messages about an event are filed."""
    return About("event", event.pk, event.territory_id)


def recipients_of(registration: Registration) -> list[Recipient]:
    """Who answers for a registration. A class's: who registered it, else its teachers."""
    if registration.enrolment is not None:
        return circle(registration.enrolment.pupil, within=registration.enrolment).pupil
    room = registration.classroom
    if room is None:
        return [Recipient.by_one_way(registration.guest_name, email=registration.guest_email, mobile="")]
    made = list(presence.present(user=registration.made_by_id, school=room.school_id))
    return told(made or [each.membership for each in presence.teachers(room.pk)])


def guest_link(invited: Invited) -> str:
    """A fresh link for somebody without an account, until the event is over; the former ones no longer work."""
    made = make_link(
        purpose=GUEST, subject_id=invited.pk, recipient=invited.email, recipient_name=invited.name,
        expires_at=invited.event.over_at,
    )  # fmt: skip
    return f"link:{made.pk}"


def _way_to(registration: Registration) -> str:
    """Where a message leads: to the page, or by a link for who has no account."""
    if not registration.guest_email:
        return place_of(registration)
    invited, _made = Invited.objects.get_or_create(
        event=registration.event, email=registration.guest_email, defaults={"name": registration.guest_name}
    )
    return guest_link(invited)


def place_of(registration: Registration) -> str:
    """The page on which one sees and answers it."""
    slug = registration.event.slug
    if registration.enrolment is not None:
        return reverse("events:place", args=[slug])
    if registration.classroom_id is None:
        return reverse("events:event", args=[slug])
    return f"{reverse('events:for_class', args=[slug])}?classe={registration.classroom_id}"


def _whom(registration: Registration) -> Callable[[], str]:
    if registration.classroom is None:
        return lambda: registration.guest_name
    room, persons = registration.classroom, registration.persons

    def said() -> str:
        text = ngettext("la %(classroom)s, %(n)d élève", "la %(classroom)s, %(n)d élèves", persons)
        return text % {"classroom": room.name, "n": persons}

    return said
