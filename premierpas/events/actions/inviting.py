"""Single pupils and single addresses are invited, reminded, taken off; whoever has no account answers by a link."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from premierpas.accounts.link_acts import revoke_links
from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action, step
from premierpas.core.text import one_line
from premierpas.organisations.models import Classroom
from premierpas.people.models import Enrolment

from ..answers import answers_of, registration_of
from ..enums import FOR_PUPILS, ForWhom, RegistrationState
from ..errors import AlreadyRegistered, NotForPupils, NotInvited, OnlyFormerPupils, TooLateToAnswer
from ..models import Event, Invited, Registration
from ..news import tell_invited
from ..purposes import GUEST, is_of_guest
from ..seats import end, hand_out, locked, move
from .drafting import is_to_come
from .registering import make_registration

REMIND_AFTER = timedelta(days=3)  # nobody is asked twice in three days


@action(may="events.organise")
def invite_people(
    event: Event, *, by: Actor, pupils: Collection[Enrolment] = (), guests: Mapping[str, str] | None = None
) -> list[Invited]:
    """These too are invited, and told as soon as the event is open; `guests`: names by address. Returns who is new.

    Raises WrongState, NotForPupils where pupils don't register one by one, OnlyFormerPupils for an address: no adult
    who isn't checked comes among minors by being invited.
    """
    event = locked(event)
    is_to_come(event)
    if pupils and event.for_whom not in FOR_PUPILS:
        raise NotForPupils
    if guests and event.for_whom != ForWhom.ALUMNI:
        raise OnlyFormerPupils
    there: set[tuple[int | None, str]] = set(event.invited.values_list("enrolment", "email"))
    rows = [
        Invited(event=event, enrolment=each)
        for each in pupils
        if each.left_on is None and each.classroom.school.territory_id == event.territory_id
        and (each.pk, "") not in there
    ]  # fmt: skip
    written = {email.strip().lower(): one_line(name) for email, name in (guests or {}).items()}
    rows += [
        Invited(event=event, email=email, name=name) for email, name in written.items() if (None, email) not in there
    ]
    made = Invited.objects.bulk_create(rows)
    tell_invited(event)
    return made


@action(may="events.organise")
def invite_class(event: Event, *, by: Actor, classroom: Classroom) -> Event:
    """One class more; told as soon as the event is open. Raises WrongState or NotInvited of another territory."""
    event = locked(event)
    is_to_come(event)
    if classroom.school.territory_id != event.territory_id:
        raise NotInvited
    Invited.objects.get_or_create(event=event, classroom=classroom)
    tell_invited(event)
    return event


@action(may="events.organise", on=lambda given: given["invited"].event)
def withdraw_invitation(invited: Invited, *, by: Actor) -> None:
    """It was a mistake: the row goes, and its link opens nothing. Whoever has registered keeps their place."""
    event = locked(invited.event)
    is_to_come(event)
    revoke_links(purpose=GUEST, subject_id=invited.pk)
    Invited.objects.filter(pk=invited.pk).delete()


@action(may="events.organise")
def remind_invited(event: Event, *, by: Actor) -> int:
    """Those who haven't answered are told again, nobody twice in three days: how many invitations it was."""
    event = locked(event)
    is_to_come(event)
    silent = [each.row.pk for each in answers_of(event) if not each.has_answered]
    due = event.invited.filter(pk__in=silent, told_at__lt=clock.now() - REMIND_AFTER)
    count = due.update(told_at=None)
    tell_invited(event)
    return count


@action(may="events.register", on="enrolment")
def decline_invitation(event: Event, enrolment: Enrolment, *, by: Actor) -> Invited:
    """A pupil who was invited by name doesn't come: said once, nobody asks again. They may register all the same later.

    Raises WrongState once it is over, NotInvited for somebody whom no invitation names, or AlreadyRegistered.
    """
    event = locked(event)
    is_to_come(event)
    row = event.invited.filter(enrolment=enrolment.pk).first()
    if row is None:
        raise NotInvited
    if event.participants.filter(enrolment=enrolment, ended_at=None).exists():
        raise AlreadyRegistered
    row.said_no_at = row.said_no_at or clock.now()
    row.save(update_fields=["said_no_at"])
    return row


@action(may=NOBODY, links={GUEST: is_of_guest})
def answer_invitation(invited: Invited, *, by: Actor, yes: bool, name: str = "") -> Registration | None:
    """They come, or they don't: said as often as they change their mind, a seat that is offered is taken or left.

    Raises NotOpen, RegistrationClosed or TooLateToAnswer.
    """
    event = locked(invited.event)
    invited = Invited.objects.get(pk=invited.pk)
    invited.name = one_line(name) or invited.name
    invited.said_no_at = None if yes else invited.said_no_at or clock.now()
    invited.save(update_fields=["name", "said_no_at"])
    registration = registration_of(invited)
    if not yes:
        _leave(event, registration)
        return None
    if registration is None:
        return make_registration(event, [None], Registration(guest_email=invited.email, guest_name=invited.name))
    if registration.state == RegistrationState.OFFERED:
        if registration.answer_by is not None and registration.answer_by <= clock.now():
            raise TooLateToAnswer
        move(registration, RegistrationState.CONFIRMED)
    return registration


@step
def _leave(event: Event, registration: Registration | None) -> None:
    if registration is None or event.is_over:
        return
    offered = registration.state == RegistrationState.OFFERED
    end(registration, RegistrationState.DECLINED if offered else RegistrationState.LEFT)
    hand_out(event)
