"""What somebody says in spring; who leaves on a day, at once, or stays after all."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.events import emit
from premierpas.people.events import VolunteerJoined, VolunteerLeft
from premierpas.people.models import Volunteer

from ..enums import Event, Intent
from ..handover.things import hand_on, prolong_overlaps
from ..milestones import note_event
from ..models import Handover, Intention
from ..waiting import HAND_OVER, SUCCEED, settle_volunteer
from .team import is_there, locked

LONGEST_AHEAD = timedelta(days=2 * 366)


@action(may="volunteers.speak_for")
def say_intention(
    volunteer: Volunteer, *, by: Actor, answer: Intent, last_day: date | None = None, word: str = ""
) -> Intention:
    """Stays, until a day, or leaves. A day opens the handover; staying after all ends it and changes nothing else."""
    volunteer = locked(volunteer)
    if not is_there(volunteer):
        raise WrongState(_("Cette personne n’est plus dans l’équipe."))
    if answer == Intent.STAYS:
        last_day = None
        _stays(volunteer)
    else:
        last_day = day_to_come(last_day)
        _leaves(volunteer, last_day, word)
    said, _new = Intention.objects.update_or_create(
        volunteer=volunteer, year=clock.today().year,
        defaults={"answer": answer, "last_day": last_day, "said_at": clock.now()},
    )  # fmt: skip
    settle_volunteer(volunteer.pk)
    return said


@action(may="volunteers.end")
def end_now(volunteer: Volunteer, *, by: Actor, why: str = "") -> Volunteer:
    """Somebody leaves today: what they had goes to whoever said yes, else to others of the team."""
    volunteer = locked(volunteer)
    if not is_there(volunteer):
        raise WrongState(_("Cette personne n’est plus dans l’équipe."))
    volunteer.until = clock.now()
    volunteer.save(update_fields=["until"])
    note_event(volunteer, Event.LEFT, by=by.user, note=why.strip())
    emit(VolunteerLeft(at=clock.now(), volunteer_id=volunteer.pk))
    settle_volunteer(volunteer.pk)
    return volunteer


@step
def end_handover(handover: Handover) -> None:
    """The last day is over: what was accepted is given, what nobody took falls to the coordinators."""
    handover = Handover.objects.select_for_update(of=("self",)).select_related("volunteer").get(pk=handover.pk)
    if handover.ended_at is not None:
        return
    hand_on(handover)
    handover.ended_at = clock.now()
    handover.save(update_fields=["ended_at"])
    volunteer = handover.volunteer
    said = volunteer.milestones.filter(event__in=[Event.LEFT, Event.SUSPENDED], at__gte=handover.opened_at)
    if not is_there(volunteer) and not said.exists():
        note_event(volunteer, Event.LEFT, by=None, on=min(handover.last_day, clock.today()))
    settle_handover(handover)


@step
def settle_handover(handover: Handover) -> None:
    """What is still to be found, and who still has to answer."""
    settle(HAND_OVER.code, [handover.pk])
    settle(SUCCEED.code, list(handover.successions.values_list("to", flat=True).distinct()))


@step
def _stays(volunteer: Volunteer) -> None:
    if volunteer.until is not None:
        volunteer.until = None
        volunteer.save(update_fields=["until"])
        emit(VolunteerJoined(at=clock.now(), volunteer_id=volunteer.pk))
    for handover in volunteer.handovers.filter(ended_at=None):
        handover.ended_at = clock.now()
        handover.save(update_fields=["ended_at"])
        settle_handover(handover)


@step
def _leaves(volunteer: Volunteer, last_day: date, word: str) -> None:
    volunteer.until = clock.instants(clock.today(), last_day)[1]
    volunteer.save(update_fields=["until"])
    handover, new = Handover.objects.get_or_create(
        volunteer=volunteer, ended_at=None, defaults={"last_day": last_day, "word": word.strip()}
    )
    if not new:
        handover.last_day, handover.word = last_day, word.strip() or handover.word
        handover.save(update_fields=["last_day", "word"])
        prolong_overlaps(handover)
    emit(VolunteerLeft(at=clock.now(), volunteer_id=volunteer.pk))
    settle_handover(handover)


def day_to_come(last_day: date | None) -> date:
    """A last day that can be: today or later, within two years. Raises DomainError at `last_day`."""
    if last_day is None:
        raise DomainError(_("Donnez votre dernier jour, même approximatif : il peut changer."), field="last_day")
    if last_day < clock.today():
        raise DomainError(_("Ce jour est passé : choisissez aujourd’hui ou un jour à venir."), field="last_day")
    if last_day > clock.today() + LONGEST_AHEAD:
        raise DomainError(_("C’est dans plus de deux ans : vérifiez l’année."), field="last_day")
    return last_day
