"""Applications in every state, reached by the moves that lead there."""

from datetime import date

from premierpas.applications import actions
from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.models import Application
from premierpas.core.actions import Actor, working_as
from premierpas.offers.models import Offer, OfferSlot
from premierpas.people.models import Pupil
from tests.factories import (
    a_classroom,
    a_host_of,
    a_member,
    a_published_offer,
    a_pupil,
    a_school,
    a_school_of,
    a_teacher,
    acting,
    the_class_goes,
)

JANUARY = (date(2027, 1, 11), date(2027, 1, 15))
LATER = (date(2027, 1, 18), date(2027, 1, 22))
OLD_ENOUGH = date(2011, 3, 4)
PROGRAMME = Actor.task("tests")
LETTER = "Je voudrais comprendre comment on fait une porte."
CV = {"about_me": "Je suis ponctuel.", "skills": "Mesurer, tracer", "languages": "Français, soninké"}


def an_offer(*, weeks: object = (JANUARY, LATER), places: int = 1, **fields: object) -> Offer:
    """A public offer for two weeks of January."""
    return a_published_offer(weeks=list(weeks), places=places, **fields)


def a_slot(offer: Offer | None = None, week: tuple[date, date] = JANUARY) -> OfferSlot:
    """One week of it."""
    return (offer or an_offer()).slots.get(first_day=week[0])


def an_old_pupil(**fields: object) -> Pupil:
    """A pupil of 15, in a class with its teacher."""
    classroom = fields.pop("classroom", None)
    if classroom is None:
        classroom = a_classroom(a_school())
        a_teacher(classroom)
    return a_pupil(classroom, **{"birth_date": OLD_ENOUGH, **fields})


def sent(pupil: Pupil | None = None, slot: OfferSlot | None = None, **texts: object) -> Application:
    """An application that the company has before it."""
    pupil, slot = pupil or an_old_pupil(), slot or a_slot()
    the_class_goes(pupil, slot.first_day, slot.last_day)
    draft = actions.start_application(pupil, slot=slot, by=acting(pupil))
    return actions.submit_application(draft, **{"letter": LETTER, "cv": CV, "by": acting(pupil), **texts})


def in_state(state: S, pupil: Pupil | None = None, slot: OfferSlot | None = None) -> Application:
    """An application brought into this state."""
    pupil = pupil or an_old_pupil()
    if state == S.DRAFT:
        slot = slot or a_slot()
        the_class_goes(pupil, slot.first_day, slot.last_day)
        return actions.start_application(pupil, slot=slot, by=acting(pupil))
    application = sent(pupil, slot)
    by, host, school = acting(pupil), a_host_of(application), a_school_of(application)
    if state in (S.ACCEPTED, S.CONFIRMED):
        application = actions.accept(application, by=host)
        return actions.confirm_place(application, by=by) if state == S.CONFIRMED else application
    if state == S.EXPIRED:
        Application.objects.filter(pk=application.pk).update(answer_due=date(2026, 11, 9))
        actions.expire(application, by=PROGRAMME)
    if state == S.SUPERSEDED:
        with working_as(PROGRAMME):
            first, last = application.slot.first_day, application.slot.last_day
            actions.supersede_overlapping(pupil, first_day=first, last_day=last)
    ways = {
        S.READ: lambda: actions.mark_read(application, by=host),
        S.UNDER_REVIEW: lambda: actions.ask_more_time(application, by=host),
        S.REJECTED: lambda: actions.reject(application, reason="full", kind_words="Bon courage.", by=host),
        S.WITHDRAWN: lambda: actions.withdraw(application, by=by),
        S.CANCELLED_BY_COMPANY: lambda: actions.cancel_by_company(application, by=PROGRAMME, reason="travaux"),
        S.CANCELLED_BY_SCHOOL: lambda: actions.cancel_by_school(application, by=school, reason="voyage"),
    }
    if state in ways:
        ways[state]()
    return Application.objects.get(pk=application.pk)


def a_colleague(offer: Offer) -> object:
    """A member of the company who is not on the offer's team."""
    return a_member("company", offer.company)
