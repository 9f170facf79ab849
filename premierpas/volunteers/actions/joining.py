"""Whoever was accepted opens the invitation: an account, a place in the team, a first week."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import make_link
from premierpas.accounts.links import Link
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action, step
from premierpas.core.errors import WrongState
from premierpas.core.events import emit
from premierpas.organisations.actions.members import REMINDER_RESTS
from premierpas.organisations.errors import TooSoon
from premierpas.organisations.people import account_for
from premierpas.people.circle import tell
from premierpas.people.events import VolunteerJoined
from premierpas.people.models import Volunteer

from ..about import about_volunteer, reached
from ..enums import Event, Topic
from ..milestones import note_event
from ..models import Lesson
from ..notices import INVITATION, INVITED_TO_HELP
from ..waiting import BEGIN, settle_volunteer
from .team import locked

INVITATION_LINK = "volunteers.invitation"
INVITATION_DAYS = 30


@step
def send_invitation(volunteer: Volunteer, *, inviter: str) -> None:
    """Post the invitation with a fresh link."""
    link = make_link(
        purpose=INVITATION_LINK,
        subject_id=volunteer.pk,
        recipient=volunteer.email,
        recipient_name=volunteer.name,
        days_valid=INVITATION_DAYS,
    )
    tell(
        INVITED_TO_HELP if volunteer.is_youth_worker else INVITATION,
        [reached(volunteer)],
        key=f"volunteers.invitation:{link.pk}",
        about=about_volunteer(volunteer),
        link=f"link:{link.pk}",
        inviter=inviter or settings.SITE_NAME,
        territory=volunteer.territory.name,
    )


def is_invited(link: Link, volunteer: Volunteer) -> bool:
    """Whether the link's holder is whom this invitation went to."""
    return link.subject_id == volunteer.pk


def waits_for(volunteer: Volunteer) -> bool:
    """Whether somebody said yes to this candidate, who hasn't come yet."""
    newest = volunteer.candidacies.order_by("-at").first()
    return newest is not None and newest.waits_for_answer


@action(may=NOBODY, links={INVITATION_LINK: is_invited})
def accept_invitation(volunteer: Volunteer, *, by: Actor) -> Volunteer:
    """Account (one with this address keeps its name), place in the team, first week. Raises WrongState."""
    volunteer = _asked_in(volunteer)
    user = account_for(volunteer.email, name=by.name, phone=volunteer.phone)
    volunteer.user, volunteer.since, volunteer.name = user, clock.now(), user.name
    try:
        with transaction.atomic():
            volunteer.save(update_fields=["user", "since", "name"])
    except IntegrityError:
        raise WrongState(_("Vous êtes déjà de cette équipe : connectez-vous.")) from None
    note_event(volunteer, Event.JOINED, by=user)
    if not volunteer.is_youth_worker:  # whose work isn't the team's
        Lesson.objects.bulk_create([Lesson(volunteer=volunteer, topic=topic) for topic in Topic], ignore_conflicts=True)
    emit(VolunteerJoined(at=clock.now(), volunteer_id=volunteer.pk))
    settle_volunteer(volunteer.pk)
    return volunteer


@action(may=NOBODY, links={INVITATION_LINK: is_invited})
def renew_invitation(volunteer: Volunteer, *, by: Actor) -> None:
    """Whoever opens a link that is over asks for a new one: it goes to the address of the application."""
    volunteer = locked(volunteer)
    if waits_for(volunteer):
        send_invitation(volunteer, inviter="")


@action(may="volunteers.recruit")
def invite_again(volunteer: Volunteer, *, by: Actor) -> None:
    """The message again, with a link that works. Raises WrongState once they have come, TooSoon within a day."""
    volunteer = _asked_in(volunteer)
    recent = Link.objects.filter(purpose=INVITATION_LINK, subject_id=volunteer.pk)
    if recent.filter(created_at__gt=clock.now() - REMINDER_RESTS).exists():
        raise TooSoon
    send_invitation(volunteer, inviter=by.name)


@action(may="volunteers.own")
def tick_lesson(lesson: Lesson, *, by: Actor, done: bool) -> Lesson:
    """It is learnt, or not yet after all."""
    lesson = Lesson.objects.select_for_update(of=("self",)).select_related("volunteer").get(pk=lesson.pk)
    if done != (lesson.done_at is not None):
        lesson.done_at = clock.now() if done else None
        lesson.save(update_fields=["done_at"])
        settle(BEGIN.code, [lesson.volunteer_id])
    return lesson


def _asked_in(volunteer: Volunteer) -> Volunteer:
    volunteer = locked(volunteer)
    if not waits_for(volunteer):
        raise WrongState(_("Cette invitation n’attend plus de réponse."))
    return volunteer
