"""Erasing a person: what runs is ended, the file counted, and every declaration done. One transaction each."""

from django.db import transaction
from django.utils.translation import gettext as _

from premierpas.accounts.models import User
from premierpas.accounts.sessions import end_sessions_of
from premierpas.applications.actions.ending import close
from premierpas.applications.actions.locking import lock_all, lock_pupil
from premierpas.applications.enums import LIVE, ApplicationState
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.actions import Actor, step, working_as
from premierpas.core.events import emit
from premierpas.core.retention import Clock
from premierpas.organisations.actions.members import close_membership
from premierpas.organisations.models import Membership
from premierpas.partners.models import Member
from premierpas.people.events import VolunteerLeft
from premierpas.people.leaving import end_enrolments
from premierpas.people.models import Enrolment, Pupil, Volunteer
from premierpas.people.sight import end_links
from premierpas.placements.actions.placing import give_up
from premierpas.placements.evidence.pruning import never_signed, prune
from premierpas.placements.models import Placement, PlacementState

from .counting import count_file
from .engine import Done, do, forget_history, of_whom
from .mentions import contacts_of, forget_sent, hide_adult, hide_pupil, unshared
from .models import Demand, DemandState

ITSELF = Actor.task("privacy.erase")


@transaction.atomic
def erase_pupil(pupil_id: int) -> Done:
    """End what runs for a pupil, count the file, and make it anonymous. What was signed stays in its archive."""
    done = Done()
    if lock_pupil(pupil_id).anonymised_at is not None:
        return done
    with working_as(ITSELF):
        end_what_runs(pupil_id)
    pupil = Pupil.objects.select_related("user").get(pk=pupil_id)
    count_file(pupil_id)
    contacts = contacts_of(pupil)
    hide_pupil(pupil, contacts, done)
    forget_sent(unshared(contacts, but=pupil), pupil.user_id, done)
    for placement_id in never_signed(pupil_id):
        done.pruned(prune(placement_id))
    for each, rows in of_whom(Clock.PUPIL, pupil_id):
        if not each.by_hand:
            do(each, rows, done)
    _close_account(pupil.user, done)
    Pupil.objects.filter(pk=pupil_id).update(anonymised_at=clock.now())
    forget_history(Pupil, [pupil_id])
    return done


@step
def end_what_runs(pupil_id: int) -> None:
    """Applications and weeks to come end, and whoever waits for the pupil is told; nobody sees the pupil any more."""
    lock_pupil(pupil_id)
    states = [*LIVE, ApplicationState.DRAFT, ApplicationState.CONFIRMED]
    rows = Application.objects.filter(pupil=pupil_id, state__in=states)
    begun = Placement.objects.filter(pupil=pupil_id).exclude(state=PlacementState.PLANNED)
    rows = rows.exclude(pk__in=begun.exclude(application=None).values("application"))
    drafts = rows.filter(state=ApplicationState.DRAFT)
    drafts.delete()
    reason = _("L’élève ne participe plus.")
    close(lock_all(rows.values_list("pk", flat=True)), ApplicationState.CANCELLED_BY_SCHOOL, reason=reason)
    for placement in Placement.objects.filter(pupil=pupil_id, state=PlacementState.PLANNED).order_by("pk"):
        give_up(placement, reason=reason)
    open_now = Enrolment.objects.filter(pupil=pupil_id, left_on=None)
    end_enrolments({each.pk: clock.today() for each in open_now})
    end_links(pupil=pupil_id)


@transaction.atomic
def erase_account(user_id: int) -> Done:
    """An adult leaves every organisation, and the account is nobody's any more."""
    user = User.objects.select_for_update().get(pk=user_id)
    with working_as(ITSELF):
        for membership in Membership.objects.filter(user=user, until=None).order_by("pk"):
            close_membership(membership)
        for volunteer in Volunteer.objects.filter(user=user, until=None).order_by("pk"):
            Volunteer.objects.filter(pk=volunteer.pk).update(until=clock.now())
            emit(VolunteerLeft(at=clock.now(), volunteer_id=volunteer.pk))
        Member.objects.filter(user=user, until=None).update(until=clock.now())
        end_links(adult=user)
    done = Done()
    hide_adult(user, done)
    forget_sent(unshared({user.email or "", user.phone} - {""}), user.pk, done)
    _close_account(user, done)
    return done


def _close_account(user: User, done: Done) -> None:
    end_sessions_of(user)
    for each, rows in of_whom(Clock.ACCOUNT, user.pk):
        do(each, rows, done)
    User.objects.filter(pk=user.pk).update(is_active=False)
    asked = Demand.objects.filter(user=user, state=DemandState.ASKED)
    asked.update(state=DemandState.DONE, ended_at=clock.now())


@transaction.atomic
def blank_host(company_id: int) -> Done:
    """What was kept to reach a host goes; its name and number stay, as public registers show them."""
    done = Done()
    for each, rows in of_whom(Clock.HOST, company_id):
        do(each, rows, done)
    return done
