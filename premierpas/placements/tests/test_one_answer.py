"""When may this pupil go? Search, page, applying, a yes, confirming, registering and agreement give one answer."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from premierpas.applications import actions
from premierpas.applications.models import Application
from premierpas.applications.tests.situations import CV, JANUARY, LETTER, an_offer, an_old_pupil
from premierpas.core import clock
from premierpas.core.calendar import SchoolWeek, ZoneCalendar
from premierpas.core.errors import DomainError
from premierpas.offers.models import OfferSlot
from premierpas.offers.seats import hold_seat
from premierpas.organisations.models import InternshipPeriod
from premierpas.people.allowing import allow_days, withdraw_days
from premierpas.people.models import AllowedDays, Enrolment
from premierpas.placements.actions import Host, register_outside
from premierpas.placements.models import Placement
from premierpas.placements.terms.content import Content
from premierpas.placements.terms.judging import breaches
from tests.factories import a_head_of, a_host_of, acting

TODAY = date(2026, 11, 10)
# Two that follow each other, the last before the winter holidays of zone C, the first of these, and one of March.
MONDAYS = [date(2027, 1, 11), date(2027, 1, 18), date(2027, 2, 1), date(2027, 2, 8), date(2027, 3, 15)]
HOLIDAYS = MONDAYS[3]
HOST = Host(name="Ailleurs", street="1, rue du Port", postal_code="92000", city="Nanterre", tutor="Léa Roy")


def week_of(monday: date) -> tuple[date, date]:
    return monday, monday + timedelta(days=4)


class Someone:
    """A pupil, an offer for each week, and every door at which it is asked whether they may go."""

    def __init__(self) -> None:
        self.pupil = an_old_pupil()
        self.enrolment = Enrolment.objects.select_related("classroom__school", "pupil").get(pupil=self.pupil)
        self.client = Client()
        self.client.force_login(self.pupil.user)
        self.slots = {monday: self._offered(monday) for monday in MONDAYS}

    @staticmethod
    def _offered(monday: date) -> OfferSlot:
        """A week on offer; in another zone than the pupil's, it may lie in the pupil's holidays."""
        first, last = week_of(monday)
        offer = an_offer(weeks=[JANUARY])
        offer.slots.update(first_day=first, last_day=last)
        return OfferSlot.objects.select_related("offer").get(offer=offer)

    def goes(self, weeks: set[date], *, own: bool = False) -> None:
        """The class, or its level, goes in these weeks."""
        room = self.enrolment.classroom
        for monday in weeks:
            first, last = week_of(monday)
            InternshipPeriod.objects.create(
                school=room.school, classroom=room if own else None, level=room.level, first_day=first, last_day=last
            )

    def may_go(self, *weeks: date) -> None:
        for monday in weeks:
            first, last = week_of(monday)
            AllowedDays.objects.create(enrolment=self.enrolment, first_day=first, last_day=last, reason="Voyage")

    def doors(self, monday: date) -> dict[str, bool]:
        """What is said at each of them about this week."""
        slot, by = self.slots[monday], acting(self.pupil)
        offer = slot.offer
        found = self.client.get(reverse("offers:search")).context
        page = self.client.get(reverse("offers:detail", args=[offer.slug, offer.pk])).context
        days = [day for day in SchoolWeek(monday).days if not ZoneCalendar("C").is_holiday(day)]
        return {
            "search": not found["lacks_weeks"] and offer.pk in {each.pk for each in found["found"].offers},
            "page": any(row["url"] for row in page["slots"]),
            "apply": done(lambda: actions.start_application(self.pupil, slot=slot, by=by)),
            "accept": done(lambda: self._accept(slot)),
            "confirm": done(lambda: actions.confirm_place(self._held(slot), by=by)),
            "register": done(lambda: register_outside(self.enrolment, host=HOST, days=SchoolWeek(monday).days, by=by)),
            "agreement": bool(days) and not self._refused_by_agreement(days),
        }

    def _accept(self, slot: OfferSlot) -> Application:
        application = self._sent(slot)
        return actions.accept(application, by=a_host_of(application))

    def _sent(self, slot: OfferSlot) -> Application:
        """One that lies before the company, although weeks may have changed since."""
        application = Application.objects.create(
            pupil=self.pupil, enrolment=self.enrolment, offer=slot.offer, slot=slot, letter=LETTER, cv=CV
        )
        application.state, application.submitted_at, application.answer_due = "submitted", clock.now(), TODAY
        application.save()
        return application

    def _held(self, slot: OfferSlot) -> Application:
        application = self._sent(slot)
        application.state, application.answered_at, application.confirm_due = "accepted", clock.now(), TODAY
        application.seat = hold_seat(slot)
        application.save()
        return application

    def _refused_by_agreement(self, days: list[date]) -> bool:
        content = Content(
            days=[{"date": day.isoformat(), "slots": [["09:00", "12:00"]]} for day in days],
            pupil_birth_date=self.pupil.birth_date.isoformat(), host_postal_code="92000", host_country="FR",
        )  # fmt: skip
        found = breaches(Placement(pk=0, enrolment=self.enrolment, pupil=self.pupil), content)
        return any(breach.rule == "school_time" for breach in found)


def done(act: Callable[[], Any]) -> bool:
    """Whether an action does it; what it wrote is taken back."""
    try:
        with transaction.atomic():
            act()
            transaction.set_rollback(True)
    except DomainError as error:
        assert error.field == "weeks", error
        return False
    return True


@pytest.fixture
def someone(db: object) -> Iterator[Someone]:
    with clock.travel(TODAY):
        yield Someone()


WEEKS = st.sets(st.sampled_from(MONDAYS))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(of_level=WEEKS, of_class=WEEKS, allowed=WEEKS, monday=st.sampled_from(MONDAYS))
@example(of_level=set(), of_class=set(), allowed=set(), monday=MONDAYS[0])
@example(of_level={MONDAYS[0]}, of_class={MONDAYS[1]}, allowed=set(), monday=MONDAYS[0])
@example(of_level={MONDAYS[0]}, of_class=set(), allowed={MONDAYS[4]}, monday=MONDAYS[4])
@example(of_level={MONDAYS[2], HOLIDAYS}, of_class=set(), allowed=set(), monday=HOLIDAYS)
@example(of_level=set(), of_class=set(), allowed={MONDAYS[2]}, monday=MONDAYS[2])
def test_every_door_gives_the_same_answer(
    someone: Someone, of_level: set[date], of_class: set[date], allowed: set[date], monday: date
) -> None:
    with transaction.atomic():
        someone.goes(of_level)
        someone.goes(of_class, own=True)
        someone.may_go(*allowed)
        expected = monday in ((of_class or of_level) | allowed) - {HOLIDAYS}
        said = someone.doors(monday)
        transaction.set_rollback(True)
    assert said == dict.fromkeys(said, expected)


def test_the_weeks_of_another_school_year_are_not_those_of_the_class(someone: Someone) -> None:
    room = someone.enrolment.classroom
    room.school_year -= 1
    room.save()
    someone.goes(set(MONDAYS))
    assert not any(someone.doors(MONDAYS[0]).values())


def test_what_the_head_withdraws_holds_no_longer_anywhere(someone: Someone) -> None:
    someone.goes({MONDAYS[0]})
    first, last = week_of(MONDAYS[4])
    head = a_head_of(someone.enrolment.classroom.school)
    allowed = allow_days(someone.enrolment, first_day=first, last_day=last, reason="Voyage", by=head)
    assert all(someone.doors(MONDAYS[4]).values())
    withdraw_days(allowed, by=head)
    assert not any(someone.doors(MONDAYS[4]).values())


def test_a_week_cut_by_holidays_is_gone_to_without_them(someone: Someone) -> None:
    ascension = date(2027, 5, 3)  # its Thursday is a public holiday, its Friday the bridge of all zones
    someone.slots[ascension] = someone._offered(ascension)
    someone.goes({ascension})
    assert all(someone.doors(ascension).values())
    actions.confirm_place(someone._held(someone.slots[ascension]), by=acting(someone.pupil))
    placement = Placement.objects.get()
    assert placement.last_day == ascension + timedelta(days=2)
