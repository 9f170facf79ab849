"""A coordinator proposes a youth worker to a pupil; a guardian's yes opens it, a no ends it at once."""

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import DomainError, WrongState
from premierpas.people.consenting import FAMILY, of_family
from premierpas.people.models import Enrolment, Volunteer
from premierpas.volunteers.actions.team import is_there

from ..enums import Way, WhyEnded
from ..errors import AlreadyProposed, NotCleared, NotPresent
from ..models import Support
from ..queries import newest_of
from ..seeing import open_link, over
from ..telling import tell_begun, tell_ended, tell_proposed
from ..waiting import CONSENT


@action(may="youth_work.propose")
def propose_support(enrolment: Enrolment, *, by: Actor, volunteer: Volunteer) -> Support:
    """Ask the family whether this youth worker may help. Raises NotCleared, NotPresent or AlreadyProposed."""
    enrolment = _held(enrolment)
    volunteer = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
    if enrolment.left_on is not None or enrolment.classroom.closed_at is not None:
        raise NotPresent
    if not _may_help(volunteer, enrolment):
        raise NotCleared
    try:
        with transaction.atomic():
            support = Support.objects.create(enrolment=enrolment, volunteer=volunteer, asked_by=by.user)
    except IntegrityError:
        raise AlreadyProposed from None
    settle(CONSENT.code, [support.pk])
    tell_proposed(support)
    return support


@action(may="youth_work.record", links={FAMILY: of_family})
def say_consent(enrolment: Enrolment, *, yes: bool, by: Actor) -> None:
    """The family says yes to all who are proposed, or no to everybody, those who help already included.

    A yes after a no is one to whoever helped before. Saying again what is said changes nothing.
    """
    enrolment = _held(enrolment)
    rows = list(_locked(enrolment))
    if not yes:
        _end(rows, WhyEnded.FAMILY)
        return
    for support in rows or _asked_again(enrolment):
        if support.since is None and _may_help(support.volunteer, enrolment):
            _begin(support, on=clock.today(), way=Way.PAGE if by.link else Way.PAPER, said_by=by.name)


@action(may="youth_work.record", on=lambda given: given["support"].enrolment)
def record_answer(support: Support, *, by: Actor, yes: bool, on: date | None = None) -> None:
    """What a guardian has said of this one, on paper or to the school. Raises DomainError, NotCleared, WrongState."""
    enrolment = _held(support.enrolment)
    held = _locked(enrolment).filter(pk=support.pk).first()
    if held is None:
        raise WrongState(_("Cette proposition n’attend plus de réponse : rechargez la page."))
    if not yes:
        _end([held], WhyEnded.FAMILY)
        return
    if on is not None and on > clock.today():
        raise DomainError(_("Ce jour n’est pas encore venu."), field="on")
    if held.since is None:
        if not _may_help(held.volunteer, enrolment):
            raise NotCleared
        _begin(held, on=on or clock.today(), way=Way.PAPER, said_by=by.name)


@action(may="youth_work.end")
def end_support(support: Support, *, by: Actor) -> None:
    """It is over from now on; twice changes nothing."""
    _end(_locked(support.enrolment).filter(pk=support.pk), WhyEnded.ASKED)


@step
def end_all(why: WhyEnded, **which: object) -> None:
    """The same as a part of something else: a leaving, an end of a clearance."""
    rows = Support.objects.filter(until=None, **which).select_related("enrolment__pupil", "volunteer")
    _end(rows.select_for_update(of=("self",)).order_by("pk"), why)


def _held(enrolment: Enrolment) -> Enrolment:
    rows = Enrolment.objects.select_for_update(of=("self",)).select_related("classroom__school", "pupil")
    return rows.get(pk=enrolment.pk)


def _locked(enrolment: Enrolment) -> QuerySet[Support]:
    rows = Support.objects.filter(enrolment=enrolment, until=None).select_related("enrolment__pupil", "volunteer__user")
    return rows.select_for_update(of=("self",)).order_by("pk")


def _may_help(volunteer: Volunteer, enrolment: Enrolment) -> bool:
    here = volunteer.territory_id == enrolment.classroom.school.territory_id
    return volunteer.is_youth_worker and volunteer.sees_pupils and is_there(volunteer) and here


def _asked_again(enrolment: Enrolment) -> list[Support]:
    """Those whom the family refused, asked for once more; not whom somebody else has ended since."""
    if enrolment.left_on is not None or enrolment.classroom.closed_at is not None:
        return []
    return [
        Support.objects.create(enrolment=enrolment, volunteer=each.volunteer, asked_by_id=each.asked_by_id)
        for each in newest_of(enrolment)
        if each.why_ended == WhyEnded.FAMILY and _may_help(each.volunteer, enrolment)
    ]


def _begin(support: Support, *, on: date, way: Way, said_by: str) -> None:
    support.since, support.said_on, support.way, support.said_by = clock.now(), on, way, said_by[:150]
    support.save(update_fields=["since", "said_on", "way", "said_by"])
    open_link(support)
    settle(CONSENT.code, [support.pk])
    tell_begun(support)


def _end(rows: Iterable[Support], why: WhyEnded) -> None:
    for support in rows:
        over(support, why)
        settle(CONSENT.code, [support.pk])
        tell_ended(support)
